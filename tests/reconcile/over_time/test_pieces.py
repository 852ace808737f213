"""The pieces of a later meeting: every turn and sentence that says something, each with the way back to its place."""

from reconcile.over_time.pieces import said_pieces, written_pieces
from reconcile.statements import statements
from tests.reconcile.meetings import meeting, report


def test_a_turn_that_says_something_is_a_piece_under_its_own_id() -> None:
    held = meeting()
    pieces = said_pieces(held)
    assert {piece.turn for piece in pieces} < {turn.id for turn in held.turns}  # "Oké, goed" says nothing
    for piece in pieces:
        assert piece.turn is not None
        assert held.turn(piece.turn).text == piece.statement.text


def test_the_pieces_of_a_report_are_its_statements() -> None:
    pieces = written_pieces(report())
    assert tuple(piece.statement for piece in pieces) == statements(report())
    assert {piece.turn for piece in pieces} == {None}
