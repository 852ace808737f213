"""The words that tell what somebody does."""

import pytest

from reconcile.comparison.deed_words import deed_words, infinitive, is_verb


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Ik vraag het dit weekend aan.", "aanvragen"),
        ("Dan meld ik hem aan zodra het dossier er is.", "aanmelden"),
        ("De school vraagt de beschikking aan bij het samenwerkingsverband.", "aanvragen"),
        ("Ik vul het elke avond in.", "invullen"),
        ("Ik haal haar op.", "ophalen"),
        ("Ik neem het mee naar het overleg.", "meenemen"),
    ],
)
def test_a_separated_verb_is_put_together(text: str, verb: str) -> None:
    assert verb in deed_words(text)


@pytest.mark.parametrize("text", ["Ik bel jou op maandag.", "Ik vraag het aan de juf.", "Ik zit in de klas."])
def test_a_preposition_is_no_part_of_a_verb(text: str) -> None:
    assert not {"opbellen", "aanvragen", "inzitten"} & deed_words(text)


def test_the_first_person_has_its_infinitive() -> None:
    assert [infinitive(word) for word in ("vraag", "meld", "belt")] == ["vragen", "melden", "bellen"]


def test_a_compound_noun_of_the_school_is_no_verb() -> None:
    assert [is_verb(word) for word in ("bellen", "daglijsten", "plan")] == [True, False, False]
