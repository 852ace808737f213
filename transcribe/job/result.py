"""Makes the Transcript of what the workers stored: pure, and done again whenever it is asked for."""

import datetime
from collections.abc import Iterator, Sequence

from models.messages import N_
from models.noun import Noun
from models.problems import EngineFailed
from models.transcript import Doubt, Speaker, Transcript, Turn, Word
from transcribe.attribution import attribute
from transcribe.clips import Clip
from transcribe.engines import Diarization, Segment
from transcribe.quality import Assessment, assess


class Hearing(Noun):
    """How well it was heard; the key "hearing" of the transcript."""

    clips: int
    marked: int
    """Turns with a doubt."""
    doubts: dict[Doubt, int]
    """Turns per doubt; those that do not occur are left out."""
    speech_seconds: float
    covered_seconds: float
    unheard: tuple[tuple[float, float], ...]
    """Stretches of speech without text: start and end in seconds."""
    covers_speech: bool
    """False: so much is missing that this must not be called a success."""


def transcript_of(
    clips: Sequence[Clip],
    heard: Sequence[Sequence[Segment]],
    diarization: Diarization | None,
    *,
    hotwords: Sequence[str] = (),
    date: datetime.date | None = None,
) -> tuple[Transcript, Hearing]:
    """The transcript of what was heard in each of `clips` (times from its start), and how well it was heard.

    Without a diarization everything is said by "S1".
    """
    placed = [tuple(in_place(segments, clip)) for clip, segments in zip(clips, heard, strict=True)]
    assessment = assess(clips, placed, hotwords)
    segments = [segment for several in placed for segment in several]
    turns = attribute([word for segment in segments for word in segment.words], diarization)
    turns = tuple(_marked(turns, segments, assessment))
    doubts = [doubt for turn in turns for doubt in turn.doubts]
    hearing = Hearing(
        clips=len(clips),
        marked=sum(bool(turn.doubts) for turn in turns),
        doubts={doubt: doubts.count(doubt) for doubt in Doubt if doubt in doubts},
        speech_seconds=round(assessment.speech_seconds, 1),
        covered_seconds=round(assessment.covered_seconds, 1),
        unheard=tuple((round(gap.start, 2), round(gap.end, 2)) for gap in assessment.unheard),
        covers_speech=assessment.covers_speech,
    )
    speakers = tuple(Speaker(id=name) for name in dict.fromkeys(turn.speaker for turn in turns))
    transcript = Transcript(date=date, speakers=speakers, turns=turns)
    return transcript.model_copy(update={"hearing": hearing.model_dump(mode="json")}), hearing


def too_little(hearing: Hearing, name: str) -> EngineFailed:
    """What to tell when the text of the recording called `name` does not cover its speech."""
    return EngineFailed(
        N_("There is text for only {covered} of the {speech} seconds in which somebody speaks in {name}."),
        meaning=N_("Most of the meeting is missing, so it cannot be held against a report. What was heard is kept."),
        remedy=N_("Listen to the recording: is it loud and clear enough? Then try another speech engine."),
        covered=round(hearing.covered_seconds),
        speech=round(hearing.speech_seconds),
        name=name,
    )


def in_place(segments: Sequence[Segment], clip: Clip) -> Iterator[Segment]:
    """`segments` with words timed from the recording's start, inside `clip` and never running backwards."""
    latest = clip.start
    for segment in segments:
        words: list[Word] = []
        for word in segment.words:
            start = min(max(clip.start + (word.start or 0.0), latest), clip.end)
            end = min(max(clip.start + (word.end or 0.0), start), clip.end)
            latest = start
            words.append(word.model_copy(update={"start": round(start, 3), "end": round(end, 3)}))
        yield segment.model_copy(update={"words": tuple(words)})


def _marked(turns: Sequence[Turn], segments: Sequence[Segment], assessment: Assessment) -> Iterator[Turn]:
    """`turns` with the doubts of the segments whose words they hold, in their order."""
    marks = [mark for several in assessment.doubts for mark in several]
    of_words = iter([mark for segment, mark in zip(segments, marks, strict=True) for _ in segment.words])
    silent = {_turn_before(gap, turns) for gap in assessment.unheard}
    for turn in turns:
        found = set[Doubt]().union(*(next(of_words) for _ in turn.words))
        if turn.id in silent:
            found.add(Doubt.UNHEARD)
        yield turn.model_copy(update={"doubts": tuple(doubt for doubt in Doubt if doubt in found)})


def _turn_before(gap: Clip, turns: Sequence[Turn]) -> int | None:
    """The last turn that begins before `gap` is over, else the first turn; None when there is none."""
    before = [turn.id for turn in turns if (turn.start or 0.0) < gap.end]
    return before[-1] if before else turns[0].id if turns else None
