"""How a subject goes on in the meeting: from the stretch that a statement is about to the last word on it.

What counts is what was settled in the end: the answer after the proposal, the value after the correction, and what
was taken back an hour later. The stretch itself often holds only the proposal.
"""

from typing import TYPE_CHECKING

from models.transcript import Turn
from reconcile.alignment.coverage import Window
from reconcile.language.cues import has_cue
from reconcile.meeting import Meeting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 10
"""Turns after the stretch that can still be about it without a break."""
SHORT = 12
"""Words up to which a turn is an answer to what stands before it."""
SUBJECT = 0.15
"""Share of a statement's words, rare ones counting more, from which a turn after the stretch goes on about it."""
OFTEN, FEW = 0.2, 5
"""A word that more of the turns hold, such as the child's name, tells no subject from another; a few turns may."""
AGAIN = 0.36
"""The same, from which a turn much later comes back to it."""
MOST_AGAIN = 4
"""Times that it may come back: the last ones, as those count."""
WORDS_AGAIN = 2
"""Content words that it then shares at least: one word is shared by chance."""


def thread_of(meeting: Meeting, text: str, window: Window) -> tuple[Turn, ...]:
    """The turns from `window` on that are about the statement `text`, in order: its stretch, what follows, recaps."""
    import numpy as np

    turns = meeting.transcript.turns
    content = meeting.index.content(text)  # (content words, turns)
    share = _share(content)
    last = _end(meeting, window, share)
    again = [
        place
        for place in range(last, len(turns))
        if share[place] >= AGAIN and np.count_nonzero(content[:, place] > 0.5) >= WORDS_AGAIN
    ]
    later = {place for start in again[-MOST_AGAIN:] for place in (start, start + 1) if _answers(turns, start, place)}
    return (*turns[window.first : last], *(turns[place] for place in sorted(later)))


def _end(meeting: Meeting, window: Window, share: "NDArray[np.float32]") -> int:
    """The first turn after `window` that is about something else."""
    turns = meeting.transcript.turns
    last = max([window.last, *(end for start, end in meeting.episodes if start < window.last and window.first < end)])
    while last < min(len(turns), window.last + LONGEST):
        turn = turns[last]
        goes_on = share[last] >= SUBJECT or len(turn.text.split()) <= SHORT
        if not goes_on or (has_cue(turn.text, "opener") and share[last] < SUBJECT):
            break
        last += 1
    return last


def _answers(turns: tuple[Turn, ...], start: int, place: int) -> bool:
    """Whether the turn at `place` is the one at `start`, or a short answer to it."""
    return place == start or (place < len(turns) and len(turns[place].text.split()) <= SHORT)


def _share(content: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """(turns,): how much of the statement each turn holds, a word counting more the fewer turns hold it."""
    import numpy as np

    holding = (content > 0).sum(axis=1)
    tells = (holding > 0) & (holding <= max(FEW, OFTEN * content.shape[1]))
    rarity = np.where(tells, np.log((content.shape[1] + 1) / (holding + 1)), 0.0)
    shares: NDArray[np.float32] = (rarity @ content / max(float(rarity.sum()), 1e-6)).astype(np.float32)
    return shares
