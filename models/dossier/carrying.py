"""Which findings of a new comparison say the same as one of the comparison before, so that decisions move along."""

from collections.abc import Hashable

from models.finding import Finding
from models.reconciliation import Reconciliation


def same_findings(before: Reconciliation | None, now: Reconciliation) -> dict[str, str]:
    """`Finding.id` before -> `Finding.id` now, for findings of one kind about the same turns and sentences.

    Both comparisons must be over the same transcript. Where a sentence stands may differ: a report can come again
    with a line put in above it.
    """
    by_content = {_content(finding): finding.id for finding in now.findings}
    findings = before.findings if before else ()
    return {finding.id: by_content[_content(finding)] for finding in findings if _content(finding) in by_content}


def _content(finding: Finding) -> Hashable:
    statements = tuple(statement.text for statement in finding.statements)
    return finding.kind, frozenset(finding.aspects), finding.turns, statements
