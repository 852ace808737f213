"""One pass for all voices in a window gives the embeddings that pyannote makes in three."""

from pathlib import Path

import numpy as np
import pytest

from tests.transcribe.human_sound import human_sound
from tests.transcribe.voices.stock import stock_pipeline
from transcribe.audio import SAMPLE_RATE
from transcribe.speakers_pyannote import PyannoteSpeakers
from transcribe.voices.embedding import embeddings_of, is_known, make_brisk

SOUND = human_sound().samples[: round(12.3 * SAMPLE_RATE)]
"""Windows from 0 and 2 seconds, and one from 4 that is filled up."""


def speaking(frames: int) -> np.ndarray:
    """Three windows: talk and overlap; nobody; two voices of which one is never and one hardly ever alone."""
    active = np.zeros((3, frames, 3), bool)
    active[0, : frames // 2, 0] = active[0, frames // 3 :, 2] = active[0, frames // 4 : frames // 2, 1] = True
    active[2, :, 0] = active[2, 1:, 1] = True
    return active


@pytest.mark.parametrize(("full_size", "alone"), [(False, False), (False, True), (True, True)])
def test_embeddings_are_those_of_pyannote(pyannote_folder: Path, full_size: bool, alone: bool) -> None:
    import torch
    from pyannote.core import SlidingWindow, SlidingWindowFeature

    pipeline = stock_pipeline(pyannote_folder)
    pipeline.embedding_exclude_overlap = alone
    if full_size:  # as community-1, with random weights
        from pyannote.audio.models.embedding import WeSpeakerResNet34

        torch.manual_seed(1)
        pipeline._embedding.model_ = WeSpeakerResNet34().eval()
        vars(pipeline._embedding).pop("dimension", None)
    walk = pipeline._segmentation
    active = speaking(walk.model.num_frames(10 * SAMPLE_RATE))
    file = {"waveform": torch.from_numpy(SOUND)[None], "sample_rate": SAMPLE_RATE, "uri": "x"}
    windows = SlidingWindow(start=0.0, duration=walk.duration, step=walk.step)
    stock = pipeline.get_embeddings(file, SlidingWindowFeature(active.astype(np.float32), windows), alone)
    assert is_known(pipeline)
    make_brisk(pipeline)
    parts: list[float] = []
    ours = embeddings_of(pipeline, SOUND, active, parts.append)
    assert ours.shape == stock.shape == (3, 3, pipeline._embedding.dimension)
    assert np.abs(ours - stock).max() <= 1e-5 * np.abs(stock).max()
    assert np.abs(ours[0, 0] - ours[0, 1]).max() > 1e-4 * np.abs(stock).max()  # so that this can fail
    assert parts == [pytest.approx(1 / 3), 1.0]  # the silent window costs nothing


def test_a_network_we_do_not_know_is_left_to_pyannote(pyannote_folder: Path) -> None:
    engine = PyannoteSpeakers(pyannote_folder)
    ours = engine.hear_voices(SOUND)
    model = engine._pipeline._embedding.model_
    model.__class__ = type("OtherNetwork", (type(model),), {})
    assert not is_known(engine._pipeline)
    engine._known = False
    theirs = engine.hear_voices(SOUND)
    assert np.array_equal(ours.active, theirs.active)
    assert np.allclose(ours.embeddings, theirs.embeddings, atol=1e-4)


def test_a_pipeline_that_asks_for_embeddings_in_another_way_is_not_known(pyannote_folder: Path) -> None:
    pipeline = stock_pipeline(pyannote_folder)

    def get_embeddings(self: object, file: object, segmentations: object, weights: object) -> None:
        """As a later version might."""

    pipeline.__class__ = type("Later", (type(pipeline),), {"get_embeddings": get_embeddings})
    assert not is_known(pipeline)
