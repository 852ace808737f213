"""The grammar of weeks and seasons: "volgende week", "week 12", "dit weekend", "eind van de week", "dit voorjaar"."""

from reconcile.language.amounts import amount_at
from reconcile.language.date_phrases import DAY, MONTH_NUMBER, Day, Span, is_unit, nearest
from reconcile.language.numbers import number_of
from reconcile.language.weekdays import DAYS, weekday_of
from reconcile.language.words import Words
from reconcile.lexicon import table

_WORDS = table("dates")
_FIRST_AND_LAST = (
    dict.fromkeys(_WORDS["begin"], (0, 1))
    | dict.fromkeys(_WORDS["middle"], (2, 3))
    | dict.fromkeys(_WORDS["end"], (3, 6))
)
"""Days after Monday."""
UNTIL_FRIDAY = 4 * DAY
"""A school week ends on Friday: with a day's slack, Sunday would make this week and the next one the same."""


def monday_of(day: Day) -> Day:
    """The Monday of the week of `day`."""
    return day - day.weekday() * DAY


def relative_week(words: Words, index: int, meeting: Day) -> Span | None:
    """ "deze week", "volgende week", "dit weekend", "na het weekend", "de komende drie weken"; not "in het weekend"."""
    word, following = words[index], words[index + 1]
    monday = monday_of(meeting)
    if word in _WORDS["weekend"]:
        if words[index - 1] in _WORDS["the"] and words[index - 2] in _WORDS["after"]:
            return Span(monday + DAYS * DAY, monday + DAYS * DAY, index, index + 1)
        saturday = monday + 5 * DAY
        return Span(saturday, saturday + DAY, index, index + 1) if _is_one_weekend(words, index) else None
    if following in _WORDS["week"] and weekday_of(words[index + 2]) is None:
        if word in _WORDS["this"]:
            return Span(meeting, max(meeting, monday + UNTIL_FRIDAY), index, index + 2)
        if word in _WORDS["next"]:
            return Span(monday + DAYS * DAY, monday + DAYS * DAY + UNTIL_FRIDAY, index, index + 2)
    if word in _WORDS["upcoming"]:
        amount = amount_at(words, index + 1)
        length = _WORDS["lengths"].get(words[amount.unit]) if amount and amount.sure else None
        if amount and length:
            return Span(meeting, meeting + int(amount.value * length[0]) * DAY, index, amount.end)
    return None


def _is_one_weekend(words: Words, index: int) -> bool:
    """ "dit weekend", "voor het weekend"; not "in het weekend", which is any."""
    before, two_before = words[index - 1], words[index - 2]
    return before in _WORDS["coming"] or (before in _WORDS["the"] and _WORDS["bounds"].get(two_before) == "before")


def part_of_week(words: Words, index: int, meeting: Day) -> Span | None:
    """ "begin volgende week", "halverwege deze week", "eind van de week"."""
    part = words[index]
    if part not in _FIRST_AND_LAST:
        return None
    place = index + 1
    while words[place] in _WORDS["of"] and place < index + 3:
        place += 1
    if words[place] not in _WORDS["week"]:
        return None
    monday = monday_of(meeting) + (DAYS if words[place - 1] in _WORDS["next"] else 0) * DAY
    first, last = _FIRST_AND_LAST[part]
    return Span(monday + first * DAY, monday + last * DAY, index, place + 1)


def week_number(words: Words, index: int, meeting: Day) -> Span | None:
    """ "week 12", "wk 45"; not "per week 20 minuten"."""
    number = number_of(words[index + 1])
    if words[index] not in _WORDS["week_short"] or not number or number != int(number) or not 1 <= number <= 53:
        return None
    if words[index + 2] in MONTH_NUMBER or is_unit(words, index + 2):
        return None
    for year in (meeting.year, meeting.year + 1):
        try:
            monday = Day.fromisocalendar(year, int(number), 1)
        except ValueError:
            continue
        if monday + 6 * DAY >= meeting:
            return Span(monday, monday + UNTIL_FRIDAY, index, index + 2)
    return None


def nth_weekday(words: Words, index: int, meeting: Day) -> Span | None:
    """ "de eerste maandag van februari", "de laatste vrijdag van maart"."""
    day, month = weekday_of(words[index]), MONTH_NUMBER.get(words[index + 2])
    nth = _WORDS["nth"].get(words[index - 1])
    if day is None or month is None or nth is None or words[index + 1] not in {*_WORDS["of_month"], *_WORDS["in"]}:
        return None
    middle = nearest(meeting, month, 15)
    if middle is None:
        return None
    days = [middle.replace(day=1) + n * DAY for n in range(31)]
    found = [one for one in days if one.month == month and one.weekday() == day]
    return Span(found[nth], found[nth], index - 1, index + 3)


def nth_week(words: Words, index: int, meeting: Day) -> Span | None:
    """ "de eerste week van april", "de laatste week van maart"."""
    nth, name = _WORDS["nth"].get(words[index]), MONTH_NUMBER.get(words[index + 3])
    if nth is None or words[index + 1] not in _WORDS["week"] or name is None:
        return None
    middle = nearest(meeting, name, 15) if words[index + 2] in {*_WORDS["of_month"], *_WORDS["in"]} else None
    if middle is None:
        return None
    last = (middle.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    first = last - 6 * DAY if nth < 0 else middle.replace(day=1) + nth * DAYS * DAY
    return Span(first, min(last, first + (DAYS + 2) * DAY), index, index + 4)


def season(words: Words, index: int, meeting: Day) -> Span | None:
    """ "in het voorjaar", "dit najaar", "de herfstperiode"."""
    months = _WORDS["seasons"].get(words[index].removesuffix(_WORDS["period"]))
    if not months:
        return None
    first = Day(meeting.year, months[0], 1)
    last = Day(meeting.year, months[1] + 1, 1) - DAY
    if last < meeting:
        first, last = first.replace(year=first.year + 1), last.replace(year=last.year + 1)
    return Span(first, last, index, index + 1)
