"""Engines and sound that several tests share, made once per test process."""

from pathlib import Path

import pytest

from tests.transcribe.engines.tiny_whisper import make_whisper
from transcribe.engine_notes import NOTES
from transcribe.speakers_pyannote import PyannoteSpeakers
from transcribe.speech_whisper import WhisperSpeech


@pytest.fixture(scope="session")
def whisper_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_whisper(tmp_path_factory.mktemp("engines") / "whisper")


@pytest.fixture(scope="session")
def brisk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An engine that wants clips of at most 3 seconds, so that its one sentence covers what is said in each."""
    folder = make_whisper(tmp_path_factory.mktemp("engines") / "brisk")
    (folder / NOTES).write_text('{"longest_clip_seconds": 3}', encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def whisper(whisper_folder: Path) -> WhisperSpeech:
    return WhisperSpeech(whisper_folder)


@pytest.fixture(scope="session")
def pyannote_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Takes some seconds: importing pyannote.audio alone takes five."""
    from tests.transcribe.engines.tiny_pyannote import make_pyannote  # imports torch

    return make_pyannote(tmp_path_factory.mktemp("engines") / "pyannote")


@pytest.fixture(scope="session")
def pyannote(pyannote_folder: Path) -> PyannoteSpeakers:
    return PyannoteSpeakers(pyannote_folder)
