"""What comes back every week: on other days, in another part of the day, in the other weeks."""

import datetime
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from models.finding import Aspect
from reconcile.comparison.pair import Pair, Passage, Signal
from reconcile.comparison.same_moment import is_bare_weekday
from reconcile.language.dates import Moment
from reconcile.language.weekdays import recurring_weekday_of, weekday_of, weekday_runs
from reconcile.language.words import Words
from reconcile.lexicon import table

KINDS = ("weekday", "part_of_day", "weeks")
CHOICE = 2
_PARTS: dict[str, str] = table("values")["part_of_day"]
_WEEKS: dict[str, str] = table("values")["weeks"]


class Named(NamedTuple):
    """One word that tells when something comes back."""

    kind: str
    name: str
    start: int
    end: int


def compare_regular_days(pair: Pair) -> Iterator[Signal]:
    """Signals deadline.regular: "op maandag en vrijdag" for "dinsdag en vrijdag", "'s ochtends" for "'s middags"."""
    named = _named(pair.text)
    for kind in KINDS:
        new = [one for one in named if one.kind == kind and one.name not in _names(kind, pair.around)]
        known = {one.name for one in named if one.kind == kind}
        gone = [
            (passage, one)
            for passage in pair.around
            if new and passage in pair.about and not passage.is_question
            for one in _named(passage.text)
            if one.kind == kind and one.name not in known
        ]
        if gone:
            passage, one = gone[-1]
            said = (passage.start + one.start, passage.start + one.end)
            score = 0.5 if kind == "weekday" and int(new[0].name) in _weekdays_elsewhere(pair) else 1.0
            yield Signal("deadline.regular", score, Aspect.DEADLINE, passage.turn.id, said, (new[0].start, new[0].end))


def _weekdays_elsewhere(pair: Pair) -> set[int]:
    """The weekdays, Monday 0, of every day that is named in the meeting: the other one may have been settled later."""
    days = (value.removeprefix("day:") for value in pair.elsewhere if value.startswith("day:"))
    return {datetime.date.fromisoformat(day).weekday() for day in days}


def is_named(pair: Pair, written: Moment) -> bool:
    """Whether `written` is a bare weekday that is named in any way: "op vrijdag" for "elke vrijdag"."""
    days = {one.name for one in _named(pair.text[written.start : written.end]) if one.kind == "weekday"}
    return is_bare_weekday(pair.text, written) and days <= _names("weekday", pair.around)


def is_regular(text: str, spoken_text: str, said: Moment) -> bool:
    """Whether `said` is a bare weekday that the statement `text` names too, for what comes back every week."""
    days = {one.name for one in _named(spoken_text[said.start : said.end]) if one.kind == "weekday"}
    return is_bare_weekday(spoken_text, said) and days <= {one.name for one in _named(text) if one.kind == "weekday"}


def _names(kind: str, passages: Iterable[Passage]) -> set[str]:
    """What is named of this kind, choices that are only asked ("de even of de oneven?") left out."""
    found: set[str] = set()
    for passage in passages:
        own = {one.name for one in _named(passage.text) if one.kind == kind}
        found |= own if len(own) < CHOICE or not passage.is_question else set()
    return found


@lru_cache(maxsize=16_384)
def _named(text: str) -> tuple[Named, ...]:
    """Every weekday, part of the day and kind of week that `text` names."""
    words = Words(text)
    found = [
        Named("weekday", str(day), *words.span(run.first, run.end)) for run in weekday_runs(words) for day in run.days
    ]
    for token in words.tokens:
        word = token.lower
        plain = weekday_of(word)
        day = recurring_weekday_of(word) if plain is None else plain
        if day is not None:
            found.append(Named("weekday", str(day), token.start, token.end))
        part = next(
            (name for ending, name in _PARTS.items() if word == ending or (day is not None and word.endswith(ending))),
            None,
        )
        if part:
            found.append(Named("part_of_day", part, token.start, token.end))
        if word in _WEEKS:
            found.append(Named("weeks", _WEEKS[word], token.start, token.end))
    return tuple(found)
