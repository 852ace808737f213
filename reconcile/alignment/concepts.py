"""The things a meeting and its report are about, each with the words by which people name it.

`lexicon/concepts.tsv` holds one concept a line: its kind, its name, and its words and fixed expressions, which can
stand for one another where a report renders what was said. Concepts of one kind exclude each other.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from reconcile.language.tokens import is_content, lemma_of, stem_of, tokens


class Concept(NamedTuple):
    """One line of the table."""

    kind: str
    name: str
    terms: tuple[str, ...]
    """Single words and expressions, as they are written there."""


@cache
def concepts() -> tuple[Concept, ...]:
    """Every concept, in the order of the table."""
    with files("reconcile.lexicon").joinpath("concepts.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Concept(row["kind"], row["name"], tuple(row["terms"].split(" | "))) for row in rows)


@cache
def concepts_of_lemmas() -> dict[str, frozenset[int]]:
    """The numbers of the concepts that a word, without diminutive, can name."""
    found: dict[str, set[int]] = {}
    for number, concept in enumerate(concepts()):
        for lemma in _words(concept):
            found.setdefault(lemma, set()).add(number)
    return {lemma: frozenset(numbers) for lemma, numbers in found.items()}


@cache
def lemmas_of_concepts() -> tuple[frozenset[str], ...]:
    """The words of each concept, by its number."""
    return tuple(frozenset(_words(concept)) for concept in concepts())


def _words(concept: Concept) -> Iterator[str]:
    yield _name(concept)
    for term in concept.terms:
        if " " not in term:
            yield term.lower()
            yield stem_of(lemma_of(term.lower()))


def _name(concept: Concept) -> str:
    """What an expression of this concept is called as a word: its first word that means something by itself."""
    words = (stem_of(lemma_of(term.lower())) for term in concept.terms if " " not in term)
    return next((word for word in words if is_content(word)), concept.name)


Expressions = dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]
"""By first and second lemma: the lemmas of each expression, longest first, and what it is called as a word."""


@cache
def expressions() -> Expressions:
    """Every fixed expression of two words or more."""
    found: Expressions = {}
    for concept in concepts():
        for term in concept.terms:
            lemmas = tuple(token.lemma for token in tokens(term)) if " " in term else ()
            if len(lemmas) > 1 and any(is_content(lemma) for lemma in lemmas):
                found.setdefault(lemmas[0], {}).setdefault(lemmas[1], []).append((lemmas, _name(concept)))
    for following in found.values():
        for several in following.values():
            several.sort(key=lambda one: (-len(one[0]), one))
    return found
