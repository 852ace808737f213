"""How binding: a promise turned into an exploration, or a maybe into a promise."""

import re
from collections.abc import Iterator

from models.finding import Aspect
from reconcile.comparison import degrees
from reconcile.comparison.bearing import Bearing, bearing_of
from reconcile.comparison.claims import Says, claims_of
from reconcile.comparison.clauses import negators
from reconcile.comparison.conditionals import spoken_conditions
from reconcile.comparison.firmness import cues, takes_on, written
from reconcile.comparison.pair import Pair, Passage, Signal, at

RULES = (
    "strength.weakened_promise",
    "strength.weakened",
    "strength.promised_nothing",
    "strength.stressed_but_maybe",
    "strength.strengthened",
    "strength.perhaps_asked",
    *degrees.RULES,
)
"""Every rule that can speak here."""

ALLOWED_WITHIN = 8
"""Words before "mogelijk" among which a form of "zijn" makes it mean that something may be done."""
_ALLOWING = ("is", "zijn", "wordt", "worden", "blijft", "maakt", "maken", "het")
_PURPOSE = re.compile(
    r"\b(?:zodat|opdat|waarmee|waarvoor|waardoor|waarbij|waarin|ervoor dat|zorg \w+ dat|met als doel|teneinde|om)\b",
    re.IGNORECASE,
)
"""What stands after it is no part of what is mainly said."""


def compare_strength(pair: Pair) -> Iterator[Signal]:
    """Signals strength.*."""
    bearing = bearing_of(pair)
    said = tuple(passage for passage in bearing.all if not passage.is_question)
    if said:
        yield from _weaker(pair, bearing, said)
        yield from _stronger(pair, bearing, said)
        yield from degrees.compare_degrees(pair, bearing)


def _weaker(pair: Pair, bearing: Bearing, said: tuple[Passage, ...]) -> Iterator[Signal]:
    """Said firmly, written as a try, a wish or a possibility."""
    hedges = [cue for cue in written(pair.text, "explores") if not _is_allowed(pair.text, cue.start, cue.end)]
    if not any(spoken_conditions(passage.text) for passage in said):
        hedges += written(pair.text, "when_needed")
    if not hedges or any(_any(said, group) for group in ("no_promise", "maybe", "looks")):
        return
    if _any_claim(pair, Says.DECLINED, Says.NOT_DONE) and not any(negators(pair.text[c.start : c.end]) for c in hedges):
        return
    firm = [passage for passage, _ in cues(said, "firm")]
    firm = firm or [passage for passage in _close(bearing, said) if takes_on(passage.text)]
    place = (hedges[0].start, hedges[0].end)
    if firm:
        yield at(firm[-1], "strength.weakened_promise", Aspect.STRENGTH, place, bearing.sureness)
    elif not _any(said, "proposes") and not _any(said, "may"):
        yield at(said[-1], "strength.weakened", Aspect.STRENGTH, place, bearing.sureness)


def _stronger(pair: Pair, bearing: Bearing, said: tuple[Passage, ...]) -> Iterator[Signal]:
    """Said with doubt, written as settled."""
    if _any_claim(pair, Says.OPEN, Says.DECLINED, Says.NOT_DONE):
        return
    stressed = written(pair.text, "demands") or written(pair.text, "stressed")
    if not stressed and (written(pair.text, "careful") or written(_mainly(pair.text), "modal")):
        return
    place = (stressed[0].start, stressed[0].end) if stressed else None
    if not stressed and written(pair.text, "asks"):
        if asked := [p for p, _ in cues(said, "perhaps") if _any((p,), "asks")]:
            yield at(asked[-1], "strength.perhaps_asked", Aspect.STRENGTH, None, bearing.sureness)
        return
    doubts = [passage for passage, _ in cues(said, "no_promise")]
    if doubts and not _settled(bearing, doubts[-1]):
        yield at(doubts[-1], "strength.promised_nothing", Aspect.STRENGTH, place, bearing.sureness)
        return
    wishes = [passage for passage, _ in cues(bearing.own, "proposes")] if written(pair.text, "demands") else []
    maybe = wishes or _doubted(bearing, said)
    plain = tuple(passage for passage in said if passage not in maybe)
    if wishes or (maybe and not _any(plain, "firm") and not _settled(bearing, maybe[-1])):
        rule = "strength.stressed_but_maybe" if stressed else "strength.strengthened"
        yield at(maybe[-1], rule, Aspect.STRENGTH, place, bearing.sureness)


def _doubted(bearing: Bearing, said: tuple[Passage, ...]) -> list[Passage]:
    """The sentences that leave it open whether it is done or so; "kijken of het werkt" comes after it is done."""
    own = tuple(passage for passage in said if passage in bearing.own)
    found = [*cues(_close(bearing, said), "maybe"), *cues(own, "guess")]
    found = [(passage, cue) for passage, cue in found if not _any((passage,), "evaluates")]
    return [passage for passage, _ in sorted(found, key=lambda one: (one[0].turn.id, one[0].start))]


def _close(bearing: Bearing, said: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Those of `said` that stand in a turn about the statement, or right after one."""
    turns = {passage.turn.id for passage in bearing.own}
    return tuple(p for p in said if not turns or {p.turn.id, p.turn.id - 1, p.turn.id - 2} & turns)


def _settled(bearing: Bearing, doubt: Passage) -> bool:
    """Whether it is said plainly again after the doubt."""
    later = tuple(p for p in bearing.all if p.turn.id > doubt.turn.id and not p.is_question)
    plain = tuple(p for p in later if not any(_any((p,), group) for group in ("maybe", "guess", "no_promise")))
    return _any(plain, "sure") or any(p in bearing.own for p in plain)


def _mainly(text: str) -> str:
    """`text` up to what it is for: "er komt een vrijwilliger, | zodat hij kan sporten"."""
    purpose = _PURPOSE.search(text)
    return text[: purpose.start()] if purpose else text


def _any(passages: tuple[Passage, ...], group: str) -> bool:
    return next(cues(passages, group), None) is not None


def _any_claim(pair: Pair, *says: Says) -> bool:
    return any(claim.says in says for claim in claims_of(pair.text))


def _is_allowed(text: str, start: int, end: int) -> bool:
    """Whether "mogelijk" here says that something may be done ("zes gesprekken zijn mogelijk")."""
    if text[start:end].lower() != "mogelijk":
        return False
    before, after = text[:start].lower().split()[-ALLOWED_WITHIN:], text[end:].lower().split()[:1]
    return any(word in _ALLOWING for word in before) or any(word.strip(".,;") in _ALLOWING for word in after)
