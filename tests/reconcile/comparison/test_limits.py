"""What is let in and what is left out."""

import pytest

from reconcile.comparison.limits import limits_of
from tests.reconcile.meetings import signals


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("Alleen bij het dictee.", "only", "dictee"),
        ("Niet bij het dictee.", "not", "dictee"),
        ("De kinderarts liever niet.", "out", "kinderarts"),
        ("Geen gewicht, geen eetlijsten.", "out", "gewicht"),
        ("Alles behalve het dictee.", "except", "dictee"),
        ("Het dictee niet, verder wel gewoon alles.", "rest_in", "dictee"),
    ],
)
def test_a_limit_is_found_with_what_it_is_about(text: str, kind: str, about: str) -> None:
    assert any(limit.kind == kind and about in limit.about for limit in limits_of(text))


@pytest.mark.parametrize(
    "text",
    ["Dat staat niet alleen in het dossier.", "Ik mag dat alleen als de arts het zegt.", "Dat is niet de oorzaak."],
)
def test_what_limits_nothing_is_no_limit(text: str) -> None:
    assert limits_of(text) == ()


def test_what_is_let_in_after_all_is_in() -> None:
    said = (
        "ma: De logopedist wel. De kinderarts liever niet.",
        "ma: Nou, vooruit, de kinderarts mag ook.",
    )
    written = "Moeder vindt het goed dat de logopedist en de kinderarts iets horen."
    assert signals(said[:1], written, "scope.left_out")
    assert not signals(said, written, "scope.left_out")


def test_a_limit_by_another_name_is_kept() -> None:
    said = ("ib: Fenna krijgt extra tijd, alleen bij het rekenen.",)
    assert not signals(said, "Fenna mag bij rekentoetsen extra tijd gebruiken.", "scope.only_dropped")
    assert signals(said, "Fenna mag extra tijd gebruiken.", "scope.only_dropped")


def test_who_is_named_by_initials_is_named() -> None:
    said = ("ma: Dan mag het verslag weg. Alleen naar het samenwerkingsverband.",)
    assert not signals(said, "Moeder vindt goed dat het verslag naar het SWV gaat.", "scope.only_dropped")
    assert signals(said, "Moeder vindt goed dat het verslag weg gaat.", "scope.only_dropped")
