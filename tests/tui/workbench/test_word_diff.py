"""The marks between words tell exactly how one text becomes the other."""

from hypothesis import given
from hypothesis import strategies as st

from tui.workbench.word_diff import Change, Piece, are_close, distance, word_diff

SENTENCES = st.lists(st.sampled_from(["de", "juf", "leest", "elke", "om", "week", ",", "."]), max_size=12).map(" ".join)


def words(pieces: list[Piece], *changes: Change) -> list[str]:
    return " ".join(piece.text for piece in pieces if piece.change in changes).split()


@given(SENTENCES, SENTENCES)
def test_both_texts_can_be_read_back_from_the_pieces(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert words(pieces, Change.KEPT, Change.REMOVED) == before.split()
    assert words(pieces, Change.KEPT, Change.ADDED) == after.split()


def test_only_what_differs_is_marked_and_punctuation_stays_at_its_word() -> None:
    pieces = word_diff("Zij leest om de week.", "Zij leest elke week.")
    assert [(piece.change, piece.text, piece.gap) for piece in pieces] == [
        (Change.KEPT, "Zij leest", " "),
        (Change.REMOVED, "om de", " "),
        (Change.ADDED, "elke", " "),
        (Change.KEPT, "week.", ""),
    ]


def test_texts_that_share_too_little_are_not_close() -> None:
    assert distance("a b c", "a b c") == 0
    assert distance("a b", "c d") == 1
    assert are_close("de juf leest elke week", "de juf leest om de week")
    assert not are_close("de juf leest elke week", "de toets is in februari klaar")
