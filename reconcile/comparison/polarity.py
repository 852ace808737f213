"""Yes or no: consent where there was a refusal, refusal where there was consent, a negation gained or lost."""

from collections.abc import Iterator

from models.finding import Aspect
from reconcile.comparison.pair import Pair, Passage, Signal, at
from reconcile.language.cues import find_cues, has_cue
from reconcile.language.tokens import tokens
from reconcile.lexicon import table

RULES = (
    "polarity.agreed_but_refused",
    "polarity.done_but_refused",
    "polarity.declined_but_agreed",
    "polarity.agreed_but_objected",
    "polarity.only_written",
    "polarity.dropped",
)
"""Every rule that can speak here."""


def compare_polarity(pair: Pair) -> Iterator[Signal]:
    """Signals polarity.*: what the report says was accepted or declined against the last clear answer."""
    agreed = find_cues(pair.text, "written.agree")
    declined = has_cue(pair.text, "written.disagree")
    place = (agreed[0].start, agreed[0].end) if agreed else None
    refused = _refusal(pair)
    objected = pair.last("object")
    if refused and not declined and not negated(pair.text):
        yield at(
            refused, "polarity.agreed_but_refused" if agreed else "polarity.done_but_refused", Aspect.POLARITY, place
        )
    if agreed and objected and not declined:
        yield at(objected, "polarity.agreed_but_objected", Aspect.POLARITY, place)
    if declined and not refused and not objected and not any(negated(p.text) for p in pair.focus):
        yield at(pair.best, "polarity.declined_but_agreed", Aspect.POLARITY)
    if negated(pair.text) and not declined and not any(negated(p.text) for p in pair.focus):
        yield at(pair.best, "polarity.only_written", Aspect.POLARITY)
    if negated(pair.best.text) and not pair.best.is_question and not negated(pair.text) and not declined:
        yield at(pair.best, "polarity.dropped", Aspect.POLARITY)


def _refusal(pair: Pair) -> Passage | None:
    """The last sentence in focus that declines, unless somebody agrees after it."""
    for passage in reversed(pair.focus):
        if passage.is_question:
            continue
        if declines(passage.text):
            return passage
        if has_cue(passage.text, "consent") and not negated(passage.text):
            return None
    return None


def declines(text: str) -> bool:
    """A clear no: a full refusal, or an opening "nee" that is no way of agreeing ("nee hoor, prima")."""
    if any(text[cue.start : cue.end].lower() != "nee" for cue in find_cues(text, "refuse")):
        return True
    return has_cue(text[:12], "opening_no") and not has_cue(text, "agreeing_no")


def negated(text: str) -> bool:
    """Whether a negation stands in `text`, apart from fixed phrases that only look like one."""
    phrases = sum(1 for _ in find_cues(text, "no_negation"))
    return sum(1 for token in tokens(text) if token.lower in table("words")["negations"]) > phrases
