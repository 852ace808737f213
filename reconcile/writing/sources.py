"""What a letter is made from, and the guard that goes with it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from models.dossier.events import Kept
from models.finding import FindingKind
from models.moment import Moment
from models.reconciliation import Reconciliation
from models.report import Report
from models.transcript import Transcript
from reconcile.writing.facts import LetterFacts
from reconcile.writing.guard.leaks import SchoolGuard
from reconcile.writing.material import Material, school_material
from reconcile.writing.phrasing.parties import capitalised
from reconcile.writing.phrasing.proposals import Proposal, proposal_for


@dataclass(frozen=True)
class Sources:
    """A meeting, its report, what differs, and what the parent stands behind.

    Reading `material` raises ValueError when `decided` or `report` do not belong to `reconciliation`.
    """

    transcript: Transcript
    """Only feeds the guard and the list of who were there."""
    report: Report | None
    """May be None for an own report."""
    reconciliation: Reconciliation
    decided: Mapping[str, str | None]
    """The id of each accepted finding -> the parent's own wording, or None."""
    letter_facts: LetterFacts
    remarks: Mapping[str, str | None] = field(default_factory=dict)
    """The `Remark.id` of each remark the parent stands behind -> the parent's own view, or None."""
    moments: tuple[Moment, ...] = ()
    """What happened and was sent, in the whole dossier."""
    kept: Mapping[str, Kept] = field(default_factory=dict)
    """By `Agreement.id`: what became of it, as far as the parent said."""

    @cached_property
    def material(self) -> Material:
        """What a letter to the school may draw from."""
        return school_material(self.reconciliation, self.report, self.decided, self.remarks)

    @cached_property
    def facts(self) -> LetterFacts:
        """The facts of the letter, with who were there."""
        if self.letter_facts.participants:
            return self.letter_facts
        return self.letter_facts.model_copy(update={"participants": _participants(self.transcript)})

    @cached_property
    def guard(self) -> SchoolGuard:
        """The guard for what is proposed."""
        return self.guard_with(())

    def guard_with(self, typed: Iterable[str]) -> SchoolGuard:
        """The guard for a letter in which the parent wrote `typed` too."""
        return SchoolGuard(
            transcript=self.transcript, report=self.report,
            typed=[*(words for words in (*self.decided.values(), *self.remarks.values()) if words), *typed],
            known=self.facts.names if self.facts.child.strip() else (),
            address=self.facts.address, secret_address=self.facts.secret_address,
            agreed=[f"{entry.text} {entry.quantity or ''} {entry.deadline or ''}" for entry in self.material.settled],
        )  # fmt: skip

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """A proposal for every point, in the order of the report."""
        text, alone = self.material.report_text, self.facts.alone
        return tuple(proposal_for(point, text, self.guard.allows, alone=alone) for point in self.material.points)

    @cached_property
    def grounds_of_agreements(self) -> dict[str, tuple[str, ...]]:
        """By `Agreement.id`: the findings about it, or the agreement itself where there is none."""
        about: defaultdict[str, list[str]] = defaultdict(list)
        for finding in self.reconciliation.findings:
            if finding.agreement is not None:
                about[finding.agreement].append(finding.id)
        return {each.id: tuple(about.get(each.id, [each.id])) for each in self.reconciliation.agreements}

    @cached_property
    def grounds_of_passages(self) -> dict[tuple[int, int], tuple[str, ...]]:
        """By start and end of a passage of the report: the accepted findings that say it is right."""
        right: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
        for finding in self.reconciliation.findings:
            if finding.kind is FindingKind.CONFIRMED and finding.id in self.decided:
                for statement in finding.statements:
                    right[statement.start, statement.end].append(finding.id)
        return {place: tuple(findings) for place, findings in right.items()}


def _participants(transcript: Transcript) -> tuple[str, ...]:
    """Who spoke, by name and role; somebody without either is left out rather than shown by a number."""
    named = (f"{s.name} ({s.role})" if s.name and s.role else s.name or s.role for s in transcript.speakers)
    return tuple(dict.fromkeys(capitalised(name) for name in named if name))
