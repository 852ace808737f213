"""When two amounts come to the same in other words, and numbers that stand for an amount named before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from models.transcript import Turn
from reconcile.comparison.final_value import Said
from reconcile.comparison.pair import Pair
from reconcile.language.cues import find_in
from reconcile.language.measures import Dimension, Measure, measures
from reconcile.language.numbers import number_of
from reconcile.language.scales import EPSILON, TIMES
from reconcile.language.tokens import tokens
from reconcile.language.words import Words
from reconcile.lexicon import table

_WORDS = table("values")
HOUR = 60
HALF_DAY = 12 * HOUR
ADOPTABLE = (Dimension.FREQUENCY, Dimension.DURATION, Dimension.COUNT)


def agrees(said: Measure, written: Measure) -> bool:
    """Whether the two can both be true as the same measure; bounds are looked at elsewhere."""
    return written.comparable(said) and said.rate >= written.least - EPSILON and written.rate >= said.least - EPSILON


def spoken_measures(turns: Iterable[Turn]) -> dict[int, tuple[Measure, ...]]:
    """Per `Turn.id` its measures, and the numbers that stand for one named before: "dan doe ik er zes"."""
    found: dict[int, tuple[Measure, ...]] = {}
    last: Measure | None = None
    for turn in turns:
        own: list[Measure] = []
        for measure, is_bare in _in_order(turn.text):
            if not is_bare:
                own.append(measure)
                last = measure if measure.dimension in ADOPTABLE and _has_number(turn.text, measure) else last
            elif last is not None:
                own.append(replace(measure, dimension=last.dimension, unit=last.unit))
        found[turn.id] = tuple(_with_periods(turn.text, own))
    return found


def _with_periods(text: str, own: Sequence[Measure]) -> Iterator[Measure]:
    """ "drie keer, eh nee, twee keer per week": the first is corrected, so it was said of a week too."""
    for place, measure in enumerate(own):
        beside = [*own[place + 1 : place + 2], *own[max(0, place - 1) : place]]
        rate = next((other for other in beside if _corrects(text, measure, other)), None)
        if measure.unit == TIMES and measure.dimension is Dimension.COUNT and rate is not None:
            measure = replace(measure, dimension=rate.dimension, unit=rate.unit)
        yield measure


def _corrects(text: str, one: Measure, other: Measure) -> bool:
    """Whether the two stand on either side of a correction, `other` being a frequency."""
    first, last = sorted((one, other), key=lambda measure: measure.start)
    between = text[first.end : last.start]
    return other.dimension is Dimension.FREQUENCY and bool(find_in("values", "correction", between))


@lru_cache(maxsize=16_384)
def _in_order(text: str) -> tuple[tuple[Measure, bool], ...]:
    """The measures and bare numbers of `text`, each with whether it is bare."""
    known = measures(text)
    bare = (one for one in _bare_numbers(text) if not any(m.start < one.end and one.start < m.end for m in known))
    both = [*((measure, False) for measure in known), *((one, True) for one in bare)]
    return tuple(sorted(both, key=lambda entry: entry[0].start))


def _bare_numbers(text: str) -> Iterator[Measure]:
    words = Words(text)
    for index in range(len(words)):
        value = number_of(words[index]) or _WORDS["bare_one"].get(words[index])
        opens = index == 0 or words[index - 1] in _WORDS["before_bare"]
        counts_on = any(
            words[i + 1] == "," and number_of(words[i]) and number_of(words[i + 2]) for i in (index, index - 2)
        )
        if value and value == int(value) and opens and words[index + 1] in _WORDS["after_bare"] and not counts_on:
            yield Measure(Dimension.COUNT, float(value), "", *words.span(index, index + 1))


def _has_number(text: str, measure: Measure) -> bool:
    """Whether the measure is said with a number, so that another number can stand for it."""
    return bool(numbers_in(text[measure.start : measure.end]))


@lru_cache(maxsize=16_384)
def numbers_in(text: str) -> frozenset[float]:
    """The numbers among the words of `text`."""
    return frozenset(value for token in tokens(text) if (value := number_of(token.lower)))


def means_the_same(pair: Pair, written: Measure, said: Sequence[Measure]) -> bool:
    """Whether `written` follows from what was said in another unit: sums, lists of days, differences of two times."""
    if written.dimension is Dimension.CLOCK:
        return any(_whole_hour(one) == written.value for one in said)
    if written.dimension is Dimension.DURATION and any(
        abs(length - written.value) < EPSILON for length in (*_gaps(said), *_products(said))
    ):
        return True
    return _number_said(pair, written, said) or _is_sum(pair, written) or _every_of_several(pair.text, written, said)


def _number_said(pair: Pair, written: Measure, said: Sequence[Measure]) -> bool:
    """Whether somebody said the number itself, and not of something that would make it another amount."""
    numbers = set(numbers_in(pair.text[written.start : written.end]))
    if written.unit == TIMES:
        numbers.add(written.value)
    if not numbers:
        return False
    if numbers & {one.value for one in said if one.dimension is Dimension.FREQUENCY and not one.comparable(written)}:
        return True
    return any(
        _loose_numbers(turn.text, written) & numbers for turn in {p.turn.id: p.turn for p in pair.around}.values()
    )


def _loose_numbers(text: str, written: Measure) -> frozenset[float]:
    """The numbers in `text` that are no part of a measure comparable with `written`, nor of a name ("groep drie")."""
    taken = [measure for measure in measures(text) if measure.comparable(written)]
    return frozenset(
        value
        for before, token in pairwise((None, *tokens(text)))
        if token
        and (value := number_of(token.lower))
        and not any(m.start <= token.start < m.end for m in taken)
        and not (before and before.lower in _WORDS["numbered"])
    )


def _is_sum(pair: Pair, written: Measure) -> bool:
    """ "drie ochtenden hier en twee ochtenden daar" is five: all that one turn counts."""
    if written.dimension not in {Dimension.COUNT, Dimension.MONEY}:
        return False
    counts = ([one.rate for one in measures(turn.text) if one.comparable(written)] for turn in pair.wide)
    return any(len(parts) > 1 and abs(sum(parts) - written.rate) < EPSILON for parts in counts)


def parts_of_a_whole(found: Sequence[Said[Measure]]) -> frozenset[int]:
    """The identities of values that only divide the one before them: "twee keer, één keer nu en één keer straks"."""
    parts: set[int] = set()
    for place, whole in enumerate(found):
        rest = (one for one in found[place + 1 :] if one.turn.id == whole.turn.id)
        smaller = [one for one in rest if one.value.comparable(whole.value) and one.value.rate < whole.value.rate]
        if len(smaller) > 1 and abs(sum(one.value.rate for one in smaller) - whole.value.rate) < EPSILON:
            parts.update(id(one) for one in smaller)
    return frozenset(parts)


def _whole_hour(measure: Measure) -> float | None:
    """ "Twee uur, bij ons": as likely two o'clock as two hours."""
    if measure.dimension is not Dimension.DURATION or measure.value % HOUR:
        return None
    return measure.value % HALF_DAY


def _gaps(said: Iterable[Measure]) -> Iterator[float]:
    clocks = [one.value for one in said if one.dimension is Dimension.CLOCK]
    for first, last in pairwise(clocks):
        yield (last - first) % HALF_DAY


def _products(said: Sequence[Measure]) -> Iterator[float]:
    """ "twintig minuten, twee keer": forty in all."""
    times = {m.value for m in said if m.dimension is Dimension.FREQUENCY or m.unit == TIMES}
    for one in said:
        if one.dimension is Dimension.DURATION:
            yield from (one.value * number for number in times)


def _every_of_several(text: str, written: Measure, said: Sequence[Measure]) -> bool:
    """ "dagelijks op drie momenten" against "drie keer per dag"."""
    if written.dimension is not Dimension.FREQUENCY or written.value != 1:
        return False
    numbers = numbers_in(text)
    return any(m.dimension is Dimension.FREQUENCY and m.unit == written.unit and m.value in numbers for m in said)
