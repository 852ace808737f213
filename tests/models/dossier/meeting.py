"""A small fictional meeting, and a comparison over it."""

from models.finding import Finding, FindingKind
from models.reconciliation import Reconciliation
from models.report import Statement
from models.transcript import Side, Speaker, Transcript, Turn, Word

TRANSCRIPT = Transcript(
    speakers=(Speaker(id="S1", name="", role="", side=Side.OTHER), Speaker(id="S2", name="Moeder", side=Side.PARENT)),
    turns=(
        Turn(
            id=1,
            start=0.0,
            end=2.0,
            speaker="S1",
            text="We beginnen met rekenen.",
            words=(Word(text="We", start=0.0, end=0.2),),
        ),
        Turn(id=2, start=2.0, end=4.0, speaker="S2", text="Elke week?", words=(Word(text="Elke", start=2.0, end=2.3),)),
    ),
)


def comparison(*findings: Finding) -> Reconciliation:
    """A comparison with these findings and no more."""
    return Reconciliation(report_text="Er wordt gekeken naar rekenen.", findings=findings)


def finding(number: str, *, turn: int = 1, text: str = "Er wordt gekeken naar rekenen.", start: int = 0) -> Finding:
    """A finding that differs from another in what is given, and in nothing else."""
    statement = Statement(start=start, end=start + len(text), text=text)
    return Finding(id=number, kind=FindingKind.ALTERED, turns=(turn,), statements=(statement,))
