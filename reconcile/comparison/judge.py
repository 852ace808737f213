"""From signals to a verdict: confirmed, altered or misattributed, with a probability and the aspects that differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.finding import Aspect, FindingKind
from reconcile.alignment.linking import Link
from reconcile.comparison.actor import compare_actors
from reconcile.comparison.condition import compare_conditions
from reconcile.comparison.deadline import compare_deadlines
from reconcile.comparison.pair import Pair, Signal
from reconcile.comparison.polarity import compare_polarity
from reconcile.comparison.quantity import compare_quantities
from reconcile.comparison.strength import compare_strength
from reconcile.learned import model
from reconcile.meeting import Meeting

RULES = (
    "quantity.conflict",
    "quantity.superseded",
    "quantity.only_written",
    "quantity.dropped",
    "deadline.conflict",
    "deadline.superseded",
    "deadline.only_written",
    "deadline.dropped",
    "deadline.vague",
    "deadline.bound",
    "deadline.clock.conflict",
    "deadline.clock.superseded",
    "deadline.clock.only_written",
    "polarity.agreed_but_refused",
    "polarity.done_but_refused",
    "polarity.declined_but_agreed",
    "polarity.agreed_but_objected",
    "polarity.only_written",
    "polarity.dropped",
    "strength.weakened_promise",
    "strength.weakened",
    "strength.doubt_dropped",
    "strength.strengthened",
    "condition.dropped_strict",
    "condition.dropped",
    "condition.added",
    "scope.dropped_only",
    "scope.dropped",
    "scope.widened",
    "actor.other",
    "actor.other_group",
    "actor.vanished",
    "actor.absent_person",
    "attribution.other",
    "attribution.other_spoke_too",
    "attribution.absent_person",
)
"""Every rule that can speak."""


@dataclass(frozen=True)
class Verdict:
    """What the rules make of one statement."""

    pair: Pair
    signals: tuple[Signal, ...]
    chances: dict[FindingKind, float]

    @property
    def kind(self) -> FindingKind:
        """What the rules speak of, altered or misattributed, the likelier; `difference` tells whether it is shown."""
        spoken = {signal.kind for signal in self.signals} or {FindingKind.CONFIRMED}
        return max(sorted(spoken), key=lambda kind: self.chances[kind])

    @property
    def difference(self) -> float:
        """The probability that the statement differs from what was said."""
        return 1.0 - self.chances[FindingKind.CONFIRMED]

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """The aspects that signalled, strongest first, at most two."""
        weights = model("verdicts")
        column = weights.classes.index(FindingKind.ALTERED)
        total: dict[Aspect, float] = {}
        for signal in self.signals:
            if signal.aspect:
                weight = float(weights.weights[column, weights.names.index(signal.rule)])
                total[signal.aspect] = max(total.get(signal.aspect, 0.0), weight * signal.score)
        ranked = sorted(total, key=lambda aspect: -total[aspect])
        return tuple(aspect for i, aspect in enumerate(ranked[:2]) if i == 0 or total[aspect] > 0.6 * total[ranked[0]])


def pair_of(meeting: Meeting, link: Link) -> Pair:
    """The statement with its tight and wide evidence."""
    window = link.window
    first, last = meeting.widened(window)
    tight = meeting.turns(window.first, window.last)
    return Pair(
        link.statement, tight, meeting.turns(first, last), meeting.values, meeting.cast, meeting.transcript.date
    )


def signals_of(pair: Pair) -> tuple[Signal, ...]:
    """Everything the rules find."""
    return tuple(_signals(pair))


def _signals(pair: Pair) -> Iterator[Signal]:
    yield from compare_quantities(pair)
    yield from compare_deadlines(pair)
    yield from compare_polarity(pair)
    yield from compare_strength(pair)
    yield from compare_conditions(pair)
    yield from compare_actors(pair)


def verdict_features(pair: Pair, signals: tuple[Signal, ...]) -> dict[str, float]:
    """The strongest score of every rule, as far as the evidence carries it; all 0 where no rule speaks."""
    strongest = dict.fromkeys(RULES, 0.0)
    for signal in signals:
        strongest[signal.rule] = max(strongest[signal.rule], signal.score * pair.evidence)
    return strongest


def judge(meeting: Meeting, link: Link) -> Verdict:
    """Compare one linked statement with its evidence."""
    pair = pair_of(meeting, link)
    signals = signals_of(pair)
    weights = model("verdicts")
    chances = weights.chances([verdict_features(pair, signals)])[0]
    return Verdict(pair, signals, {FindingKind(c): float(p) for c, p in zip(weights.classes, chances, strict=True)})
