"""Which findings stand in the list and in what order; and where in both texts a finding's evidence is."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from models.finding import Finding, FindingKind, Tier
from models.reconciliation import Reconciliation
from tui.workbench.passages import Passage
from tui.workbench.scene import Scene
from tui.workbench.wrapping import Span


@dataclass(frozen=True)
class Shown:
    """Which of the findings are in sight."""

    confirmed: bool = False
    hidden: bool = False
    decided: bool = True
    """Also those that the parent has decided on; the other two are not asked for at first."""


@dataclass(frozen=True)
class Grouped:
    """The findings of one reconciliation, apart, each group in the order in which it came."""

    differences: tuple[Finding, ...]
    hidden: tuple[Finding, ...]
    """Differences too uncertain to count."""
    confirmed: tuple[Finding, ...]

    @classmethod
    def of(cls, reconciliation: Reconciliation) -> "Grouped":
        """Divide the findings of `reconciliation`."""
        confirmed, differences, hidden = [], [], []
        for finding in reconciliation.findings:
            if finding.kind is FindingKind.CONFIRMED:
                confirmed.append(finding)
            elif finding.tier is Tier.HIDDEN:
                hidden.append(finding)
            else:
                differences.append(finding)
        return cls(tuple(differences), tuple(hidden), tuple(confirmed))

    def differences_in_sight(self, shown: Shown, decided: Container[str] = ()) -> Iterator[Finding]:
        """The differences to show; `decided` are the ids of findings that the parent has decided on."""
        return (each for each in self.differences if shown.decided or each.id not in decided)

    def in_sight(self, shown: Shown, decided: Container[str] = ()) -> Iterator[Finding]:
        """The findings to show, from top to bottom; what agrees stands last."""
        yield from self.differences_in_sight(shown, decided)
        if shown.hidden:
            yield from self.hidden
        if shown.confirmed:
            yield from self.confirmed


def turn_marks(finding: Finding, scene: Scene) -> dict[int, tuple[Span, ...]]:
    """The turns of `finding`, whole, by their position in the transcript."""
    positions = [scene.turn_positions[number] for number in finding.turns]
    return {position: ((0, max(len(scene.transcript.turns[position].text), 1)),) for position in positions}


def statement_marks(finding: Finding, passages: Sequence[Passage]) -> dict[int, tuple[Span, ...]]:
    """The parts of the report's `passages` that the statements of `finding` cover, by position."""
    marks: dict[int, tuple[Span, ...]] = {}
    for position, passage in enumerate(passages):
        for statement in finding.statements:
            start = max(statement.start - passage.start, 0)
            end = min(statement.end - passage.start, len(passage.text))
            if start < end:
                marks[position] = (*marks.get(position, ()), (start, end))
    return marks
