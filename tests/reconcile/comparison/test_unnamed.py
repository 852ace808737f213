"""Whom a report sentence without a subject is about."""

from dataclasses import replace

import pytest

from reconcile.comparison.pair import Pair
from reconcile.comparison.sources import Speech, sources
from reconcile.comparison.unnamed import begins_with_verb, unnamed
from reconcile.comparison.written_deeds import written_deeds
from tests.reconcile.meetings import pair


def under(heading: str, written: str) -> Pair:
    """A statement below a heading."""
    held = pair(("ma: Ja.",), written)
    return replace(held, statement=held.statement.model_copy(update={"section": (heading,)}))


@pytest.mark.parametrize("heading", ["Moeder", "Eva Dekker (moeder)", "Acties moeder", "Mw. Dekker"])
def test_the_heading_names_who_a_sentence_leaves_out(heading: str) -> None:
    person = unnamed(under(heading, "Belt de huisarts over de verwijzing."))
    assert person is not None
    assert person.speakers == {"ma"}


@pytest.mark.parametrize(
    ("heading", "written"),
    [
        ("Moeder", "De leerkracht belt de huisarts."),
        ("Moeder", "Lukt het niet, dan belt de leerkracht."),
        ("Afspraken over de overgang naar groep zeven", "Belt de huisarts."),
        ("Moeder en vader", "Belt de huisarts."),
    ],
)
def test_no_heading_names_a_subject_that_is_there_or_that_it_does_not_hold(heading: str, written: str) -> None:
    assert unnamed(under(heading, written)) is None


@pytest.mark.parametrize(
    "written", ["Belt de huisarts.", "Gaf aan dat het gaat.", "Benadrukte het belang.", "- Wil rust."]
)
def test_a_sentence_may_begin_with_its_verb(written: str) -> None:
    assert begins_with_verb(written)


@pytest.mark.parametrize(
    "written",
    ["Met moeder bellen.", "Tekst aan moeder mailen.", "Gemaakte afspraken.", "Wordt Fenna ziek, dan belt zij."],
)
def test_other_sentences_do_not(written: str) -> None:
    assert not begins_with_verb(written)


def test_the_person_of_the_heading_is_the_source_of_what_is_told() -> None:
    (found,) = sources(under("Moeder", "Gaf aan dat Fenna slecht slaapt."))
    assert found.speech is Speech.TELLS
    assert found.speakers == {"ma"}


def test_the_person_of_the_heading_is_the_doer() -> None:
    (deed,) = written_deeds(under("Moeder", "Belt de huisarts over de verwijzing."))
    assert deed.doers == {"ma"}
    assert {"huisarts", "verwijzing"} <= deed.about
