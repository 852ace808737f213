"""A fact turned round: denied in the meeting and told in the report, or told by a word that means the opposite."""

from collections.abc import Iterator
from functools import cache

from models.finding import Aspect
from reconcile.alignment.terms import COMPOUND
from reconcile.comparison.claims import Claim, Says, claims_of
from reconcile.comparison.clauses import Clause, clauses_of, shared
from reconcile.comparison.firmness import told_of
from reconcile.comparison.pair import Pair, Signal, at
from reconcile.comparison.refusals import arranges, parts_of
from reconcile.comparison.stance import Move, Say
from reconcile.language.cues import find_in
from reconcile.language.tokens import tokens
from reconcile.lexicon import table

SAME = 0.34
"""Share of what a claim is about that a denial must hold."""


def compare_denials(pair: Pair, said: tuple[Move, ...]) -> Iterator[Signal]:
    """Signals polarity.dropped and polarity.opposite."""
    claims = claims_of(pair.text) if all(arranges(pair.text[a:b]) for a, b in parts_of(pair.text)) else ()
    for claim in claims:
        denial = _denial(claim, said)
        others = [one for one in claims if one.says in (Says.DECLINED, Says.NOT_DONE, Says.OPEN)]
        if denial and not any(shared(one.about, denial.about) for one in others):
            yield at(denial.passage, "polarity.dropped", Aspect.POLARITY)
            break
    yield from _opposites(pair)


def _denial(claim: Claim, said: tuple[Move, ...]) -> Move | None:
    """A plain denial of what `claim` tells, when nobody told it and the report limits nothing either."""
    if claim.says not in (Says.DONE, Says.AGREED) or find_in("stance", "written.limits", claim.text):
        return None
    told = frozenset[str]().union(*(m.about for m in said if m.say in (Say.STATED, Say.YES)))
    for move in reversed(said):
        if move.say is Say.DENIED and move.own:
            both = shared(claim.about, move.about)
            if len(both) == 1:
                both = shared(claim.about, move.about, least=COMPOUND)  # one word must be more than of one kind
            if both - shared(claim.about, told) and len(both) >= SAME * len(claim.about):
                return move
    return None


def _opposites(pair: Pair) -> Iterator[Signal]:
    written = [clause for clause in clauses_of(pair.text) if _sides(clause)]
    core = told_of(pair).core if written else ()
    said = [(passage, clause) for passage in core if not passage.is_question for clause in clauses_of(passage.text)]
    for clause in written:
        for number, side in sorted(_sides(clause)):
            against = [
                passage
                for passage, other in said
                if (number, not side) in _sides(other) and shared(clause.lemmas, other.lemmas)
            ]
            if against and not any((number, side) in _sides(other) for _, other in said):
                yield at(against[-1], "polarity.opposite", Aspect.POLARITY, (clause.start, clause.end))
                return


def _sides(clause: Clause) -> frozenset[tuple[int, bool]]:
    """Which pairs of opposites a clause holds a word of, and of which side; none when it denies."""
    if clause.negated:
        return frozenset()
    found = {
        (number, side)
        for token in tokens(clause.text)
        for word in (token.lemma, token.lower)
        for number, side in _opposing().get(word, ())
    }
    return frozenset(one for one in found if (one[0], not one[1]) not in found)


@cache
def _opposing() -> dict[str, frozenset[tuple[int, bool]]]:
    """Each word with the pairs it is in, and whether it is on the first side."""
    found: dict[str, set[tuple[int, bool]]] = {}
    for number, sides in enumerate(table("opposites")["pairs"]):
        for words, side in zip(sides, (True, False), strict=True):
            for word in words:
                found.setdefault(word, set()).add((number, side))
    return {word: frozenset(places) for word, places in found.items()}
