"""Terms as lengths: "vier weken, maar voor u maak ik er drie van" against "binnen vier weken"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.finding import Aspect
from reconcile.comparison.final_value import Standing, final_value, given_up, said_values
from reconcile.comparison.pair import Pair, Signal
from reconcile.comparison.same_amount import agrees, spoken_measures
from reconcile.language.dates import Moment
from reconcile.language.measures import Dimension, Measure, measures


def compare_terms(pair: Pair, written: Sequence[Moment]) -> Iterator[Signal]:
    """Signals deadline.superseded for a term whose length was given up for another."""
    terms = [term for moment in written if (term := _length(pair.text, moment))]
    if not terms:
        return
    spoken = spoken_measures(dict.fromkeys(passage.turn for passage in pair.around))
    found = said_values(pair, lambda turn: spoken[turn.id], Measure.conflicts_with)
    for term in terms:
        same = [said for said in found if said.is_about and agrees(said.value, term)]
        final = final_value(said for said in found if said.value.conflicts_with(term))
        if final and same and same[-1].standing is Standing.DROPPED and given_up(same, final):
            said = (final.value.start, final.value.end)
            yield Signal("deadline.superseded", 1.0, Aspect.DEADLINE, final.turn.id, said, (term.start, term.end))


def _length(text: str, moment: Moment) -> Measure | None:
    """The "vier weken" of "binnen vier weken"."""
    _, space, rest = text[moment.start : moment.end].partition(" ")
    start = moment.end - len(rest)
    found = [m for m in measures(rest) if m.dimension is Dimension.COUNT] if space else []
    return replace(found[0], start=start + found[0].start, end=start + found[0].end) if found else None
