"""How much, how often, how long, at what o'clock: the same measure with another value, or one that was given up."""

from collections.abc import Iterator, Sequence

from models.finding import Aspect, Correction
from models.transcript import Turn
from reconcile.alignment.queries import value_of
from reconcile.comparison.counted_things import compare_counted_things
from reconcile.comparison.final_value import Said, Standing, final_value, given_up, said_values
from reconcile.comparison.pair import Pair, Signal
from reconcile.comparison.same_amount import agrees, means_the_same, parts_of_a_whole, spoken_measures
from reconcile.language.cues import find_in
from reconcile.language.measures import Dimension, Limit, Measure, measures

RULES = (
    "quantity.conflict",
    "quantity.superseded",
    "quantity.limit",
    "quantity.only_written",
    "quantity.sharpened",
    "quantity.vague",
)
"""Every rule that can speak here."""

COUNTED = frozenset({Dimension.FREQUENCY, Dimension.COUNT})


def compare_quantities(pair: Pair) -> Iterator[Signal]:
    """Signals quantity.* for every measure of the statement."""
    written = measures(pair.text)
    spoken = spoken_measures(dict.fromkeys(passage.turn for passage in pair.around))
    found = said_values(pair, lambda turn: spoken[turn.id], Measure.conflicts_with)
    parts = parts_of_a_whole(found)
    found = tuple(said for said in found if id(said) not in parts)
    claimed = {id(said) for said in found if any(agrees(said.value, one) for one in written)}
    for one in written:
        yield from _compare(pair, one, found, claimed)
    yield from compare_counted_things(pair)
    if not written:
        yield from _vague(pair, found)


def _compare(pair: Pair, written: Measure, found: Sequence[Said[Measure]], claimed: set[int]) -> Iterator[Signal]:
    same = [said for said in found if agrees(said.value, written)]
    if turned := [said for said in found if said.is_about and _limits_differ(said.value, written)]:
        yield _signal(pair, "quantity.limit", written, turned[-1])
    elif same:
        final = final_value(said for said in found if said.value.comparable(written))
        if final and final.value.conflicts_with(written) and id(final) not in claimed and given_up(same, final):
            yield _signal(pair, "quantity.superseded", written, final)
    elif (final := _final_of_others(written, found)) is not None:
        yield _signal(pair, "quantity.superseded", written, final)
    elif not means_the_same(pair, written, [said.value for said in found]):
        yield from _without_agreement(pair, written, found, claimed)


def _final_of_others(written: Measure, found: Sequence[Said[Measure]]) -> Said[Measure] | None:
    """What took the place of the same number of something else: "negen weken, eh, acht" for "negen bijeenkomsten"."""
    if written.dimension is not Dimension.COUNT:
        return None
    number = [s for s in found if s.value.dimension is Dimension.COUNT and s.value.value == written.value]
    if not number or any(said.standing is not Standing.DROPPED or not said.is_about for said in number):
        return None
    final = final_value(said for said in found if said.value.conflicts_with(number[-1].value))
    return final if final and given_up(number, final) else None


def _without_agreement(
    pair: Pair, written: Measure, found: Sequence[Said[Measure]], claimed: set[int]
) -> Iterator[Signal]:
    """The value is said nowhere near: another was said, or something vague, or none at all."""
    others = [
        said
        for said in found
        if said.is_about
        and said.standing is not Standing.DROPPED
        and id(said) not in claimed
        and said.value.conflicts_with(written)
    ]
    is_elsewhere = value_of(written) in pair.elsewhere
    if others:
        yield _signal(
            pair, "quantity.conflict", written, final_value(others) or others[-1], 0.5 if is_elsewhere else 1.0
        )
    elif not is_elsewhere and _can_be_new(written) and not any(said.value.conflicts_with(written) for said in found):
        vague = any(find_in("values", "vague.said", passage.text) for passage in pair.focus)
        rule = "quantity.sharpened" if vague else "quantity.only_written"
        yield Signal(rule, 1.0, Aspect.QUANTITY, written=(written.start, written.end))


def _can_be_new(written: Measure) -> bool:
    """Only how often: a length, a time or a number of things is too often said in words that no grammar reads."""
    return written.dimension is Dimension.FREQUENCY and written.unit != "year"


def _limits_differ(said: Measure, written: Measure) -> bool:
    """ "maximaal twee toetsen op een dag" against "per dag ten minste twee toetsen"."""
    return {said.limit, written.limit} == {Limit.AT_MOST, Limit.AT_LEAST} and said.value == written.value


def _vague(pair: Pair, found: Sequence[Said[Measure]]) -> Iterator[Signal]:
    """How often or how many was said of the same thing, and the statement says "regelmatig" or "een aantal"."""
    vague = find_in("values", "vague.written", pair.text)
    telling = [
        said
        for said in found
        if said.is_about and said.standing >= Standing.SETTLED and said.value.dimension in COUNTED
    ]
    if telling and vague:
        said = telling[-1]
        place = (said.value.start, said.value.end)
        yield Signal("quantity.vague", 1.0, Aspect.QUANTITY, said.turn.id, place, (vague[0].start, vague[0].end))


def _signal(pair: Pair, rule: str, written: Measure, said: Said[Measure], score: float = 1.0) -> Signal:
    return Signal(
        rule,
        score,
        Aspect.QUANTITY,
        said.turn.id,
        (said.value.start, said.value.end),
        (written.start, written.end),
        _correction(pair, written, said.turn, said.value),
    )


def _correction(pair: Pair, written: Measure, turn: Turn, said: Measure) -> Correction | None:
    """The spoken value in the report's own place; only for one dimension and an unbroken wording."""
    if written.dimension is Dimension.COUNT and written.unit != said.unit:
        return None
    start = pair.statement.start
    return Correction(
        start=start + written.start, end=start + written.end, text=turn.text[said.start : said.end].lower()
    )
