"""Who: another person does it, nobody does it any more, or the words are put in another mouth."""

import re
from collections.abc import Iterator

from models.finding import Aspect, Correction
from models.transcript import Turn
from reconcile.comparison.pair import Pair, Signal
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
            yield Signal("actor.vanished", 1.0, Aspect.ACTOR, doer.id)
        elif _PASSIVE.search(pair.text) and doer.speaker not in {s for m in mentions for s in m.speakers}:
            yield Signal("actor.vanished", 0.5, Aspect.ACTOR, doer.id)
        return
    if written.speakers and doer.speaker not in written.speakers:
        also = any(has_cue(turn.text, "commit") and turn.speaker in written.speakers for turn in pair.tight)
        rule = "actor.other_group" if written.is_group else "actor.other"
        yield Signal(
            rule,
            0.5 if also else 1.0,
            Aspect.ACTOR,
            doer.id,
            None,
            (written.start, written.end),
            _correction(pair, written, doer.speaker),
        )
    elif not written.speakers and not written.is_group:
        yield Signal(
            "actor.absent_person",
            1.0,
            Aspect.ACTOR,
            doer.id,
            None,
            (written.start, written.end),
            _correction(pair, written, doer.speaker),
        )


def _committed(pair: Pair) -> Turn | None:
    """The last turn in which its own speaker takes something upon them."""
    plain = [turn for turn in pair.answers() if has_cue(turn.text, "commit")]
    telling = [turn for turn in plain if turn.id == pair.best.id]
    return (telling or plain or [None])[-1]  # type: ignore[list-item]


def _attribution(pair: Pair, source: Mention) -> Iterator[Signal]:
    speakers = {turn.speaker for turn in pair.tight if len(turn.text.split()) > 3}
    if not source.speakers:
        if not source.is_group:
            yield Signal(
                "attribution.absent_person",
                1.0,
                None,
                pair.best.id,
                None,
                (source.start, source.end),
                _correction(pair, source, pair.best.speaker),
            )
        return
    if pair.best.speaker not in source.speakers:
        spoke = bool(speakers & source.speakers)
        rule = "attribution.other_spoke_too" if spoke else "attribution.other"
        yield Signal(
            rule,
            1.0,
            None,
            pair.best.id,
            None,
            (source.start, source.end),
            _correction(pair, source, pair.best.speaker),
        )


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
