"""Moments and terms in Dutch text, as intervals of days relative to the day of the meeting."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from reconcile.language.numbers import number_of, ordinal_of
from reconcile.language.tokens import Token, tokens
from reconcile.lexicon import table

Day = datetime.date
_DAY = datetime.timedelta(days=1)
Span = tuple[Day, Day, int] | None
"""First day, last day, and how many words say so."""


class Bound(StrEnum):
    """How a moment limits what is promised."""

    ON = "on"
    BEFORE = "before"
    """"vóór", "uiterlijk", "binnen"."""
    FROM = "from"
    """"vanaf", "met ingang van", "na"."""
    UNTIL = "until"
    """"tot", "tot en met"."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a stretch of days. `text[start:end]` is how it is written."""

    first: Day
    last: Day
    bound: Bound
    start: int
    end: int

    @property
    def is_day(self) -> bool:
        """Whether it names exactly one day."""
        return self.first == self.last

    def overlaps(self, other: "Moment", slack: int = 0) -> bool:
        """Whether the two share a day, give or take `slack` days."""
        margin = slack * _DAY
        return self.first <= other.last + margin and other.first <= self.last + margin


_WORDS = table("dates")
_MONTHS = {name: number for number, name in enumerate(_WORDS["months"], 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | _WORDS["more_months"]
_WEEKDAYS = {name: number for number, name in enumerate(_WORDS["weekdays"])}
_NUMERIC = re.compile(r"(?<![\d.,:-])(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}|\d{2}))?(?![\d-])")
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_LOOK_BACK = 4
"""Words before a date in which its preposition is sought."""


@lru_cache(maxsize=16_384)
def moments(text: str, meeting: Day) -> tuple[Moment, ...]:
    """Every moment in `text`, in order, not overlapping; the longest reading wins."""
    words = [token for token in tokens(text) if token.is_word or token.lower == "'s"]
    found: list[Moment] = list(_digits(text, meeting, words))
    taken = [(m.start, m.end) for m in found]
    index = 0
    while index < len(words):
        moment, used = _at(words, index, meeting)
        if moment and not any(start < moment.end and moment.start < end for start, end in taken):
            found.append(moment)
            taken.append((moment.start, moment.end))
            index += used
        else:
            index += 1
    return tuple(sorted(_merged(found), key=lambda moment: moment.start))


def _merged(found: list[Moment]) -> Iterator[Moment]:
    """ "dinsdag 14 april": a weekday directly followed by its own date is one moment."""
    ordered = sorted(found, key=lambda moment: moment.start)
    for i, moment in enumerate(ordered):
        if i + 1 < len(ordered) and moment.is_day and ordered[i + 1].is_day and ordered[i + 1].start - moment.end <= 5:
            following = ordered[i + 1]
            if moment.first.weekday() == following.first.weekday():
                ordered[i + 1] = Moment(following.first, following.last, moment.bound, moment.start, following.end)
                continue
        yield moment


def _bound_of(words: list[Token], index: int) -> Bound:
    for back in range(1, _LOOK_BACK + 1):
        if index - back < 0:
            break
        word = words[index - back].lower
        if word in _WORDS["bounds"]:
            return Bound(_WORDS["bounds"][word])
        if word not in _WORDS["between"] and word not in _WEEKDAYS:
            break
    return Bound.ON


def _digits(text: str, meeting: Day, words: list[Token]) -> Iterator[Moment]:
    for match in _ISO.finditer(text):
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        if day:
            yield Moment(day, day, _bound_at(words, match.start()), match.start(), match.end())
    for match in _NUMERIC.finditer(text):
        if any(m.start() <= match.start() < m.end() for m in _ISO.finditer(text)):
            continue
        year = match[3] and (int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3]))
        day = _nearest(meeting, int(match[2]), int(match[1])) if not year else _day(year, int(match[2]), int(match[1]))
        if day:
            yield Moment(day, day, _bound_at(words, match.start()), match.start(), match.end())


def _bound_at(words: list[Token], place: int) -> Bound:
    index = next((i for i, word in enumerate(words) if word.start >= place), len(words))
    return _bound_of(words, index)


def _day(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def _nearest(meeting: Day, month: int, day: int) -> Day | None:
    """The reading of a date without a year that lies between a month before and eleven months after the meeting."""
    for year in (meeting.year, meeting.year + 1, meeting.year - 1):
        candidate = _day(year, month, day)
        if candidate and -30 <= (candidate - meeting).days <= 334:
            return candidate
    return _day(meeting.year, month, day)


def _at(words: list[Token], index: int, meeting: Day) -> tuple[Moment | None, int]:
    if index and words[index - 1].lower in {*_WORDS["past"], *_WORDS["every"]}:
        return None, 1
    for reader in (_named_day, _named_month, _relative, _in_some_time, _weekday, _vacation, _week_number):
        span = reader(words, index, meeting)
        if span:
            first, last, used = span
            return Moment(first, last, _bound_of(words, index), words[index].start, words[index + used - 1].end), used
    return None, 1


def _word(words: list[Token], index: int) -> str:
    return words[index].lower.rstrip(".") if 0 <= index < len(words) else ""


def _named_day(words: list[Token], index: int, meeting: Day) -> Span:
    """ "15 april", "zevenentwintig maart 2026", "één december", "de drieëntwintigste"."""
    word = _word(words, index)
    number = ordinal_of(word) or (1 if word in {"één", "een"} else number_of(word))
    if not number or number != int(number) or not 1 <= number <= 31:
        return None
    month = _MONTHS.get(_word(words, index + 1))
    if month:
        year = _word(words, index + 2)
        if re.fullmatch(r"20\d\d", year):
            day = _day(int(year), month, int(number))
            return (day, day, 3) if day else None
        day = _nearest(meeting, month, int(number))
        return (day, day, 2) if day else None
    if ordinal_of(word) and _word(words, index - 1) == "de" and _word(words, index + 1) not in _WORDS["ordinal_things"]:
        weekday = _WEEKDAYS.get(_word(words, index - 2))
        if weekday is None and number <= 3:
            return None
        for ahead in range(200):
            day = meeting + ahead * _DAY
            if day.day == int(number) and weekday in {None, day.weekday()}:
                return day, day, 1
    return None


def _named_month(words: list[Token], index: int, meeting: Day) -> Span:
    """ "eind maart", "begin mei", "half november", "in oktober"."""
    word = _word(words, index)
    part = word if word in {"eind", "begin", "half", "medio"} else ""
    name = _word(words, index + 1) if part else word
    if name not in _MONTHS or (len(name) <= 4 and name != "mei" and not part):
        return None
    if not part and _word(words, index - 1) not in {
        "in",
        "van",
        "vanaf",
        "tot",
        "voor",
        "na",
        "eind",
        "per",
        "begin",
        "heel",
    }:
        return None
    first = _nearest(meeting, _MONTHS[name], 15)
    if not first:
        return None
    first = first.replace(day=1)
    last = (first.replace(day=28) + 4 * _DAY).replace(day=1) - _DAY
    if part == "begin":
        last = first.replace(day=10)
    elif part == "eind":
        first = first.replace(day=20)
    elif part:
        first, last = first.replace(day=11), first.replace(day=20)
    return first, last, 2 if part else 1


def _relative(words: list[Token], index: int, meeting: Day) -> Span:
    """ "vandaag", "morgenavond", "deze week", "volgende week"."""
    word, following = _word(words, index), _word(words, index + 1)
    days = _WORDS["days_ahead"]
    base = next(
        (
            word.removesuffix(part)
            for part in _WORDS["parts_of_day"]
            if word.endswith(part) and word.removesuffix(part) in days
        ),
        word,
    )
    if base in days and not (base == "diezelfde" and following not in {"dag", "avond", "middag"}):
        day = meeting + days[base] * _DAY
        return day, day, 1
    monday = meeting - meeting.weekday() * _DAY
    if following == "week" and word in {"deze", "dezelfde"}:
        return meeting, monday + 6 * _DAY, 2
    if following == "week" and word in {"volgende", "komende"} and _word(words, index + 2) not in _WEEKDAYS:
        return monday + 7 * _DAY, monday + 13 * _DAY, 2
    return None


def _in_some_time(words: list[Token], index: int, meeting: Day) -> Span:
    """ "over zes weken", "binnen twee weken", "over een maand"."""
    if _word(words, index) not in {"over", "binnen"}:
        return None
    amount = _word(words, index + 1)
    number = 1.0 if amount in {"een", "één"} else number_of(amount)
    unit = _word(words, index + 2)
    length = {"dag": 1, "dagen": 1, "week": 7, "weken": 7, "maand": 30, "maanden": 30}.get(unit)
    if not number or not length:
        return None
    day = meeting + int(number * length) * _DAY
    slack = (length // 7) * 2 * _DAY if length > 1 else 0 * _DAY
    if _word(words, index) == "binnen":
        return meeting, day, 3
    return day - slack, day + slack, 3


def _weekday(words: list[Token], index: int, meeting: Day) -> Span:
    """ "vrijdag", "aanstaande maandag", "volgende week donderdag", "vrijdagmiddag"; not "elke vrijdag" or "op vrijdagen"."""
    word = _word(words, index)
    base = next((word.removesuffix(part) for part in _WORDS["parts_of_day"] if word.endswith(part)), word)
    if base not in _WEEKDAYS:
        return None
    before, two_before = _word(words, index - 1), _word(words, index - 2)
    if two_before in _WORDS["every"] or (before == "op" and word != base):
        return None
    ahead = (_WEEKDAYS[base] - meeting.weekday()) % 7 or 7
    if before == "week" and two_before in {"volgende", "komende"}:
        ahead = 7 - meeting.weekday() + _WEEKDAYS[base]
    elif before == "week" and two_before == "deze":
        ahead = _WEEKDAYS[base] - meeting.weekday()
    if _word(words, index + 1) == "over" and _word(words, index + 3) in {"week", "weken"}:
        ahead += 7 * int(number_of(_word(words, index + 2)) or 1)
    day = meeting + ahead * _DAY
    return day, day, 1


def _vacation(words: list[Token], index: int, meeting: Day) -> Span:
    """ "voor de kerstvakantie", "na de meivakantie", "tot de zomer": the days before, after or in it."""
    name = _WORDS["breaks"].get(_word(words, index))
    if not name:
        return None
    stretch = next((s for s in _school_breaks(meeting.year) if s[2] == name and s[1] >= meeting), None)
    if not stretch:
        return None
    first, last, _ = stretch
    bound = _bound_of(words, index)
    if bound in {Bound.BEFORE, Bound.UNTIL}:
        return min(meeting, first), first + 2 * _DAY, 1
    if bound is Bound.FROM:
        return last - 2 * _DAY, last + 21 * _DAY, 1
    return first, last, 1


def _week_number(words: list[Token], index: int, meeting: Day) -> Span:
    """ "week 12"; "de week van 11 mei" is read from its date."""
    number = number_of(_word(words, index + 1))
    if _word(words, index) != "week" or not number or not 1 <= number <= 53 or _word(words, index + 2) in _MONTHS:
        return None
    for year in (meeting.year, meeting.year + 1):
        try:
            monday = Day.fromisocalendar(year, int(number), 1)
        except ValueError:
            continue
        if monday + 6 * _DAY >= meeting:
            return monday, monday + 6 * _DAY, 2
    return None


@cache
def _school_breaks(year: int) -> tuple[tuple[Day, Day, str], ...]:
    """Every school break from `year` to the next summer, widest over the three regions: (first, last, name)."""
    import holidays

    days: dict[str, set[Day]] = {}
    for region in ("Noord", "Midden", "Zuid"):
        calendar = holidays.country_holidays("NL", subdiv=region, categories=("school",), years=[year, year + 1])
        for day, name in calendar.items():
            days.setdefault(name, set()).add(day)
    stretches = []
    for name, members in days.items():
        ordered = sorted(members)
        first = ordered[0]
        for day, following in zip(ordered, [*ordered[1:], Day.max], strict=True):
            if (following - day).days > 3:
                stretches.append((first, day, name))
                first = following
    return tuple(sorted(stretches))
