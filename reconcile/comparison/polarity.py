"""Yes or no: consent where there was a refusal, refusal where there was consent, a negation gained or lost."""

from collections.abc import Iterator

from models.finding import Aspect
from reconcile.comparison.attitudes import compare_attitudes
from reconcile.comparison.claims import Claim, Says, claims_of
from reconcile.comparison.clauses import shared
from reconcile.comparison.denial import compare_denials
from reconcile.comparison.pair import Pair, Signal, at
from reconcile.comparison.refusals import compare_even_then, compare_refusals
from reconcile.comparison.stance import Move, Say, moves

RULES = (
    "polarity.agreed_but_refused",
    "polarity.done_but_refused",
    "polarity.declined_but_agreed",
    "polarity.arranged_but_refused",
    "polarity.even_then",
    "polarity.content_but_against",
    "polarity.open_but_against",
    "polarity.against_but_content",
    "polarity.dropped",
    "polarity.opposite",
)
"""Every rule that can speak here."""

_AGAINST_NO = {
    Says.AGREED: "polarity.agreed_but_refused",
    Says.DONE: "polarity.done_but_refused",
}
CONSENT, PLAIN = 0.3, 0.6
"""Nearness from which an answer settles what the report says was agreed or declined, or simply tells."""


def compare_polarity(pair: Pair) -> Iterator[Signal]:
    """Signals polarity.*: what the report says was accepted or declined against the last clear answer."""
    said = moves(pair)
    claims = claims_of(pair.text)
    for claim in claims:
        final = _final(pair, claim, said)
        rule = _conflict(claim, final) if final else None
        if rule == "polarity.declined_but_agreed" and not _holders(pair, claim):
            rule = None  # a yes may be to doing without it
        if final and rule and not _told_by_another(claim, final, claims):
            yield at(final.passage, rule, Aspect.POLARITY, claim.place)
    yield from compare_denials(pair, said)
    yield from compare_refusals(pair, said)
    yield from compare_even_then(pair)
    yield from compare_attitudes(pair, said)


def _conflict(claim: Claim, final: Move) -> str | None:
    """The rule that speaks when the report says this and the last word on it was that."""
    if final.say is Say.NO:
        return _AGAINST_NO.get(claim.says)
    return "polarity.declined_but_agreed" if final.say is Say.YES and claim.says is Says.DECLINED else None


def _told_by_another(claim: Claim, final: Move, claims: tuple[Claim, ...]) -> bool:
    """Whether the report tells this answer after all, beside `claim`: part was agreed to, part was not."""
    same = (Says.DECLINED, Says.NOT_DONE, Says.OPEN) if final.say is Say.NO else (Says.AGREED, Says.DONE)
    return any(one is not claim and one.says in same and shared(one.about, final.about) for one in claims)


def _final(pair: Pair, claim: Claim, said: tuple[Move, ...]) -> Move | None:
    """The last stand taken on the subject of `claim`, by who the report says took it, if anybody."""
    holders = _holders(pair, claim)
    least = CONSENT if claim.place else PLAIN
    about = [move for move in said if _nearness(claim, move) >= least]
    answers = [move for move in about if move.is_answer and not (move.falls_in if claim.place else move.objects)]
    own = {move.passage.turn.speaker: move for move in answers if move.passage.turn.speaker in holders}
    if own:
        return next((move for move in own.values() if move.say is Say.NO), [*own.values()][-1])
    if holders or not answers or (final := answers[-1]).say is Say.OPEN:
        return None
    later = said[said.index(final) + 1 :]
    if final.say is Say.NO and any(
        move.say is Say.STATED and _nearness(claim, move) >= PLAIN and len(shared(claim.about, move.about)) > 1
        for move in later
    ):
        return None
    return final


def _holders(pair: Pair, claim: Claim) -> frozenset[str]:
    if claim.says in (Says.DONE, Says.NOT_DONE):
        return frozenset()
    named = pair.cast.mentions(claim.text)
    return frozenset(speaker for mention in named for speaker in mention.speakers)


def _nearness(claim: Claim, move: Move) -> float:
    """From 0 to 1: how sure it is that a move is about the subject of a claim."""
    both = len(shared(claim.about, move.about))
    if not both:
        return 0.0
    return both / min(len(claim.about), len(move.about)) * (1.0 if both > 1 else 0.8)
