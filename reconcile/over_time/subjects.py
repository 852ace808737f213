"""The long words that tell what something is about: who shares one with an agreement may be speaking of it.

Dutch puts a subject in one word ("dyslexieonderzoek"), which a short report keeps when it keeps nothing else.
"""

from collections.abc import Sequence

from reconcile.alignment.terms import likeness, terms
from reconcile.lexicon import table
from reconcile.meeting import Meeting
from reconcile.over_time.pieces import Piece

LONG = 9
"""Letters from which a word tells a subject."""
ALIKE = 0.8
"""Likeness from which two words are one, or one a part of the other."""
OFTEN = 0.05
"""Share of the turns from which a word of a meeting, such as the name of the child, tells of no subject in it."""
FEW = 2
"""Turns that may hold it however short the meeting is."""


class Subjects:
    """The long words of the pieces of a later meeting, ready to be compared."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._first: dict[str, Piece] = {}
        for piece in pieces:
            for term in terms(piece.statement.text):
                self._first.setdefault(term.lemma, piece)

    def shared(self, earlier: Meeting, text: str) -> Piece | None:
        """The first piece with a long word that `text` has, too, and that is rare in the `earlier` meeting."""
        passed_over = {part for speaker in earlier.transcript.speakers for part in speaker.name.lower().split()}
        passed_over |= {*table("words")["settling"], *table("words")["contrasting"]}
        at_most = max(FEW, OFTEN * len(earlier.transcript.turns))
        for term in terms(text):
            if len(term.lemma) < LONG or term.lemma in passed_over or earlier.index.held_by(term.lemma) > at_most:
                continue
            for lemma, piece in self._first.items():
                if len(lemma) >= LONG and likeness(term.lemma, lemma) >= ALIKE:
                    return piece
        return None
