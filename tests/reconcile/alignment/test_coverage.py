"""The retrieval score of every stretch of turns, against a plain reckoning of the same; and the choice of the best."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.alignment.coverage import (
    GRAM_WEIGHT,
    GROUP_WEIGHT,
    LENGTH_COST,
    MAX_WINDOW,
    PRIOR_WEIGHT,
    SPEAKER_WEIGHT,
    VALUE_WEIGHT,
    Index,
    Query,
    Window,
    grams,
)
from reconcile.alignment.terms import likeness, terms

WORDS = ("lezen", "rekenen", "rekenplan", "logopedist", "toets", "pauze", "moe", "de", "koptelefoon", "leesplan")
SPEAKERS = ("ib", "juf", "ma")
VALUES = ("day:2026-03-27", "frequency:2.000:")

texts = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
values = st.frozensets(st.sampled_from(VALUES))
people = st.frozensets(st.sampled_from(SPEAKERS))
turns = st.lists(
    st.tuples(texts, st.sampled_from(SPEAKERS), values, st.floats(0, 1, width=32)), min_size=1, max_size=MAX_WINDOW + 3
)
queries = st.builds(Query, texts, values, people, people)


def index_of(said: list[tuple[str, str, frozenset[str], float]]) -> Index:
    spoken, speakers, held, prior = zip(*said, strict=True)
    return Index(spoken, speakers, held, np.array(prior, dtype=np.float32))


def reckoned(said: list[tuple[str, str, frozenset[str], float]], query: Query, first: int, length: int) -> float:
    """The score of the stretch of `length` turns from `first`, word by word and without an index."""
    stretch = said[first : first + length]
    prior = PRIOR_WEIGHT * sum(p for *_, p in stretch) / length - LENGTH_COST * (length - 1)
    if length > len(said):
        return prior
    wanted = {term.lemma for term in terms(query.text)}
    heard = {term.lemma for text, *_ in stretch for term in terms(text)}
    parts = [(1.0, max((likeness(lemma, other) for other in heard), default=0.0)) for lemma in wanted]
    parts += [(VALUE_WEIGHT, any(value in held for _, _, held, _ in stretch)) for value in query.values]
    parts += [(SPEAKER_WEIGHT, any(speaker == own for _, own, _, _ in stretch)) for speaker in query.speakers]
    parts += [(GROUP_WEIGHT, any(own in query.groups for _, own, _, _ in stretch))]
    score = sum(weight * found for weight, found in parts) / sum(weight for weight, _ in parts)
    spelled = [grams(text) for text, *_ in said]
    rarity = {gram: np.log(1 + len(said) / max(1, sum(gram in own for own in spelled))) for gram in grams(query.text)}
    if rarity:
        near = set().union(*spelled[first : first + length])
        score += GRAM_WEIGHT * sum(r for gram, r in rarity.items() if gram in near) / sum(rarity.values())
    return float(score + prior)


@settings(deadline=None, max_examples=40)  # the first reads the Dutch tables
@given(turns, queries)
def test_every_stretch_gets_the_score_a_plain_reckoning_gives_it(
    said: list[tuple[str, str, frozenset[str], float]], query: Query
) -> None:
    scores = index_of(said).windows(query)
    assert scores.shape == (MAX_WINDOW, len(said))
    for (row, first), score in np.ndenumerate(scores):
        assert score == pytest.approx(reckoned(said, query, first, row + 1), abs=1e-4)


@settings(deadline=None)
@given(turns, queries, st.integers(1, 4))
def test_the_best_stretches_do_not_overlap_and_stand_best_first(
    said: list[tuple[str, str, frozenset[str], float]], query: Query, count: int
) -> None:
    found = index_of(said).best(query, count)
    assert 1 <= len(found) <= count
    assert [window.score for window in found] == sorted((window.score for window in found), reverse=True)
    for window in found:
        assert 0 <= window.first < window.last <= len(said)
        assert window.last - window.first <= MAX_WINDOW
    for one, other in combinations(found, 2):
        assert one.last <= other.first or other.last <= one.first


@settings(deadline=None)
@given(turns, queries)
def test_no_stretch_scores_above_the_first(said: list[tuple[str, str, frozenset[str], float]], query: Query) -> None:
    index = index_of(said)
    assert index.best(query)[0].score == index.windows(query).max()


def test_the_sentence_that_says_it_comes_first() -> None:
    said = ["Goedemorgen.", "Ik meld Fenna aan voor het dyslexieonderzoek.", "Het rekenen gaat goed.", "Tot ziens."]
    nobody, nothing = ["ib"] * 4, [frozenset[str]()] * 4
    index = Index(said, nobody, nothing, np.zeros(4, dtype=np.float32))
    window = index.best(Query("Fenna wordt aangemeld voor dyslexieonderzoek."))[0]
    assert window[:2] == (1, 2)


def test_of_equal_stretches_the_shorter_and_then_the_first_is_chosen() -> None:
    said = ["Fenna leest.", "Fenna leest.", "Fenna leest."]
    index = Index(said, ["juf"] * 3, [frozenset[str]()] * 3, np.zeros(3, dtype=np.float32))
    assert [window[:2] for window in index.best(Query("Fenna leest"))] == [(0, 1), (1, 2), (2, 3)]


def test_outer_turns_that_add_nothing_are_left_out() -> None:
    said = ["Fenna leest met de juf.", "Hm.", "Ja.", "En de logopedist komt kijken naar de uitspraak."]
    index = Index(said, ["juf"] * 4, [frozenset[str]()] * 4, np.array([1, 1, 1, 1], dtype=np.float32))
    window: Window = index.best(Query("De logopedist komt kijken naar de uitspraak."), 1)[0]
    assert window[:2] == (3, 4)


def test_a_word_the_meeting_never_used_is_found_nowhere() -> None:
    index = Index(["Fenna leest."], ["juf"], [frozenset[str]()], np.zeros(1, dtype=np.float32))
    assert index.alike("zwembad") == []
    assert not index.content("Het zwembad.").any()
