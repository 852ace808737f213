"""Remarks on the report's own wording."""

import pytest

from models.report import Statement
from reconcile.remarks import remarks


def kinds(text: str) -> list[str]:
    return [remark.kind for remark in remarks([Statement(start=0, end=len(text), text=text)])]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Er wordt gekeken naar de mogelijkheden.", "vague"),
        ("De evaluatie volgt te zijner tijd.", "vague"),
        ("Ouders zijn op de hoogte van het onderzoek.", "consent_blur"),
        ("De leerling vertoont kenmerken van ADHD.", "suspicion"),
        ("Ouders staan niet open voor hulp.", "impression"),
    ],
)
def test_blurred_wording_is_remarked_on(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "De intern begeleider belt moeder op 12 maart.",
        "Ouders geven toestemming voor het delen van het verslag met de logopedist.",
        "De leerkracht mailt elke vrijdag de themawoorden.",
    ],
)
def test_a_plain_agreement_draws_no_remark(text: str) -> None:
    assert kinds(text) == []


def test_every_remark_names_its_source() -> None:
    found = remarks([Statement(start=0, end=20, text="Binnenkort, waar nodig.")])
    assert len(found) == 2
    assert all(remark.source for remark in found)
