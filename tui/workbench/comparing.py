"""From a dossier to the comparison on the screen. The comparing itself takes seconds."""

from typing import TYPE_CHECKING

from models.dossier.events import Decision

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from tui.workbench.page import Page
    from tui.workbench.scene import Scene


def scene_in(dossier: "Dossier") -> "Scene":
    """The meeting in `dossier` beside its latest report; a comparison made for it is kept. Raises as `meeting_in`."""
    from tui.meeting import meeting_in
    from tui.show import Voice
    from tui.workbench.scene import Scene

    meeting = meeting_in(dossier, Voice(quiet=True))
    decided = _decided(dossier)
    if meeting.compared != dossier.reconciliation():
        dossier.add_reconciliation(meeting.compared)
    return Scene(
        meeting.transcript,
        meeting.report,
        meeting.reconciliation,
        title=meeting.name,
        recording=meeting.recording,
        dropped=decided - _decided(dossier),
    )


def _decided(dossier: "Dossier") -> int:
    """How many findings are decided on, also while those decisions wait for a comparison to move to."""
    state = dossier.state
    waiting = (
        {name: each for name, each in state.judged.decisions.items() if name not in state.own} if state.judged else {}
    )
    return sum(each.decision is not Decision.OPEN for each in (*state.decisions.values(), *waiting.values()))


def show_scene(page: "Page", scene: "Scene", dossier: "Dossier | None" = None) -> None:
    """Put the comparison over `page`; what is decided is kept in `dossier`, if there is one."""
    from tui.workbench.comparison import ComparisonScreen

    page.tell("")
    page.app.push_screen(ComparisonScreen(scene, dossier=dossier))
