"""Numbers of things that no table knows: "drie schriften" for "twee schriften", "de tweede week" for "de eerste"."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.finding import Aspect
from reconcile.alignment.terms import likeness
from reconcile.comparison.pair import ALIKE, Pair, Signal
from reconcile.comparison.same_amount import numbers_in
from reconcile.comparison.settings import is_elsewhere
from reconcile.language.dates import moments
from reconcile.language.measures import measures
from reconcile.language.numbers import number_of, ordinal_of
from reconcile.language.tokens import is_content, tokens


class Counted(NamedTuple):
    """A number or an ordinal with what it counts."""

    value: float
    is_ordinal: bool
    noun: str
    start: int
    end: int


def compare_counted_things(pair: Pair) -> Iterator[Signal]:
    """Signals quantity.conflict when the same thing was said with another number, and this number nowhere near."""
    taken = [(measure.start, measure.end) for measure in measures(pair.text)]
    taken += [(moment.start, moment.end) for moment in (moments(pair.text, pair.meeting) if pair.meeting else ())]
    around = [passage for passage in pair.around if not is_elsewhere(passage.text, pair.text)]
    numbers = frozenset[float]().union(*(numbers_in(passage.text) for passage in around))
    written = [
        one
        for one in _counted(pair.text)
        if one.value not in numbers and not any(start < one.end and one.start < end for start, end in taken)
    ]
    for one in written:
        said = [(p, s) for p in around for s in _counted(p.text) if _same_thing(s, one)]
        others = [(passage, s) for passage, s in said if passage in pair.about]
        if others and all(s.value != one.value for _, s in said):
            passage, last = others[-1]
            place = (passage.start + last.start, passage.start + last.end)
            yield Signal("quantity.conflict", 1.0, Aspect.QUANTITY, passage.turn.id, place, (one.start, one.end))


def _same_thing(said: Counted, written: Counted) -> bool:
    return said.is_ordinal == written.is_ordinal and likeness(said.noun, written.noun) >= ALIKE


@lru_cache(maxsize=16_384)
def _counted(text: str) -> tuple[Counted, ...]:
    """The numbers and ordinals of `text` with the first content word of the two that follow."""
    found: list[Counted] = []
    words = tokens(text)
    for index, token in enumerate(words[:-1]):
        number, ordinal = number_of(token.lower), ordinal_of(token.lower)
        value = number if number is not None else ordinal
        noun = next((word for word in words[index + 1 : index + 3] if is_content(word.lemma)), None)
        if value is not None and noun is not None and noun.is_word:
            found.append(Counted(float(value), number is None, noun.lemma, token.start, noun.end))
    return tuple(found)
