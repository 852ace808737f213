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

    @property
    def id(self) -> str:
        """Its kind and its place in the report; stable as long as the report is."""
        return f"{self.kind}@{self.statements[0].start if self.statements else 0}"


class Reconciliation(Noun):
    """Everything `reconcile` found, in the order in which it should be shown."""

    version: Literal[1] = 1
    report_text: str
    """What `start` and `end` of every statement count in."""
    agreements: tuple[Agreement, ...] = ()
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
