"""Times as people and programs write them: "0:03", "00:01:02.500", "1:02:03,5"."""

import re

TIME = r"\d{1,3}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?"
"""A regular expression, without groups, for a time on its own."""

_WHOLE = re.compile(TIME)


def seconds_of(written: str) -> float | None:
    """Return the seconds that `written` stands for, or None when it is not a time (such as "12:75")."""
    if not _WHOLE.fullmatch(written):
        return None
    whole, _, fraction = written.replace(",", ".").partition(".")
    *larger, seconds = (int(part) for part in whole.split(":"))
    if seconds > 59 or (len(larger) == 2 and larger[1] > 59):
        return None
    total = seconds + sum(part * 60 ** (place + 1) for place, part in enumerate(reversed(larger)))
    return float(f"{total}.{fraction or 0}")


def clock(seconds: float) -> str:
    """Return a time as "h:mm:ss", for problems."""
    whole = int(abs(seconds))
    return f"{'-' if seconds < 0 else ''}{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
