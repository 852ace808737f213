"""Yes or no: consent where there was a refusal, refusal where there was consent, a negation gained or lost."""

from collections.abc import Iterator

from models.finding import Aspect
from models.transcript import Turn
from reconcile.comparison.pair import Pair, Signal
from reconcile.language.cues import find_cues, has_cue
from reconcile.language.tokens import tokens

_NEGATIONS = frozenset({"niet", "geen", "nooit", "niets", "niks", "niemand", "nergens", "zonder", "evenmin"})


def compare_polarity(pair: Pair) -> Iterator[Signal]:
    """Signals polarity.*: what the report says was accepted or declined against the last clear answer."""
    agreed = find_cues(pair.text, "written.agree")
    declined = find_cues(pair.text, "written.disagree")
    refused = _refusal(pair)
    if refused and not declined and not _negated(pair.text):
        rule = "polarity.agreed_but_refused" if agreed else "polarity.done_but_refused"
        yield Signal(rule, 1.0, Aspect.POLARITY, refused.id, None, (agreed[0].start, agreed[0].end) if agreed else None)
    if declined and not refused and not any(has_cue(turn.text, "object") or _negated(turn.text) for turn in pair.tight):
        yield Signal(
            "polarity.declined_but_agreed",
            1.0,
            Aspect.POLARITY,
            pair.best.id,
            None,
            (declined[0].start, declined[0].end),
        )
    if agreed and any(has_cue(turn.text, "object") for turn in pair.tight) and not declined:
        yield Signal("polarity.agreed_but_objected", 1.0, Aspect.POLARITY, pair.best.id)
    if _negated(pair.text) and not any(_negated(turn.text) for turn in pair.tight):
        yield Signal("polarity.only_written", 1.0, Aspect.POLARITY, pair.best.id)
    if _negated(pair.best.text) and not _negated(pair.text) and not declined:
        yield Signal("polarity.dropped", 1.0, Aspect.POLARITY, pair.best.id)


def _refusal(pair: Pair) -> Turn | None:
    """The last turn that declines, unless somebody agrees after it."""
    for turn in reversed(pair.tight):
        if _declines(turn.text):
            return turn
        if len(turn.text.split()) > 6 and has_cue(turn.text, "consent"):
            return None
    return None


def _declines(text: str) -> bool:
    """A clear no: it opens with "nee" in a turn that is no agreement, or holds a full refusal."""
    cues = [cue for cue in find_cues(text, "refuse") if text[cue.start : cue.end].lower() != "nee"]
    if cues:
        return True
    lowered = text.lower().lstrip(" eh,.")
    agrees = any(phrase in lowered for phrase in ("nee hoor", "nee, oké", "nee, dat is goed", "nee, klopt", "nee nee"))
    return lowered.startswith("nee") and not agrees


def _negated(text: str) -> bool:
    return any(token.lower in _NEGATIONS for token in tokens(text))
