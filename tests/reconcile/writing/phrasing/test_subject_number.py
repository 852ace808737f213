"""A subject that is put right takes its verb along."""

import pytest

from models.finding import Correction
from reconcile.writing.phrasing.subject_number import with_verb


def corrected(text: str, gone: str, there: str) -> str:
    start = text.index(gone)
    edit = with_verb(Correction(start=start, end=start + len(gone), text=there), text, len(text))
    return text[: edit.start] + edit.text + text[edit.end :]


@pytest.mark.parametrize(
    ("text", "gone", "there", "right"),
    [
        ("Ouders zijn van mening dat het gaat.", "Ouders", "Leerkracht", "Leerkracht is van mening dat het gaat."),
        ("Goed. Ouders vinden dat fijn.", "Ouders", "Moeder", "Goed. Moeder vindt dat fijn."),
        ("- Ouders hebben gebeld.", "Ouders", "Vader", "- Vader heeft gebeld."),
        ("Moeder is van mening dat het gaat.", "Moeder", "Ouders", "Ouders zijn van mening dat het gaat."),
        ("Goed. De mentor belt de arts.", "De mentor", "Ouders", "Goed. Ouders bellen de arts."),
    ],
)
def test_a_subject_takes_its_own_verb(text: str, gone: str, there: str, right: str) -> None:
    assert corrected(text, gone, there) == right


@pytest.mark.parametrize(
    ("text", "gone", "there", "right"),
    [
        ("Op verzoek van ouders worden de toetsen verplaatst.", "ouders", "vader",
         "Op verzoek van vader worden de toetsen verplaatst."),
        ("Vader belt de arts.", "Vader", "Moeder", "Moeder belt de arts."),
        ("Leerkrachten zijn er.", "Leerkrachten", "Ouders", "Ouders zijn er."),
        ("Ouders, die komen.", "Ouders", "Vader", "Vader, die komen."),
        ("Ouders", "Ouders", "Vader", "Vader"),
    ],
)  # fmt: skip
def test_where_the_verb_is_not_that_subjects_it_stays(text: str, gone: str, there: str, right: str) -> None:
    assert corrected(text, gone, there) == right


def test_a_verb_that_is_put_right_itself_is_left_to_that() -> None:
    text = "Ouders zijn tevreden."
    edit = Correction(start=0, end=6, text="Vader")
    assert with_verb(edit, text, text.index("zijn")) == edit
