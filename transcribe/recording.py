"""The whole hearing: a recording in, a Transcript that says who said what and when out."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from models.messages import N_
from models.problems import EngineFailed, Unreadable
from models.transcript import Speaker, Transcript, Word
from transcribe.attribution import attribute
from transcribe.audio import decode
from transcribe.clips import Clip, find_clips
from transcribe.engines import SpeakerEngine, SpeechEngine


class Stage(StrEnum):
    """The parts of the work, in their order."""

    DECODING = "decoding"
    CLIPS = "clips"
    """Finding where somebody speaks."""
    SPEECH = "speech"
    SPEAKERS = "speakers"


@dataclass(frozen=True)
class Progress:
    """How far one stage is."""

    stage: Stage
    done: float
    """Seconds of sound."""
    total: float
    """Seconds of sound; 0 when it is not known."""


def _nobody_watches(_: Progress) -> None:
    pass


def transcribe_recording(
    path: Path,
    speech: SpeechEngine,
    speakers: SpeakerEngine | None = None,
    *,
    date: datetime.date | None = None,
    max_speakers: int | None = None,
    progress: Callable[[Progress], None] = _nobody_watches,
) -> Transcript:
    """Write down the recording at `path`. Without `speakers` everything is said by one speaker, "S1".

    `max_speakers` is the number of people at the table. What `progress` raises stops the work. The transcript carries
    `recording: {"seconds", "bad_packets"}` beside its own keys. Raises what `decode` raises, Unreadable when nobody
    speaks in the recording, and EngineFailed when the speech engine hears no word where somebody does.
    """
    sound = decode(path, lambda done, total: progress(Progress(Stage.DECODING, done, total)))
    seconds = sound.duration
    progress(Progress(Stage.DECODING, seconds, seconds))

    progress(Progress(Stage.CLIPS, 0, seconds))
    clips = find_clips(sound.samples)
    if not clips:
        raise Unreadable(
            N_("Nobody speaks in {name}."),
            meaning=N_("There are {seconds} seconds of sound, but no voice was found in it."),
            remedy=N_("Listen to it. If you hear people, they may be too soft: turn the sound up and try again."),
            name=path.name,
            seconds=round(seconds),
        )
    progress(Progress(Stage.CLIPS, seconds, seconds))

    words: list[Word] = []
    for clip in clips:
        words += in_place(speech.hear(clip.cut(sound.samples)), clip)
        progress(Progress(Stage.SPEECH, clip.end, clips[-1].end))
    if not words:
        raise EngineFailed(
            N_("The speech engine heard no words in {name}, though somebody speaks for {seconds} seconds."),
            meaning=N_("The engine does not work on this computer or with this recording. Nothing was kept."),
            remedy=N_("Try another speech engine. Your recording is untouched."),
            name=path.name,
            seconds=round(sum(clip.duration for clip in clips)),
        )

    diarization = None
    if speakers is not None:
        diarization = speakers.tell_apart(
            sound.samples,
            max_speakers=max_speakers,
            progress=lambda part: progress(Progress(Stage.SPEAKERS, part * seconds, seconds)),
        )
    turns = attribute(words, diarization)
    names = dict.fromkeys(turn.speaker for turn in turns)
    return Transcript(
        date=date,
        speakers=tuple(Speaker(id=name) for name in names),
        turns=turns,
        recording={"seconds": round(seconds, 3), "bad_packets": sound.bad_packets},
    )


def in_place(words: tuple[Word, ...], clip: Clip) -> Iterator[Word]:
    """`words` heard in `clip`, with times from the recording's start, inside the clip and never running backwards."""
    latest = clip.start
    for word in words:
        start = min(max(clip.start + (word.start or 0.0), latest), clip.end)
        end = min(max(clip.start + (word.end or 0.0), start), clip.end)
        latest = start
        yield word.model_copy(update={"start": round(start, 3), "end": round(end, 3)})
