"""`kloppend transcribe` with a true engine, a tiny one, on a recording of people."""

import json
import os
import shutil
import wave
from pathlib import Path

import av
import numpy as np
import pytest

from models.dossier.dossier import Dossier
from models.exits import ExitCode
from models.transcript import Transcript
from tests.transcribe.containers import KINDS, tone, write_silent_film, write_sound
from tests.transcribe.engines.tiny_whisper import make_whisper
from tests.transcribe.human_sound import human_recording, human_sound
from tests.tui.conftest import Command
from transcribe.audio import SAMPLE_RATE
from transcribe.engine_notes import NOTES


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Whisper that hears one sentence in every three seconds."""
    folder = make_whisper(tmp_path_factory.mktemp("engine") / "whisper")
    (folder / NOTES).write_text('{"longest_clip_seconds": 3}', encoding="utf-8")
    return folder


def test_the_transcript_goes_to_stdout_and_the_story_to_stderr(kloppend: Command, engine: Path) -> None:
    answer = kloppend("transcribe", human_recording(), "--speech", engine, "--date", "2026-03-12")
    assert answer.code == ExitCode.DONE
    transcript = Transcript.model_validate_json(answer.out)
    assert transcript.turns
    assert str(transcript.date) == "2026-03-12"
    assert "Bezig met uitschrijven van wat er is gezegd" in answer.told
    assert "100 procent klaar" in answer.told
    assert list(Path(os.environ["HOME"]).rglob("*uitschrijven*")) == []  # nothing private stays behind


def test_the_transcript_goes_to_a_file_when_one_is_named(kloppend: Command, engine: Path, tmp_path: Path) -> None:
    out = tmp_path / "gesprek.json"
    answer = kloppend("transcribe", human_recording(), "--speech", engine, "--out", out)
    assert answer.code == ExitCode.DONE
    assert answer.out == ""
    assert Transcript.model_validate_json(out.read_text(encoding="utf-8")).turns
    assert list(tmp_path.iterdir()) == [out]


def test_a_dossier_keeps_the_recording_the_transcript_and_what_took_long(
    kloppend: Command, engine: Path, tmp_path: Path
) -> None:
    kloppend("new", "Kim", "--home", tmp_path)
    for _ in range(2):
        answer = kloppend("transcribe", human_recording(), "--speech", engine, "--dossier", tmp_path / "Kim")
        assert answer.code == ExitCode.DONE
        with Dossier.open(tmp_path / "Kim") as kept:
            assert kept.transcript() is not None
            assert [kept.path_of(each).read_bytes() for each in kept.originals()] == [human_recording().read_bytes()]
    assert list((tmp_path / "Kim" / "uitschrijven").rglob("speech-*/*.json"))
    assert not list((tmp_path / "Kim").rglob("*.f32"))


def test_a_text_that_misses_most_of_the_speech_is_kept_and_is_no_success(
    kloppend: Command, engine: Path, tmp_path: Path
) -> None:
    lazy = shutil.copytree(engine, tmp_path / "lui")
    (lazy / NOTES).unlink()  # one sentence in every half minute
    out = tmp_path / "gesprek.json"
    answer = kloppend("--language", "en", "transcribe", human_recording(), "--speech", lazy, "--out", out)
    assert answer.code == ExitCode.ENGINE
    assert "There is text for only" in answer.told
    transcript = Transcript.model_validate_json(out.read_text(encoding="utf-8"))
    assert transcript.model_extra is not None
    assert transcript.model_extra["hearing"]["covers_speech"] is False


def test_an_engine_for_the_demo_says_so_with_any_other_recording(
    kloppend: Command, engine: Path, tmp_path: Path
) -> None:
    demo = shutil.copytree(engine, tmp_path / "demo")
    (demo / NOTES).write_text('{"longest_clip_seconds": 3, "for_demo_only": true}', encoding="utf-8")
    for folder, warned in ((demo, True), (engine, False)):
        answer = kloppend("--language", "en", "transcribe", human_recording(), "--speech", folder)
        assert answer.code == ExitCode.DONE
        assert ("only for the bundled example" in answer.told) == warned


def test_the_example_itself_is_what_the_demo_engine_is_for(
    kloppend: Command, engine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo = shutil.copytree(engine, tmp_path / "demo")
    (demo / NOTES).write_text('{"longest_clip_seconds": 3, "for_demo_only": true}', encoding="utf-8")
    (tmp_path / "voorbeeld").mkdir()
    shutil.copy(human_recording(), tmp_path / "voorbeeld" / "bundled.wav")
    monkeypatch.setattr("tui.commands.transcribe.EXAMPLE_FOLDER", tmp_path / "voorbeeld")
    answer = kloppend("--language", "en", "transcribe", human_recording(), "--speech", demo)
    assert answer.code == ExitCode.DONE
    assert "only for the bundled example" not in answer.told


def test_names_and_the_number_of_speakers_are_taken_along(kloppend: Command, engine: Path, tmp_path: Path) -> None:
    more = ("--words", "Karlijn, orthopedagoog,", "--max-speakers", "3", "--out", tmp_path / "gesprek.json")
    answer = kloppend("transcribe", human_recording(), "--speech", engine, *more)
    assert answer.code == ExitCode.ENGINE  # a hint in front makes the tiny engine lose count and say nothing
    [card] = tmp_path.glob("gesprek.uitschrijven/*/job.json")
    asked = json.loads(card.read_bytes())["options"]
    assert asked == {"longest_clip_seconds": 3, "hotwords": "Karlijn, orthopedagoog", "max_speakers": 3}


def test_exactly_and_at_most_contradict_each_other(kloppend: Command, engine: Path) -> None:
    more = ("--speakers-count", "2", "--max-speakers", "3")
    answer = kloppend("transcribe", human_recording(), "--speech", engine, *more)
    assert answer.code == ExitCode.USAGE
    assert len(answer.sentences) == 3


def test_an_engine_that_is_not_there_is_told_before_anything_else(kloppend: Command, tmp_path: Path) -> None:
    answer = kloppend("transcribe", human_recording(), "--speech", tmp_path / "weg", "--out", tmp_path / "uit.json")
    assert answer.code == ExitCode.ENGINE
    assert "weg" in answer.told
    assert list(tmp_path.iterdir()) == []


def test_a_recording_that_is_not_there_is_told(kloppend: Command, engine: Path, tmp_path: Path) -> None:
    answer = kloppend("--quiet", "transcribe", tmp_path / "weg.m4a", "--speech", engine)
    assert answer.code == ExitCode.NOT_FOUND
    assert len(answer.sentences) == 3


def test_bad_recordings_give_one_clear_message_and_leave_nothing(
    kloppend: Command, engine: Path, tmp_path: Path
) -> None:
    recordings = tmp_path / "opnamen"
    recordings.mkdir()
    truncated = write_sound(recordings / "half.m4a", tone(10), KINDS["m4a"])
    truncated.write_bytes(truncated.read_bytes()[: truncated.stat().st_size // 2])
    write_silent_film(recordings / "stil.mp4")
    with wave.open(str(recordings / "niets.wav"), "wb") as empty:
        empty.setparams((1, 2, 16000, 0, "NONE", ""))
    write_sound(recordings / "stilte.flac", np.zeros(20 * 60 * SAMPLE_RATE, np.float32), KINDS["flac"])
    (recordings / "leeg.mp3").touch()
    for recording in recordings.iterdir():
        answer = kloppend("--quiet", "transcribe", recording, "--speech", engine, "--out", tmp_path / "uit.json")
        assert answer.code == ExitCode.UNREADABLE, recording.name
        assert len(answer.sentences) == 3
        assert recording.name in answer.sentences[0]
        assert not (tmp_path / "uit.json").exists()


def test_poor_recordings_give_a_useful_result(kloppend: Command, engine: Path, tmp_path: Path) -> None:
    talk = human_sound().samples
    recordings = [write_sound(tmp_path / "telefoon.amr", talk, KINDS["amr"])]  # 8 kHz
    damaged = write_sound(tmp_path / "kapot.mp3", talk, KINDS["mp3"])
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 20_000] = np.random.default_rng(1).bytes(20_000)
    damaged.write_bytes(content)
    recordings += [damaged, _one_speaker_per_channel(tmp_path / "stereo.wav")]
    for recording in recordings:
        out = tmp_path / "uit.json"
        answer = kloppend("--quiet", "transcribe", recording, "--speech", engine, "--out", out)
        assert answer.code == ExitCode.DONE, recording.name
        transcript = Transcript.model_validate_json(out.read_text(encoding="utf-8"))
        assert transcript.model_extra is not None
        assert transcript.model_extra["hearing"]["speech_seconds"] > 18, recording.name


def _one_speaker_per_channel(path: Path) -> Path:
    """The first half of the talk on the left, the second on the right."""
    left, right = np.copy(human_sound().samples), np.copy(human_sound().samples)
    left[len(left) // 2 :] = 0
    right[: len(right) // 2] = 0
    with av.open(str(path), "w") as container:
        sound = container.add_stream("pcm_s16le", rate=SAMPLE_RATE, layout="stereo")
        frame = av.AudioFrame.from_ndarray(np.stack([left, right]), format="fltp", layout="stereo")
        frame.sample_rate = SAMPLE_RATE
        container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    return path
