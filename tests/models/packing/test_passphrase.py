"""Passphrases: what we draw is drawn fairly, and what people think up is not praised too soon."""

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.packing.passphrase import Strength, strength_of, suggestion, suggestion_bits

WORDS = (files("models.packing") / "words.txt").read_text(encoding="ascii").splitlines()
ORDER = [Strength.WEAK, Strength.FAIR, Strength.STRONG]


def test_the_list_holds_as_many_words_as_is_told() -> None:
    assert len(WORDS) == len(set(WORDS)) == 1024
    assert all(re.fullmatch("[a-z]{3,9}", word) for word in WORDS)
    assert suggestion_bits() == 50


def test_what_we_draw_is_five_words_of_the_list_and_never_the_same() -> None:
    drawn = [suggestion() for _ in range(400)]
    assert all(len(phrase.split()) == 5 and set(phrase.split()) <= set(WORDS) for phrase in drawn)
    assert len(set(drawn)) == 400
    assert len({word for phrase in drawn for word in phrase.split()}) > 700  # 2,000 draws miss one word in seven
    assert {strength_of(phrase) for phrase in drawn} <= {Strength.FAIR, Strength.STRONG}


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.WEAK),
        ("kim", Strength.WEAK),
        ("welkom2026", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("123412341234123412341234", Strength.WEAK),
        ("wij eten vandaag soep", Strength.FAIR),
        ("de buurman telt elke ochtend zijn rode fietsen", Strength.STRONG),
    ],
)
def test_strength_is_told_with_restraint(passphrase: str, strength: Strength) -> None:
    assert strength_of(passphrase) is strength


@given(st.text(max_size=40), st.text(max_size=10))
def test_a_longer_passphrase_is_never_called_weaker(passphrase: str, more: str) -> None:
    if passphrase.casefold() == (passphrase + more).casefold()[: len(passphrase.casefold())]:
        assert ORDER.index(strength_of(passphrase + more)) >= ORDER.index(strength_of(passphrase))
