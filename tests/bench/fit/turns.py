"""Which turns settle something, and what kind of agreement they make."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from reconcile.discourse.episodes import best_segmentation
from reconcile.discourse.features import episode_features, turn_feature_names, turn_features
from reconcile.discourse.noted import noted_stretches
from reconcile.meeting import Meeting
from tests.bench.cases import Case
from tests.bench.fit.classes import Examples, fit_classes
from tests.bench.fit.storing import as_data

Say = Callable[[str], None]
SAME = 0.3
"""Shared turns over all turns from which a found agreement is the labelled one."""


def fit_turns(cases: Sequence[Case], say: Say) -> dict[str, Any]:
    """Which turns are inside, first and last of an agreement."""
    tables = []
    for case in cases:
        ids = [turn.id for turn in case.transcript.turns]
        labels = np.zeros((len(ids), 3), dtype=int)
        for agreement in case.agreements:
            places = sorted(ids.index(turn) for turn in agreement["turns"])
            labels[places, 0] = labels[places[0], 1] = labels[places[-1], 2] = 1
        tables.append((turn_features(case.transcript, Meeting(case.transcript).day), labels))
    hits = predicted = gold = 0
    for author in sorted({case.author for case in cases}):
        train = [table for case, table in zip(cases, tables, strict=True) if case.author != author]
        models = [_fit(train, k) for k in range(3)]
        for case, (x, _) in zip(cases, tables, strict=True):
            if case.author == author:
                found = best_segmentation(np.column_stack([m.decision_function(x) for m in models]))
                found = (*found, *noted_stretches(case.transcript.turns, found))
                hits += agreement_hits(case, found)
                predicted += len(found)
                gold += len(case.agreements)
    precision, recall, f1 = hits / predicted, hits / gold, 2 * hits / (predicted + gold)
    say(f"agreements on authors left out: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    models = [_fit(tables, k) for k in range(3)]
    return as_data(
        ("inside", "first", "last"),
        turn_feature_names(),
        [m.coef_[0] for m in models],
        [m.intercept_[0] for m in models],
    )


def _fit(tables: Sequence[tuple[Any, Any]], column: int) -> LogisticRegression:
    x, y = np.vstack([x for x, _ in tables]), np.concatenate([y[:, column] for _, y in tables])
    return LogisticRegression(C=0.02, max_iter=3000).fit(x, y)


def agreement_hits(case: Case, found: Sequence[tuple[int, int]]) -> int:
    """How many labelled agreements share at least SAME of their turns with a found one, one to one."""
    ids = [turn.id for turn in case.transcript.turns]
    used: set[int] = set()
    for agreement in case.agreements:
        gold = set(agreement["turns"])
        shares = [
            (len(gold & set(ids[a:b])) / len(gold | set(ids[a:b])), k)
            for k, (a, b) in enumerate(found)
            if k not in used
        ]
        share, k = max(shares, default=(0.0, -1))
        if share >= SAME:
            used.add(k)
    return len(used)


def fit_kinds(cases: Sequence[Case], say: Say) -> dict[str, Any]:
    """The kind of an agreement from its labelled turns."""
    rows, labels, authors = [], [], []
    for case in cases:
        ids = [turn.id for turn in case.transcript.turns]
        for agreement in case.agreements:
            places = sorted(ids.index(turn) for turn in agreement["turns"])
            rows.append(episode_features(case.transcript, places))
            labels.append(agreement["kind"])
            authors.append(case.author)
    return fit_classes("kinds", Examples(rows, labels, authors), 0.1, say, scaled=False).stored
