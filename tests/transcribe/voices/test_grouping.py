"""Heard block by block and grouped afterwards, a recording has the speakers that pyannote finds in one call."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

import tui.demo
from tests.transcribe.human_sound import human_sound
from tests.transcribe.voices.stock import Spans, remembering, stock_diarization, stock_pipeline
from transcribe.audio import SAMPLE_RATE, Samples, decode
from transcribe.engines import Diarization, Stretch, Voices
from transcribe.speakers_pyannote import PyannoteSpeakers
from transcribe.voices.grouping import learning_from_at_most

if TYPE_CHECKING:
    from pyannote.audio.pipelines import SpeakerDiarization

DEMO = Path(tui.demo.__file__).parent
ENGINE = DEMO / "engines" / "speakers"
SECONDS = 75.3


def as_spans(stretches: tuple[Stretch, ...]) -> Spans:
    return sorted((stretch.start, stretch.end, stretch.speaker) for stretch in stretches)


@cache
def meeting() -> Samples:
    """Five voices for 1.1 blocks, ending in the middle of a window."""
    return decode(DEMO / "recording.opus").samples[: round(SECONDS * SAMPLE_RATE)]


@cache
def engine() -> PyannoteSpeakers:
    return PyannoteSpeakers(ENGINE)


@cache
def stock() -> "SpeakerDiarization":
    return remembering(stock_pipeline(ENGINE))


@cache
def heard() -> tuple[Voices, ...]:
    return tuple(engine().hear_voices(meeting()[block]) for block in engine().blocks(len(meeting())))


@pytest.mark.parametrize("longest_gap", [0.0, 0.8])
@pytest.mark.parametrize(("count", "most"), [(None, None), (None, 5), (None, 1), (2, None), (7, None)])
def test_the_bundled_engine_hears_what_pyannote_hears(count: int | None, most: int | None, longest_gap: float) -> None:
    assert len(heard()) > 1
    for pipeline in (engine()._pipeline, stock()):
        pipeline.segmentation.min_duration_off = longest_gap
    found = engine().group(heard(), SECONDS, speakers=count, max_speakers=most)
    regular, exclusive, embeddings = stock_diarization(stock(), meeting(), num_speakers=count, max_speakers=most)
    assert (as_spans(found.regular), as_spans(found.exclusive)) == (regular, exclusive)
    assert np.allclose(np.concatenate([voices.embeddings for voices in heard()]), embeddings, atol=1e-4)


@pytest.mark.parametrize("seconds", [0.3, 3.0, 10.0, 11.0])
def test_any_length_gives_what_pyannote_gives(
    pyannote_folder: Path, pyannote: PyannoteSpeakers, seconds: float
) -> None:
    samples = human_sound().samples[-round(seconds * SAMPLE_RATE) :]
    found = pyannote.tell_apart(samples, progress=lambda _: None)
    regular, exclusive, _ = stock_diarization(stock_pipeline(pyannote_folder), samples)
    assert (as_spans(found.regular), as_spans(found.exclusive)) == (regular, exclusive)


def test_more_speakers_than_voices_that_are_clear_is_no_fault(pyannote: PyannoteSpeakers) -> None:
    samples = human_sound().samples[-10 * SAMPLE_RATE :]
    found = pyannote.tell_apart(samples, speakers=30, progress=lambda _: None)  # pyannote raises ValueError
    assert 1 <= len({stretch.speaker for stretch in found.regular}) <= 3


def test_more_voices_than_pyannote_can_number_is_no_fault() -> None:
    chance = np.random.default_rng(2)
    speaking = np.zeros((300, 20, 3), bool)
    speaking[:, :, 0] = True
    apart = chance.normal(size=(300, 3, 64)).astype(np.float32)
    assert len({s.speaker for s in engine().group([Voices(speaking, apart)], 600, speakers=200).regular}) > 90


def test_nobody_in_any_block_gives_no_speakers() -> None:
    silent = [replace(voices, active=np.zeros_like(voices.active)) for voices in heard()]
    assert engine().group(silent, SECONDS) == Diarization()


def test_speakers_are_learned_from_at_most_so_many_voices_spread_over_the_whole() -> None:
    def stock(total: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return np.arange(total)[:, None] * np.ones(4), np.arange(total), np.arange(total) % 3

    few = learning_from_at_most(100, stock)(80)
    assert all(np.array_equal(part, whole) for part, whole in zip(few, stock(80), strict=True))
    embeddings, windows, slots = learning_from_at_most(100, stock)(12_345)
    assert len(embeddings) == len(windows) == len(slots) == len(set(windows)) == 100
    assert (windows[0], windows[-1]) == (0, 12_344)
    assert np.ptp(np.diff(windows)) <= 1
    assert np.array_equal(embeddings[:, 0], windows)
    assert np.array_equal(slots, windows % 3)


def test_few_voices_to_learn_from_still_give_everyone_a_speaker(monkeypatch: pytest.MonkeyPatch) -> None:
    engine()._pipeline.segmentation.min_duration_off = 0.0
    whole = engine().group(heard(), SECONDS, max_speakers=3)
    clustering = engine()._pipeline.clustering
    few = learning_from_at_most(20, clustering.filter_embeddings)
    monkeypatch.setitem(vars(clustering), "filter_embeddings", few)
    found = engine().group(heard(), SECONDS, max_speakers=3)
    assert len({stretch.speaker for stretch in found.regular}) > 1
    spoken, also = (sum(s.end - s.start for s in several) for several in (found.exclusive, whole.exclusive))
    assert spoken == pytest.approx(also)
