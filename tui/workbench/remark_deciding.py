"""What the parent decides on remarks on the report. Kept the moment it is done."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.dossier.events import Change, Decision, RemarkDecided
from models.reconciliation import Remark
from tui.workbench.taking_back import put_back, take_back

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier


@dataclass(frozen=True)
class RemarkDeciding:
    """The remarks of the comparison in force in a dossier. What changes raises StorageFailed, and then did not."""

    dossier: "Dossier"
    remarks: tuple[Remark, ...]
    report_text: str

    @classmethod
    def load(cls, dossier: "Dossier") -> "RemarkDeciding":
        """The remarks there are; none when nothing was compared yet."""
        compared = dossier.reconciliation()
        return cls(dossier, compared.remarks if compared else (), compared.report_text if compared else "")

    def on(self, remark: Remark) -> RemarkDecided | None:
        """What was decided; None when nobody looked at it."""
        return self.dossier.state.remarks.get(remark.id)

    def decision_on(self, remark: Remark) -> Decision:
        """The decision; OPEN when nobody looked at it."""
        decided = self.on(remark)
        return decided.decision if decided else Decision.OPEN

    def decide(self, remark: Remark, decision: Decision) -> None:
        """Keep a decision, with the view there is; nothing happens when it is the one there is."""
        decided = self.on(remark)
        self._keep(RemarkDecided(remark=remark.id, decision=decision, note=decided.note if decided else ""))

    def write_view(self, remark: Remark, view: str) -> None:
        """Keep the parent's own view; who writes one wants it in the letter."""
        decision = Decision.ACCEPTED if view.strip() else self.decision_on(remark)
        self._keep(RemarkDecided(remark=remark.id, decision=decision, note=view.strip()))

    def _keep(self, change: RemarkDecided) -> None:
        if change != self.dossier.state.remarks.get(change.remark):
            self.dossier.append(change)

    def undo(self) -> Change | None:
        """Take back the last change, if it was made here; return it."""
        return take_back(self.dossier, RemarkDecided)

    def redo(self) -> Change | None:
        """Put back what was taken back last, if it was made here; return it."""
        return put_back(self.dossier, RemarkDecided)
