"""What one gets without any of this: each statement against each turn by plain likeness, below a threshold "added"."""

from collections.abc import Callable
from difflib import SequenceMatcher

from rapidfuzz.fuzz import token_set_ratio

from models.finding import Finding, FindingKind, Tier
from models.reconciliation import Reconciliation
from reconcile.statements import statements
from tests.bench.cases import Case

THRESHOLD = 0.5


def by_difflib(case: Case) -> Reconciliation:
    """Python's own SequenceMatcher."""
    return _by_likeness(case, lambda one, other: SequenceMatcher(None, one, other, autojunk=False).ratio())


def by_token_set(case: Case) -> Reconciliation:
    """RapidFuzz's token set ratio."""
    return _by_likeness(case, lambda one, other: token_set_ratio(one.lower(), other.lower()) / 100)


def _by_likeness(case: Case, likeness: Callable[[str, str], float]) -> Reconciliation:
    findings = []
    covered: set[int] = set()
    for number, statement in enumerate(statements(case.report), 1):
        best, turn = max((likeness(statement.text, turn.text), -turn.id) for turn in case.transcript.turns)
        covered.add(-turn)
        kind = FindingKind.CONFIRMED if best >= THRESHOLD else FindingKind.ADDED
        turns = (-turn,) if kind is FindingKind.CONFIRMED else ()
        findings.append(
            Finding(id=f"F{number}", kind=kind, turns=turns, statements=(statement,), tier=Tier.LISTEN, explanation="-")
        )
    return Reconciliation(report_text=case.report.text, findings=tuple(findings))
