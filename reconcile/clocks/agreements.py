"""Agreements with a day in them: when they are due, reckoned from the day of the meeting."""

import datetime
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from models.agreement import Agreement
from models.noun import Noun

if TYPE_CHECKING:
    from reconcile.language.dates import Moment as Spoken

DAY: Final = datetime.timedelta(days=1)


class Region(StrEnum):
    """Where the school lies, for its breaks."""

    NORTH = "noord"
    MIDDLE = "midden"
    SOUTH = "zuid"


class AgreementDate(Noun):
    """When an agreement is due, or begins."""

    agreement: str
    """`Agreement.id`."""
    meeting: datetime.date
    """The day of the meeting in which it was agreed."""
    actor: str
    """Who does it, as the agreement says; may be empty."""
    text: str
    """What was agreed, as said: for the parent's eyes."""
    words: str
    """The date as the agreement says it."""
    first: datetime.date
    """The first day that can be meant."""
    due: datetime.date
    """The last day that can be meant; of what begins, the first."""
    begins: bool = False
    """It is not due then but begins: "vanaf", "na"."""


def agreement_dates(
    agreements: Iterable[Agreement], meeting_date: datetime.date, region: Region | None = None
) -> tuple[AgreementDate, ...]:
    """The agreements that name a day or a stretch of days, the first due first; the others are left out.

    Without a `region`, what is said of a school break is as wide as the three regions together.
    """
    found = (_date_of(agreement, meeting_date, region) for agreement in agreements)
    return tuple(sorted((each for each in found if each), key=lambda each: (each.due, each.agreement)))


def _date_of(agreement: Agreement, meeting: datetime.date, region: Region | None) -> AgreementDate | None:
    from reconcile.language.dates import Bound

    spoken = _spoken(agreement, meeting)
    if spoken is None:
        return None
    first, due, begins = spoken.first, spoken.last, spoken.bound is Bound.FROM
    if region is not None and _names_a_break(agreement.deadline or ""):
        first, due = _in_region(spoken, region)
    return AgreementDate(
        agreement=agreement.id, meeting=meeting, actor=agreement.actor, text=agreement.text,
        words=agreement.deadline or "",
        first=first, due=first if begins else due, begins=begins,
    )  # fmt: skip


def _spoken(agreement: Agreement, meeting: datetime.date) -> "Spoken | None":
    """The date of the agreement, with its preposition where the text still has it: "vóór", "vanaf"."""
    from reconcile.language.dates import moments

    if not agreement.deadline:
        return None
    for each in reversed(moments(agreement.text, meeting)):
        said = agreement.text[each.start : each.end].casefold()
        if said in agreement.deadline.casefold() or (each.is_day and each.first.isoformat() == agreement.deadline):
            return each
    return next(iter(reversed(moments(agreement.deadline, meeting))), None)


def _names_a_break(words: str) -> bool:
    from reconcile.lexicon import table

    dates = table("dates")
    return any(name in words.casefold() for name in (*dates["breaks"], *dates["vacations"]))


def _in_region(spoken: "Spoken", region: Region) -> tuple[datetime.date, datetime.date]:
    """The first and the last day that are meant, where the school breaks are those of one region."""
    from reconcile.language.dates import Bound

    for start, end in _breaks(region, spoken.first.year):
        if spoken.bound in {Bound.BEFORE, Bound.UNTIL} and spoken.first <= start <= spoken.last:
            return spoken.first, start - DAY
        if spoken.bound is Bound.FROM and spoken.first <= end + DAY <= spoken.last:
            return end + DAY, spoken.last
        if spoken.bound is Bound.ON and spoken.first <= start and end <= spoken.last:
            return start, end
    return spoken.first, spoken.last


def _breaks(region: Region, year: int) -> list[tuple[datetime.date, datetime.date]]:
    """First and last day of each school break, from the year before `year` to the year after."""
    import holidays

    years = (year - 1, year, year + 1)
    days = set(holidays.country_holidays("NL", subdiv=region.value.title(), categories=("school",), years=years))
    firsts = sorted(day for day in days if day - DAY not in days)
    lasts = sorted(day for day in days if day + DAY not in days)
    return list(zip(firsts, lasts, strict=True))
