"""The day where the parent is, and days as they are typed."""

import datetime
from typing import Final

FORMATS: Final = ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")
EARLIEST: Final = datetime.date(1990, 1, 1)
LATEST: Final = datetime.date(2100, 12, 31)


def today() -> datetime.date:
    """The day where the parent is."""
    return datetime.datetime.now().astimezone().date()


def day_in(typed: str) -> datetime.date | None:
    """The day that was typed; None for what is no day, and for one that can only be a slip, as in the year 206."""
    for each in FORMATS:
        try:
            day = datetime.datetime.strptime(typed.strip(), each).date()
        except ValueError:
            continue
        if EARLIEST <= day <= LATEST:
            return day
    return None
