"""A later meeting or report cut into the pieces that are searched, with the way back to where each stands."""

from dataclasses import dataclass

from models.report import Report, Statement
from models.transcript import Transcript
from reconcile.language.tokens import is_content, tokens
from reconcile.statements import MIN_CONTENT_WORDS, statements


@dataclass(frozen=True)
class Piece:
    """A turn that was said, or a sentence that was written."""

    statement: Statement
    """What it says; of a turn that is spoken with `start` and `end` in that turn."""
    turn: int | None = None
    """`Turn.id`; None for what was written."""


def said_pieces(transcript: Transcript) -> tuple[Piece, ...]:
    """The turns that say something, in order."""
    return tuple(
        Piece(Statement(start=0, end=len(turn.text), text=turn.text), turn.id)
        for turn in transcript.turns
        if _says_something(turn.text)
    )


def written_pieces(report: Report) -> tuple[Piece, ...]:
    """The statements of the report, in reading order."""
    return tuple(Piece(statement) for statement in statements(report))


def _says_something(text: str) -> bool:
    return sum(1 for token in tokens(text) if token.is_word and is_content(token.lemma)) >= MIN_CONTENT_WORDS
