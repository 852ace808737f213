"""Takes files that the parent has into a dossier: looked into first, so that only what can be used is kept."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.language import translate
from tui.workbench.steps import Step

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier


class _Enough(Exception):  # noqa: N818  no error: there is sound, and the rest is for later
    pass


def check_recording(path: Path) -> None:
    """See that there is sound in the file at `path`. Raises NotFound and Unreadable."""
    from transcribe.audio import decode_into

    def at_first_sound(_: bytes) -> None:
        raise _Enough

    try:
        decode_into(path, at_first_sound)
    except _Enough:
        return


def take_in_recording(dossier: "Dossier", path: Path) -> list[str]:
    """Keep the recording at `path`, untouched. Raises NotFound, Unreadable and StorageFailed."""
    check_recording(path)
    dossier.add_recording(path)
    return []


def take_in_transcript(dossier: "Dossier", path: Path) -> list[str]:
    """Keep what was written down elsewhere, and return what to tell. Raises NotFound, Unreadable and StorageFailed."""
    from transcribe.imports import read_transcript
    from tui.moved_along import keep_transcript

    told: list[str] = []
    transcript = read_transcript(path, date=meeting_day(dossier))
    keep_transcript(dossier, transcript, lambda message, **details: told.append(translate(message, **details)))
    return told


def meeting_day(dossier: "Dossier") -> datetime.date | None:
    """The day of the meeting, as far as the parent told it."""
    told = dossier.state.facts.get("meeting_date")
    return datetime.date.fromisoformat(told) if told else None


def take_in_report(dossier: "Dossier", path: Path) -> list[str]:
    """Keep the school's report, untouched. Raises NotFound, Unreadable and StorageFailed."""
    from reconcile.reports import read_report

    read_report(path)
    dossier.add_report(path)
    return []


TAKING_IN = {Step.RECORDING: take_in_recording, Step.TEXT: take_in_transcript, Step.REPORT: take_in_report}
"""What a file is for, by the step it is taken in at. Each returns what the parent should know, in sentences."""
