"""How much one word says the same as another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.alignment.terms import COMPOUND, SAME_CONCEPT, SPELLING, concept_mates, is_exact, likeness, terms


def test_the_terms_of_a_text_are_its_content_words_in_their_dictionary_form() -> None:
    assert [term.lemma for term in terms("De IB'er stuurt morgen drie kaartjes op.")] == ["ib'er", "sturen", "kaart"]


def test_terms_stand_where_they_say() -> None:
    text = "Zij schrijft het handelingsplan."
    assert [text[term.start : term.end] for term in terms(text)] == ["schrijft", "handelingsplan"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("plan", "handelingsplan"), ("onderzoek", "gehooronderzoek"), ("taal", "taalles"), ("huiswerk", "huiswerkklas"),
     ("plannen", "inplannen"), ("begeleider", "begeleiding")],
)  # fmt: skip
def test_a_part_of_a_compound_says_much_of_it(one: str, other: str) -> None:
    assert likeness(one, other) in {COMPOUND, SAME_CONCEPT}


@pytest.mark.parametrize(
    ("one", "other"), [("leren", "kleren"), ("eten", "weten"), ("maat", "maart"), ("ergens", "nergens")]
)
def test_a_word_within_a_word_is_no_part_of_a_compound(one: str, other: str) -> None:
    assert likeness(one, other) == 0


@pytest.mark.parametrize(
    ("one", "other"), [("mailen", "bericht"), ("bieb", "bibliotheek"), ("toestemming", "akkoord"), ("arts", "dokter")]
)
def test_words_for_one_thing_say_the_same(one: str, other: str) -> None:
    assert likeness(one, other) >= SAME_CONCEPT or other in concept_mates(one)
    assert other in concept_mates(one)


@pytest.mark.parametrize(
    ("one", "other"), [("dyslexie", "dislexie"), ("observatie", "opservatie"), ("arrangement", "arrangment")]
)
def test_a_misheard_word_is_recognised(one: str, other: str) -> None:
    assert likeness(one, other) == SPELLING


@pytest.mark.parametrize(
    ("one", "other"),
    [("juni", "juli"), ("maart", "maat"), ("september", "december"), ("januari", "februari"), ("veertien", "veertig"),
     ("dertien", "dertig"), ("zesentwintig", "zevenentwintig"), ("vierentwintig", "vijfentwintig"),
     ("vierde", "vijfde"),
     ("zestiende", "zeventiende"), ("dinsdag", "donderdag"), ("niet", "niets"), ("nooit", "nood"),
     ("niemand", "iemand")],
)  # fmt: skip
def test_months_days_numbers_and_denials_are_never_taken_for_misheard(one: str, other: str) -> None:
    assert likeness(one, other) == 0
    assert is_exact(one) or is_exact(other)


LETTERS = st.text(alphabet="abdegiklmnoprstvwë", min_size=1, max_size=14)


@given(LETTERS, LETTERS)
def test_likeness_goes_both_ways_and_stays_between_nothing_and_all(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) == 1
