"""The grammar of dates: what "dinsdag 14 april", "over zes weken" or "eind maart" mean, told on a given day.

Each reader looks at one word and its neighbours and answers with the days that are meant and the words that say so.
"""

import datetime
import re
from typing import NamedTuple

from reconcile.language.amounts import amount_at
from reconcile.language.numbers import number_of, ordinal_of
from reconcile.language.weekdays import DAYS, weekday_of
from reconcile.language.words import Words
from reconcile.lexicon import table

Day = datetime.date
DAY = datetime.timedelta(days=1)

_WORDS = table("dates")
_UNITS = frozenset().union(*(table("measures")[name] for name in ("minutes", "units", "times", "money")))
MONTH_NUMBER: dict[str, int] = {name: number for number, name in enumerate(_WORDS["months"], 1)} | _WORDS["more_months"]
_YEAR = re.compile(r"20\d\d")
PAST_DAYS, AHEAD_DAYS = 30, 334
"""A date without a year lies at most a month before and eleven months after the meeting."""
MIDDLE_FROM, MIDDLE_TO, EARLY_TO, LATE_FROM = 11, 20, 10, 20
"""Days of the month: "begin mei" is up to the 10th, "half mei" the 11th to the 20th, "eind mei" from the 20th."""
UNSURE_ORDINALS = 3
"""Without a weekday or month "de derde" is more often a third thing than a third day."""


class Span(NamedTuple):
    """The days meant, and the words [start, end) that say so."""

    first: Day
    last: Day
    start: int
    end: int


def day_of(year: int, month: int, day: int) -> Day | None:
    """The day, or None when the calendar has none such."""
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def nearest(meeting: Day, month: int, day: int) -> Day | None:
    """The reading of a date without a year that lies nearest ahead."""
    for year in (meeting.year, meeting.year + 1, meeting.year - 1):
        candidate = day_of(year, month, day)
        if candidate and -PAST_DAYS <= (candidate - meeting).days <= AHEAD_DAYS:
            return candidate
    return day_of(meeting.year, month, day)


def day_of_month(words: Words, index: int, meeting: Day) -> Span | None:
    """ "15 april", "zevenentwintig maart 2026", "één december", "de zestiende van mei", the 23 of "23 en 30 juni"."""
    number = _day_number(words[index])
    if number is None or words[index - 1] in _WORDS["numbered_things"]:
        return None
    place = index + 1 + (words[index + 1] in _WORDS["of_month"])
    end = place + 1
    if words[place] not in MONTH_NUMBER:
        place, end = _month_of_range(words, index), index + 1
    month = MONTH_NUMBER.get(words[place])
    if month is None:
        return None
    has_year = _YEAR.fullmatch(words[place + 1]) is not None
    day = day_of(int(words[place + 1]), month, number) if has_year else nearest(meeting, month, number)
    return Span(day, day, index, end + (has_year and end > place)) if day else None


def _day_number(word: str) -> int | None:
    value = number_of(word) or ordinal_of(word) or (1 if word in _WORDS["first_of_month"] else None)
    return int(value) if value and value == int(value) and 1 <= value <= 31 else None


def _month_of_range(words: Words, index: int) -> int:
    """Where the month of the first day stands in "23 en 30 juni", "8, 15 en 22 mei"; `index` when nowhere."""
    marks = {*_WORDS["range_marks"], ","} if words[index].isdecimal() else set(_WORDS["range_marks"])
    place = index + 1
    while words[place] in marks:
        while words[place] in marks:
            place += 1
        if _day_number(words[place]) is None:
            return index
        place += 1
    return place if place > index + 1 else index


def ordinal_day(words: Words, index: int, meeting: Day) -> Span | None:
    """ "de drieëntwintigste", "vrijdag de zesde", "maandag 16": the first such day ahead."""
    back = index - 1 - (words[index - 1] in _WORDS["the"])
    back -= words[back] == ","
    weekday = weekday_of(words[back])
    number = ordinal_of(words[index])
    is_ordinal = number is not None
    if number is None:
        number = _day_number(words[index]) if weekday is not None and back == index - 1 else None
    if number is None or not 1 <= number <= 31 or not _may_be_day(words, index, is_ordinal, weekday):
        return None
    for ahead in range(200):
        day = meeting + ahead * DAY
        if day.day == number and weekday in {None, day.weekday()}:
            return Span(day, day, index, index + 1)
    return None


def _may_be_day(words: Words, index: int, is_ordinal: bool, weekday: int | None) -> bool:
    """Whether the word after a number or ordinal leaves it a day of the month."""
    following, number = words[index + 1], ordinal_of(words[index])
    if weekday is not None and words[index - 1] in _WORDS["the"]:
        return following not in _WORDS["ordinal_things"]
    if weekday is None and not (words[index - 1] in _WORDS["the"] and number and number > UNSURE_ORDINALS):
        return False
    return following in _WORDS["after_day"] and (is_ordinal is (words[index - 1] in _WORDS["the"]))


def month(words: Words, index: int, meeting: Day) -> Span | None:
    """ "eind maart", "half november", "in oktober", "begin volgende maand", "eind van de week"."""
    part, place = words[index], index
    if part in {*_WORDS["begin"], *_WORDS["middle"], *_WORDS["end"]}:
        place = index + 1
        while words[place] in _WORDS["of"] and place < index + 3:
            place += 1
    else:
        part = ""
    first, end = _first_of_month(words, place, meeting, bool(part))
    if first is None:
        return None
    last = (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    if part in _WORDS["begin"]:
        last = first.replace(day=EARLY_TO)
    elif part in _WORDS["end"]:
        first = first.replace(day=LATE_FROM)
    elif part:
        first, last = first.replace(day=MIDDLE_FROM), first.replace(day=MIDDLE_TO)
    return Span(first, last, index, end)


def _first_of_month(words: Words, index: int, meeting: Day, has_part: bool) -> tuple[Day | None, int]:
    """The first day of the month named at `index`, and the index after its words."""
    word = words[index]
    if word in _WORDS["month"] and (has_part or words[index - 1] in {*_WORDS["this"], *_WORDS["next"]}):
        ahead = DAYS * 5 if words[index - 1] in _WORDS["next"] else 0
        return (meeting.replace(day=1) + ahead * DAY).replace(day=1), index + 1
    if word not in _WORDS["months"] and not (has_part and word in MONTH_NUMBER):
        return None, index
    if _YEAR.fullmatch(words[index + 1]):
        return Day(int(words[index + 1]), MONTH_NUMBER[word], 1), index + 2
    middle = nearest(meeting, MONTH_NUMBER[word], 15)
    return (middle.replace(day=1) if middle else None), index + 1


def is_unit(words: Words, index: int) -> bool:
    """Whether the word at `index` names what is counted before it, so that "3-4 keer" is no date."""
    return words[index] in _UNITS or words.lemma(index) in _UNITS


def relative_day(words: Words, index: int, meeting: Day) -> Span | None:
    """ "vandaag", "morgenavond", "morgen over een week"; not "de hele morgen", "maandag morgen"."""
    word = words[index]
    if word in _WORDS["now"] and words[index - 1] in _WORDS["before_now"]:
        return Span(meeting, meeting, index, index + 1)
    days: dict[str, int] = _WORDS["days_ahead"]
    base = next((stem for part in _WORDS["parts_of_day"] if (stem := word.removesuffix(part)) in days), word)
    if base not in days or words[index - 1] in _WORDS["no_tomorrow_after"] or weekday_of(words[index - 1]) is not None:
        return None
    later, end = _weeks_later(words, index + 1)
    day = meeting + (days[base] + later) * DAY
    return Span(day, day, index, end)


def in_some_time(words: Words, index: int, meeting: Day) -> Span | None:
    """ "over zes weken", "binnen een half jaar", "over een week of zes", "na drie maanden"."""
    word = words[index]
    if word not in {*_WORDS["ahead"], *_WORDS["within"]} or weekday_of(words[index - 1]) is not None:
        return None
    amount = amount_at(words, index + (3 if [words[index + 1], words[index + 2]] == _WORDS["from_now"] else 1))
    length = _WORDS["lengths"].get(words[amount.unit]) if amount else None
    if amount is None or not length or words[amount.end] in _WORDS["counts_from_elsewhere"]:
        return None
    days, slack = length
    if days < 1 and (word not in _WORDS["within"] or amount.value * days < 1):  # "over een uur"
        return None
    if word in _WORDS["after"] and days < DAYS:  # "na twee dagen was het klaar": counted from another day
        return None
    first = meeting + (int((amount.value - amount.spread) * days) - slack) * DAY
    about = amount.end > amount.unit + 1  # "een week of zes"
    last = meeting + (int(amount.value * days) + (days if about else slack)) * DAY
    if word in _WORDS["within"]:
        last = meeting + int(amount.value * days) * DAY
    return Span(max(first, meeting), last, index, amount.end)


def weekday(words: Words, index: int, meeting: Day) -> Span | None:
    """ "vrijdag", "volgende week donderdag", "donderdag over een week", "vrijdagmiddag", "volgende maandag"."""
    number = weekday_of(words[index])
    if number is None:
        return None
    before, two_before, following = words[index - 1], words[index - 2], words[index + 1]
    if (before in _WORDS["of_month"] and two_before in _WORDS["week"]) or _is_beside_break(words, index + 1):
        return None
    ahead = (number - meeting.weekday()) % DAYS or DAYS
    if before in _WORDS["week"] and two_before in {*_WORDS["next"], *_WORDS["this"]}:
        ahead = number - meeting.weekday() + (DAYS if two_before in _WORDS["next"] else 0)
        return Span(meeting + ahead * DAY, meeting + ahead * DAY, index - 2, index + 1)
    if following in _WORDS["next"] and words[index + 2] in _WORDS["week"]:
        ahead = number - meeting.weekday() + DAYS
        return Span(meeting + ahead * DAY, meeting + ahead * DAY, index, index + 3)
    later, end = _weeks_later(words, index + 1)
    day = meeting + (ahead + later) * DAY
    unsure = DAYS if before in _WORDS["ambiguous_next"] and ahead < DAYS else 0
    return Span(day, day + unsure * DAY, index, end)


def _is_beside_break(words: Words, index: int) -> bool:
    """Whether "na de kerstvakantie" stands at `index`: then that tells the days."""
    place = index + 1 + (words[index + 1] in _WORDS["the"])
    named = any(words[place] in _WORDS[kind] for kind in ("breaks", "easter", "feasts", "vacations", "weekend"))
    return words[index] in _WORDS["beside_break"] and named


def _weeks_later(words: Words, index: int) -> tuple[int, int]:
    """Days to add for "over een week", "over veertien dagen", and the index after those words; else 0 and `index`."""
    amount = amount_at(words, index + 1) if words[index] in _WORDS["ahead"] else None
    length = _WORDS["lengths"].get(words[amount.unit]) if amount else None
    return (int(amount.value * length[0]), amount.end) if amount and length else (0, index)
