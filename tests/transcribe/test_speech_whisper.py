"""faster-whisper from a folder: what it hears, and every way in which the folder can be wrong."""

import shutil
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from models.problems import EngineMissing
from tests.transcribe.engines.tiny_whisper import LAST_MOMENT, SENTENCE, make_whisper
from tests.transcribe.human_sound import human_sound
from transcribe.audio import SAMPLE_RATE
from transcribe.speech_whisper import WhisperSpeech, joined


class Piece(NamedTuple):
    word: str
    start: float
    end: float
    probability: float


def test_the_words_of_the_engine_come_out_with_times_and_certainty(whisper: WhisperSpeech) -> None:
    words = whisper.hear(human_sound().samples[: 5 * SAMPLE_RATE])
    assert " ".join(word.text for word in words) == SENTENCE
    for word in words:
        assert word.start is not None
        assert word.end is not None
        assert 0 <= word.start <= word.end <= 5
        assert word.probability is not None
        assert word.probability > 0.5


def test_very_short_sound_does_not_stop_the_work(whisper: WhisperSpeech) -> None:
    for samples in (1, 160, 1600):
        assert all(word.text for word in whisper.hear(np.zeros(samples, np.float32)))


def test_an_engine_that_hears_nothing_gives_no_words(tmp_path: Path) -> None:
    assert WhisperSpeech(make_whisper(tmp_path / "doof", says="")).hear(human_sound().samples) == ()


def test_the_fixture_says_another_sentence_when_asked(tmp_path: Path) -> None:
    engine = WhisperSpeech(make_whisper(tmp_path / "engine", says="Elke week, zo-even 3 uur."))
    words = engine.hear(human_sound().samples[: int(2 * LAST_MOMENT) * SAMPLE_RATE])
    assert [word.text for word in words] == ["Elke", "week,", "zo-even", "3", "uur."]


def test_a_piece_without_a_space_before_it_belongs_to_the_word_before() -> None:
    pieces = [
        Piece(" zo", 0.0, 0.2, 0.9),
        Piece("-even", 0.2, 0.5, 0.4),
        Piece(" ", 0.5, 0.5, 1),
        Piece(" 50", 1, 2, 1),
    ]
    words = joined(pieces)
    assert [(word.text, word.start, word.end, word.probability) for word in words] == [
        ("zo-even", 0.0, 0.5, 0.4),
        ("50", 1.0, 2.0, 1.0),
    ]


@pytest.mark.parametrize(
    "name", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json", "preprocessor_config.json"]
)
def test_a_folder_without_one_of_its_files_is_not_complete(whisper_folder: Path, tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(whisper_folder, tmp_path / "engine")
    (folder / name).unlink()
    with pytest.raises(EngineMissing, match=f"{name} is missing"):
        WhisperSpeech(folder)
    (folder / name).touch()
    with pytest.raises(EngineMissing, match=f"{name} is missing"):
        WhisperSpeech(folder)


@pytest.mark.parametrize("content", [b"not what it should be", b"{}"])
@pytest.mark.parametrize("name", ["model.bin", "tokenizer.json"])
def test_a_file_with_something_else_in_it_does_not_load(
    whisper_folder: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    folder = shutil.copytree(whisper_folder, tmp_path / "engine")
    (folder / name).write_bytes(content)
    with pytest.raises(EngineMissing, match="engine does not load"):
        WhisperSpeech(folder)


def test_a_broken_preprocessor_config_is_not_silently_ignored(whisper_folder: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(whisper_folder, tmp_path / "engine")
    (folder / "preprocessor_config.json").write_bytes(b"{")
    with pytest.raises(EngineMissing, match="engine does not load"):
        WhisperSpeech(folder)


def test_half_a_model_does_not_load(whisper_folder: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(whisper_folder, tmp_path / "engine")
    whole = (folder / "model.bin").read_bytes()
    (folder / "model.bin").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(EngineMissing, match="engine does not load"):
        WhisperSpeech(folder)


def test_no_folder_is_no_engine(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="no speech engine in nergens"):
        WhisperSpeech(tmp_path / "nergens")


def test_an_engine_for_english_only_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="knows English only"):
        WhisperSpeech(make_whisper(tmp_path / "engels", multilingual=False))
