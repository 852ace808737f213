"""Fits the linear models of `reconcile/learned` on labelled meetings; prints what authors left out would get.

    python -m tests.bench.fit FOLDER AUTHORS

Each model is a regularised logistic regression over named features. The order matters: a later model sees what an
earlier one says, so run the whole.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

import reconcile.learned
from models.report import Statement
from reconcile.alignment.coverage import Window
from reconcile.alignment.linking import Link, Relation, candidates, link_features
from reconcile.alignment.ranking import window_features
from reconcile.comparison.judge import RULES, pair_of, signals_of, verdict_features
from reconcile.discourse.coverage import omission_features, report_index
from reconcile.discourse.episodes import best_segmentation
from reconcile.discourse.features import episode_features, turn_feature_names, turn_features
from reconcile.meeting import Meeting
from reconcile.statements import statements
from tests.bench.cases import Case, read_cases

LEARNED = Path(reconcile.learned.__file__).parent
CHOICE_STRENGTH = 30.0
"""Regularisation of the choice between windows, over standardised features."""
SAME_PLACE = 0.4
"""Share of the shorter text that two places in the report must share."""


def store(name: str, classes: Sequence[str], names: Sequence[str], weights: Any, bias: Any) -> None:
    """Write the coefficients as data, rounded to what matters."""
    content = {
        "classes": list(classes),
        "features": list(names),
        "bias": {label: round(float(b), 4) for label, b in zip(classes, bias, strict=True)},
        "weights": {
            label: {n: round(float(w), 4) for n, w in zip(names, row, strict=True) if abs(w) >= 5e-4}
            for label, row in zip(classes, weights, strict=True)
        },
    }
    (LEARNED / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    reconcile.learned.model.cache_clear()


def fit_turns(cases: Sequence[Case]) -> None:
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
        models = [_fit_turns([*train], k) for k in range(3)]
        for case, (x, _) in zip(cases, tables, strict=True):
            if case.author == author:
                found = best_segmentation(np.column_stack([m.decision_function(x) for m in models]))
                hits += agreement_hits(case, found)
                predicted += len(found)
                gold += len(case.agreements)
    precision, recall, f1 = hits / predicted, hits / gold, 2 * hits / (predicted + gold)
    print(f"agreements on authors left out: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    models = [_fit_turns(tables, k) for k in range(3)]
    store(
        "turns",
        ("inside", "first", "last"),
        turn_feature_names(),
        [m.coef_[0] for m in models],
        [m.intercept_[0] for m in models],
    )


def _fit_turns(tables: Sequence[tuple[Any, Any]], column: int) -> LogisticRegression:
    x, y = np.vstack([x for x, _ in tables]), np.concatenate([y[:, column] for _, y in tables])
    return LogisticRegression(C=0.02, max_iter=3000).fit(x, y)


def agreement_hits(case: Case, found: Sequence[tuple[int, int]]) -> int:
    """How many labelled agreements share at least .3 of their turns with a found one, one to one."""
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
        if share >= 0.3:
            used.add(k)
    return len(used)


def fit_kinds(cases: Sequence[Case]) -> None:
    """The kind of an agreement from its labelled turns."""
    rows, labels, writers = [], [], []
    for case in cases:
        ids = [turn.id for turn in case.transcript.turns]
        for agreement in case.agreements:
            places = sorted(ids.index(turn) for turn in agreement["turns"])
            rows.append(episode_features(case.transcript, places))
            labels.append(agreement["kind"])
            writers.append(case.author)
    _fit_classes("kinds", rows, labels, writers, 0.1)


def _fit_classes(
    name: str, rows: Sequence[dict[str, float]], labels: Sequence[str], authors: Sequence[str], strength: float
) -> Any:
    """Fit and store one model with several classes; return the chances that authors left out get, (n, classes)."""
    names = list(rows[0])
    x, y, writers = np.array([list(row.values()) for row in rows], float), np.array(labels), np.array(authors)
    classes = sorted(set(labels))
    chances = np.zeros((len(y), len(classes)))
    for author in sorted(set(writers)):
        model = LogisticRegression(C=strength, max_iter=3000).fit(x[writers != author], y[writers != author])
        chances[writers == author] = model.predict_proba(x[writers == author])
    right = np.mean(np.array(classes)[chances.argmax(axis=1)] == y)
    areas = " ".join(f"{c} {roc_auc_score(y == c, chances[:, k]):.3f}" for k, c in enumerate(classes))
    print(f"{name}: right {right:.3f}, most frequent {max(np.mean(y == c) for c in classes):.3f}, area {areas}")
    model = LogisticRegression(C=strength, max_iter=3000).fit(x, y)
    weights, bias = model.coef_, model.intercept_
    if len(classes) == 2:
        weights, bias = np.vstack([-weights[0], weights[0]]) / 2, np.array([-bias[0], bias[0]]) / 2
    for k, feature in enumerate(names):
        own = "misattributed" if feature.startswith("attribution.") else "altered"
        if feature in RULES and weights[classes.index(own), k] <= weights[classes.index("confirmed"), k]:
            weights[:, k] = 0  # a rule that finds a difference may be mute, but may not speak for the report
    store(name, [str(c) for c in classes], names, weights, bias)
    return chances


def label_of(case: Case, statement: Statement) -> tuple[str, dict[str, Any] | None]:
    """The labelled relation of a statement and its finding."""
    for finding in case.findings:
        for quote in finding["report_quotes"]:
            start = case.report.text.index(quote)
            end = start + len(quote)
            shared = min(end, statement.end) - max(start, statement.start)
            if shared > SAME_PLACE * min(end - start, statement.end - statement.start):
                return ("added" if finding["kind"] == "added" else "linked"), finding
    return "background", None


def fit_windows(cases: Sequence[Case], meetings: dict[str, Meeting]) -> dict[str, list[tuple[Window, ...]]]:
    """Which stretch a statement is about, as a choice between candidates; returned as authors left out get them."""
    offered, tables, right = {}, {}, {}
    for case in cases:
        found, meeting = statements(case.report), meetings[case.name]
        ids = [turn.id for turn in case.transcript.turns]
        offered[case.name] = [windows for windows, _ in candidates(meeting, found)]
        tables[case.name] = [
            window_features(meeting, found[place], windows, before, place / len(found))
            for place, (windows, before) in enumerate(candidates(meeting, found))
        ]
        right[case.name] = []
        for statement, windows in zip(found, offered[case.name], strict=True):
            relation, finding = label_of(case, statement)
            gold = {ids.index(turn) for turn in finding["turns"]} if finding and relation == "linked" else set()
            right[case.name].append([bool(gold & set(range(w.first, w.last))) for w in windows])
    names = list(next(iter(tables.values()))[0][0])

    def fitted(chosen: Sequence[Case]) -> Any:
        sets = [
            (np.array([[row[n] for n in names] for row in rows], float), np.array(hits))
            for case in chosen
            for rows, hits in zip(tables[case.name], right[case.name], strict=True)
            if any(hits) and not all(hits)
        ]
        scale = np.concatenate([x for x, _ in sets]).std(axis=0) + 1e-6

        def loss(w: Any) -> tuple[float, Any]:
            total, slope = CHOICE_STRENGTH * (w @ w) / 2, CHOICE_STRENGTH * w
            for x, hits in sets:
                logits = x / scale @ w
                odds = np.exp(logits - logits.max())
                odds /= odds.sum()
                share = odds[hits].sum()
                total -= np.log(share)
                slope = slope - (x / scale).T @ (np.where(hits, odds / share, 0) - odds)
            return total, slope

        return minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x / scale

    ordered: dict[str, list[tuple[Window, ...]]] = {}
    first = total = 0
    for author in sorted({case.author for case in cases}):
        weights = fitted([case for case in cases if case.author != author])
        for case in (case for case in cases if case.author == author):
            ordered[case.name] = []
            for rows, windows, hits in zip(tables[case.name], offered[case.name], right[case.name], strict=True):
                scores = np.array([[row[n] for n in names] for row in rows], float) @ weights
                order = np.argsort(-scores, kind="stable")
                ordered[case.name].append(tuple(windows[k] for k in order))
                first, total = first + (any(hits) and hits[order[0]]), total + any(hits)
    print(f"windows: the right one of those offered comes first for {first / total:.3f} of {total}")
    weights = fitted(cases)
    store("windows", ("other", "this"), names, [-weights / 2, weights / 2], [0.0, 0.0])
    return ordered


def fit_reports(cases: Sequence[Case]) -> None:
    """Windows, relations, verdicts and omissions, each on what the one before says of authors left out."""
    rows, labels, writers, places = [], [], [], []
    meetings = {case.name: Meeting(case.transcript) for case in cases}
    ordered = fit_windows(cases, meetings)
    for case in cases:
        found = statements(case.report)
        for number, (statement, windows) in enumerate(zip(found, ordered[case.name], strict=True)):
            meeting = meetings[case.name]
            relation, finding = label_of(case, statement)
            rows.append(link_features(meeting, statement, windows, number / len(found)))
            labels.append(relation)
            writers.append(case.author)
            places.append((case, statement, windows, finding))
    chances = _fit_classes("relations", rows, labels, writers, 0.3)
    classes = sorted(set(labels))
    links: dict[str, list[Link]] = {case.name: [] for case in cases}
    judged, kinds, judges = [], [], []
    for (case, statement, windows, finding), row in zip(places, chances, strict=True):
        linked = Link(statement, windows, {Relation(c): float(p) for c, p in zip(classes, row, strict=True)})
        links[case.name].append(linked)
        if finding and finding["kind"] != "added":
            meeting = meetings[case.name]
            pair = pair_of(meeting, linked)
            judged.append(verdict_features(pair, signals_of(pair)))
            kinds.append(finding["kind"])
            judges.append(case.author)
    show_rules(judged, kinds)
    _fit_classes("verdicts", judged, kinds, judges, 4.0)
    fit_omissions(cases, meetings, links)


def show_rules(rows: Sequence[dict[str, float]], kinds: Sequence[str]) -> None:
    """How often each rule speaks, and how often rightly."""
    for rule in RULES:
        spoke = [kind for row, kind in zip(rows, kinds, strict=True) if row[rule] > 0.4]
        if spoke:
            right = sum(kind != "confirmed" for kind in spoke) / len(spoke)
            print(f"  {rule:32} {len(spoke):4d} times, {right:.2f} on a difference")


def fit_omissions(cases: Sequence[Case], meetings: dict[str, Meeting], links: dict[str, list[Link]]) -> None:
    """Which found episodes are missing in the report."""
    rows, labels, writers = [], [], []
    for case in cases:
        meeting, own = meetings[case.name], tuple(links[case.name])
        index = report_index(meeting, tuple(lk.statement for lk in own))
        omitted = [set(f["turns"]) for f in case.findings if f["kind"] == "omitted"]
        for first, last in meeting.episodes:
            ids = {turn.id for turn in meeting.turns(first, last)}
            rows.append(omission_features(meeting, index, own, first, last))
            labels.append("omitted" if any(len(ids & gold) >= 0.3 * len(ids | gold) for gold in omitted) else "present")
            writers.append(case.author)
    _fit_classes("omissions", rows, labels, writers, 0.3)


def main(folder: str, authors: str) -> None:
    """Fit everything on `authors`."""
    cases = list(read_cases(Path(folder), authors))
    fit_turns(cases)
    fit_kinds(cases)
    fit_reports(cases)


if __name__ == "__main__":
    main(*sys.argv[1:])
