"""The outcome of holding a report against a meeting, in its versioned JSON form."""

from typing import Literal

from models.agreement import Agreement
from models.finding import Finding
from models.noun import Noun
from models.report import Statement


class Remark(Noun):
    """A remark on the report itself, apart from what was said: vague, agentless, sensitive, ..."""

    kind: str
    statements: tuple[Statement, ...]
    explanation: str
    """One Dutch sentence."""
    source: str = ""
    """The rule it rests on, with date."""


class Reconciliation(Noun):
    """Everything `reconcile` found, in the order in which it should be shown."""

    version: Literal[1] = 1
    report_text: str
    """What `start` and `end` of every statement count in."""
    agreements: tuple[Agreement, ...] = ()
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
