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
from transcribe.speech_whisper import HINT, LOOP, WhisperSpeech, _segment, joined


class Piece(NamedTuple):
    word: str
    start: float
    end: float
    probability: float


def test_the_words_of_the_engine_come_out_with_times_and_certainty(whisper: WhisperSpeech) -> None:
    [segment] = whisper.hear(human_sound().samples[: 5 * SAMPLE_RATE])
    assert segment.text == " ".join(word.text for word in segment.words) == SENTENCE
    assert segment.avg_logprob > -0.5
    assert 0 < segment.compression_ratio < 1.5
    for word in segment.words:
        assert word.start is not None
        assert word.end is not None
        assert 0 <= word.start <= word.end <= 5
        assert word.probability is not None
        assert word.probability > 0.5


def test_very_short_sound_does_not_stop_the_work(whisper: WhisperSpeech) -> None:
    for samples in (1, 160, 1600):
        assert all(segment.words for segment in whisper.hear(np.zeros(samples, np.float32)))


def test_an_engine_that_hears_nothing_gives_no_words(tmp_path: Path) -> None:
    assert WhisperSpeech(make_whisper(tmp_path / "doof", says="")).hear(human_sound().samples) == ()


def test_the_fixture_says_another_sentence_when_asked(tmp_path: Path) -> None:
    engine = WhisperSpeech(make_whisper(tmp_path / "engine", says="Elke week, zo-even 3 uur."))
    [segment] = engine.hear(human_sound().samples[: int(2 * LAST_MOMENT) * SAMPLE_RATE])
    assert [word.text for word in segment.words] == ["Elke", "week,", "zo-even", "3", "uur."]


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


def test_the_same_sound_gives_the_same_text(whisper: WhisperSpeech) -> None:
    samples = human_sound().samples[: 5 * SAMPLE_RATE]
    assert whisper.hear(samples) == whisper.hear(samples)


def test_of_many_names_only_as_many_are_hinted_at_as_fit(whisper: WhisperSpeech) -> None:
    assert whisper._fitting(["Karlijn", "Noor"]) == "Karlijn, Noor"
    assert whisper._fitting([]) is None
    hint = whisper._fitting([f"Naam{number}" for number in range(1000)])
    assert hint is not None
    assert HINT - 10 < len(whisper._model.hf_tokenizer.encode(f" {hint}").ids) <= HINT


def test_a_text_that_repeats_itself_is_heard_once_more_without_that(tmp_path: Path) -> None:
    engine = WhisperSpeech(make_whisper(tmp_path / "engine", says="ja " * 17 + "ja"))
    [segment, *more] = engine.hear(human_sound().samples[: 5 * SAMPLE_RATE])
    assert "ja ja ja ja ja" not in segment.text
    assert all(each.compression_ratio <= LOOP for each in (segment, *more))


class Unaligned(NamedTuple):
    text: str = " Dat doen we."
    start: float = 1.0
    end: float = 4.0
    words: None = None
    avg_logprob: float = -0.3
    no_speech_prob: float = 0.1
    compression_ratio: float = 0.9


def test_text_without_word_times_is_not_lost_but_spread_over_its_segment() -> None:
    segment = _segment(Unaligned())
    assert [(word.text, word.start, word.end) for word in segment.words] == [
        ("Dat", 1.0, 2.0),
        ("doen", 2.0, 3.0),
        ("we.", 3.0, 4.0),
    ]


@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json"])
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


def test_a_published_engine_without_preprocessor_config_loads_when_it_hears_80_mel_bands(
    whisper_folder: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(whisper_folder, tmp_path / "motor")
    (folder / "preprocessor_config.json").unlink()
    WhisperSpeech(folder)


def test_an_engine_whose_mel_bands_do_not_match_is_refused(whisper_folder: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(whisper_folder, tmp_path / "motor")
    (folder / "preprocessor_config.json").write_text('{"feature_size": 128}', encoding="utf-8")
    with pytest.raises(EngineMissing):
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
