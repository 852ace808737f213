"""Clock times in a text: which there are, in one spelling, and what only looks like one."""

import re
from collections.abc import Iterator

_COLON = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,3})(?P<mark>:)(?P<minute>[0-5]\d)(?P<rest>:[0-5]\d)?(?P<part>[.,]\d+)?(?![\d:])"
)
_POINT = re.compile(
    r"(?<![\d.,:€-])(?<!€ )(?P<hour>\d{1,3})(?P<mark>[.])(?P<minute>[0-5]\d)(?P<rest>:\d\d)?(?P<part>)(?![\d:]|[.,]\d)"
)
_NUMBERED = re.compile(
    r"(?:artikel(?:en)?|artt?\.|paragraaf|par\.|§|hoofdstuk|bijlage|onderdeel|versie)\s*"
    r"(?:[\d.]+[a-z]?(?:,| en| of)?\s+)*$",
    re.IGNORECASE,
)
"""What comes before the number of an article of law, and what else is numbered so."""
_MONEY_OR_PERCENT = re.compile(r"\s*(?:%|procent|euro|eur|punt|graad|km|cm|kg|m²)", re.IGNORECASE)
_DAY = range(7, 23)
"""Hours at which people meet."""


def is_no_time(line: str, hit: re.Match[str]) -> bool:
    """Whether two numbers with a full stop between are money, a share, a measure or an article of law."""
    return bool(_MONEY_OR_PERCENT.match(line[hit.end() :]) or _NUMBERED.search(line[: hit.start()]))


def clocks_in(text: str) -> Iterator[re.Match[str]]:
    """Everything in `text` that is written as a clock time: groups hour, mark, minute, and maybe rest and part."""
    yield from _COLON.finditer(text)
    yield from _POINT.finditer(text)


def spelled(hit: re.Match[str]) -> str:
    """A clock time in one spelling: "9.30" and "09:30" are one time; seconds keep it another."""
    return f"{int(hit['hour'])}:{hit['minute']}{hit['rest'] or ''}{hit['part'] or ''}"


def is_time_of_day(hit: re.Match[str]) -> bool:
    """Whether people could meet then; in an agreement anything else is a moment in a recording."""
    return int(hit["hour"]) in _DAY and not hit["rest"] and not hit["part"]
