"""How binding: a promise turned into an exploration, or a maybe into a promise."""

from collections.abc import Iterator

from models.finding import Aspect
from reconcile.comparison.claims import Says, claims_of
from reconcile.comparison.clauses import negators
from reconcile.comparison.firmness import Told, cues, takes_on, told_of, written
from reconcile.comparison.pair import Pair, Passage, Signal, at
from reconcile.language.measures import measures

RULES = (
    "strength.weakened_promise",
    "strength.weakened",
    "strength.promised_nothing",
    "strength.stressed_but_maybe",
    "strength.strengthened",
    "strength.seldom_but_often",
    "strength.often_but_seldom",
)
"""Every rule that can speak here."""

ALLOWED_WITHIN = 8
"""Words before "mogelijk" among which a form of "zijn" makes it mean that something may be done."""
_ALLOWING = ("is", "zijn", "wordt", "worden", "blijft", "maakt", "maken", "het")


def compare_strength(pair: Pair) -> Iterator[Signal]:
    """Signals strength.*."""
    told = told_of(pair)
    if told.core:
        yield from _weaker(pair, told)
        yield from _stronger(pair, told)
        yield from _frequency(pair, told.core)


def _weaker(pair: Pair, told: Told) -> Iterator[Signal]:
    """Said firmly, written as a try, a wish or a possibility."""
    said = tuple(passage for passage in (*told.core, *told.around) if not passage.is_question)
    hedges = [cue for cue in written(pair.text, "explores") if not _is_allowed(pair.text, cue.start, cue.end)]
    if not hedges or not said or _any(told.after, "no_promise") or _any(said, "maybe"):
        return
    if _any_claim(pair, Says.DECLINED, Says.NOT_DONE) and not any(negators(pair.text[c.start : c.end]) for c in hedges):
        return
    firm = (
        [passage for passage, _ in cues(said, "firm")]
        or [passage for passage in said if takes_on(passage.text)]
        or [passage for passage, _ in cues(told.after, "sure")]
    )
    place = (hedges[0].start, hedges[0].end)
    if firm:
        yield at(firm[-1], "strength.weakened_promise", Aspect.STRENGTH, place)
    elif not _any(said, "proposes") and not _any(said, "may"):
        yield at(said[-1], "strength.weakened", Aspect.STRENGTH, place)


def _stronger(pair: Pair, told: Told) -> Iterator[Signal]:
    """Said with doubt, written as settled."""
    if _any_claim(pair, Says.OPEN, Says.DECLINED, Says.NOT_DONE):
        return
    stressed = written(pair.text, "demands") or written(pair.text, "stressed")
    if not stressed and written(pair.text, "careful"):
        return
    place = (stressed[0].start, stressed[0].end) if stressed else None
    warned = [passage for passage, _ in cues(told.after, "no_promise")]
    if warned:
        yield at(warned[-1], "strength.promised_nothing", Aspect.STRENGTH, place)
        return
    said = (*told.core, *told.around)
    wishes = [passage for passage, _ in cues(told.core, "proposes")] if written(pair.text, "demands") else []
    maybe = wishes or [passage for passage, _ in cues(said if stressed else told.core, "maybe")]
    if wishes or (maybe and not _any(tuple(passage for passage in said if passage not in maybe), "firm")):
        rule = "strength.stressed_but_maybe" if stressed else "strength.strengthened"
        yield at(maybe[-1], rule, Aspect.STRENGTH, place)


def _frequency(pair: Pair, core: tuple[Passage, ...]) -> Iterator[Signal]:
    for mine, theirs in (("seldom", "often"), ("often", "seldom")):
        own = written(pair.text, mine)
        said = [passage for passage, _ in cues(core, theirs)]
        said = [passage for passage in said if not passage.is_question and not measures(passage.text)]
        if own and said and not next(cues(core, mine), None) and not written(pair.text, theirs):
            yield at(said[-1], f"strength.{mine}_but_{theirs}", Aspect.STRENGTH, (own[0].start, own[0].end))


def _any(passages: tuple[Passage, ...], group: str) -> bool:
    return next(cues(passages, group), None) is not None


def _any_claim(pair: Pair, *says: Says) -> bool:
    return any(claim.says in says for claim in claims_of(pair.text))


def _is_allowed(text: str, start: int, end: int) -> bool:
    """Whether "mogelijk" here says that something may be done ("zes gesprekken zijn mogelijk")."""
    if text[start:end].lower() != "mogelijk":
        return False
    return any(word in _ALLOWING for word in text[:start].lower().split()[-ALLOWED_WITHIN:])
