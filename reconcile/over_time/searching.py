"""Searches what was settled in one meeting in what was said or written later, with the retrieval of `alignment`.

The pieces of the later meeting are linked to the earlier one as the sentences of a report are. How sure it is that
something comes back is a linear model over what `discourse.coverage` measures, fitted by `tests/bench/fit/mentions.py`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from models.agreement import Agreement
from reconcile.alignment.linking import link
from reconcile.alignment.terms import terms
from reconcile.discourse.coverage import held_by_each, held_features, report_index
from reconcile.learned import model
from reconcile.meeting import Meeting
from reconcile.over_time.pieces import Piece

MODEL = "mentions"
BACK = "back"
"""The class of what comes back."""
TELLING_WORDS = 5
"""Content words from which a turn tells by itself what it is about."""


class Hit(NamedTuple):
    """The piece that holds most of what was searched for."""

    chance: float
    """That it comes back at all, 0 to 1."""
    piece: Piece


def search(meeting: Meeting, stretches: Sequence[tuple[int, int]], pieces: Sequence[Piece]) -> tuple[Hit | None, ...]:
    """For each half-open range of turn indices of `meeting` where it comes back in `pieces`; None without any."""
    import numpy as np

    if not stretches or not pieces:
        return (None,) * len(stretches)
    found = tuple(piece.statement for piece in pieces)
    links, index = link(meeting, found), report_index(meeting, found)
    if not links:
        return (None,) * len(stretches)
    mentions = model(MODEL)
    rows = [held_features(meeting, index, links, first, last) for first, last in stretches]
    chances = mentions.chances(rows)[:, mentions.classes.index(BACK)]
    best = [int(np.argmax(held_by_each(meeting, index, links, first, last))) for first, last in stretches]
    return tuple(Hit(float(chance), pieces[place]) for chance, place in zip(chances, best, strict=True))


def stretch_of(meeting: Meeting, agreement: Agreement) -> tuple[int, int] | None:
    """The turns to search for, as a half-open range of indices; None when the meeting has none of them.

    That is the turn that carries the agreement where its words tell enough: the others may be about something else.
    """
    turns = meeting.transcript.turns
    places = [place for place, turn in enumerate(turns) if turn.id in agreement.turns]
    telling = [place for place in places if agreement.text in turns[place].text]
    if telling and len(terms(turns[telling[-1]].text)) >= TELLING_WORDS:
        return telling[-1], telling[-1] + 1
    return (places[0], places[-1] + 1) if places else None
