"""What the workbench shows: one meeting, one report, and the outcome of holding them against each other."""

from dataclasses import dataclass
from functools import cached_property

from models.messages import N_
from models.problems import Unreadable
from models.reconciliation import Reconciliation
from models.report import Report
from models.transcript import Transcript
from tui.sound.recording import Recording


@dataclass(frozen=True)
class Scene:
    """A meeting beside its report.

    Raises Unreadable when the outcome was made from another meeting or report: its evidence would point at the wrong
    words, and that is worse than showing nothing.
    """

    transcript: Transcript
    report: Report
    reconciliation: Reconciliation
    title: str = ""
    """Which meeting this is, e.g. "MDO Jelle, 20 januari 2026"; may hold anything."""
    recording: Recording | None = None
    """What the words can be heard in; None when there is no sound, or none whose times are those of the transcript."""

    dropped: int = 0
    """Decisions on findings of the comparison before, that are not in this one."""

    def __post_init__(self) -> None:
        cited = {number for finding in self.reconciliation.findings for number in finding.turns}
        if self.reconciliation.report_text != self.report.text or not cited <= self.turn_positions.keys():
            raise Unreadable(
                N_("This comparison was made from another meeting or another report."),
                meaning=N_("It would point at the wrong sentences, so it is not shown."),
                remedy=N_("Compare the meeting and the report again, and open the new outcome."),
            )

    @cached_property
    def turn_positions(self) -> dict[int, int]:
        """Where each turn stands among `transcript.turns`, by `Turn.id`."""
        return {turn.id: position for position, turn in enumerate(self.transcript.turns)}
