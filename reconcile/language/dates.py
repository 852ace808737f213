"""Moments and terms in Dutch text, as intervals of days relative to the day of the meeting."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from reconcile.language import date_phrases as phrases
from reconcile.language import week_phrases as weeks
from reconcile.language.bounds import Bound, bound_of
from reconcile.language.date_phrases import DAY, Day, Span
from reconcile.language.measures import Dimension, measures
from reconcile.language.numbers import number_of, ordinal_of
from reconcile.language.school_year import school_break
from reconcile.language.weekdays import DAYS, weekday_of, weekday_runs
from reconcile.language.words import Words
from reconcile.lexicon import table

__all__ = ["Bound", "Day", "Moment", "moments"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a stretch of days. `text[start:end]` is how it is written.

    "vóór de kerstvakantie" is the week in which it falls due, not all the time until then: so a term that was put
    off, from autumn to Christmas, is another moment.
    """

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
        margin = slack * DAY
        return self.first <= other.last + margin and other.first <= self.last + margin


_WORDS = table("dates")
_NUMERIC = re.compile(r"(?<![\d.,:/-])(\d{1,2})([-/])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/-])")
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
BETWEEN_DAY_AND_DATE = 5
"""Characters of ", de "."""
RECURRING_REACH = 8
"""Words after "om de week" in which "op vrijdag" still tells when."""
_READERS = (
    weeks.nth_weekday, weeks.nth_week, phrases.day_of_month, phrases.ordinal_day, weeks.part_of_week, phrases.month,
    phrases.relative_day, weeks.relative_week, phrases.in_some_time, phrases.weekday, weeks.week_number,
    weeks.season, school_break,
)  # fmt: skip


@lru_cache(maxsize=16_384)
def moments(text: str, meeting: Day) -> tuple[Moment, ...]:
    """Every moment in `text`, in order, not overlapping; what comes back every week and what is past is left out."""
    words = Words(text)
    found = list(_digits(text, words, meeting))
    recurring = _recurring(text, words)
    index = 0
    while index < len(words):
        span = _at(words, index, meeting) if _opens(words[index]) else None
        if span is None:
            index += 1
            continue
        start, end = words.span(span.start, span.end)
        taken = any(moment.start < end and start < moment.end for moment in found)
        if not taken and not recurring.intersection(range(span.start, span.end)) and not _is_past(words, span):
            bound = Bound.BEFORE if words[span.start] in _WORDS["within"] else bound_of(words, span.start)
            found.append(Moment(span.first, span.last, bound, start, end))
        index = max(span.end, index + 1)
    found.sort(key=lambda moment: moment.start)
    bare = {moment for moment in found if _is_bare_weekday(words, moment)}
    return tuple(_without_repeats(list(_merged(found, bare)), bare))


@lru_cache(maxsize=65_536)
def _opens(word: str) -> bool:
    """Whether any date can start with `word`: most words are passed over after this one look."""
    return (
        word in _OPENING
        or weekday_of(word) is not None
        or any(word.startswith(day) for day in _WORDS["days_ahead"])
        or word.endswith(_WORDS["period"])
        or number_of(word) is not None
        or ordinal_of(word) is not None
    )


_OPENING = frozenset(phrases.MONTH_NUMBER).union(
    *(_WORDS[name] for name in ("begin", "middle", "end", "month", "weekend", "this", "next", "upcoming", "ahead",
                                "within", "week_short", "seasons", "breaks", "easter", "feasts", "vacations", "year",
                                "calendar_year", "school_day", "first_of_month", "now", "nth"))
)  # fmt: skip


def _at(words: Words, index: int, meeting: Day) -> Span | None:
    """What the first reader makes of word `index`."""
    spans = (reader(words, index, meeting) for reader in _READERS)
    return next((_in_bounds(words, span) for span in spans if span), None)


def _is_past(words: Words, span: Span) -> bool:
    """ "vorige week vrijdag", "sinds de herfst", "vrijdag jl."; and "elke zomer", which is any."""
    before, two_before = words[span.start - 1], words[span.start - 2]
    through = {*_WORDS["week"], *_WORDS["month"], *_WORDS["year"], *_WORDS["the"]}
    after, two_after = words[span.end], words[span.end + 1]
    return (
        before in _WORDS["past"]
        or before in _WORDS["every"]
        or (before in through and two_before in _WORDS["past"])
        or after in _WORDS["past_after"]
        or (after in _WORDS["past"] and two_after in _WORDS["week"])
    )


def _in_bounds(words: Words, span: Span) -> Span:
    """ "de week van 11 mei" is that whole week; "vóór juni" is the week before its first day."""
    if span.first == span.last:
        back = span.start - 1 - (weekday_of(words[span.start - 1]) is not None)
        if words[back] in _WORDS["of_month"] and words[back - 1] in _WORDS["week"]:
            monday = weeks.monday_of(span.first)
            return Span(monday, monday + weeks.UNTIL_FRIDAY, back - 1, span.end)
    whole_month = span.first.day == 1 and span.first.month == span.last.month and (span.last + DAY).day == 1
    if (
        whole_month
        and words[span.start - 1] not in _WORDS["inclusive"]
        and bound_of(words, span.start) in {Bound.BEFORE, Bound.UNTIL}
    ):
        return span._replace(first=span.first - DAYS * DAY, last=span.first)
    return span


def _recurring(text: str, words: Words) -> frozenset[int]:
    """The words that tell what happens time and again: frequencies, lists of weekdays, "wekelijks op vrijdag"."""
    found = {place for run in weekday_runs(words) for place in range(run.first, run.end)}
    for measure in measures(text):
        if measure.dimension is not Dimension.FREQUENCY:
            continue
        first, end = words.index_at(measure.start), words.index_at(measure.end)
        found.update(range(first - (weekday_of(words[first - 1]) is not None), end))  # "vrijdag om de week"
        for place in range(end, end + RECURRING_REACH):
            if words[place] in _WORDS["ends_recurrence"]:
                break
            if weekday_of(words[place]) is not None and words[place + 1] not in phrases.MONTH_NUMBER:
                found.add(place)
    return frozenset(found)


def _digits(text: str, words: Words, meeting: Day) -> Iterator[Moment]:
    """ "2026-03-12", "12-3", "12/3/26"; not "groep 7/8", "3-4 keer"."""
    for match in _ISO.finditer(text):
        yield from _day_moment(words, phrases.day_of(int(match[1]), int(match[2]), int(match[3])), match)
    for match in _NUMERIC.finditer(text):
        index = words.index_at(match.start())
        if words[index - 1] in _WORDS["numbered_things"] or phrases.is_unit(words, index + 1):
            continue
        year = int(match[4]) + (0 if len(match[4]) == 4 else 2000) if match[4] else None
        month, day = int(match[3]), int(match[1])
        yield from _day_moment(
            words, phrases.day_of(year, month, day) if year else phrases.nearest(meeting, month, day), match
        )


def _day_moment(words: Words, day: Day | None, match: re.Match[str]) -> Iterator[Moment]:
    if day:
        yield Moment(day, day, bound_of(words, words.index_at(match.start())), match.start(), match.end())


def _is_bare_weekday(words: Words, moment: Moment) -> bool:
    first = words.index_at(moment.start)
    return weekday_of(words[first]) is not None and words.index_at(moment.end) == first + 1


def _merged(ordered: list[Moment], bare: set[Moment]) -> Iterator[Moment]:
    """ "dinsdag 14 april", "vrijdag, de zesde": a weekday directly followed by its own date is one moment."""
    waiting: Moment | None = None
    for moment in ordered:
        if waiting and waiting in bare and _is_own_date(waiting, moment):
            moment = replace(moment, start=waiting.start, bound=waiting.bound)
        elif waiting:
            yield waiting
        waiting = moment
    if waiting:
        yield waiting


def _is_own_date(day: Moment, date: Moment) -> bool:
    close = 0 <= date.start - day.end <= BETWEEN_DAY_AND_DATE
    return close and date.is_day and day.first.weekday() == date.first.weekday()


def _without_repeats(found: list[Moment], bare: set[Moment]) -> Iterator[Moment]:
    """ "15 januari, dat is een donderdag": a bare weekday beside a date on that weekday names the same day again."""
    dated = {moment.first.weekday() for moment in found if moment.is_day and moment not in bare}
    return (moment for moment in found if moment not in bare or moment.first.weekday() not in dated)
