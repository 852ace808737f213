"""The thesaurus: a table anyone can read, whose words and expressions stand for one another."""

from collections import Counter

import pytest

from reconcile.alignment.concepts import concepts, concepts_of_lemmas, expressions, lemmas_of_concepts
from reconcile.alignment.terms import SAME_CONCEPT, likeness, terms


def test_the_table_names_more_than_six_hundred_concepts_of_many_kinds() -> None:
    assert len(concepts()) >= 600
    kinds = Counter(concept.kind for concept in concepts())
    assert len(kinds) >= 15
    assert {"subject", "place", "person", "document", "contact", "aid", "support", "action", "feeling"} <= set(kinds)


def test_every_concept_has_a_name_and_at_least_two_different_terms() -> None:
    for concept in concepts():
        assert concept.kind
        assert concept.name
        assert len(set(concept.terms)) == len(concept.terms) >= 2, concept
        assert all(term == term.strip() != "" for term in concept.terms), concept


def test_no_line_stands_there_twice() -> None:
    assert len(set(concepts())) == len(concepts())


def test_every_word_of_a_concept_leads_back_to_it() -> None:
    for number, lemmas in enumerate(lemmas_of_concepts()):
        for lemma in lemmas:
            assert number in concepts_of_lemmas()[lemma]


def test_the_longest_expression_is_tried_first() -> None:
    for several in (several for following in expressions().values() for several in following.values()):
        lengths = [len(lemmas) for lemmas, _ in several]
        assert lengths == sorted(lengths, reverse=True)
        assert min(lengths) >= 2


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("juf", "leerkracht"),
        ("bieb", "bibliotheek"),
        ("aanmelden", "aanmelding"),
        ("koptelefoon", "hoofdtelefoon"),
        ("evalueren", "evaluatie"),
    ],
)
def test_what_is_said_and_what_is_written_are_alike(said: str, written: str) -> None:
    assert likeness(said, written) >= SAME_CONCEPT


@pytest.mark.parametrize(
    ("one", "other"),
    [("rekenen", "spelling"), ("vader", "moeder"), ("oma", "opa"), ("mondeling", "schriftelijk"), ("juni", "juli")],
)
def test_what_excludes_one_another_is_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) == 0


def test_an_expression_counts_as_the_word_it_stands_for() -> None:
    (said,) = (term for term in terms("We houden het in de gaten.") if term.end - term.start == len("in de gaten"))
    assert any(likeness(said.lemma, term.lemma) >= SAME_CONCEPT for term in terms("Wij volgen dit."))
