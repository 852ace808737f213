"""Which voices of all windows belong to one speaker, by the pipeline's own clustering."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ParamSpec

import numpy as np
import numpy.typing as npt

from transcribe.engines import Diarization, Voices
from transcribe.voices.timeline import Grid, count_of, diarized

if TYPE_CHECKING:
    from pyannote.audio.pipelines import SpeakerDiarization

MOST = 5000
"""Voices from which the speakers are learned, over an hour of meeting; every voice is then given to one of them.
Memory and time grow with their square: 0.2 GB for these, 5 GB for the 25,000 of a long meeting (scipy's linkage)."""
MOST_SPEAKERS = 127
"""pyannote numbers them in 8 bits, and raises OverflowError beyond."""
P = ParamSpec("P")
Filtered = tuple[npt.NDArray[Any], ...]
"""Embeddings (n, dimension), and of each its window and its slot (n,)."""


def group(
    pipeline: "SpeakerDiarization",
    heard: Sequence[Voices],
    seconds: float,
    *,
    speakers: int | None = None,
    max_speakers: int | None = None,
) -> Diarization:
    """Who speaks when in `seconds` of sound of which these are the blocks, as the pipeline itself would say.

    It would say the same up to MOST voices that are clear enough to learn from. Empty when nobody speaks.
    """
    from pyannote.audio.pipelines.utils.diarization import set_num_speakers
    from pyannote.core import SlidingWindow, SlidingWindowFeature

    exactly, least, most = set_num_speakers(num_speakers=speakers, max_speakers=max_speakers)
    walk = pipeline._segmentation
    windows = SlidingWindow(start=0.0, duration=walk.duration, step=walk.step)
    active = np.concatenate([block.active for block in heard])
    grid = Grid.of(windows, walk.model.receptive_field, len(active))
    count = count_of(active, grid)
    if not count.any():
        return Diarization()
    voices = {
        "embeddings": np.concatenate([block.embeddings for block in heard]),
        "segmentations": SlidingWindowFeature(active, windows),
    }
    clear = len(pipeline.clustering.filter_embeddings(**voices)[0])
    limit = min(max(clear, 1), MOST_SPEAKERS)  # scikit-learn raises ValueError for more speakers than voices
    clusters, _, _ = pipeline.clustering(
        **voices,
        num_clusters=exactly and min(exactly, limit),
        min_clusters=min(least, limit),
        max_clusters=min(most, MOST_SPEAKERS),
    )
    clusters[~active.any(axis=1)] = -2  # pyannote's mark for nobody
    return diarized(active, clusters, count, grid, seconds, most, longest_gap=pipeline.segmentation.min_duration_off)


def learning_from_at_most(number: int, stock: Callable[P, Filtered]) -> Callable[P, Filtered]:
    """The clustering's `filter_embeddings`, with of what it lets through only so many, spread evenly."""

    def filter_embeddings(*arguments: P.args, **options: P.kwargs) -> Filtered:
        kept = stock(*arguments, **options)
        total = len(kept[0])
        if total <= number:
            return kept
        spread = np.linspace(0, total - 1, number).round().astype(int)
        return tuple(part[spread] for part in kept)

    return filter_embeddings
