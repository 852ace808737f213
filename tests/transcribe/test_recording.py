"""From a file to a transcript, with the true engines in small."""

import datetime
from pathlib import Path

import numpy as np
import pytest

from models.problems import Cancelled, EngineFailed, Unreadable
from models.transcript import Transcript, Word
from tests.transcribe.containers import KINDS, write_sound
from tests.transcribe.engines.tiny_whisper import SENTENCE
from tests.transcribe.human_sound import human_recording, human_sound
from transcribe.audio import SAMPLE_RATE, Samples
from transcribe.clips import Clip
from transcribe.engines import SpeakerEngine, SpeechEngine
from transcribe.recording import Progress, Stage, in_place, transcribe_recording
from transcribe.speakers_pyannote import PyannoteSpeakers
from transcribe.speech_whisper import WhisperSpeech


class Deaf:
    """A speech engine that hears nothing: what a broken GPU driver makes of a good one."""

    def hear(self, samples: Samples) -> tuple[Word, ...]:
        assert len(samples) > 0
        return ()


def test_the_true_engines_keep_the_promises(whisper: WhisperSpeech, pyannote: PyannoteSpeakers) -> None:
    engines: tuple[SpeechEngine, SpeakerEngine] = (whisper, pyannote)  # mypy checks the Protocols
    assert all(engines)


def test_a_recording_becomes_a_transcript_with_speakers(whisper: WhisperSpeech, pyannote: PyannoteSpeakers) -> None:
    told: list[Progress] = []
    day = datetime.date(2026, 3, 12)
    transcript = transcribe_recording(
        human_recording(), whisper, pyannote, date=day, max_speakers=2, progress=told.append
    )
    assert " ".join(turn.text for turn in transcript.turns) == SENTENCE  # the sound is one clip
    assert (transcript.language, transcript.date) == ("nl", day)
    assert [speaker.id for speaker in transcript.speakers] == ["S1", "S2"][: len(transcript.speakers)]
    assert transcript.speakers
    assert all(turn.start is not None and turn.start > 6 for turn in transcript.turns)  # nobody speaks before
    assert transcript.model_extra == {"recording": {"seconds": 30.0, "bad_packets": 0}}
    assert Transcript.model_validate_json(transcript.model_dump_json()) == transcript
    assert list(dict.fromkeys(step.stage for step in told)) == list(Stage)
    for stage in Stage:
        steps = [step for step in told if step.stage == stage]
        assert [step.done for step in steps] == sorted(step.done for step in steps)
        assert steps[-1].done == steps[-1].total


def test_each_stretch_of_talk_is_heard_on_its_own_and_put_in_its_place(whisper: WhisperSpeech, tmp_path: Path) -> None:
    talk = human_sound().samples[7 * SAMPLE_RATE : 21 * SAMPLE_RATE]
    silence = np.zeros(20 * SAMPLE_RATE, np.float32)
    path = write_sound(tmp_path / "gesprek.flac", np.concatenate([silence, talk, silence, talk]), KINDS["flac"])
    transcript = transcribe_recording(path, whisper)
    words = [word for turn in transcript.turns for word in turn.words]
    assert " ".join(word.text for word in words) == f"{SENTENCE} {SENTENCE}"
    half = len(words) // 2
    assert all(word.start is not None and 19 < word.start <= 36 for word in words[:half])
    assert all(word.start is not None and 53 < word.start <= 68 for word in words[half:])
    assert [speaker.id for speaker in transcript.speakers] == ["S1"]


def test_a_recording_without_a_voice_is_no_transcript(whisper: WhisperSpeech, tmp_path: Path) -> None:
    path = write_sound(tmp_path / "stil.mp3", np.zeros(4 * SAMPLE_RATE, np.float32), KINDS["mp3"])
    with pytest.raises(Unreadable, match=r"Nobody speaks in stil\.mp3"):
        transcribe_recording(path, whisper)


def test_an_empty_result_where_somebody_speaks_is_an_error_and_not_a_success() -> None:
    with pytest.raises(EngineFailed, match="heard no words"):
        transcribe_recording(human_recording(), Deaf())


@pytest.mark.parametrize("stage", Stage)
def test_the_work_can_be_stopped_in_every_stage(
    whisper: WhisperSpeech, pyannote: PyannoteSpeakers, stage: Stage
) -> None:
    def stop(step: Progress) -> None:
        if step.stage == stage:
            raise Cancelled("Stopped.", meaning="Nothing was kept.", remedy="Start again.")

    with pytest.raises(Cancelled):
        transcribe_recording(human_recording(), whisper, pyannote, progress=stop)


def test_words_are_put_in_their_clip_and_never_run_backwards() -> None:
    heard = tuple(
        Word(text=text, start=start, end=end) for text, start, end in (("a", 0.5, 0.9), ("b", 0.2, 0.1), ("c", 9, 12))
    )
    placed = list(in_place(heard, Clip(100, 105)))
    assert [(word.start, word.end) for word in placed] == [(100.5, 100.9), (100.5, 100.5), (105, 105)]
