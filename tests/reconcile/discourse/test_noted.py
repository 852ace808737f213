"""What somebody asked to have written down counts as settled, wherever it is said."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reconcile.discourse.noted import noted_stretches
from tests.reconcile.meetings import SPOKEN, meeting

TOLD_AND_NOTED = (
    "ma: Fenna is vorige week twee keer uitgescholden door een jongen uit groep zeven.",
    "juf: Dat wist ik niet.",
    "ma: Dat moet in het verslag.",
    "juf: Ja, dat zet ik erin.",
    "ib: Dan gaan we door met de toetsen van deze maand, die hebben we hier voor ons liggen.",
)


def test_the_subject_the_request_and_the_answer_are_one_stretch() -> None:
    assert list(noted_stretches(meeting(TOLD_AND_NOTED).turns, ())) == [(0, 4)]


def test_what_was_found_already_is_not_found_again() -> None:
    assert list(noted_stretches(meeting(TOLD_AND_NOTED).turns, ((1, 3),))) == []


def test_where_nobody_asks_for_it_nothing_is_noted() -> None:
    assert list(noted_stretches(meeting(TOLD_AND_NOTED[:2]).turns, ())) == []


@given(st.permutations(range(len(SPOKEN))))
def test_stretches_stand_in_order_and_do_not_overlap(order: list[int]) -> None:
    turns = meeting(tuple(SPOKEN[place] for place in order)).turns
    found = list(noted_stretches(turns, ()))
    assert all(0 <= first < last <= len(turns) for first, last in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
