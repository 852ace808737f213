"""Votes of windows become stretches as in pyannote's own reconstruction, whatever the windows say."""

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transcribe.voices.stock import spans
from transcribe.engines import Stretch
from transcribe.speakers_pyannote import import_pyannote
from transcribe.voices.timeline import Grid, count_of, diarized

if TYPE_CHECKING:
    from pyannote.core import SlidingWindow

FRAMES = 40
SECONDS = 10.0


def as_spans(stretches: tuple[Stretch, ...]) -> list[tuple[float, float, int]]:
    return sorted((s.start, s.end, int(s.speaker.removeprefix("SPEAKER_"))) for s in stretches)


def stock(
    active: np.ndarray, clusters: np.ndarray, windows: "SlidingWindow", frames: "SlidingWindow", most: float
) -> list[list[tuple[float, float, str]]]:
    """pyannote's own steps after clustering."""
    from pyannote.audio.pipelines import SpeakerDiarization
    from pyannote.core import SlidingWindowFeature

    pipeline = SpeakerDiarization.__new__(SpeakerDiarization)
    segmentations = SlidingWindowFeature(active.astype(np.float32), windows)
    count = pipeline.speaker_count(segmentations, frames, warm_up=(0.0, 0.0))
    found = []
    for together in (most, 1):
        count.data = np.minimum(count.data, together).astype(np.int8)
        found.append(pipeline.to_annotation(pipeline.reconstruct(segmentations, clusters, count)))
    names = dict(zip(found[0].labels(), pipeline.classes(), strict=False))
    return [spans(annotation.rename_labels(mapping=names), np.inf) for annotation in found]


@settings(deadline=None, max_examples=60)
@given(
    seed=st.integers(0, 2**32 - 1),
    windows=st.integers(1, 12),
    speakers=st.integers(1, 13),
    step=st.sampled_from([1.0, 2.0, 2.5]),
    loudness=st.sampled_from([0.02, 0.2, 0.6]),
    most=st.sampled_from([1, 2, np.inf]),
)
def test_stretches_are_those_of_pyannote(
    seed: int, windows: int, speakers: int, step: float, loudness: float, most: float
) -> None:
    import_pyannote()
    from pyannote.core import SlidingWindow

    chance = np.random.default_rng(seed)
    active = chance.random((windows, FRAMES, 3)) < loudness
    active[0, FRAMES // 2 :, 0] = True  # pyannote stops before this step when nobody speaks
    clusters = chance.integers(0, speakers, (windows, 3)).astype(np.int8)
    clusters[~active.any(axis=1)] = -2
    places = SlidingWindow(start=0.0, duration=SECONDS, step=step)
    frames = SlidingWindow(start=0.0, duration=0.3, step=SECONDS / FRAMES)
    grid = Grid.of(places, frames, windows)
    ours = diarized(active, clusters, count_of(active, grid), grid, np.inf, most)
    regular, exclusive = stock(active, clusters, places, frames, most)
    assert [as_spans(ours.regular), as_spans(ours.exclusive)] == [
        [(start, end, int(label.removeprefix("SPEAKER_"))) for start, end, label in view]
        for view in (regular, exclusive)
    ]
