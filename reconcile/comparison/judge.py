"""From signals to a verdict: confirmed, altered or misattributed, with a probability and the aspects that differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.finding import Aspect, FindingKind
from reconcile.alignment.linking import Link, Relation
from reconcile.comparison import actor, condition, deadline, polarity, quantity, scope, strength
from reconcile.comparison.contrast import CONTRAST, contrast_features
from reconcile.comparison.pair import Pair, Signal
from reconcile.comparison.thread import thread_of
from reconcile.learned import WORD, model
from reconcile.meeting import Meeting

RULES = (
    *quantity.RULES,
    *deadline.RULES,
    *polarity.RULES,
    *strength.RULES,
    *condition.RULES,
    *scope.RULES,
    *actor.RULES,
)
"""Every rule that can speak."""
HOW_WELL = frozenset(
    (
        "score",
        "margin",
        "content.best",
        "content.meeting",
        "rarest.best",
        "window.found",
        "window.rarest",
        "window.around",
    )
)
"""Of the link these do not count. Who changes one word of a sentence keeps the others: in meetings made to learn from
what is found best is altered most, but a report that quotes literally must not be suspect for it."""
LINK = "link:"
"""Begins the name of a feature that tells how well the statement was found."""


@dataclass(frozen=True)
class Verdict:
    """What the rules make of one statement."""

    pair: Pair
    signals: tuple[Signal, ...]
    chances: dict[FindingKind, float]
    new: float
    """The share of the statement's content words that its evidence does not hold."""

    @property
    def kind(self) -> FindingKind:
        """What the rules speak of, altered or misattributed, the likelier; where none speaks it can only be altered.

        `difference` tells whether it is shown.
        """
        spoken = {signal.kind for signal in self.signals} or {FindingKind.ALTERED}
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
    return Pair(
        statement=link.statement,
        tight=meeting.turns(window.first, window.last),
        wide=meeting.turns(first, last),
        thread=thread_of(meeting, link.statement.text, window),
        elsewhere=meeting.values,
        cast=meeting.cast,
        meeting=meeting.transcript.date,
    )


def signals_of(pair: Pair) -> tuple[Signal, ...]:
    """Everything the rules find."""
    return tuple(_signals(pair))


def _signals(pair: Pair) -> Iterator[Signal]:
    yield from quantity.compare_quantities(pair)
    yield from deadline.compare_deadlines(pair)
    yield from polarity.compare_polarity(pair)
    yield from strength.compare_strength(pair)
    yield from condition.compare_conditions(pair)
    yield from scope.compare_scope(pair)
    yield from actor.compare_actors(pair)


def rule_features(pair: Pair, signals: tuple[Signal, ...]) -> dict[str, float]:
    """The strongest score of every rule, as far as the evidence carries it; all 0 where no rule speaks."""
    strongest = dict.fromkeys(RULES, 0.0)
    for signal in signals:
        strongest[signal.rule] = max(strongest[signal.rule], signal.score * pair.evidence)
    return strongest


def verdict_features(pair: Pair, signals: tuple[Signal, ...], link: Link) -> dict[str, float]:
    """What the rules say, what stands out, how well the statement was found, and its words.

    A statement whose every detail was found is more likely right, and one that hedges less: that moves the chance
    where a rule speaks, and raises it a little where none can say what differs.
    """
    found = {
        name if name.startswith(WORD) else f"{LINK}{name}": float(value)
        for name, value in link.features.items()
        if name not in HOW_WELL
    }
    added = {f"{LINK}{Relation.ADDED}": link.chances[Relation.ADDED]}
    return rule_features(pair, signals) | contrast_features(pair) | found | added


def judge(meeting: Meeting, link: Link) -> Verdict:
    """Compare one linked statement with its evidence."""
    pair = pair_of(meeting, link)
    signals = signals_of(pair)
    weights = model("verdicts")
    features = verdict_features(pair, signals, link)
    (row,) = weights.chances([features])
    chances = {FindingKind(kind): float(chance) for kind, chance in zip(weights.classes, row, strict=True)}
    return Verdict(pair, signals, chances, features[f"{CONTRAST}new"])
