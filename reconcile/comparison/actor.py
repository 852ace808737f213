"""Who: another person does it, nobody does it any more, or the words are put in another mouth."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from models.finding import Aspect, Correction
from reconcile.comparison.pair import Pair, Passage, Signal, at
from reconcile.language.cues import find_cues, has_cue
from reconcile.language.roles import Mention
from reconcile.lexicon import table

RULES = (
    "actor.other",
    "actor.other_group",
    "actor.vanished",
    "actor.absent_person",
    "attribution.other",
    "attribution.other_spoke_too",
    "attribution.absent_person",
)
"""Every rule that can speak here."""

NEAR_SOURCE = 25
"""Letters between a person and the verb of saying that belongs to them."""


@cache
def _grammar(name: str) -> re.Pattern[str]:
    rules = table("grammar")
    return re.compile(rules[name].replace("ARTICLE", rules["article"]), re.IGNORECASE)


def compare_actors(pair: Pair) -> Iterator[Signal]:
    """Signals actor.* and attribution.*."""
    mentions = pair.cast.mentions(pair.text)
    source = source_of(pair.text, mentions)
    if source is not None:
        yield from _attribution(pair, source)
        return
    doer = _committed(pair)
    if doer is not None:
        yield from _doing(pair, mentions, doer)


def _doing(pair: Pair, mentions: tuple[Mention, ...], doer: Passage) -> Iterator[Signal]:
    speaker = doer.turn.speaker
    written = doer_of(pair.text, mentions)
    if written is None:
        named = {one for mention in mentions for one in mention.speakers}
        if _grammar("passive").search(pair.text) and speaker not in named:
            yield at(doer, "actor.vanished", Aspect.ACTOR, score=0.5 if mentions else 1.0)
    elif pair.cast.may_be(written, speaker):
        return
    elif written.speakers:
        also = any(has_cue(p.text, "commit") and p.turn.speaker in written.speakers for p in pair.focus)
        rule = "actor.other_group" if written.is_group else "actor.other"
        yield _in_other_hands(pair, rule, Aspect.ACTOR, doer, written, 0.5 if also else 1.0)
    elif not written.is_group:
        yield _in_other_hands(pair, "actor.absent_person", Aspect.ACTOR, doer, written)


def _in_other_hands(
    pair: Pair, rule: str, aspect: Aspect | None, evidence: Passage, written: Mention, score: float = 1.0
) -> Signal:
    """A signal that the person in the report is not the one of the evidence, with the edit that puts them right."""
    signal = at(evidence, rule, aspect, (written.start, written.end), score)
    return replace(signal, correction=_correction(pair, written, evidence.turn.speaker))


def _committed(pair: Pair) -> Passage | None:
    """The last sentence in focus in which its own speaker takes something upon them; the telling one first."""
    own = [passage for passage in pair.focus if passage.turn.id == pair.best.turn.id]
    return pair.last("commit", among=own) or pair.last("commit")


def _attribution(pair: Pair, source: Mention) -> Iterator[Signal]:
    best = pair.best
    if pair.cast.may_be(source, best.turn.speaker):
        return
    if not source.speakers:
        if not source.is_group:
            yield _in_other_hands(pair, "attribution.absent_person", None, best, source)
    else:
        spoke = max((p.share for p in pair.passages if p.turn.speaker in source.speakers), default=0.0)
        rule = "attribution.other" if spoke < 0.5 * best.share else "attribution.other_spoke_too"
        yield _in_other_hands(pair, rule, None, best, source)


def source_of(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """Whose words the statement says it gives: "Moeder geeft aan", "op verzoek van de jeugdarts"."""
    for mention in mentions:
        if _grammar("source").search(text[: mention.start]):
            return mention
    for cue in find_cues(text, "written.source"):
        before = [m for m in _subjects(text, mentions) if 0 <= cue.start - m.end < NEAR_SOURCE]
        after = [m for m in mentions if 0 <= m.start - cue.end < len(" vanuit ")]
        if before or after:
            return (before[-1:] or after[:1])[0]
    return None


def doer_of(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """Who the statement says does it: the agent of a passive, the name between marks or in a cell, else the subject."""
    for mention in mentions:
        if _grammar("agent").search(text[: mention.start]):
            return mention
    for mention in mentions:
        if _grammar("action_before").search(text[: mention.start]) and _grammar("action_after").search(
            text[mention.end :]
        ):
            return mention
    if _grammar("passive").search(text):
        return None
    return next(iter(_subjects(text, mentions)), None)


def _subjects(text: str, mentions: tuple[Mention, ...]) -> list[Mention]:
    return [mention for mention in mentions if not _grammar("not_subject").search(text[: mention.start])]


def _correction(pair: Pair, written: Mention, speaker: str) -> Correction:
    label = pair.cast.label(speaker)
    start = pair.statement.start
    at_start = written.start == 0
    return Correction(
        start=start + written.start, end=start + written.end, text=label.capitalize() if at_start else label
    )
