"""How people say that something was done or not; everything else says nothing."""

import pytest

from models.dossier.events import Kept
from reconcile.over_time.outcome import outcome_in


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik heb de logopedist gebeld.",
        "De aanvraag is vorige week ingediend.",
        "Dat is gelukt.",
        "We hebben het formulier samen ingevuld.",
        "Het onderzoek heeft in maart plaatsgevonden.",
    ],
)
def test_done(sentence: str) -> None:
    assert outcome_in([sentence]) == (Kept.DONE, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik heb de logopedist nog niet gebeld.",
        "Daar ben ik niet aan toegekomen.",
        "De aanvraag is nog steeds niet ingediend.",
        "Dat is helaas blijven liggen.",
        "Het is niet gelukt.",
        "Dat moet ik nog doen.",
    ],
)
def test_not_done(sentence: str) -> None:
    assert outcome_in([sentence]) == (Kept.NOT_DONE, sentence)


@pytest.mark.parametrize(
    "text",
    [
        "Is dat gelukt?",
        "Heb je de logopedist gebeld?",
        "Stel dat het is gelukt, wat dan.",
        "Tenzij de aanvraag is ingediend.",
        "We gaan het erover hebben.",
        "Ik heb de logopedist gebeld. De school is nog niet gebeld.",
        "",
    ],
)
def test_neither(text: str) -> None:
    assert outcome_in([text]) == (Kept.UNCLEAR, "")


def test_two_turns_that_contradict_each_other_leave_it_open() -> None:
    assert outcome_in(["Dat is gelukt.", "Nee hoor, dat is nog niet gebeurd."]) == (Kept.UNCLEAR, "")
