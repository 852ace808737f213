"""From a dossier, or the bundled example, to the comparison on the screen. The comparing itself takes seconds."""

from typing import TYPE_CHECKING

from models.messages import N_
from tui.language import translate

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
    if meeting.reconciliation != dossier.reconciliation():
        dossier.add_reconciliation(meeting.reconciliation)
    return Scene(
        meeting.transcript, meeting.report, meeting.reconciliation, title=meeting.name, recording=meeting.recording
    )


def example_scene() -> "Scene":
    """The invented meeting of `kloppend demo`, with the times of its recording."""
    from tui.demo import example
    from tui.meeting import meeting_of
    from tui.show import Voice
    from tui.sound.recording import Recording
    from tui.workbench.scene import Scene

    bundled = example()
    meeting = meeting_of([bundled.script, bundled.report], Voice(quiet=True))
    return Scene(
        meeting.transcript,
        meeting.report,
        meeting.reconciliation,
        title=translate(N_("Invented example")),
        recording=Recording(bundled.recording),
    )


def show_scene(page: "Page", scene: "Scene") -> None:
    """Put the comparison over `page`."""
    from tui.workbench.comparison import ComparisonScreen

    page.tell("")
    page.app.push_screen(ComparisonScreen(scene))
