"""A long word that tells the subject is enough to show a place, and names and small words are not."""

import pytest

from reconcile.meeting import Meeting
from reconcile.over_time.pieces import written_pieces
from reconcile.over_time.subjects import Subjects
from reconcile.reports import pasted
from tests.reconcile.meetings import meeting

EARLIER = Meeting(meeting())
REGISTRATION = "Ik meld Fenna uiterlijk 27 maart aan voor het dyslexieonderzoek."


def shared(report: str, text: str = REGISTRATION) -> str | None:
    piece = Subjects(written_pieces(pasted(report))).shared(EARLIER, text)
    return piece.statement.text if piece else None


def test_the_sentence_with_the_same_subject_is_given() -> None:
    about = "De aanmelding voor het dyslexieonderzoek is ingediend."
    assert shared(f"Fenna heeft zin in het schoolreisje.\n{about}\n") == about


@pytest.mark.parametrize(
    "report",
    [
        "Fenna heeft zin in het schoolreisje.",
        "Uiterlijk in maart meldt de school zich.",
        "De verwijzing naar de ergotherapeut is binnen.",
    ],
)
def test_other_subjects_give_nothing(report: str) -> None:
    assert shared(report) is None


def test_the_name_of_somebody_at_the_table_is_no_subject() -> None:
    assert shared("Meneer Veenstrasma belt Veenstra.", "Dat belt Veenstra door.") is None
