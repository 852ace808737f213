"""How much, how often, how long, at what o'clock: the same measure with another value, or one that was given up."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from models.finding import Aspect, Correction
from models.transcript import Turn
from reconcile.alignment.queries import value_of
from reconcile.comparison import wholes
from reconcile.comparison.counted_things import compare_counted_things
from reconcile.comparison.final_value import Said, Standing, by_who_does_it, final_value, given_up, said_values
from reconcile.comparison.pair import GOOD_SHARE, Pair, Signal
from reconcile.comparison.same_amount import agrees, means_the_same, parts_of_a_whole, spoken_measures
from reconcile.comparison.settings import is_elsewhere
from reconcile.comparison.wholes import compare_wholes
from reconcile.language.cues import find_in
from reconcile.language.measures import Dimension, Limit, Measure, measures
from reconcile.language.tokens import tokens
from reconcile.language.weekdays import weekday_of
from reconcile.lexicon import table

RULES = (
    "quantity.conflict",
    "quantity.superseded",
    "quantity.limit",
    "quantity.only_written",
    "quantity.sharpened",
    "quantity.vague",
    *wholes.RULES,
)
"""Every rule that can speak here."""

_OFTEN = frozenset(table("values")["often"]) | frozenset(table("measures")["periods"])
"""Words that tell how often, or for which time."""
COUNTED = frozenset({Dimension.FREQUENCY, Dimension.COUNT})


def compare_quantities(pair: Pair) -> Iterator[Signal]:
    """Signals quantity.* for every measure of the statement."""
    written = measures(pair.text)
    spoken = spoken_measures(dict.fromkeys(passage.turn for passage in pair.around))
    found = said_values(pair, lambda turn: spoken[turn.id], Measure.conflicts_with)
    parts = parts_of_a_whole(found)
    found = tuple(s for s in found if id(s) not in parts and not is_elsewhere(s.passage.text, pair.text))
    written = tuple(one for one in written if not _is_denied(pair.text, one))
    claimed = {id(said) for said in found if any(agrees(said.value, one) for one in written)}
    for one in written:
        yield from _compare(pair, one, found, claimed)
    yield from compare_counted_things(pair)
    yield from compare_wholes(pair, written, found)
    if not written:
        yield from _vague(pair, found)


def _compare(pair: Pair, written: Measure, found: Sequence[Said[Measure]], claimed: set[int]) -> Iterator[Signal]:
    same = by_who_does_it(pair, [said for said in found if agrees(said.value, written)])
    if turned := [said for said in found if said.is_about and _limits_differ(said.value, written)]:
        yield _signal(pair, "quantity.limit", written, turned[-1])
    elif same:
        alike = [said for said in found if said in same or said.value.conflicts_with(written)]
        final = final_value(alike)
        if final and final.value.conflicts_with(written) and id(final) not in claimed and given_up(same, final, alike):
            yield _signal(pair, "quantity.superseded", written, final)
    elif (final := _final_of_others(written, found)) is not None:
        yield _signal(pair, "quantity.superseded", written, final)
    elif not means_the_same(pair, written, [said.value for said in found]):
        yield from _without_agreement(pair, written, found, claimed)


def _is_denied(text: str, written: Measure) -> bool:
    """Whether the statement says that it is not so, or but in part: "dagelijks oefenen gaat niet plaatsvinden"."""
    if written.dimension not in COUNTED:
        return False
    if written.unit == "day" and find_in("values", "but_for", text):
        return True
    after = text[written.end :].partition(",")[0].partition(";")[0]
    return bool(find_in("values", "is_denied", after))


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
    in_meeting = value_of(written) in pair.elsewhere
    if vouched := [said for said in others if _is_vouched(pair, written, said)]:
        yield _signal(pair, "quantity.conflict", written, final_value(vouched) or vouched[-1])
    elif others:
        yield _signal(pair, "quantity.conflict", written, final_value(others) or others[-1], 0.5 if in_meeting else 1.0)
    elif (
        not in_meeting and _can_be_new(pair, written) and not any(said.value.conflicts_with(written) for said in found)
    ):
        vague = any(find_in("values", "vague.said", passage.text) for passage in pair.focus)
        rule = "quantity.sharpened" if vague else "quantity.only_written"
        yield Signal(rule, 1.0, Aspect.QUANTITY, written=(written.start, written.end))


def _is_vouched(pair: Pair, written: Measure, said: Said[Measure]) -> bool:
    """Whether the sentence has another amount in common with the statement: "drie keer in de week twintig minuten"."""
    others = [one for one in measures(pair.text) if not one.comparable(written)]
    return any(agrees(one, other) for one in measures(said.passage.text) for other in others)


def _can_be_new(pair: Pair, written: Measure) -> bool:
    """Only how often, and only where nothing near tells so in words that no grammar reads: "steeds op vrijdag"."""
    if written.dimension is not Dimension.FREQUENCY or written.unit == "year" or pair.best.share < GOOD_SHARE:
        return False
    return not any(_tells_how_often(passage.text) for passage in pair.around if passage in pair.about)


@lru_cache(maxsize=16_384)
def _tells_how_often(text: str) -> bool:
    return any(token.lower in _OFTEN or weekday_of(token.lower) is not None for token in tokens(text))


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
        yield Signal("quantity.vague", 1.0, Aspect.QUANTITY, said.turn.id, said.place, (vague[0].start, vague[0].end))


def _signal(pair: Pair, rule: str, written: Measure, said: Said[Measure], score: float = 1.0) -> Signal:
    correction = _correction(pair, written, said.turn, said.value)
    return Signal(rule, score, Aspect.QUANTITY, said.turn.id, said.place, (written.start, written.end), correction)


def _correction(pair: Pair, written: Measure, turn: Turn, said: Measure) -> Correction | None:
    """The spoken value in the report's own place; only for one dimension and an unbroken wording."""
    if written.dimension is Dimension.COUNT and written.unit != said.unit:
        return None
    start = pair.statement.start
    return Correction(
        start=start + written.start, end=start + written.end, text=turn.text[said.start : said.end].lower()
    )
