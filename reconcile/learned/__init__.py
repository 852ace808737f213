"""Linear models over named features, fitted by `tests/bench/fit.py`; the coefficients are data beside this file."""

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Linear(NamedTuple):
    """Logistic models, one per class, over the same named features."""

    classes: tuple[str, ...]
    names: tuple[str, ...]
    weights: "NDArray[np.float32]"
    """(classes, features)"""
    bias: "NDArray[np.float32]"
    """(classes,)"""

    def logits(self, features: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """(n, features) -> (n, classes), as log odds."""
        return features @ self.weights.T + self.bias


@cache
def model(name: str) -> Linear:
    """The model stored as `name`.json."""
    import numpy as np

    stored = json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    names = tuple(stored["features"])
    weights = np.array([[stored["weights"][label].get(feature, 0.0) for feature in names] for label in stored["classes"]], np.float32)
    return Linear(tuple(stored["classes"]), names, weights, np.array([stored["bias"][c] for c in stored["classes"]], np.float32))
