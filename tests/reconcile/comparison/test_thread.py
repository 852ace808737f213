"""How far the talk about one subject goes on, and where it is taken up again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.alignment.coverage import Window
from reconcile.comparison.thread import LONGEST, thread_of
from reconcile.meeting import Meeting
from tests.reconcile.meetings import SPOKEN, meeting

TRAINING = (
    "ib: Ik stel een faalangsttraining voor, acht keer op maandagmiddag.",
    "pa: Acht keer, dan is het al zomervakantie.",
    "ib: Dan doe ik er zes.",
    "ma: Prima, zes keer.",
    "ib: Dan nog iets anders, de gymles en het omkleden in de grote kleedkamer bij de zaal achter het plein.",
    "juf: Daar kan Fenna voortaan het kamertje van de gymjuf voor gebruiken, dat staat toch altijd leeg.",
    "ma: Heel fijn, daar zijn we blij mee, want dat was elke week weer een drama voor haar en voor ons.",
    "ib: Nog even over die faalangsttraining op maandagmiddag: dat worden er toch vijf.",
    "pa: Goed.",
)
STATEMENT = "De faalangsttraining bestaat uit acht keer op maandagmiddag."


def numbers(turns: tuple[str, ...], text: str, window: Window) -> list[int]:
    return [turn.id for turn in thread_of(Meeting(meeting(turns)), text, window)]


def test_the_answers_belong_to_the_thread_and_the_next_subject_does_not() -> None:
    assert {1, 2, 3, 4} <= set(numbers(TRAINING, STATEMENT, Window(0, 1, 1.0)))
    assert not {6, 7} & set(numbers(TRAINING, STATEMENT, Window(0, 1, 1.0)))


def test_a_subject_that_is_taken_up_again_brings_its_last_word_and_the_answer_to_it() -> None:
    assert numbers(TRAINING, STATEMENT, Window(0, 1, 1.0))[-2:] == [8, 9]


@pytest.mark.parametrize("first", [0, 3])
def test_the_thread_begins_with_the_stretch_itself(first: int) -> None:
    assert numbers(TRAINING, STATEMENT, Window(first, first + 2, 1.0))[:2] == [first + 1, first + 2]


@given(first=st.integers(0, len(SPOKEN) - 1), length=st.integers(1, 6))
def test_turns_stand_in_order_and_once(first: int, length: int) -> None:
    window = Window(first, min(first + length, len(SPOKEN)), 1.0)
    found = numbers(tuple(SPOKEN), STATEMENT, window)
    assert found == sorted(set(found))
    assert set(range(window.first + 1, window.last + 1)) <= set(found)


def test_without_a_new_subject_it_ends_all_the_same() -> None:
    talk = Meeting(meeting(("ma: Ja, dat is goed.",) * 40))
    longest = max(end - start for start, end in talk.episodes or ((0, 0),))
    assert len(thread_of(talk, STATEMENT, Window(0, 1, 1.0))) <= 1 + max(LONGEST, longest)
