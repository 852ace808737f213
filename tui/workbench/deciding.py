"""What the parent decides while comparing: of findings, and of what was really said. Kept the moment it is done."""

from typing import TYPE_CHECKING

from models.dossier.events import Change, Decision, FindingAdded, FindingDecided, TurnCorrected
from models.finding import Finding
from tui.workbench.taking_back import put_back, take_back

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier

OF_THIS_PAGE = FindingDecided | FindingAdded | TurnCorrected


class Deciding:
    """Decisions over an open dossier with a comparison. What changes raises StorageFailed, and then did not."""

    def __init__(self, dossier: "Dossier") -> None:
        self.dossier = dossier

    def on(self, finding: str) -> Decision:
        """What was decided of `Finding.id`."""
        return self.dossier.state.decision_on(finding)

    def note_on(self, finding: str) -> str:
        """The parent's own words for it; empty when there are none."""
        decided = self.dossier.state.decisions.get(finding)
        return decided.note if decided else ""

    def was_checked(self, finding: str) -> bool:
        """Whether the place was heard or read first."""
        decided = self.dossier.state.decisions.get(finding)
        return bool(decided and decided.listened)

    def decide(self, finding: str, decision: Decision, note: str = "", *, listened: bool = False) -> None:
        """Keep a decision; nothing happens when it is the one there is."""
        change = FindingDecided(
            finding=finding, decision=decision, note=note, listened=listened or self.was_checked(finding)
        )
        if change != self.dossier.state.decisions.get(finding):
            self.dossier.append(change)

    def add(self, finding: Finding) -> Finding:
        """Keep a finding of the parent's own; return it with the id it got."""
        own = finding.model_copy(update={"id": self.dossier.state.free_finding})
        self.dossier.append(FindingAdded(finding=own))
        return own

    def correct(self, turn: int, text: str, before: str) -> None:
        """Keep what was really said in `Turn.id`, which stood as `before`; nothing happens when that is the same."""
        if text.strip() and text != before:
            self.dossier.append(TurnCorrected(turn=turn, text=text))

    def text_of(self, turn: int) -> str:
        """What stands in `Turn.id` now."""
        recognised = self.dossier.transcript_as_recognised()
        assert recognised is not None
        return self.dossier.state.corrections.get(turn, recognised.turn(turn).text)

    def undo(self) -> Change | None:
        """Take back the last change, if it was made here; return it."""
        return take_back(self.dossier, OF_THIS_PAGE)

    def redo(self) -> Change | None:
        """Put back what was taken back last, if it was made here; return it."""
        return put_back(self.dossier, OF_THIS_PAGE)
