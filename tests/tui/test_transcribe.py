"""`kloppend transcribe` with a true engine, a tiny one, on a recording of people."""

from pathlib import Path

import pytest

from models.dossier.dossier import Dossier
from models.exits import ExitCode
from models.transcript import Transcript
from tests.transcribe.engines.tiny_whisper import make_whisper
from tests.transcribe.human_sound import human_recording
from tests.tui.conftest import Command


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Whisper that hears one sentence in everything."""
    return make_whisper(tmp_path_factory.mktemp("engine") / "whisper")


def test_the_transcript_goes_to_stdout_and_the_story_to_stderr(kloppend: Command, engine: Path) -> None:
    answer = kloppend("transcribe", human_recording(), "--speech", engine, "--date", "2026-03-12")
    assert answer.code == ExitCode.DONE
    transcript = Transcript.model_validate_json(answer.out)
    assert transcript.turns
    assert str(transcript.date) == "2026-03-12"
    assert "Bezig met uitschrijven van wat er is gezegd" in answer.told
    assert "100 procent klaar" in answer.told


def test_the_transcript_goes_to_a_file_when_one_is_named(kloppend: Command, engine: Path, tmp_path: Path) -> None:
    out = tmp_path / "gesprek.json"
    answer = kloppend("transcribe", human_recording(), "--speech", engine, "--out", out)
    assert answer.code == ExitCode.DONE
    assert answer.out == ""
    assert Transcript.model_validate_json(out.read_text(encoding="utf-8")).turns


def test_a_dossier_keeps_the_recording_and_the_transcript(kloppend: Command, engine: Path, tmp_path: Path) -> None:
    kloppend("new", "Kim", "--home", tmp_path)
    answer = kloppend("transcribe", human_recording(), "--speech", engine, "--dossier", tmp_path / "Kim")
    assert answer.code == ExitCode.DONE
    with Dossier.open(tmp_path / "Kim") as kept:
        assert kept.transcript() is not None
        assert [kept.path_of(each).read_bytes() for each in kept.originals()] == [human_recording().read_bytes()]


def test_an_engine_that_is_not_there_is_told_before_anything_else(kloppend: Command, tmp_path: Path) -> None:
    answer = kloppend("transcribe", human_recording(), "--speech", tmp_path / "weg", "--out", tmp_path / "uit.json")
    assert answer.code == ExitCode.ENGINE
    assert "weg" in answer.told
    assert list(tmp_path.iterdir()) == []


def test_a_recording_that_is_not_there_is_told(kloppend: Command, engine: Path, tmp_path: Path) -> None:
    answer = kloppend("--quiet", "transcribe", tmp_path / "weg.m4a", "--speech", engine)
    assert answer.code == ExitCode.NOT_FOUND
    assert len(answer.sentences) == 3
