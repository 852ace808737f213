"""What somebody asked to have written down: "dat moet in het verslag". It is an agreement by those very words."""

from collections.abc import Iterator, Sequence

from models.transcript import Turn
from reconcile.alignment.terms import terms
from reconcile.language.cues import has_cue

TELLING_WORDS = 6
"""Content words from which a turn says by itself what is to be written down; in fewer the turns before it say it."""
BEFORE = 2
ANSWER_WORDS = 12
"""Words up to which the next turn is an answer."""


def noted_stretches(turns: Sequence[Turn], settled: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Half-open ranges around each request to write something down that lies in none of the ranges `settled`.

    On the authors d to o, 19 of the 31 found so are agreements that the turn model passes over.
    """
    latest = 0
    for place, turn in enumerate(turns):
        if not has_cue(turn.text, "record"):
            continue
        first = place if len(terms(turn.text)) >= TELLING_WORDS else max(0, place - BEFORE)
        answered = place + 1 < len(turns) and len(turns[place + 1].text.split()) <= ANSWER_WORDS
        last = place + 2 if answered else place + 1
        if first >= latest and not any(start < last and first < end for start, end in settled):
            yield first, last
            latest = last
