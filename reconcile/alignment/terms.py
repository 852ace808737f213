"""Content words as terms with their rarity, and how much one term says the same as another."""

from functools import lru_cache
from typing import NamedTuple

from reconcile.alignment.concepts import concepts_of_lemmas, expressions, lemmas_of_concepts
from reconcile.language.numbers import number_of, ordinal_of
from reconcile.language.tokens import Token, is_content, stem_of, tokens
from reconcile.lexicon import table


class Term(NamedTuple):
    """A content word of a text: its lemma without diminutive, and where it stands.

    A fixed expression counts as one word, the one that names its concept: "in de gaten" is "monitoren".
    """

    lemma: str
    start: int
    end: int


@lru_cache(maxsize=16_384)
def terms(text: str) -> tuple[Term, ...]:
    """The content words of `text`, in order."""
    found, words = [], tokens(text)
    place = 0
    while place < len(words):
        lemma, length = _expression(words, place)
        if lemma or (words[place].is_word and is_content(words[place].lemma)):
            last = words[place + length - 1]
            found.append(Term(lemma or stem_of(words[place].lemma), words[place].start, last.end))
        place += length
    return tuple(found)


def _expression(words: tuple[Token, ...], place: int) -> tuple[str | None, int]:
    """What the expression that begins at `place` is called, and its length; None and 1 where there is none."""
    following = expressions().get(words[place].lemma)
    if following and place + 1 < len(words):
        for lemmas, name in following.get(words[place + 1].lemma, ()):
            if len(lemmas) == 2 or tuple(word.lemma for word in words[place : place + len(lemmas)]) == lemmas:
                return name, len(lemmas)
    return None, 1


SAME_CONCEPT = 0.75
COMPOUND = 0.8
"""One is a whole part of the other: "verwijzing" in "verwijsbrief" is not, "plan" in "handelingsplan" is."""
SHORTEST_PART = 2
"""Letters that the rest of a compound has at least: "inplannen" holds "plannen", but "kleren" does not hold "leren"."""
SPELLING = 0.85
SPELLING_CUTOFF = 85
"""RapidFuzz ratio from which two words of five letters or more count as one word misheard."""


@lru_cache(maxsize=500_000)
def likeness(one: str, other: str) -> float:
    """From 0 to 1: how much two lemmas say the same."""
    if one == other:
        return 1.0
    if is_exact(one) or is_exact(other):
        return 0.0
    concepts = concepts_of_lemmas()
    if one in concepts and other in concepts and concepts[one] & concepts[other]:
        return SAME_CONCEPT
    shorter, longer = sorted((one, other), key=len)
    is_part = len(shorter) >= 4 and len(longer) - len(shorter) >= SHORTEST_PART
    if is_part and (longer.startswith(shorter) or longer.endswith(shorter)):
        return COMPOUND
    if len(shorter) >= 5 and shorter[0] == longer[0]:
        from rapidfuzz.fuzz import ratio

        if ratio(one, other, score_cutoff=SPELLING_CUTOFF):
            return SPELLING
        shared = _shared_prefix(one, other)
        if shared >= 5 and shared >= 0.6 * len(longer):
            return COMPOUND
    return 0.0


@lru_cache(maxsize=65_536)
def is_exact(lemma: str) -> bool:
    """Whether one letter makes another of it: numbers, months, weekdays and what denies ("juni" is never "juli")."""
    if lemma in table("dates")["months"] or lemma in table("dates")["weekdays"] or lemma in table("words")["negations"]:
        return True
    return number_of(lemma) is not None or ordinal_of(lemma) is not None


def _shared_prefix(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@lru_cache(maxsize=16_384)
def concept_mates(lemma: str) -> frozenset[str]:
    """The lemmas that name the same concept as `lemma` (`lexicon/concepts.tsv`)."""
    own = concepts_of_lemmas().get(lemma, frozenset())
    return frozenset(other for number in own for other in lemmas_of_concepts()[number])
