"""An .ics file taken apart: what it says, at which times, and nothing it need not hold."""

import re
from typing import Final

from reconcile.writing.guard.contents import Contents

_SAID: Final = frozenset({"SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CATEGORIES", "X-WR-CALNAME", "NAME"})
_NEEDED: Final = frozenset(
    {
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION"),
        *("RRULE", "EXDATE", "TRANSP", "STATUS", "CLASS", "SEQUENCE", "ACTION", "TRIGGER", "PRIORITY", "DUE"),
        *("TZID", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO", "X-LIC-LOCATION", "X-WR-TIMEZONE", "REFRESH-INTERVAL"),
    }
)
_TIMED: Final = frozenset({"DTSTART", "DTEND", "DUE", "EXDATE"})
_TIME = re.compile(r"\d{8}T(\d\d)(\d\d)(\d\d)")
_PROPERTY = re.compile(r"(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;[^:;]+)*):(?P<value>.*)", re.DOTALL)


def calendar_contents(content: bytes) -> Contents:
    """Take the iCalendar file (RFC 5545) in `content` apart. A moment of an event is a line with its clock time."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return Contents((), ("calendar: not UTF-8",))
    if not text.startswith("BEGIN:VCALENDAR"):
        return Contents((), ("calendar: not a calendar",))
    lines: list[str] = []
    traces: list[str] = []
    in_zone = False  # rules of summer time hold clock times of their own
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        hit = _PROPERTY.fullmatch(line)
        name = hit["name"].upper() if hit else ""
        if not hit or name not in _SAID | _NEEDED:
            if line.strip():
                traces.append(f"calendar: {name or 'no property'}")
            continue
        if name in ("BEGIN", "END") and hit["value"] == "VTIMEZONE":
            in_zone = name == "BEGIN"
        value = re.sub(r"\\([\\;,nN])", lambda escaped: "\n" if escaped[1] in "nN" else escaped[1], hit["value"])
        if name in _SAID:
            lines += value.splitlines()
        elif name in _TIMED and not in_zone:
            lines += [_clock(*moment) for moment in _TIME.findall(value)]
        elif name in ("PRODID", "UID"):
            lines.append(re.sub(r"[-_/@.]+", " ", re.sub(r"\d{3,}", " ", value)))
        if hit["parameters"] and re.search(r"(?i);(?:CN|ALTREP|DIR|SENT-BY|X-)", hit["parameters"]):
            traces.append(f"calendar: {name} {hit['parameters']}")
    return Contents(tuple(lines), tuple(dict.fromkeys(traces)))


def _clock(hour: str, minute: str, second: str) -> str:
    """A clock time as letters write it; midnight by itself is a whole day."""
    if (hour, minute, second) == ("00", "00", "00"):
        return ""
    return f"{hour}:{minute}" + ("" if second == "00" else f":{second}")
