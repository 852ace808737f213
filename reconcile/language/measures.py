"""Quantities in Dutch text: how often, how long, how many, how much, and at what o'clock."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from reconcile.language.amounts import opens_amount
from reconcile.language.clock import HALF_HOURS, clock_at, written_clocks
from reconcile.language.frequency import frequency_at
from reconcile.language.quantities import count_at, duration_at, share_at, written_money, written_percentages
from reconcile.language.scales import Dimension, Limit, Measure
from reconcile.language.weekdays import recurring_weekday_of, weekday_runs
from reconcile.language.words import Words
from reconcile.lexicon import table

__all__ = ["Dimension", "Limit", "Measure", "measures"]

_WORDS = table("measures")
_READERS = (frequency_at, clock_at, duration_at, share_at, count_at)
LIMIT_WORDS = 3
"""Words of the longest bound: "niet meer dan"."""


@lru_cache(maxsize=16_384)
def measures(text: str) -> tuple[Measure, ...]:
    """Every quantity in `text`, in order, not overlapping."""
    words = Words(text)
    found: list[Measure] = []
    written = (*written_clocks(text, words), *written_money(text), *written_percentages(text))
    for measure in (*written, *_listed_weekdays(words), *_spoken(words)):
        if not any(other.start < measure.end and measure.start < other.end for other in found):
            found.append(measure)
    kept = (_bounded(words, measure) for measure in found if not _compares(words, measure))
    return tuple(sorted(kept, key=lambda measure: measure.start))


def _spoken(words: Words) -> Iterator[Measure]:
    index = 0
    while index < len(words):
        reading = _at(words, index) if _opens(words[index]) else None
        if reading:
            yield reading[0]
        index = reading[1] if reading else index + 1


def _at(words: Words, index: int) -> tuple[Measure, int] | None:
    return next((reading for reader in _READERS if (reading := reader(words, index))), None)


@lru_cache(maxsize=65_536)
def _opens(word: str) -> bool:
    """Whether any measure can start with `word`: most words are passed over after this one look."""
    return word in _OPENING or opens_amount(word) or word.endswith(_ENDINGS) or recurring_weekday_of(word) is not None


_ENDINGS = (*_WORDS["adverb_endings"], _WORDS["times_ending"])
_OPENING = HALF_HOURS.union(
    *(_WORDS[name] for name in ("every", "alternate", "once", "adverbs", "half_adverbs", "multiples", "half", "quarter",
                                "minutes_to_hour", "late_hours", "bare_minutes", "before_share", "per",
                                "every_of_many", "bare_shares"))
)  # fmt: skip


def _listed_weekdays(words: Words) -> Iterator[Measure]:
    """ "maandag, dinsdag en donderdag" says three times a week."""
    for run in weekday_runs(words):
        yield Measure(Dimension.FREQUENCY, float(len(run.days)), "week", *words.span(run.first, run.end))


def _compares(words: Words, measure: Measure) -> bool:
    """ "alles wat langer dan een uur duurt" sets no length of its own; "niet langer dan een uur" does."""
    index = words.index_at(measure.start)
    more = f"{words[index - 2]} {words[index - 1]}" in _WORDS["compares"]
    return more and words[index - 3] not in _WORDS["not"]


def _bounded(words: Words, measure: Measure) -> Measure:
    """ "hooguit tien minuten", "een kwartier maximaal": the measure with its bound."""
    index = words.index_at(measure.start)
    after = words[words.index_at(measure.end)]
    before = [" ".join(words[index - back] for back in range(count, 0, -1)) for count in range(1, LIMIT_WORDS + 1)]
    for limit, phrases in ((Limit.AT_MOST, _WORDS["at_most"]), (Limit.AT_LEAST, _WORDS["at_least"])):
        if after in phrases or any(phrase in phrases for phrase in before):
            return replace(measure, limit=limit)
    return measure
