"""The outcome of holding a report against a meeting, in its versioned JSON form."""

from enum import StrEnum
from typing import Literal

from models.agreement import Agreement
from models.finding import Finding
from models.noun import Noun
from models.report import Statement


class Remedy(StrEnum):
    """What a parent can ask for when a remark is right."""

    RECTIFY = "rectify"
    """A fact is wrong: have it put right."""
    ADD_VIEW = "add_view"
    """An impression stays, and the parents' view goes with it."""
    CONSENT = "consent"
    """Say for what there is consent and for what not."""
    ASK = "ask"
    """Ask who, what, when or how much."""
    REMOVE = "remove"
    """Ask to take out what need not be there."""
    NONE = "none"


class Remark(Noun):
    """A remark on the report itself, apart from what was said: vague, agentless, sensitive, ..."""

    kind: str
    statements: tuple[Statement, ...]
    explanation: str
    """One Dutch sentence."""
    source: str = ""
    """What it rests on, with date."""
    rule: str = ""
    """The name of the rule that raised it."""
    words: tuple[tuple[int, int], ...] = ()
    """(start, end) in the report's text of the very words that raised it; empty when something is missing."""
    advice: str = ""
    """One Dutch sentence: what to ask."""
    remedy: Remedy = Remedy.NONE
    valid_on: str = ""
    """ISO date of the legal text, or other rule, that it rests on."""
    weight: int = 0
    """From 1 to 9: how much it matters for the child; 0 is unknown."""
    shown: bool = True
    """False for what is kept back, so that a good report is not buried under small things."""

    @property
    def id(self) -> str:
        """Its rule and its place in the report; stable as long as the report is."""
        start = self.words[0][0] if self.words else self.statements[0].start if self.statements else 0
        return f"{self.rule or self.kind}@{start}"


class Reconciliation(Noun):
    """Everything `reconcile` found, in the order in which it should be shown."""

    version: Literal[1] = 1
    report_text: str
    """What `start` and `end` of every statement count in."""
    agreements: tuple[Agreement, ...] = ()
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
