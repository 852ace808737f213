"""Which stretch of turns a statement is about: a choice between candidates, of which one or more are right."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from reconcile.alignment.coverage import Window
from reconcile.alignment.linking import candidates
from reconcile.alignment.ranking import window_features
from reconcile.meeting import Meeting
from reconcile.statements import statements
from tests.bench.cases import Case, label_of
from tests.bench.fit.storing import as_data

STRENGTH = 30.0
"""Regularisation, over standardised features."""


class _Choice(NamedTuple):
    """The candidates of one statement."""

    windows: tuple[Window, ...]
    rows: Any
    """(candidates, features)"""
    right: Any
    """(candidates,): whether it shares a turn with what the statement is about."""


def fit_windows(
    cases: Sequence[Case], meetings: Mapping[str, Meeting], say: Callable[[str], None]
) -> tuple[dict[str, Any], dict[str, list[tuple[Window, ...]]]]:
    """The model, and by case the candidates of each statement in the order that authors left out get."""
    names: list[str] = []
    choices: dict[str, list[_Choice]] = {}
    for case in cases:
        meeting, found = meetings[case.name], statements(case.report)
        ids = [turn.id for turn in case.transcript.turns]
        choices[case.name] = []
        for place, (windows, before) in enumerate(candidates(meeting, found)):
            rows = window_features(meeting, found[place], windows, before, place / len(found))
            names = names or list(rows[0])
            relation, finding = label_of(case, found[place])
            gold = {ids.index(turn) for turn in finding["turns"]} if finding and relation == "linked" else set()
            right = np.array([bool(gold & set(range(w.first, w.last))) for w in windows])
            choices[case.name].append(
                _Choice(windows, np.array([[row[n] for n in names] for row in rows], float), right)
            )
    ordered: dict[str, list[tuple[Window, ...]]] = {}
    first = total = 0
    for author in sorted({case.author for case in cases}):
        weights = _fit([c for case in cases if case.author != author for c in choices[case.name]])
        for case in (case for case in cases if case.author == author):
            ordered[case.name] = []
            for choice in choices[case.name]:
                order = np.argsort(-(choice.rows @ weights), kind="stable")
                ordered[case.name].append(tuple(choice.windows[k] for k in order))
                if choice.right.any():
                    first, total = first + bool(choice.right[order[0]]), total + 1
    say(f"windows: the right one of those offered comes first for {first / total:.3f} of {total}")
    weights = _fit([choice for several in choices.values() for choice in several])
    return as_data(("other", "this"), names, [-weights / 2, weights / 2], [0.0, 0.0]), ordered


def _fit(choices: Sequence[_Choice]) -> Any:
    telling = [choice for choice in choices if choice.right.any() and not choice.right.all()]
    scale = np.concatenate([choice.rows for choice in telling]).std(axis=0) + 1e-6

    def loss(weights: Any) -> tuple[float, Any]:
        total, slope = STRENGTH * (weights @ weights) / 2, STRENGTH * weights
        for choice in telling:
            x = choice.rows / scale
            logits = x @ weights
            odds = np.exp(logits - logits.max())
            odds /= odds.sum()
            share = odds[choice.right].sum()
            total -= np.log(share)
            slope = slope - x.T @ (np.where(choice.right, odds / share, 0) - odds)
        return total, slope

    return minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B").x / scale
