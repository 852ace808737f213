"""`kloppend transcribe` with a true engine, a tiny one, on a recording of people."""

import json
import os
import shutil
from pathlib import Path

import pytest

from models.dossier.dossier import Dossier
from models.exits import ExitCode
from models.transcript import Transcript
from tests.transcribe.engines.tiny_whisper import make_whisper
from tests.transcribe.human_sound import human_recording
from tests.tui.conftest import Command
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
    assert "Bezig met uitschrijven" in answer.told
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
    monkeypatch.setattr("tui.hearing.EXAMPLE_FOLDER", tmp_path / "voorbeeld")
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
