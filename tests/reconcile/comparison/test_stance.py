"""What a "nee" answers, who falls in with it, and what stands in the end."""

import pytest

from reconcile.comparison.questions import Asking, asking_of
from reconcile.comparison.stance import Say, moves
from tests.reconcile.meetings import pair

WRITTEN = "Het delen van gegevens met de logopedist is besproken."
ASKED = "ib: Mogen wij de gegevens met de logopedist delen?"


def says(*lines: str) -> list[Say]:
    """The stands taken in these turns, in order, facts left out."""
    return [move.say for move in moves(pair(lines, WRITTEN)) if move.is_answer]


@pytest.mark.parametrize("no", ["Nee.", "Nee, liever niet.", "Hm. Nee, dat wil ik niet.", "Nou nee, dat hoeft niet."])
def test_a_no_to_a_proposal_refuses_what_was_proposed(no: str) -> None:
    (first, *_) = [move for move in moves(pair((ASKED, f"ma: {no}"), WRITTEN)) if move.is_answer]
    assert first.say is Say.NO
    assert "gegeven" in first.about


@pytest.mark.parametrize(
    "no", ["Nee hoor, prima.", "Nee, dat snap ik.", "Nee, oké.", "Nee, natuurlijk.", "Nee, dat is goed."]
)
def test_a_no_that_agrees_refuses_nothing(no: str) -> None:
    assert Say.NO not in says("ib: Dan laten we de toets zitten.", f"ma: {no}")


def test_a_no_falls_in_with_what_another_denied() -> None:
    assert Say.NO not in says("ma: Elke dag bellen hoeft niet, hoor.", "juf: Nee, dinsdag en donderdag.")


def test_a_no_that_names_something_else_refuses_nothing() -> None:
    assert Say.NO not in says("juf: Met de fiets naar het zwembad?", "ma: Nee, met de bus.")


def test_a_no_to_whether_anybody_minds_is_a_yes() -> None:
    assert says("ib: Heeft u er bezwaar tegen dat de stagiaire meekijkt?", "ma: Nee hoor, helemaal niet.")[0] is Say.YES


def test_a_no_to_how_things_are_is_a_fact() -> None:
    assert Say.NO not in says("ib: Is er ooit een onderzoek gedaan?", "ma: Nee.")


def test_who_says_fine_to_a_no_falls_in_with_it() -> None:
    found = moves(pair((ASKED, "ma: Nee.", "ib: Prima, dan doen we dat niet."), WRITTEN))
    assert [(move.say, move.falls_in) for move in found if move.is_answer][-1] == (Say.NO, True)


def test_what_is_asked_again_after_a_no_stays_refused() -> None:
    assert set(says(ASKED, "ma: Nee.", "ib: Ook niet een stukje?", "ma: Nee.")) == {Say.NO}


def test_what_is_only_supposed_is_no_answer() -> None:
    assert says("ma: Als Fenna nee zegt, dan gebeurt het niet.") == []


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("Zullen we haar aanmelden?", Asking.MAY),
        ("Naar de zomerschool?", Asking.MAY),
        ("Wanneer begint dat?", Asking.OPEN),
        ("En als ze niet wil?", Asking.OPEN),
        ("Heeft u daar moeite mee?", Asking.OBJECTION),
        ("De maandag erna niet?", Asking.WITHOUT),
        ("Is ze eerder getest?", Asking.FACT),
    ],
)
def test_a_question_leaves_this_to_say(text: str, asking: Asking) -> None:
    assert asking_of(text) is asking
