"""How much, how often, how long: the same measure with another value."""

from collections.abc import Iterator

from models.finding import Aspect, Correction
from models.transcript import Turn
from reconcile.alignment.queries import value_of
from reconcile.comparison.pair import Pair, Signal
from reconcile.language.cues import has_cue
from reconcile.language.measures import Dimension, Measure, measures

RULES = (
    "quantity.conflict",
    "quantity.superseded",
    "quantity.only_written",
    "quantity.dropped",
    "deadline.clock.conflict",
    "deadline.clock.superseded",
    "deadline.clock.only_written",
)
"""Every rule that can speak here."""


def compare_quantities(pair: Pair) -> Iterator[Signal]:
    """Signals quantity.* and deadline.clock for every measure of the statement."""
    telling = {passage.turn.id for passage in pair.focus}
    said = [(turn, measure) for turn in pair.tight if turn.id in telling for measure in measures(turn.text)]
    nearby = [measure for turn in pair.wide for measure in measures(turn.text)]
    for written in measures(pair.text):
        same_kind = [(turn, measure) for turn, measure in said if measure.comparable(written)]
        aspect = Aspect.DEADLINE if written.dimension is Dimension.CLOCK else Aspect.QUANTITY
        name = "deadline.clock" if written.dimension is Dimension.CLOCK else "quantity"
        place = (written.start, written.end)
        if not same_kind:
            if written.value not in pair.numbers and not any(_agrees(measure, written) for measure in nearby):
                yield Signal(f"{name}.only_written", 1.0, aspect, written=place)
            continue
        turn, last = same_kind[-1]
        if all(measure.conflicts_with(written) for _, measure in same_kind):
            if written.dimension in {Dimension.COUNT, Dimension.DURATION} and written.value in pair.numbers:
                continue
            survives = (
                not any(_agrees(measure, written) for measure in nearby) and value_of(written) not in pair.elsewhere
            )
            yield Signal(
                f"{name}.conflict",
                1.0 if survives else 0.5,
                aspect,
                turn.id,
                (last.start, last.end),
                place,
                _correction(pair, written, turn, last),
            )
        elif last.conflicts_with(written) and "?" not in turn.text and has_cue(turn.text, "revision"):
            yield Signal(
                f"{name}.superseded",
                1.0,
                aspect,
                turn.id,
                (last.start, last.end),
                place,
                _correction(pair, written, turn, last),
            )
    yield from _dropped(pair, said)


def _agrees(measure: Measure, written: Measure) -> bool:
    return measure.comparable(written) and not measure.conflicts_with(written)


def _dropped(pair: Pair, said: list[tuple[Turn, Measure]]) -> Iterator[Signal]:
    """A frequency or duration in the turn that says it best, and no measure at all in the statement."""
    if measures(pair.text):
        return
    telling = [
        (turn, measure)
        for turn, measure in said
        if turn.id == pair.best.turn.id
        and measure.dimension in {Dimension.FREQUENCY, Dimension.DURATION, Dimension.COUNT}
    ]
    if telling:
        turn, measure = telling[-1]
        yield Signal("quantity.dropped", 1.0, Aspect.QUANTITY, turn.id, (measure.start, measure.end))


def _correction(pair: Pair, written: Measure, turn: Turn, said: Measure) -> Correction | None:
    """The spoken value in the report's own place; only for one dimension and an unbroken wording."""
    if written.dimension is Dimension.COUNT and written.unit != said.unit:
        return None
    start = pair.statement.start
    return Correction(
        start=start + written.start, end=start + written.end, text=turn.text[said.start : said.end].lower()
    )
