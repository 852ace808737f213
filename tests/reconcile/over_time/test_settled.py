"""What can be asked after, and how two agreements with the same words are told apart."""

from models.agreement import Agreement, AgreementKind
from reconcile.over_time.settled import Earlier
from tests.reconcile.meetings import TUESDAY, meeting


def agreement(number: int, text: str, kind: AgreementKind = AgreementKind.COMMITMENT) -> Agreement:
    return Agreement(id=f"A{number}", kind=kind, turns=(number,), text=text)


def test_the_same_words_are_numbered_also_past_what_is_not_asked_after() -> None:
    settled = (
        agreement(1, "Dat doe ik."),
        agreement(2, "dat  doe ik.", AgreementKind.INFORMATION),
        agreement(3, "Dat doe ik."),
        agreement(4, "Ik bel.", AgreementKind.REFUSAL),
    )
    asked = list(Earlier(1, meeting(), settled).carried())
    assert [(one.id, nth) for one, nth in asked] == [("A1", 1), ("A3", 3), ("A4", 1)]


def test_its_day_is_that_of_what_was_said() -> None:
    assert Earlier(1, meeting(), ()).day == TUESDAY
