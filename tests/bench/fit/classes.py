"""A model that tells classes apart by named features."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from reconcile.learned import WORD
from tests.bench.fit.storing import as_data

WORD_SCALE = 0.5
"""A word counts as a feature with this deviation: rare words would get huge weights if scaled by their own."""
LEAST_TIMES, LEAST_AUTHORS = 6, 4
"""A word is a feature when so many examples by so many authors hold it: else it is their subject, not their Dutch."""
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
) -> Fit:
    """Fit one model; `strength` is scikit-learn's C.

    `scale(feature, deviation)` says by what a feature is divided before it is weighed; without it, by its deviation.

    `mute(feature, weights of it, classes)` says whether a feature may not speak. `more` are examples that are learned
    from and not measured on.
    """
    names = _features(examples)
    x = np.array([[row.get(n, 0.0) for n in names] for row in examples.rows], float)
    y, authors = np.array(examples.labels), np.array(examples.authors)
    extra_x = np.array([[row.get(n, 0.0) for n in names] for row in more.rows], float) if more else x[:0]
    extra_y = np.array(more.labels) if more else y[:0]
    by = scale or _by_deviation
    divisors = np.array([by(n, float(s)) for n, s in zip(names, _deviations(x), strict=True)])
    classes = sorted(set(examples.labels))

    def fitted(keep: Any) -> LogisticRegression:
        return LogisticRegression(C=strength, max_iter=5000).fit(
            np.vstack([x[keep], extra_x]) / divisors, np.concatenate([y[keep], extra_y])
        )

    left_out = np.zeros((len(y), len(classes)))
    for author in sorted(set(authors)):
        left_out[authors == author] = fitted(authors != author).predict_proba(x[authors == author] / divisors)
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


def _features(examples: Examples) -> list[str]:
    holding: dict[str, list[str]] = {}
    for row, author in zip(examples.rows, examples.authors, strict=True):
        for name in row:
            holding.setdefault(name, []).append(author)
    plain = [name for name in examples.rows[0] if not name.startswith(WORD)]
    words = [
        name
        for name, authors in sorted(holding.items())
        if name.startswith(WORD) and len(authors) >= LEAST_TIMES and len(set(authors)) >= LEAST_AUTHORS
    ]
    return [*plain, *words]


def _by_deviation(feature: str, deviation: float) -> float:
    return WORD_SCALE if feature.startswith(WORD) else deviation


def _deviations(x: Any) -> Any:
    return np.where(x.std(axis=0) > 1e-6, x.std(axis=0), 1.0)
