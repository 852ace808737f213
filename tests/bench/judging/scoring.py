"""Holds a reconciliation against the labels of its meeting."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from models.finding import Finding, FindingKind, Tier
from models.reconciliation import Reconciliation
from tests.bench.cases import Case

SAME_AGREEMENT = 0.3
"""Shared turns over all turns."""
SAME_SENTENCE = 0.4
"""Shared characters of the shorter of two places in the report."""
TENTHS = 10
BESIDE, NEAR = 1, 2
"""Turns that a place may be off, without and with a sentence that fits."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Count:
    """Things found and labelled, and how many of them are the same."""

    hits: int = 0
    found: int = 0
    labelled: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Both together."""
        return Count(self.hits + other.hits, self.found + other.found, self.labelled + other.labelled)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing is found."""
        return 2 * self.hits / (self.found + self.labelled) if self.found + self.labelled else 1.0

    def __str__(self) -> str:
        """Precision, recall and their mean."""
        return f"{self.hits / max(1, self.found):.2f} / {self.hits / max(1, self.labelled):.2f} / {self.f1:.2f}"


@dataclass
class Score:
    """What came out over some meetings."""

    agreements: Count = Count()
    right_kind: int = 0
    """Of the agreements that were found."""
    typed: Count = Count()
    """Differences at the right place and of the right kind."""
    any_kind: Count = Count()
    """Differences at the right place."""
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(kind, "hit" or "labelled")"""
    aspects: Counter[tuple[str, str]] = field(default_factory=Counter)
    tiers: Counter[tuple[int, str]] = field(default_factory=Counter)
    """(tier, "hit" or "found")"""
    reliability: Counter[tuple[int, str]] = field(default_factory=Counter)
    """(tenth of the chance that was given, "hit" or "found"), over differences."""
    alarms: list[tuple[int, int]] = field(default_factory=list)
    """Per faithful report: differences that are shown, and those of tier 1."""

    def __add__(self, other: "Score") -> "Score":
        """Both together."""
        return Score(
            self.agreements + other.agreements,
            self.right_kind + other.right_kind,
            self.typed + other.typed,
            self.any_kind + other.any_kind,
            self.kinds + other.kinds,
            self.aspects + other.aspects,
            self.tiers + other.tiers,
            self.reliability + other.reliability,
            self.alarms + other.alarms,
        )


def score(case: Case, outcome: Reconciliation) -> Score:
    """One meeting's score."""
    result = Score()
    _agreements(case, outcome, result)
    differences = [finding for finding in outcome.findings if finding.kind is not FindingKind.CONFIRMED]
    labelled = [label for label in case.findings if label["kind"] != "confirmed"]
    taken_typed: set[int] = set()
    taken_any: set[int] = set()
    for label in labelled:
        spans = quoted(case, label)
        result.kinds[label["kind"], "labelled"] += 1
        result.aspects.update((aspect, "labelled") for aspect in label["aspects"])
        place = _first(differences, taken_typed, lambda f, g=label, s=spans: f.kind == g["kind"] and _same(g, s, f))
        if place is not None:
            found = differences[place]
            result.kinds[label["kind"], "hit"] += 1
            result.tiers[int(found.tier), "hit"] += 1
            result.aspects.update((aspect, "hit") for aspect in label["aspects"] if aspect in found.aspects)
        _first(differences, taken_any, lambda f, g=label, s=spans: _at(g, s, f))
    result.tiers.update((int(finding.tier), "found") for finding in differences)
    for place, finding in enumerate(differences):
        tenth = min(TENTHS - 1, int(finding.confidence * TENTHS))
        result.reliability[tenth, "found"] += 1
        result.reliability[tenth, "hit"] += place in taken_any
    result.typed = Count(len(taken_typed), len(differences), len(labelled))
    result.any_kind = Count(len(taken_any), len(differences), len(labelled))
    if not labelled:
        shown = [finding.tier for finding in differences if finding.tier is not Tier.HIDDEN]
        result.alarms = [(len(shown), shown.count(Tier.SURE))]
    return result


def quoted(case: Case, label: dict[str, Any]) -> list[Span]:
    """Where in the report the quotes of a label stand."""
    text = case.report.text
    return [(text.index(quote), text.index(quote) + len(quote)) for quote in label["report_quotes"]]


def _agreements(case: Case, outcome: Reconciliation, result: Score) -> None:
    taken: set[int] = set()
    for label in case.agreements:
        gold = set(label["turns"])
        shares = [
            (len(gold & set(one.turns)) / len(gold | set(one.turns)), -place)
            for place, one in enumerate(outcome.agreements)
            if place not in taken
        ]
        share, place = max(shares, default=(0.0, 0))
        if share >= SAME_AGREEMENT:
            taken.add(-place)
            result.right_kind += outcome.agreements[-place].kind == label["kind"]
    result.agreements = Count(len(taken), len(outcome.agreements), len(case.agreements))


def _first(findings: Sequence[Finding], taken: set[int], fits: Any) -> int | None:
    """The first finding that is not taken and fits; it is taken then."""
    place = next((k for k, finding in enumerate(findings) if k not in taken and fits(finding)), None)
    if place is not None:
        taken.add(place)
    return place


def _same(label: dict[str, Any], spans: list[Span], finding: Finding) -> bool:
    if label["kind"] == "omitted":
        return _near(label["turns"], finding.turns, BESIDE)
    if label["kind"] == "added":
        return _overlaps(spans, finding)
    return _overlaps(spans, finding) and (not finding.turns or _near(label["turns"], finding.turns, NEAR))


def _at(label: dict[str, Any], spans: list[Span], finding: Finding) -> bool:
    return _overlaps(spans, finding) or _near(label["turns"], finding.turns, BESIDE)


def _overlaps(spans: list[Span], finding: Finding) -> bool:
    return any(
        min(end, s.end) - max(start, s.start) > SAME_SENTENCE * min(end - start, s.end - s.start)
        for start, end in spans
        for s in finding.statements
    )


def _near(one: Iterable[int], other: Iterable[int], off: int) -> bool:
    return any(abs(a - b) <= off for a in one for b in other)
