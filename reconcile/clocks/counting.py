"""The last day of a term: how days, weeks, months and years are counted, and what a weekend or a holiday does to it."""

import calendar
import datetime
from enum import StrEnum
from functools import cache
from typing import Final

from models.noun import Noun

DAY: Final = datetime.timedelta(days=1)
SATURDAY: Final = 5
LEAST_WORKING_DAYS: Final = 2
"""In every term that a law sets, save the shortest."""


class Rule(StrEnum):
    """What happens when a term ends on a day on which nobody works."""

    EU = "eu"
    """Regulation (EEC, Euratom) 1182/71, art. 3: the terms of the AVG."""
    DUTCH = "dutch"
    """Algemene termijnenwet: terms in Dutch acts; not those longer than three months (art. 4)."""
    NONE = "none"
    """Nothing: terms of letters and of committees' own rules, where counting strictly is the safe side."""


class Unit(StrEnum):
    """What a term is counted in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


LONGEST_DUTCH: Final = {Unit.DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3, Unit.YEARS: 0}
"""Algemene termijnenwet art. 4: a longer term is not moved."""
SHORTEST: Final = {Rule.EU: 2, Rule.DUTCH: 3}
"""Days from which a term holds at least two working days: Regulation art. 3(5), Algemene termijnenwet art. 2."""


class Length(Noun):
    """How long a term is."""

    count: int
    unit: Unit


def length_of(words: str) -> Length:
    """The length that is written as "1 month" or "6 weeks". Raises ValueError."""
    count, unit = words.split()
    return Length(count=int(count), unit=Unit(unit if unit.endswith("s") else f"{unit}s"))


def due_date(start: datetime.date, length: Length, rule: Rule) -> datetime.date:
    """The last day of the term that runs from what happened on `start`, that day itself not counted.

    Months and years end on the same date, or on the last day of a month that has no such date. What would be after
    the year 9999 ends on its last day.
    """
    try:
        end = _same_date(start, length)
        if rule is Rule.NONE or (rule is Rule.DUTCH and length.count > LONGEST_DUTCH[length.unit]):
            return end
        end = next_working_day(end, rule)
        if length.unit is not Unit.DAYS or length.count >= SHORTEST[rule]:
            while _working_days(start, end, rule) < LEAST_WORKING_DAYS:
                end = next_working_day(end + DAY, rule)
    except OverflowError:
        return datetime.date.max
    return end


def next_working_day(day: datetime.date, rule: Rule) -> datetime.date:
    """`day`, or the first after it on which people work."""
    while is_free(day, rule):
        day += DAY
    return day


def is_free(day: datetime.date, rule: Rule) -> bool:
    """Whether `day` is a Saturday, a Sunday or a holiday that counts for `rule`."""
    return day.weekday() >= SATURDAY or day in holidays_of(day.year) or (rule is Rule.DUTCH and day in _equated())


@cache
def holidays_of(year: int) -> frozenset[datetime.date]:
    """The holidays of the Algemene termijnenwet, art. 3: Good Friday with them, and 5 May in every year.

    We take the same days for the Regulation, which leaves it to each country to name them.
    """
    import holidays

    # "optional" is Liberation Day, which the library otherwise only gives in the years when most people are off.
    return frozenset(holidays.country_holidays("NL", years=year, categories=("public", "optional")))


def _same_date(start: datetime.date, length: Length) -> datetime.date:
    if length.unit in {Unit.DAYS, Unit.WEEKS}:
        return start + length.count * (7 if length.unit is Unit.WEEKS else 1) * DAY
    months = start.year * 12 + start.month - 1 + length.count * (12 if length.unit is Unit.YEARS else 1)
    year, month = months // 12, months % 12 + 1
    if year > datetime.MAXYEAR:
        raise OverflowError
    return datetime.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def _working_days(start: datetime.date, end: datetime.date, rule: Rule) -> int:
    """How many after `start` up to and with `end`, as far as it matters."""
    found = 0
    while end > start and found < LEAST_WORKING_DAYS:
        found += not is_free(end, rule)
        end -= DAY
    return found


@cache
def _equated() -> frozenset[datetime.date]:
    from reconcile.clocks.terms import data

    return frozenset(data()["days"]["equated"])
