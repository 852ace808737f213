"""What the two workers do. Each step looks first whether an earlier run has done it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from models.messages import N_
from models.problems import Unreadable
from transcribe.audio import SAMPLE_RATE
from transcribe.clips import Clip, find_clips
from transcribe.engines import SpeakerEngine, SpeechEngine, Voices
from transcribe.job.messages import ClipDone, Message, Progress, Stage, StageDone
from transcribe.job.pace import Pace
from transcribe.job.plan import Plan
from transcribe.job.sound_file import SoundFile, decode_to_file

Tell = Callable[[Message], None]
SPEECH_THREADS = 4
"""What the speech engine takes at most."""


@dataclass(frozen=True)
class Listen:
    """Decode, find the clips, and hear each clip that was not heard before."""

    plan: Plan

    def run(self, tell: Tell) -> None:
        """Raises what decoding raises, Unreadable when nobody speaks, EngineMissing when the engine does not load."""
        from transcribe.speech_whisper import WhisperSpeech

        clips = self.plan.folder.clips(self.plan.longest_clip)
        if clips is None or not_heard(self.plan, clips):
            engine = WhisperSpeech(self.plan.order.speech)  # first: one that does not load is told at once
            sound = sound_of(self.plan, tell)
            clips = clips_of(self.plan, sound, tell)
            hear(self.plan, clips, sound, engine, tell)
        if not clips:
            raise _nobody_speaks(self.plan)
        tell(StageDone(Stage.SPEECH))


@dataclass(frozen=True)
class TellApart:
    """Hear the voices in each block that was not heard before, and group all into speakers."""

    plan: Plan
    beside_speech: bool = False
    """Whether speech is written down meanwhile, which is the longer of the two."""

    def run(self, tell: Tell) -> None:
        """Raises what decoding raises, and EngineMissing when the engine does not load."""
        from transcribe.speakers_pyannote import PyannoteSpeakers

        plan, folder = self.plan, self.plan.folder
        if folder.diarization(plan.speakers_key) is None:
            assert plan.order.speakers is not None
            engine = PyannoteSpeakers(plan.order.speakers)
            if self.beside_speech:
                leave_room_for_speech()
            decoded = folder.decoded()
            samples = decoded.samples if decoded else len(sound_of(plan, tell))
            heard = voices_of(plan, samples, engine, tell)
            count, most = plan.order.speaker_count, plan.order.max_speakers
            diarization = engine.group(heard, samples / SAMPLE_RATE, speakers=count, max_speakers=most)
            folder.keep_diarization(plan.speakers_key, diarization)
        tell(StageDone(Stage.SPEAKERS))


def leave_room_for_speech() -> None:
    """Take the processor cores that the speech engine leaves, one at least: threads that wait for a core cost time."""
    import torch

    torch.set_num_threads(max((os.cpu_count() or 1) - SPEECH_THREADS, 1))


def sound_of(plan: Plan, tell: Tell) -> SoundFile:
    """The decoded sound, decoded now when it is not there."""
    folder = plan.folder
    sound = folder.sound()
    if sound is None:
        pace = Pace()

        def progress(done: float, total: float) -> None:
            tell(Progress(Stage.DECODING, done, total, pace.seconds_left(done, total)))

        progress(0, 0)
        folder.keep_decoded(decode_to_file(plan.order.recording, folder.sound_path, progress))
        sound = SoundFile(folder.sound_path)
    tell(Progress(Stage.DECODING, sound.duration, sound.duration))
    tell(StageDone(Stage.DECODING))
    return sound


def clips_of(plan: Plan, sound: SoundFile, tell: Tell) -> tuple[Clip, ...]:
    """Where somebody speaks, searched now when that was not done."""
    clips = plan.folder.clips(plan.longest_clip)
    if clips is None:
        pace = Pace()

        def progress(done: float) -> None:
            tell(Progress(Stage.CLIPS, done, sound.duration, pace.seconds_left(done, sound.duration)))

        clips = find_clips(sound, plan.longest_clip, progress)
        plan.folder.keep_clips(plan.longest_clip, clips)
    tell(Progress(Stage.CLIPS, sound.duration, sound.duration))
    tell(StageDone(Stage.CLIPS))
    return clips


def not_heard(plan: Plan, clips: tuple[Clip, ...]) -> list[int]:
    """The numbers of the clips that are still to be heard."""
    return [number for number in range(len(clips)) if plan.folder.heard(plan.speech_key, number) is None]


def hear(plan: Plan, clips: tuple[Clip, ...], sound: SoundFile, engine: SpeechEngine, tell: Tell) -> None:
    """Hear the clips that were not heard yet, and keep each at once."""
    missing = not_heard(plan, clips)
    total = sum(clip.duration for clip in clips)
    done = total - sum(clips[number].duration for number in missing)
    pace = Pace()
    pace.skip(done)
    for number in missing:
        segments = engine.hear(clips[number].cut(sound), plan.hotwords)
        plan.folder.keep_heard(plan.speech_key, number, segments)
        done += clips[number].duration
        tell(ClipDone(number, len(clips)))
        tell(Progress(Stage.SPEECH, min(done, total), total, pace.seconds_left(done, total)))


def voices_of(plan: Plan, samples: int, engine: SpeakerEngine, tell: Tell) -> tuple[Voices, ...]:
    """The voices in every block of a recording of so many samples. Needs no sound when all were heard before."""
    blocks = engine.blocks(samples)
    heard = {number: plan.folder.voices(plan.voices_key, number) for number in range(len(blocks))}
    missing = [number for number, voices in heard.items() if voices is None]
    if missing:
        sound = sound_of(plan, tell)
        pace = Pace()
        pace.skip(sound.duration * (len(blocks) - len(missing)) / len(blocks))
        for done, number in enumerate(missing, start=len(blocks) - len(missing)):

            def progress(part: float, before: int = done) -> None:
                seconds = sound.duration * (before + part) / len(blocks)
                tell(Progress(Stage.SPEAKERS, seconds, sound.duration, pace.seconds_left(seconds, sound.duration)))

            heard[number] = voices = engine.hear_voices(sound[blocks[number]], progress)
            plan.folder.keep_voices(plan.voices_key, number, voices)
    return tuple(voices for voices in heard.values() if voices)


def _nobody_speaks(plan: Plan) -> Unreadable:
    decoded = plan.folder.decoded()
    return Unreadable(
        N_("Nobody speaks in {name}."),
        meaning=N_("It lasts {length}, but no voice was found in it."),
        remedy=N_("Listen to it. If you hear people, they may be too soft: turn the sound up and try again."),
        name=plan.order.recording.name,
        length=timedelta(seconds=round(decoded.seconds)) if decoded else "?",
    )
