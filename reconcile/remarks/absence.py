"""Absence that is told of more than a year before the meeting."""

import datetime
import re
from collections.abc import Iterator

from models.reconciliation import Remark
from reconcile.remarks.data import pattern, rules
from reconcile.remarks.making import remark_of
from reconcile.remarks.sentence import Sentence
from reconcile.remarks.wording import stands

RULE = "absence_long_ago"
CENTURY = 2000
LAST_SCHOOL_DAY = (7, 31)


def raised(sentence: Sentence) -> Iterator[Remark]:
    """A remark on absence in `sentence` when all that it dates lies over a year back."""
    absent = pattern("absence").search(sentence.text)
    if absent is None:
        return
    told = list(_told(sentence.text))
    day = sentence.whole.day
    ago = pattern("ago").search(sentence.text)
    if told and day is not None and max(when for when, _ in told) < _a_year_before(day):
        place = told[0][1]
    elif ago is not None and not told:
        place = ago.span()
    else:
        return
    if stands(rules()[RULE], sentence, absent.span()):
        yield remark_of(rules()[RULE], sentence.statement, sorted({absent.span(), place}))


def _a_year_before(day: datetime.date) -> datetime.date:
    """The 29th of February has none: the 28th."""
    return datetime.date(day.year - 1, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _told(text: str) -> Iterator[tuple[datetime.date, tuple[int, int]]]:
    """The last day of every date, year and school year in `text`, and where that stands."""
    dates = list(pattern("full_date").finditer(text))
    for match in dates:
        year = int(match["year"])
        try:
            when = datetime.date(year + (CENTURY if year < 100 else 0), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        yield when, match.span()
    for match in pattern("year").finditer(text):
        if not any(date.start() <= match.start() < date.end() for date in dates):
            yield _end_of(match), match.span()


def _end_of(match: re.Match[str]) -> datetime.date:
    """The end of a year, or of the school year "2023-2024"."""
    year = int(match["year"])
    if match["until"] and year % 100 + 1 == int(match["until"]) % 100:
        return datetime.date(year + 1, *LAST_SCHOOL_DAY)
    return datetime.date(year, 12, 31)
