"""The Dutch of the papers for a committee, and the small forms they share: days, times, lengths."""

import datetime
from typing import Any

from reconcile.writing.data import data_table
from reconcile.writing.document import gap
from reconcile.writing.facts import dutch_date


def words() -> dict[str, Any]:
    """The Dutch sentences of these papers."""
    return data_table("committee/committee.toml")


def gap_for(name: str) -> str:
    """What is to be filled in, as a visible gap."""
    return gap(words()["gaps"][name])


def day(date: datetime.date | None, what: str = "date") -> str:
    """`date` written out, or the gap `what`."""
    return dutch_date(date) if date else gap_for(what)


def short_day(date: datetime.date | None) -> str:
    """`date` as a table shows it, "03-11-2026", or a gap."""
    return f"{date:%d-%m-%Y}" if date else gap_for("date")


def clock(seconds: float | None) -> str:
    """A place in the recording as hh:mm:ss; a dash when nothing is known of it."""
    if seconds is None:
        return "–"
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
