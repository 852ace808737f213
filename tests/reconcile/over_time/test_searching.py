"""Which turns are searched for, and that there is an answer for each."""

from models.agreement import Agreement, AgreementKind
from reconcile.meeting import Meeting
from reconcile.over_time.pieces import said_pieces
from reconcile.over_time.searching import search, stretch_of
from tests.reconcile.meetings import SPOKEN, meeting

HELD = Meeting(meeting())


def settled(turns: tuple[int, ...], text: str) -> Agreement:
    return Agreement(id="A1", kind=AgreementKind.COMMITMENT, turns=turns, text=text)


def spoken(turn: int) -> str:
    return SPOKEN[turn - 1].partition(": ")[2]


def test_a_turn_that_tells_enough_is_searched_alone_and_another_with_the_rest() -> None:
    assert stretch_of(HELD, settled((6, 7, 8), spoken(8))) == (7, 8)
    assert stretch_of(HELD, settled((14, 15), spoken(15))) == (13, 15)  # "Dat zet ik erin."
    assert stretch_of(HELD, settled((14, 15), "Dat staat nergens.")) == (13, 15)
    assert stretch_of(HELD, settled((900,), spoken(8))) is None


def test_every_stretch_has_an_answer_and_the_best_piece_of_the_same_meeting_is_itself() -> None:
    stretches = [(7, 8), (15, 16), (18, 19)]
    hits = search(HELD, stretches, said_pieces(HELD.transcript))
    for hit, (first, _) in zip(hits, stretches, strict=True):
        assert hit
        assert hit.piece.turn == HELD.transcript.turns[first].id
        assert 0 <= hit.chance <= 1


def test_in_nothing_nothing_is_found() -> None:
    assert search(HELD, [(7, 8)], ()) == (None,)
    assert search(HELD, [], said_pieces(HELD.transcript)) == ()
