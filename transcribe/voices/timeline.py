"""From clustered windows to stretches of speech: the end of pyannote's pipeline, without a loop over frames.

pyannote lays all windows side by side for every speaker, 340 MB for four hours and five speakers, and walks over the
frames one by one. Here each window is added to one row of counts per frame; the sums, and so the stretches, are equal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from transcribe.engines import Diarization, Stretch

if TYPE_CHECKING:
    from pyannote.core import SlidingWindow

AT_ONCE = 1 << 16
"""Frames that are ranked at a time, some 18 minutes."""
Counts = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Grid:
    """Where the windows lie on the frames of the whole recording."""

    starts: tuple[int, ...]
    """The first frame of each window."""
    length: int
    """Frames."""
    step: float
    """Seconds from one frame to the next."""
    duration: float
    """Seconds of sound that one frame sees."""

    @classmethod
    def of(cls, windows: "SlidingWindow", frames: "SlidingWindow", count: int) -> "Grid":
        """For `count` windows, with frames as the segmentation model sees them."""
        half = 0.5 * frames.duration
        starts = tuple(frames.closest_frame(window * windows.step + half) for window in range(count))
        last = frames.closest_frame(windows.duration + (count - 1) * windows.step + half)
        return cls(starts, last + 1, frames.step, frames.duration)

    def middle(self, frame: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
        """Seconds."""
        start = frame * self.step
        return 0.5 * (start + (start + self.duration))


def count_of(active: npt.NDArray[np.bool_], grid: Grid) -> npt.NDArray[np.uint8]:
    """(frames of the recording,): how many speak at once, on average over the windows that see the frame."""
    total, seen = np.zeros((2, grid.length), np.float32)
    for start, window in zip(grid.starts, active, strict=True):
        total[start : start + len(window)] += window.sum(axis=1)
        seen[start : start + len(window)] += 1
    return np.rint(total / np.maximum(seen, 1)).astype(np.uint8)


def diarized(
    active: npt.NDArray[np.bool_],
    clusters: npt.NDArray[np.int8],
    count: npt.NDArray[np.uint8],
    grid: Grid,
    seconds: float,
    most: float,
    longest_gap: float = 0.0,
) -> Diarization:
    """Both views, cut off at `seconds`: pyannote fills the last window up with silence, and may hear voices in that.

    `clusters` (windows, slots) says whose each voice is, below 0 nobody's. At most `most` speak at once; silences of
    one speaker up to `longest_gap` seconds are passed over.
    """
    together = np.minimum(count, most).astype(np.uint8)
    votes = _votes(active, clusters, grid, at_least=int(together.max()))
    regular, exclusive = (
        [_spans(spoken, grid, longest_gap) for spoken in _spoken(votes, at_once).T]
        for at_once in (together, np.minimum(together, 1))
    )
    heard = sorted((speaker for speaker, spans in enumerate(regular) if len(spans)), key=str)  # pyannote's order
    names = {speaker: f"SPEAKER_{number:02d}" for number, speaker in enumerate(heard)}
    return Diarization(_stretches(regular, names, seconds), _stretches(exclusive, names, seconds))


def _votes(active: npt.NDArray[np.bool_], clusters: npt.NDArray[np.int8], grid: Grid, at_least: int) -> Counts:
    """(frames of the recording, speakers): how many windows hear the speaker there.

    With `at_least` so many speakers, though some may be nobody: pyannote too counts more voices than it can name.
    """
    votes = np.zeros((grid.length, max(int(clusters.max()) + 1, at_least)), np.float32)
    for start, window, slots in zip(grid.starts, active, clusters, strict=True):
        for speaker in set(slots[slots >= 0].tolist()):
            votes[start : start + len(window), speaker] += window[:, slots == speaker].any(axis=1)
    return votes


def _spoken(votes: Counts, count: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """(frames, speakers): in each frame the `count` speakers with most votes."""
    spoken = np.zeros(votes.shape, np.bool_)
    ranks = np.arange(votes.shape[1])
    for begin in range(0, len(votes), AT_ONCE):
        part = slice(begin, begin + AT_ONCE)
        order = np.argsort(-votes[part], axis=-1)  # as pyannote asks it, so that ties fall alike
        np.put_along_axis(spoken[part], order, ranks < count[part, None], axis=-1)
    return spoken


def _spans(spoken: npt.NDArray[np.bool_], grid: Grid, longest_gap: float) -> npt.NDArray[np.float64]:
    """(n, 2): seconds at which the speaker begins and ends, from the middle of a frame to the middle of another."""
    edges = np.flatnonzero(np.diff(spoken.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    edges = np.minimum(edges, grid.length - 1)
    spans = grid.middle(edges[edges[:, 0] < edges[:, 1]])
    if longest_gap > 0 and len(spans):
        from pyannote.core import Segment, Timeline

        spans = np.array([(*span,) for span in Timeline([Segment(*span) for span in spans]).support(longest_gap)])
    return spans


def _stretches(
    spans: Sequence[npt.NDArray[np.float64]], names: Mapping[int, str], seconds: float
) -> tuple[Stretch, ...]:
    found = [
        Stretch(start, min(end, seconds), names[speaker])
        for speaker, several in enumerate(spans)
        for start, end in several.tolist()
        if start < seconds
    ]
    return tuple(sorted(found, key=lambda stretch: (stretch.start, stretch.end, stretch.speaker)))
