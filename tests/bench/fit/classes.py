"""A model that tells classes apart by named features."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_array, diags_array, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from reconcile.learned import WORD
from tests.bench.fit.storing import as_data

WORD_SCALE = 0.5
"""A word counts as a feature with this deviation: rare words would get huge weights if scaled by their own."""
LEAST_TIMES, LEAST_AUTHORS = 6, 4
"""A word is a feature when so many examples by so many authors hold it: else it is their subject, not their Dutch."""
PARTS = 12
"""Authors are left out a twelfth of them at a time."""
FEWEST = 3
"""Examples of a class without which it has no area."""


class Examples(NamedTuple):
    """Labelled examples of one model."""

    rows: Sequence[Mapping[str, float]]
    labels: Sequence[str]
    authors: Sequence[str]


class Fit(NamedTuple):
    """A fitted model as data, and what it would have said of each example had its author been left out."""

    stored: dict[str, Any]
    left_out: Any
    """(examples, classes), in the order of `stored["classes"]`."""


def fit_classes(
    name: str,
    examples: Examples,
    strength: float,
    say: Callable[[str], None],
    *,
    scale: Callable[[str, float], float] | None = None,
    mute: Callable[[str, Any, list[str]], bool] | None = None,
    more: Examples | None = None,
    least_times: int = LEAST_TIMES,
) -> Fit:
    """Fit one model; `strength` is scikit-learn's C.

    `scale(feature, deviation)` says by what a feature is divided before it is weighed; without it, by its deviation.

    `mute(feature, weights of it, classes)` says whether a feature may not speak. `more` are examples that are learned
    from and not measured on. `least_times` is how many examples must hold a word.
    """
    names = _features(examples, least_times)
    y, authors = np.array(examples.labels), np.array(examples.authors)
    x = _table(names, examples.rows)
    by = scale or _by_deviation
    divisors = np.array([by(n, s) for n, s in zip(names, _deviations(x), strict=True)])
    x = x @ diags_array(1 / divisors)
    extra_x = _table(names, more.rows if more else ()) @ diags_array(1 / divisors)
    extra_y = np.array(more.labels if more else (), dtype=y.dtype)
    classes = sorted(set(examples.labels))

    def fitted(keep: Any) -> LogisticRegression:
        model = LogisticRegression(C=strength, max_iter=5000)
        return model.fit(vstack([x[keep], extra_x]).tocsr(), np.concatenate([y[keep], extra_y]))

    left_out = np.zeros((len(y), len(classes)))
    parts = np.searchsorted(sorted(set(authors)), authors) % PARTS
    for part in sorted(set(parts)):
        left_out[parts == part] = fitted(parts != part).predict_proba(x[parts == part])
    right = np.mean(np.array(classes)[left_out.argmax(axis=1)] == y)
    areas = " ".join(
        f"{c} {roc_auc_score(y == c, left_out[:, k]):.3f}" for k, c in enumerate(classes) if sum(y == c) >= FEWEST
    )
    say(f"{name}: right {right:.3f}, most frequent {max(np.mean(y == c) for c in classes):.3f}, area {areas}")
    whole = fitted(np.ones(len(y), bool))
    weights, bias = whole.coef_ / divisors, whole.intercept_
    if len(classes) == 2:
        weights, bias = np.vstack([-weights[0], weights[0]]) / 2, np.array([-bias[0], bias[0]]) / 2
    for k, feature in enumerate(names):
        if mute and mute(feature, weights[:, k], classes):
            weights[:, k] = 0
    return Fit(as_data(classes, names, weights, bias), left_out)


def _table(names: Sequence[str], rows: Sequence[Mapping[str, float]]) -> Any:
    """(rows, features): most words stand in few rows."""
    columns = {name: column for column, name in enumerate(names)}
    held = [[(columns[name], float(value)) for name, value in row.items() if name in columns] for row in rows]
    cells = [cell for row in held for cell in row]
    ends = np.cumsum([0, *map(len, held)])
    places, values = np.array([c for c, _ in cells], dtype=int), np.array([v for _, v in cells], dtype=float)
    return csr_array((values, places, ends), shape=(len(held), len(names)))


def _features(examples: Examples, least_times: int) -> list[str]:
    holding: dict[str, list[str]] = {}
    for row, author in zip(examples.rows, examples.authors, strict=True):
        for name in row:
            holding.setdefault(name, []).append(author)
    plain = [name for name in examples.rows[0] if not name.startswith(WORD)]
    words = [
        name
        for name, authors in sorted(holding.items())
        if name.startswith(WORD) and len(authors) >= least_times and len(set(authors)) >= LEAST_AUTHORS
    ]
    return [*plain, *words]


def _by_deviation(feature: str, deviation: float) -> float:
    return WORD_SCALE if feature.startswith(WORD) else deviation


def _deviations(x: Any) -> list[float]:
    means = x.mean(axis=0)
    found = np.sqrt(np.maximum((x * x).mean(axis=0) - means * means, 0.0))
    return [float(one) for one in np.where(found > 1e-6, found, 1.0)]
