"""How much and how often: the same thing said of a higher or a lower degree than the report gives it."""

from collections.abc import Iterator
from typing import NamedTuple

from models.finding import Aspect
from reconcile.comparison.bearing import Bearing
from reconcile.comparison.firmness import cues, written
from reconcile.comparison.pair import Pair, Signal, at
from reconcile.language.measures import measures


class Step(NamedTuple):
    """Two degrees of one scale that a report should not exchange."""

    rule: str
    said: str
    written: str
    between: tuple[str, ...] = ()
    """Groups that clear it when said, besides the written one."""


RULES = ("strength.lower_degree", "strength.higher_degree")
"""The report gives it a lower degree than was said, or a higher one."""
_LOWER, _HIGHER = RULES
STEPS = (
    Step(_LOWER, "often", "seldom"),
    Step(_HIGHER, "seldom", "often"),
    Step(_LOWER, "always", "mostly", ("seldom",)),
    Step(_HIGHER, "mostly", "always", ("seldom",)),
    Step(_LOWER, "severe", "mild"),
    Step(_HIGHER, "mild", "severe"),
    Step(_LOWER, "must", "need_not"),
    Step(_HIGHER, "need_not", "must"),
)


def compare_degrees(pair: Pair, bearing: Bearing) -> Iterator[Signal]:
    """Signals of the steps that a report goes up or down."""
    for step in STEPS:
        own = written(pair.text, step.written)
        if not own or written(pair.text, step.said):
            continue
        said = [passage for passage, _ in cues(bearing.own, step.said)]
        said = [passage for passage in said if not passage.is_question and not measures(passage.text)]
        clearing = (step.written, *step.between)
        if said and not any(next(cues(bearing.own, group), None) for group in clearing):
            yield at(said[-1], step.rule, Aspect.STRENGTH, (own[0].start, own[0].end), bearing.sureness)
