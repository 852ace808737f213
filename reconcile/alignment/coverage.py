"""How much of a statement is found in a stretch of turns: the retrieval score, for every stretch at once.

Negation and modals are left out on purpose: they are what is compared later (reconcile.md S7). Weights were chosen
on the authors d to l: the right stretch comes first for 83 %, among the first three for 95 % of the statements.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reconcile.alignment.terms import concept_mates, likeness, terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_WINDOW = 6
"""Turns in the longest stretch that is compared."""
GRAM = 4
"""Letters in a character n-gram: catches compounds and misheard words that share no lemma."""
LENGTH_COST = 0.01
"""Per extra turn: a longer stretch must earn its length."""
VALUE_WEIGHT = 4.0
"""A shared date, clock time or quantity counts as four content words."""
SPEAKER_WEIGHT = 0.7
GROUP_WEIGHT = 0.35
GRAM_WEIGHT = 1.0
PRIOR_WEIGHT = 0.3
"""How much the probability counts that something is settled in these turns."""
SAME = 1e-5
"""Relative difference up to which two sums of 32-bit numbers are one."""


class Window(NamedTuple):
    """Turn indices [first, last) and how well the statement is found there."""

    first: int
    last: int
    score: float


@dataclass(frozen=True)
class Query:
    """A statement as it is searched for."""

    text: str
    values: frozenset[str] = frozenset()
    """Normalised dates, times and quantities."""
    speakers: frozenset[str] = frozenset()
    """Persons it names."""
    groups: frozenset[str] = frozenset()
    """Members of the groups it names."""


class Index:
    """The turns of one meeting, ready to be searched for many statements."""

    def __init__(
        self,
        turns: Sequence[str],
        speakers: Sequence[str],
        values: Sequence[frozenset[str]],
        prior: "NDArray[np.float32]",
    ) -> None:
        """All four per turn, in order: text, speaker id, normalised values, probability that it settles something."""
        self.count = len(turns)
        self.values = values
        self._prior = _running_mean(prior)
        self._places = _places({term.lemma for term in terms(text)} for text in turns)
        self._grams = _places(grams(text) for text in turns)
        self._spoken_by = _places({speaker} for speaker in speakers)
        self._holding = _places(values)
        self._by_prefix: dict[str, list[str]] = defaultdict(list)
        self._by_suffix: dict[str, list[str]] = defaultdict(list)
        for lemma in self._places:
            self._by_prefix[lemma[:3]].append(lemma)
            self._by_suffix[lemma[-4:]].append(lemma)
        self._likes: dict[str, list[tuple[str, float]]] = {}

    def alike(self, lemma: str) -> list[tuple[str, float]]:
        """The lemmas of the meeting that say the same as `lemma`, and how much.

        Only those that share a beginning, an end or a concept with it are tried.
        """
        if lemma not in self._likes:
            near = {
                lemma,
                *self._by_prefix.get(lemma[:3], ()),
                *self._by_suffix.get(lemma[-4:], ()),
                *concept_mates(lemma),
            }
            scored = ((other, likeness(lemma, other)) for other in near if other in self._places)
            self._likes[lemma] = [(other, score) for other, score in scored if score]
        return self._likes[lemma]

    def content(self, text: str) -> "NDArray[np.float32]":
        """(content words, turns): how much each content word of `text` is said in each turn."""
        return self.found(sorted({term.lemma for term in terms(text)}))

    def found(self, lemmas: Sequence[str]) -> "NDArray[np.float32]":
        """(lemmas, turns): how much each of `lemmas` is said in each turn."""
        import numpy as np

        found = np.zeros((len(lemmas), self.count), dtype=np.float32)
        for row, lemma in enumerate(lemmas):
            for other, score in self.alike(lemma):
                places = self._places[other]
                found[row, places] = np.maximum(found[row, places], score)
        return found

    def held_by(self, lemma: str) -> int:
        """How many turns hold a lemma."""
        return len(self._places.get(lemma, ()))

    def rarity(self, lemma: str) -> float:
        """How much a lemma tells: the fewer turns hold it, the more."""
        return math.log((self.count + 1) / (len(self._places.get(lemma, ())) + 1))

    def _parts(self, query: Query) -> tuple["NDArray[np.float32]", "NDArray[np.float32]"]:
        """(parts, turns) and (parts,): what is sought, where it is found, and what it weighs."""
        import numpy as np

        content = self.content(query.text)
        values = [self._holding.get(value, []) for value in sorted(query.values)]
        persons = [self._spoken_by.get(speaker, []) for speaker in sorted(query.speakers)]
        group = [place for speaker in query.groups for place in self._spoken_by.get(speaker, [])]
        found = np.vstack([content, _marked([*values, *persons, group], self.count)])
        weights = [1.0] * len(content) + [VALUE_WEIGHT] * len(values) + [SPEAKER_WEIGHT] * len(persons) + [GROUP_WEIGHT]
        return found, np.array(weights, dtype=np.float32)

    def _gram_parts(self, text: str) -> tuple["NDArray[np.float32]", "NDArray[np.float32]"]:
        """The same for character n-grams, each weighing its rarity in this meeting."""
        import numpy as np

        places = [self._grams.get(gram, []) for gram in sorted(grams(text))]
        rarity = [math.log(1 + self.count / max(1, len(where))) for where in places]
        return _marked(places, self.count), np.array(rarity, dtype=np.float32)

    def windows(self, query: Query) -> "NDArray[np.float32]":
        """(MAX_WINDOW, turns): the score of the stretch of length+1 turns that starts at each turn."""
        return self._scores(query.text, *self._parts(query))

    def _scores(self, text: str, found: "NDArray[np.float32]", weights: "NDArray[np.float32]") -> "NDArray[np.float32]":
        import numpy as np

        costs = LENGTH_COST * np.arange(MAX_WINDOW, dtype=np.float32)[:, None]
        shared = _coverage(found, weights) + GRAM_WEIGHT * _coverage(*self._gram_parts(text))
        scores: NDArray[np.float32] = shared + PRIOR_WEIGHT * self._prior - costs
        return scores

    def best(self, query: Query, count: int = 3) -> tuple[Window, ...]:
        """The `count` best stretches for a statement, best first, not overlapping; of equals the shorter, or first."""
        import numpy as np

        found, weights = self._parts(query)
        scores = self._scores(query.text, found, weights)
        chosen: list[Window] = []
        size = min(scores.size, 8 * count * MAX_WINDOW)
        least = np.partition(scores, -size, axis=None)[-size]
        candidates = np.flatnonzero(scores >= least)  # argpartition orders equals by what the processor can do
        for flat in candidates[np.argsort(-scores.flat[candidates], kind="stable")]:
            length, first = divmod(int(flat), self.count)
            last = min(first + length + 1, self.count)
            if any(first < window.last and window.first < last for window in chosen):
                continue
            chosen.append(_trimmed(found, weights, Window(first, last, float(scores[length, first]))))
            if len(chosen) == count:
                break
        return tuple(chosen)


def _trimmed(found: "NDArray[np.float32]", weights: "NDArray[np.float32]", window: Window) -> Window:
    """The window without outer turns in which nothing is found that the rest does not hold."""

    def held(first: int, last: int) -> float:
        return float(weights @ found[:, first:last].max(axis=1))

    first, last = window.first, window.last
    whole = held(first, last)
    while last - first > 1:
        if math.isclose(held(first + 1, last), whole, rel_tol=SAME):
            first += 1
        elif math.isclose(held(first, last - 1), whole, rel_tol=SAME):
            last -= 1
        else:
            break
    return Window(first, last, window.score)


def _places(kept: Iterable[Collection[str]]) -> dict[str, list[int]]:
    """Where each thing stands: the numbers, ascending, of the collections that hold it."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, things in enumerate(kept):
        for thing in things:
            places[thing].append(place)
    return dict(places)


def _marked(rows: Sequence[Sequence[int]], count: int) -> "NDArray[np.float32]":
    """(rows, count): 1 at the places of each row, else 0."""
    import numpy as np

    marked = np.zeros((len(rows), count), dtype=np.float32)
    for row, places in enumerate(rows):
        marked[row, places] = 1
    return marked


def grams(text: str) -> set[str]:
    """The character n-grams of the content words of `text`, word by word."""
    return {
        padded[i : i + GRAM]
        for term in terms(text)
        for padded in (f" {term.lemma} ",)
        for i in range(len(padded) - GRAM + 1)
    }


def _coverage(found: "NDArray[np.float32]", weights: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """(MAX_WINDOW, turns): the weighted share of parts found in the stretch that starts at each turn."""
    import numpy as np

    count = found.shape[1]
    scores = np.zeros((MAX_WINDOW, count), dtype=np.float32)
    if not len(weights):
        return scores
    shares = weights / weights.sum()
    reach = found.copy()
    for length in range(min(MAX_WINDOW, count)):
        if length:
            np.maximum(reach[:, :-length], found[:, length:], out=reach[:, :-length])
        scores[length] = shares @ reach
    return scores


def _running_mean(values: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """(MAX_WINDOW, n): the mean over length+1 values from each place; beyond the end counts as nothing."""
    import numpy as np

    padded = np.concatenate([[0.0], np.cumsum(values), np.full(MAX_WINDOW, values.sum())])
    count = len(values)
    return np.array([(padded[n : n + count] - padded[:count]) / n for n in range(1, MAX_WINDOW + 1)], dtype=np.float32)
