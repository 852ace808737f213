"""Who: another person does it, nobody does it any more, or the words are put in another mouth."""

import re
from collections.abc import Iterator

from models.finding import Aspect, Correction
from reconcile.comparison.pair import Pair, Passage, Signal
from reconcile.language.cues import find_cues, has_cue
from reconcile.language.roles import Mention

_NOT_SUBJECT = re.compile(
    r"(?:\b(?:aan|met|van|voor|bij|naar|over|tussen|namens|tot|op verzoek van|uit|om|op)\s+(?:de |het |haar |zijn |hun |een )?)$"
)
_AGENT = re.compile(r"\bdoor\s+(?:de |het |haar |zijn |hun |een )?$")
_PASSIVE = re.compile(
    r"\b(?:wordt|worden|werd|werden|is|zijn)\b(?:\W+\w+){0,14}?\W+(?:ge\w+|be\w+|ver\w+|ont\w+|her\w+)(?:d|t|en)\b",
    re.IGNORECASE,
)
_REQUEST_OF = re.compile(
    r"\b(?:op (?:verzoek|voorstel|initiatief|wens) van|volgens|aldus)\s+(?:de |het )?$", re.IGNORECASE
)


def compare_actors(pair: Pair) -> Iterator[Signal]:
    """Signals actor.* and attribution.*."""
    mentions = pair.cast.mentions(pair.text)
    source = source_of(pair.text, mentions)
    if source is not None:
        yield from _attribution(pair, source)
        return
    doer = _committed(pair)
    if doer is None:
        return
    written = doer_of(pair.text, mentions)
    if written is None:
        if not mentions and _PASSIVE.search(pair.text):
            yield Signal("actor.vanished", 1.0, Aspect.ACTOR, doer.turn.id)
        elif _PASSIVE.search(pair.text) and doer.turn.speaker not in {s for m in mentions for s in m.speakers}:
            yield Signal("actor.vanished", 0.5, Aspect.ACTOR, doer.turn.id)
        return
    if written.speakers and doer.turn.speaker not in written.speakers:
        also = any(has_cue(p.text, "commit") and p.turn.speaker in written.speakers for p in pair.focus)
        rule = "actor.other_group" if written.is_group else "actor.other"
        yield Signal(
            rule,
            0.5 if also else 1.0,
            Aspect.ACTOR,
            doer.turn.id,
            None,
            (written.start, written.end),
            _correction(pair, written, doer.turn.speaker),
        )
    elif not written.speakers and not written.is_group:
        yield Signal(
            "actor.absent_person",
            1.0,
            Aspect.ACTOR,
            doer.turn.id,
            None,
            (written.start, written.end),
            _correction(pair, written, doer.turn.speaker),
        )


def _committed(pair: Pair) -> Passage | None:
    """The last sentence in focus in which its own speaker takes something upon them; the telling one first."""
    own = [passage for passage in pair.focus if passage.turn.id == pair.best.turn.id]
    return pair.last("commit", among=own) or pair.last("commit")


def _attribution(pair: Pair, source: Mention) -> Iterator[Signal]:
    best = pair.best
    if not source.speakers and source.is_group:
        return
    place = (source.start, source.end)
    fix = _correction(pair, source, best.turn.speaker)
    if not source.speakers:
        yield Signal("attribution.absent_person", 1.0, None, best.turn.id, None, place, fix)
    elif best.turn.speaker not in source.speakers:
        shares = [passage.share for passage in pair.passages if passage.turn.speaker in source.speakers]
        spoke = max(shares, default=0.0)
        rule = "attribution.other" if spoke < 0.5 * best.share else "attribution.other_spoke_too"
        yield Signal(rule, 1.0, None, best.turn.id, None, place, fix)


def source_of(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """Whose words the statement says it gives: "Moeder geeft aan", "op verzoek van de jeugdarts"."""
    for mention in mentions:
        if _REQUEST_OF.search(text[: mention.start]):
            return mention
    for cue in find_cues(text, "written.source"):
        before = [
            m
            for m in mentions
            if m.end <= cue.start and cue.start - m.end < 25 and not _NOT_SUBJECT.search(text[: m.start])
        ]
        after = [m for m in mentions if m.start >= cue.end and m.start - cue.end < 8]
        if before:
            return before[-1]
        if after:
            return after[0]
    return None


def doer_of(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """Who the statement says does it: the agent of a passive, else the subject; in a table row or brackets the name there."""
    for mention in mentions:
        if _AGENT.search(text[: mention.start]):
            return mention
    for mention in mentions:
        before, after = text[: mention.start].rstrip(), text[mention.end :].lstrip()
        if (
            before.endswith(("(actie", "(", "-", "|", "–", ":", "\t", "actie:"))
            and after[:1] in {")", "-", "|", "–", "\t", "\n", ""}
        ) or ("\n" in before[-1:] or ("\t" in text and text[: mention.start].endswith("\t"))):
            return mention
    if _PASSIVE.search(text):
        return None
    subjects = [mention for mention in mentions if not _NOT_SUBJECT.search(text[: mention.start])]
    return subjects[0] if subjects and not subjects[0].is_group else (subjects[0] if subjects else None)


def _correction(pair: Pair, written: Mention, speaker: str) -> Correction:
    label = pair.cast.label(speaker)
    start = pair.statement.start
    at_start = written.start == 0
    return Correction(
        start=start + written.start, end=start + written.end, text=label.capitalize() if at_start else label
    )
