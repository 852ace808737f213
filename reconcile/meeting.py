"""One meeting, read once: its people, episodes and index, for everything that is held against it."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from models.agreement import AgreementKind
from models.transcript import Transcript, Turn
from reconcile.alignment.coverage import Index, Window
from reconcile.alignment.queries import turn_values
from reconcile.discourse.episodes import best_segmentation
from reconcile.discourse.features import episode_features, turn_features, turn_words
from reconcile.discourse.noted import noted_stretches
from reconcile.language.dates import Day
from reconcile.language.roles import Cast
from reconcile.learned import model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

UNKNOWN_DAY = Day(2000, 1, 1)
"""Stands in for an unknown meeting day where only "is there a date?" is asked."""
MARGIN = 2
"""Turns before and after the tight evidence that the wide evidence holds at least."""


@dataclass(frozen=True)
class Meeting:
    """A transcript with everything that is worked out once."""

    transcript: Transcript

    @property
    def day(self) -> Day:
        """The day of the meeting, or the stand-in."""
        return self.transcript.date or UNKNOWN_DAY

    @cached_property
    def cast(self) -> Cast:
        """The people."""
        return Cast(self.transcript)

    @cached_property
    def logits(self) -> "NDArray[np.float32]":
        """(turns, 3): log odds that a turn is inside, first or last of an agreement."""
        return model("turns").logits(turn_features(self.transcript, self.day), turn_words(self.transcript))

    @cached_property
    def prior(self) -> "NDArray[np.float32]":
        """(turns,): the chance that something is settled in a turn."""
        import numpy as np

        chances: NDArray[np.float32] = (1 / (1 + np.exp(-self.logits[:, 0]))).astype(np.float32)
        return chances

    @cached_property
    def episodes(self) -> tuple[tuple[int, int], ...]:
        """Half-open ranges of turn indices in which something is settled."""
        settled = best_segmentation(self.logits)
        return tuple(sorted([*settled, *noted_stretches(self.transcript.turns, settled)]))

    @cached_property
    def kinds(self) -> tuple[dict[AgreementKind, float], ...]:
        """How likely each of the episodes is each kind of agreement."""
        rows = [episode_features(self.transcript, range(first, last)) for first, last in self.episodes]
        weights = model("kinds")
        kinds = [AgreementKind(kind) for kind in weights.classes]
        return tuple(dict(zip(kinds, map(float, chances), strict=True)) for chances in weights.chances(rows))

    @cached_property
    def values(self) -> frozenset[str]:
        """Every date and quantity said, in one spelling."""
        return frozenset().union(*self.index.values)

    @cached_property
    def index(self) -> Index:
        """The turns, ready to be searched."""
        turns = self.transcript.turns
        values = turn_values(self.transcript, self.day)
        return Index([t.text for t in turns], [t.speaker for t in turns], values, self.prior)

    def turns(self, first: int, last: int) -> tuple[Turn, ...]:
        """The turns of the half-open range."""
        return self.transcript.turns[first:last]

    def widened(self, window: Window) -> tuple[int, int]:
        """The window with its margin and every episode it touches."""
        first, last = max(0, window.first - MARGIN), min(len(self.transcript.turns), window.last + MARGIN)
        for start, end in self.episodes:
            if start < window.last and window.first < end:
                first, last = min(first, start), max(last, end)
        return first, last
