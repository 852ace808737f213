"""`kloppend review`: the meeting beside the report, in the workbench or line by line."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from models.messages import N_
from tui.options import Day, MeetingNumber, Sources, as_day
from tui.show import Voice

if TYPE_CHECKING:
    from tui.meeting import Meeting

NAME: Final = "review"
HELP: Final = N_("Read the meeting beside the report, finding by finding.")
EXAMPLE: Final = N_("kloppend review Kim-2026")


def run(
    context: typer.Context,
    sources: Sources,
    plain: Annotated[
        bool, typer.Option("--plain", help=N_("Line by line, for screen readers; no window with panes."))
    ] = False,
    date: Day = None,
    meeting: MeetingNumber = None,
) -> None:
    """Open the workbench, or on request and without a terminal go through the findings line by line."""
    from tui.meeting import meeting_of
    from tui.plain_review import review_dossier, review_lines

    voice: Voice = context.obj
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if at_terminal and not plain and len(sources) == 1 and os.access(sources[0], os.W_OK):
        open_dossier(sources[0], meeting)
    elif at_terminal and not plain:
        open_workbench(meeting_of(sources, voice, date=as_day(date), number=meeting))
    elif at_terminal and len(sources) == 1:
        review_dossier(sources[0], voice, meeting)
    else:
        review_lines(meeting_of(sources, voice, date=as_day(date), number=meeting), ask=at_terminal)


def open_dossier(folder: Path, meeting: int | None = None) -> None:
    """Show the comparison in the dossier in `folder`, of the last `meeting` or this one, until the user stops."""
    from tui.workbench.app import Workbench, open_window

    open_window(Workbench(folder=folder, meeting=meeting))


def open_workbench(meeting: "Meeting") -> None:
    """Show `meeting` in the workbench, only to look at, until the user stops."""
    from tui.workbench.app import Workbench, open_window
    from tui.workbench.scene import Scene

    scene = Scene(
        meeting.transcript, meeting.report, meeting.reconciliation, title=meeting.name, recording=meeting.recording
    )
    open_window(Workbench(scene))
