"""Linear models over named features, fitted by `tests/bench/fit.py`; the coefficients are data beside this file."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


WORD = "word:"
"""Begins the name of a feature that is 1 where a text holds this lemma."""


class Linear(NamedTuple):
    """Logistic models, one per class, over the same named features."""

    classes: tuple[str, ...]
    names: tuple[str, ...]
    weights: "NDArray[np.float32]"
    """(classes, features)"""
    bias: "NDArray[np.float32]"
    """(classes,)"""

    def chances(self, rows: Sequence[Mapping[str, float]]) -> "NDArray[np.float32]":
        """Named features of n things -> (n, classes), as probabilities that add up to one per thing.

        A word ("word:krijgen") that a row does not name is not there; every other feature must be in every row.
        """
        import numpy as np

        values = [[row.get(name, 0.0) if name.startswith(WORD) else row[name] for name in self.names] for row in rows]
        logits = self.logits(np.array(values, dtype=np.float32))
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares: NDArray[np.float32] = odds / odds.sum(axis=1, keepdims=True)
        return shares

    def logits(self, features: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """(n, features) -> (n, classes), as log odds."""
        return features @ self.weights.T + self.bias


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
