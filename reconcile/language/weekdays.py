"""Days of the week: "dinsdag", "dinsdagmiddag", "dinsdags", and lists of them that are meant week after week."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reconcile.language.words import Words
from reconcile.lexicon import table

_WORDS = table("dates")
_NUMBER: dict[str, int] = {name: number for number, name in enumerate(_WORDS["weekdays"])}
DAYS = 7


class WeekdayRun(NamedTuple):
    """The words [first, end) list `days` (0 is Monday)."""

    first: int
    end: int
    days: frozenset[int]


@lru_cache(maxsize=16_384)
def weekday_of(word: str) -> int | None:
    """The number from 0 (Monday) of "dinsdag", "dinsdagmiddag"; None for all else."""
    bare = next((word.removesuffix(part) for part in _WORDS["parts_of_day"] if word.endswith(part)), word)
    return _NUMBER.get(bare)


@lru_cache(maxsize=16_384)
def recurring_weekday_of(word: str) -> int | None:
    """The number from 0 (Monday) of "dinsdags" and "dinsdagen"; None for "dinsdag" and all else."""
    stems = (word.removesuffix(ending) for ending in _WORDS["recurring_endings"] if word.endswith(ending))
    return next((_NUMBER[stem] for stem in stems if stem in _NUMBER), None)


def weekday_runs(words: Words) -> Iterator[WeekdayRun]:
    """Every list of weekdays that is meant week after week.

    "dinsdag en donderdag", "maandag, woensdag, vrijdag", "maandag t/m donderdag"; not "dinsdag of donderdag", not the
    days of one given week ("volgende week dinsdag en donderdag").
    """
    index = 0
    while index < len(words):
        if _day_named(words[index]) is None:
            index += 1
            continue
        run, is_list = _run_from(words, index)
        if is_list and not _of_one_week(words, index):
            yield run
        index = run.end


@lru_cache(maxsize=65_536)
def _day_named(word: str) -> int | None:
    plain = weekday_of(word)
    if plain is None:
        plain = recurring_weekday_of(word)
    return _WORDS["weekdays_short"].get(word) if plain is None else plain


def _run_from(words: Words, index: int) -> tuple[WeekdayRun, bool]:
    """The run that starts at word `index`, and whether it is a list: joined by "en", or of three days or more."""
    day = _day_named(words[index])
    days: list[int] = [] if day is None else [day]
    end, joined = index + 1, False
    while True:
        place = _after_joiner(words, end)
        day = _day_named(words[place])
        if place == end or day is None:
            break
        if _is_through(words, end):
            days += range(days[-1] + 1, day)
        joined = joined or _is_through(words, end) or any(words[i] in _WORDS["list_joiner"] for i in range(end, place))
        days.append(day)
        end = place + 1
    found = frozenset(days)
    return WeekdayRun(index, end, found), len(found) > 1 and (joined or len(found) > 2)


def _is_through(words: Words, index: int) -> bool:
    """Whether "t/m" or "tot en met" stands at word `index`."""
    return words[index] in _WORDS["through"] or [words[index + i] for i in range(3)] == _WORDS["through_long"]


def _after_joiner(words: Words, index: int) -> int:
    """The index after the words that may stand between two days of a list; `index` itself when there are none."""
    if _is_through(words, index):
        return index + (1 if words[index] in _WORDS["through"] else 3)
    place = index
    while words[place] in _WORDS["list"]:
        place += 1
    return place


def _of_one_week(words: Words, index: int) -> bool:
    before = words[index - 1]
    return before in _WORDS["coming"] or (before in _WORDS["week"] and words[index - 2] in _WORDS["coming"])
