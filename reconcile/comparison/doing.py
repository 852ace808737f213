"""Who does it: another person or party, or nobody any more."""

from collections.abc import Iterator
from typing import NamedTuple

from models.finding import Aspect
from reconcile.comparison.clauses import shared
from reconcile.comparison.pair import Pair, Signal, at
from reconcile.comparison.people import in_other_hands
from reconcile.comparison.undertakings import Undertaking, Way, undertakings
from reconcile.comparison.written_deeds import WrittenDeed, written_deeds

RULES = (
    "actor.other",
    "actor.other_claimed",
    "actor.other_group",
    "actor.vanished",
    "actor.absent_person",
)
"""Every rule that can speak here."""

NEARLY = 0.75
"""Of the nearness of the undertaking that tells against the report, what makes another be about the deed too."""
FEW = 2
"""Content words of a deed up to which one that an undertaking shares is enough: "Kyra ophalen"."""
LEAST = 1.0
"""Nearness from which an undertaking is about any other deed."""
VERB = 0.6
"""What a verb counts: one calls and fetches more than one thing in a meeting."""
CONTEXT = 0.4
"""What a word counts that was only said just before."""
_VAGUE = frozenset({Way.TOLD, Way.TOGETHER, Way.GRANTED})
"""Ways that may clear a report, but tell too little of who does it to speak against one."""


class _Near(NamedTuple):
    """An undertaking beside a deed of the report."""

    said: Undertaking
    both: frozenset[str]
    """Content words of the deed that the undertaking itself holds."""
    nearness: float


def compare_doers(pair: Pair) -> Iterator[Signal]:
    """Signals actor.*."""
    if deeds := written_deeds(pair):
        said = undertakings(pair)
        for deed in deeds:
            yield from _compared(pair, deed, said)


def _compared(pair: Pair, deed: WrittenDeed, said: tuple[Undertaking, ...]) -> Iterator[Signal]:
    """What counts is the last that is about the deed; who took it on before others did counts most."""
    near = [_beside(deed, one) for one in said]
    against = [one for one in near if _tells_against(deed, one)]
    most = max((one.nearness for one in against), default=0.0)
    against = [one for one in against if one.nearness >= NEARLY * most]
    if not against:
        return
    final = ([one for one in against if one.said.claimed] or against)[-1]
    score = min(1.0, 0.4 + 0.2 * len(final.both) + 0.2 * final.said.claimed)
    if deed.doer is None:
        if final.said.claimed:
            yield at(final.said.passage, "actor.vanished", Aspect.ACTOR, score=score)
    elif not any(_fits(pair, deed, one.said) for one in near if one.nearness >= NEARLY * most):
        rule = _rule(deed, final.said)
        yield in_other_hands(pair, rule, Aspect.ACTOR, final.said.passage, deed.doer, score)


def _beside(deed: WrittenDeed, one: Undertaking) -> _Near:
    both = shared(deed.about, one.own)
    return _Near(one, both, _weight(both) + CONTEXT * _weight(shared(deed.about - both, one.about)))


def _weight(words: frozenset[str]) -> float:
    return sum(VERB if word.endswith("en") else 1.0 for word in words)


def _tells_against(deed: WrittenDeed, one: _Near) -> bool:
    """Whether an undertaking says plainly enough who does this deed."""
    if one.said.way in _VAGUE or not (one.said.claimed or one.both):
        return False
    return one.nearness >= (LEAST if len(deed.about) > FEW else VERB)


def _fits(pair: Pair, deed: WrittenDeed, one: Undertaking) -> bool:
    """Whether the report's doer may be the one who took it on."""
    if deed.doer is None or not one.doers:
        return not deed.doers
    return bool(deed.doers & one.doers) or any(pair.cast.may_be(deed.doer, speaker) for speaker in one.doers)


def _rule(deed: WrittenDeed, said: Undertaking) -> str:
    if deed.doer is not None and deed.doer.is_group:
        return "actor.other_group"
    if not deed.doers:
        return "actor.absent_person"
    return "actor.other_claimed" if said.claimed else "actor.other"
