"""What the statements of a report are to the meeting, whether they differ, and what is missing in it."""

from collections.abc import Callable, Mapping, Sequence
from statistics import fmean
from typing import Any

from reconcile.alignment.coverage import Window
from reconcile.alignment.linking import Link, Relation, candidates, link_features
from reconcile.comparison.contrast import CONTRAST
from reconcile.comparison.judge import LINK, RULES, pair_of, signals_of, verdict_features
from reconcile.discourse.coverage import omission_features, report_index
from reconcile.learned import WORD
from reconcile.meeting import Meeting
from reconcile.statements import statements
from tests.bench.cases import Case, label_of
from tests.bench.fit.classes import Examples, fit_classes
from tests.bench.pairs import features as pair_features

Say = Callable[[str], None]


def fit_relations(
    cases: Sequence[Case], meetings: Mapping[str, Meeting], ordered: Mapping[str, list[tuple[Window, ...]]], say: Say
) -> tuple[dict[str, Any], dict[str, list[Link]]]:
    """The model, and by case the links as authors left out get them."""
    rows, labels, authors, places = [], [], [], []
    for case in cases:
        meeting, found = meetings[case.name], statements(case.report)
        befores = [before for _, before in candidates(meeting, found)]
        for number, (statement, windows) in enumerate(zip(found, ordered[case.name], strict=True)):
            rows.append(link_features(meeting, statement, windows, befores[number], number / len(found)))
            labels.append(label_of(case, statement)[0])
            authors.append(case.author)
            places.append((case, statement, windows))
    fit = fit_classes("relations", Examples(rows, labels, authors), 0.03, say)
    links: dict[str, list[Link]] = {case.name: [] for case in cases}
    for (case, statement, windows), features, row in zip(places, rows, fit.left_out, strict=True):
        chances = {Relation(c): float(p) for c, p in zip(fit.stored["classes"], row, strict=True)}
        links[case.name].append(Link(statement, windows, chances, features))
    return fit.stored, links


def fit_verdicts(
    cases: Sequence[Case], meetings: Mapping[str, Meeting], links: Mapping[str, Sequence[Link]], say: Say
) -> dict[str, Any]:
    """Whether a linked statement differs; learned from the meetings and from the first writer's pairs."""
    rows, labels, authors = [], [], []
    for case in cases:
        for one in links[case.name]:
            relation, finding = label_of(case, one.statement)
            if finding and relation == "linked":
                pair = pair_of(meetings[case.name], one)
                rows.append(verdict_features(pair, signals_of(pair), one))
                labels.append(finding["kind"])
                authors.append(case.author)
    _show_rules(rows, labels, say)
    pairs = pair_features("one")
    found_on_average = {name: fmean(row[name] for row in rows) for name in rows[0] if name.startswith(LINK)}
    more = Examples(
        [found_on_average | row for _, row in pairs], [pair.kind for pair, _ in pairs], ["pairs"] * len(pairs)
    )
    examples = Examples(rows, labels, authors)
    return fit_classes(
        "verdicts", examples, 0.1, say, scale=_verdict_scale, mute=_speaks_for_the_report, more=more
    ).stored


def _verdict_scale(feature: str, deviation: float) -> float:
    """What the rules say is trusted most, the words of the statement less, how well it was found least."""
    if feature in RULES:
        return 0.4
    if feature.startswith(CONTRAST):
        return 2.0
    return 1.4 if feature.startswith(WORD) else 3 * deviation


def _speaks_for_the_report(feature: str, weights: Any, classes: list[str]) -> bool:
    """A rule that finds a difference may be mute, but may not speak for the report."""
    own = "misattributed" if feature.startswith("attribution.") else "altered"
    return feature in RULES and weights[classes.index(own)] <= weights[classes.index("confirmed")]


def _show_rules(rows: Sequence[Mapping[str, float]], kinds: Sequence[str], say: Say) -> None:
    """How often each rule speaks, and how often rightly."""
    for rule in RULES:
        spoke = [kind for row, kind in zip(rows, kinds, strict=True) if row[rule] > 0.4]
        if spoke:
            right = sum(kind != "confirmed" for kind in spoke) / len(spoke)
            say(f"  {rule:32} {len(spoke):4d} times, {right:.2f} on a difference")


def fit_omissions(
    cases: Sequence[Case], meetings: Mapping[str, Meeting], links: Mapping[str, Sequence[Link]], say: Say
) -> dict[str, Any]:
    """Which found episodes are missing in the report."""
    rows, labels, authors = [], [], []
    for case in cases:
        meeting, own = meetings[case.name], tuple(links[case.name])
        index = report_index(meeting, tuple(one.statement for one in own))
        omitted = [set(f["turns"]) for f in case.findings if f["kind"] == "omitted"]
        for number, stretch in enumerate(meeting.episodes):
            ids = {turn.id for turn in meeting.turns(*stretch)}
            rows.append(omission_features(meeting, index, own, number))
            labels.append("omitted" if any(len(ids & gold) >= 0.3 * len(ids | gold) for gold in omitted) else "present")
            authors.append(case.author)
    return fit_classes("omissions", Examples(rows, labels, authors), 0.1, say).stored
