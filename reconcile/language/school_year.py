"""The Dutch school calendar: breaks over the three regions, and the feasts that people name as terms."""

import datetime
from dataclasses import dataclass
from functools import cache

from reconcile.language.bounds import Bound, bound_of
from reconcile.language.date_phrases import Span
from reconcile.language.weekdays import DAYS
from reconcile.language.words import Words
from reconcile.lexicon import table

Day = datetime.date
DAY = datetime.timedelta(days=1)
REGIONS = ("Noord", "Midden", "Zuid")
_WORDS = table("dates")
EASTER = "Easter Sunday"
"""As the holidays library calls it."""


LAST_MONTH = 7
"""The month in which school years end."""
AFTER_BREAK_DAYS = 21
""""Na de zomervakantie" is said of the first three weeks of school."""


@dataclass(frozen=True, slots=True)
class Break:
    """A school break or a feast. Which region the school lies in is not known, so each end is a stretch of days."""

    starts: tuple[Day, Day]
    """First day in the earliest and in the latest region."""
    ends: tuple[Day, Day]
    """Last day in the earliest and in the latest region."""


def next_break(name: str, day: Day, *, to_start: bool = False) -> Break | None:
    """The first break of this name that is not over on `day`, or, `to_start`, that has yet to start somewhere.

    `name` is a key of `breaks`, `easter` or `feasts` in `lexicon/dates.toml`, or "" for whichever break comes first.
    None where the government has set no breaks yet (after 2030).
    """
    return next(
        (found for found in _breaks(name, day.year) if (found.starts if to_start else found.ends)[1] >= day), None
    )


@cache
def _breaks(name: str, year: int) -> tuple[Break, ...]:
    """All breaks of this name from the year before to the year after `year`, in order."""
    if name in _WORDS["easter"]:
        return tuple(_feast(sunday + _WORDS["easter"][name] * DAY) for sunday in _easter_sundays(year))
    if name in _WORDS["feasts"]:
        month, day = _WORDS["feasts"][name]
        return tuple(_feast(Day(y, month, day)) for y in (year, year + 1))
    titles = {_WORDS["breaks"][name]} if name else set(_WORDS["breaks"].values())
    found = [_together(stretches) for title in titles for stretches in zip(*_stretches(title, year), strict=False)]
    return tuple(sorted(found, key=lambda one: one.starts))


def _feast(day: Day) -> Break:
    return Break((day, day), (day, day))


def _together(stretches: tuple[tuple[Day, Day], ...]) -> Break:
    """One break in all regions as one."""
    starts, ends = zip(*stretches, strict=True)
    return Break((min(starts), max(starts)), (min(ends), max(ends)))


def _stretches(title: str, year: int) -> list[list[tuple[Day, Day]]]:
    """Per region the (first day, last day) of every break of this title, in order."""
    import holidays

    found = []
    for region in REGIONS:
        calendar = holidays.country_holidays(
            "NL", subdiv=region, categories=("school",), years=range(year - 1, year + 2)
        )
        days = {day for day, name in calendar.items() if name == title}
        firsts = sorted(day for day in days if day - DAY not in days)
        lasts = sorted(day for day in days if day + DAY not in days)
        found.append(list(zip(firsts, lasts, strict=True)))
    return found


def _easter_sundays(year: int) -> list[Day]:
    import holidays

    return [day for day, name in holidays.country_holidays("NL", years=(year, year + 1)).items() if name == EASTER]


def school_break(words: Words, index: int, meeting: Day) -> Span | None:
    """ "voor de kerstvakantie", "na Pasen", "tot de zomer", "na de vakantie", "eind van het schooljaar"."""
    word = words[index]
    if word in _WORDS["year"] or (word in _WORDS["calendar_year"] and meeting.month < LAST_MONTH):
        return _school_year(words, index, meeting)
    of_week = words[index + 1] in _WORDS["of"] and words[index + 3] in {*_WORDS["week"], *_WORDS["month"]}
    if word in _WORDS["school_day"] and words[index - 1] in _WORDS["first"] and not of_week:
        summer = next_break(_WORDS["summer"], meeting)
        return Span(summer.ends[0] + DAY, summer.ends[1] + 2 * DAY, index - 1, index + 1) if summer else None
    if word in _WORDS["vacations"]:
        word = ""
    elif not any(word in _WORDS[kind] for kind in ("breaks", "easter", "feasts")):
        return None
    bound = bound_of(words, index)
    if not word and bound is Bound.ON:  # "in de vakantie" is any
        return None
    found = next_break(word, meeting, to_start=bound in {Bound.BEFORE, Bound.UNTIL})
    return _around(found, bound, index, index + 1) if found else None


def _around(found: Break, bound: Bound, start: int, end: int) -> Span:
    """The days before, after or in a break, wide enough for all three regions."""
    if bound in {Bound.BEFORE, Bound.UNTIL}:
        return Span(found.starts[0] - DAYS * DAY, found.starts[1], start, end)
    if bound is Bound.FROM:
        return Span(found.ends[0] + DAY, found.ends[1] + AFTER_BREAK_DAYS * DAY, start, end)
    return Span(found.starts[0], found.ends[1], start, end)


def _school_year(words: Words, index: int, meeting: Day) -> Span | None:
    """ "eind van het schooljaar", "einde schooljaar", "volgend schooljaar", "dit schooljaar": by the summer break.

    "Het eind van het jaar" is that of the school year when it is said from January on, and else unclear.
    """
    start = index
    while words[start - 1] in _WORDS["of"] and index - start < 2:
        start -= 1
    summer = next_break(_WORDS["summer"], meeting, to_start=True)
    if summer is None:
        return None
    if words[start - 1] in {*_WORDS["end"], *_WORDS["rest"]}:
        return _around(summer, Bound.UNTIL, start - 1, index + 1)
    if words[index] in _WORDS["calendar_year"]:
        return None
    if words[index - 1] in _WORDS["this"]:
        return Span(meeting, summer.starts[1], index - 1, index + 1)
    if words[index - 1] in _WORDS["next"]:
        return _around(summer, Bound.FROM, index - 1, index + 1)
    return None
