"""Which turns settle something, and what kind of agreement they make."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from reconcile.discourse.episodes import best_segmentation
from reconcile.discourse.features import episode_features, turn_feature_names, turn_features, turn_words
from reconcile.discourse.noted import noted_stretches
from reconcile.learned import WORD
from reconcile.meeting import Meeting
from tests.bench.cases import Case
from tests.bench.fit.classes import Examples, fit_classes
from tests.bench.fit.storing import as_data

Say = Callable[[str], None]
WORD_SHARE = 0.6
"""What a word counts beside a cue."""
LEAST_TIMES, LEAST_AUTHORS = 15, 6
"""A word at its place is a feature when so many turns by so many authors hold it."""
KIND_TIMES = 20
"""The same for the kind of an agreement, most of which are counted twice: as labelled and as found."""
PARTS = 6
"""Authors are left out a sixth of them at a time."""
SAME = 0.3
"""Shared turns over all turns from which a found agreement is the labelled one."""


def fit_turns(cases: Sequence[Case], say: Say) -> tuple[dict[str, Any], dict[str, Any]]:
    """Which turns are inside, first and last of an agreement.

    The model, and by case the log odds that it gives when the author is left out.
    """
    words = _words(cases)
    tables = [(_table(case, words), _labels(case)) for case in cases]
    authors = sorted({case.author for case in cases})
    parts = [authors.index(case.author) % PARTS for case in cases]
    left_out: dict[str, Any] = {}
    hits = predicted = gold = 0
    for part in sorted(set(parts)):
        others = [table for table, own in zip(tables, parts, strict=True) if own != part]
        models = [_fit(others, column) for column in range(3)]
        for case, (features, _), own in zip(cases, tables, parts, strict=True):
            if own != part:
                continue
            left_out[case.name] = np.column_stack([m.decision_function(features) for m in models])
            found = best_segmentation(left_out[case.name])
            found = (*found, *noted_stretches(case.transcript.turns, found))
            hits += len(agreement_hits(case, found))
            predicted += len(found)
            gold += len(case.agreements)
    precision, recall, f1 = hits / predicted, hits / gold, 2 * hits / (predicted + gold)
    say(f"agreements on authors left out: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    names = (*turn_feature_names(), *words)
    scale = np.array([WORD_SHARE if name.startswith(WORD) else 1.0 for name in names])
    models = [_fit(tables, k) for k in range(3)]
    weights = [m.coef_[0] * scale for m in models]
    return as_data(("inside", "first", "last"), names, weights, [m.intercept_[0] for m in models]), left_out


def _words(cases: Sequence[Case]) -> tuple[str, ...]:
    """The words, each at its place, that enough turns by enough authors hold."""
    times: Counter[str] = Counter()
    authors: dict[str, set[str]] = {}
    for case in cases:
        for found in turn_words(case.transcript):
            times.update(found)
            for word in found:
                authors.setdefault(word, set()).add(case.author)
    return tuple(sorted(w for w, n in times.items() if n >= LEAST_TIMES and len(authors[w]) >= LEAST_AUTHORS))


def _table(case: Case, words: Sequence[str]) -> Any:
    """(turns, features), words counting less than cues."""
    columns = {word: column for column, word in enumerate(words)}
    held = [[columns[word] for word in found if word in columns] for found in turn_words(case.transcript)]
    ends = np.cumsum([0, *map(len, held)])
    places = np.array([column for row in held for column in row], dtype=int)
    of_words = csr_matrix((np.full(len(places), WORD_SHARE), places, ends), shape=(len(held), len(words)))
    return hstack([csr_matrix(turn_features(case.transcript, Meeting(case.transcript).day)), of_words]).tocsr()


def _labels(case: Case) -> Any:
    """(turns, 3): whether a turn is inside, first or last of an agreement."""
    ids = [turn.id for turn in case.transcript.turns]
    labels = np.zeros((len(ids), 3), dtype=int)
    for agreement in case.agreements:
        places = sorted(ids.index(turn) for turn in agreement["turns"])
        labels[places, 0] = labels[places[0], 1] = labels[places[-1], 2] = 1
    return labels


def _fit(tables: Sequence[tuple[Any, Any]], column: int) -> LogisticRegression:
    x, y = vstack([x for x, _ in tables]), np.concatenate([y[:, column] for _, y in tables])
    return LogisticRegression(C=0.05, max_iter=3000).fit(x, y)


def agreement_hits(case: Case, found: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
    """The found ones, each with the kind of the labelled agreement that it shares at least SAME of its turns with."""
    ids = [turn.id for turn in case.transcript.turns]
    used: dict[int, str] = {}
    for agreement in case.agreements:
        gold = set(agreement["turns"])
        shares = [
            (len(gold & set(ids[a:b])) / len(gold | set(ids[a:b])), k)
            for k, (a, b) in enumerate(found)
            if k not in used
        ]
        share, k = max(shares, default=(0.0, -1))
        if share >= SAME:
            used[k] = agreement["kind"]
    return list(used.items())


def fit_kinds(cases: Sequence[Case], left_out: Mapping[str, Any], say: Say) -> dict[str, Any]:
    """The kind of an agreement from its turns: those that were labelled, and those that are found of a stranger.

    What is found holds a turn more or less than what was labelled: kind right .73 against .715 with the labelled only.
    """
    rows, labels, authors = [], [], []
    for case in cases:
        ids = [turn.id for turn in case.transcript.turns]
        settled = best_segmentation(left_out[case.name])
        found = (*settled, *noted_stretches(case.transcript.turns, settled))
        stretches = [(sorted(ids.index(t) for t in a["turns"]), a["kind"]) for a in case.agreements]
        stretches += [(list(range(*found[k])), kind) for k, kind in agreement_hits(case, found)]
        for places, kind in stretches:
            rows.append(episode_features(case.transcript, places))
            labels.append(kind)
            authors.append(case.author)
    examples = Examples(rows, labels, authors)
    return fit_classes("kinds", examples, 0.1, say, scale=_kind_scale, least_times=KIND_TIMES).stored


def _kind_scale(feature: str, _: float) -> float:
    return 1.4 if feature.startswith(WORD) else 1.0
