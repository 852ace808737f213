"""Linear models over named features, fitted by `tests/bench/fit.py`; the coefficients are data beside this file."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


WORD = "word:"
"""Begins the name of a feature that is 1 where a text holds a word, or two in a row; left unnamed, it is 0."""


@dataclass(frozen=True)
class Linear:
    """Logistic models, one per class, over the same named features."""

    classes: tuple[str, ...]
    names: tuple[str, ...]
    """First those that everything has, then the words."""
    weights: "NDArray[np.float32]"
    """(classes, features)"""
    bias: "NDArray[np.float32]"
    """(classes,)"""

    def chances(self, rows: Sequence[Mapping[str, float]]) -> "NDArray[np.float32]":
        """Named features of n things -> (n, classes), as probabilities that add up to one per thing.

        A word ("word:krijgen") that a row does not name is not there; every other feature must be in every row.
        """
        import numpy as np

        values = [[row[name] for name in self.plain] for row in rows]
        words = [[name for name, value in row.items() if value] for row in rows]
        logits = self.logits(np.array(values, dtype=np.float32).reshape(len(rows), len(self.plain)), words)
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares: NDArray[np.float32] = odds / odds.sum(axis=1, keepdims=True)
        return shares

    def logits(self, features: "NDArray[np.float32]", words: Sequence[Collection[str]] = ()) -> "NDArray[np.float32]":
        """(n, features other than words), and the names of the n things' words -> (n, classes), as log odds."""
        found: NDArray[np.float32] = features @ self.weights[:, : len(self.plain)].T + self.bias
        for place, held in enumerate(words):
            found[place] += self.weights[:, self._columns(held)].sum(axis=1)
        return found

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The features that are no words."""
        return tuple(name for name in self.names if not name.startswith(WORD))

    @cached_property
    def _places(self) -> dict[str, int]:
        """In which column the weights of each word stand."""
        return {name: column for column, name in enumerate(self.names) if name.startswith(WORD)}

    def _columns(self, words: Iterable[str]) -> list[int]:
        return [self._places[word] for word in words if word in self._places]


@cache
def model(name: str) -> Linear:
    """The model stored as `name`.json."""
    import numpy as np

    stored = _stored(name)
    classes, names = tuple(stored["classes"]), tuple(stored["features"])
    rows = [[stored["weights"][label].get(feature, 0.0) for feature in names] for label in classes]
    bias = [stored["bias"][label] for label in classes]
    return Linear(classes, names, np.array(rows, np.float32), np.array(bias, np.float32))


def _stored(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return content
