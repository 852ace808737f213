"""What lies in a dossier, and which dossiers there are, the one touched last first. Only reads."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.messages import N_
from tui.language import translate
from tui.workbench.safe_text import safe_line
from tui.workbench.steps import Held

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier

MOST_RECENT: Final = 30
"""Dossiers shown; each takes some tens of milliseconds to look into."""


LETTERS: Final = frozenset({".docx", ".pdf", ".txt"})
"""Endings of what is made for the school; the agenda lies there too."""


@dataclass(frozen=True)
class Found:
    """A dossier that lies in the usual place."""

    folder: Path
    held: Held | None
    """Its last meeting; None when it cannot be read, and opening it will say why."""
    meetings: int = 1


def recent(home: Path) -> Iterator[Found]:
    """The dossiers in `home`, which need not exist, at most `MOST_RECENT`."""
    from models.dossier.dossier import Dossier
    from models.problems import Problem

    for folder in _dossier_folders(home)[:MOST_RECENT]:
        try:
            with Dossier.open(folder, read_only=True) as dossier:
                yield Found(folder, held_in(dossier), len(dossier.meetings))
        except Problem:
            yield Found(folder, None)


def _dossier_folders(home: Path) -> list[Path]:
    from models.dossier.folder import DATABASE

    touched = []
    try:
        for folder in home.iterdir():
            if (folder / DATABASE).is_file():
                files = (folder / DATABASE, folder / f"{DATABASE}-wal")
                touched.append((max(file.stat().st_mtime for file in files if file.exists()), folder))
    except OSError:  # no such folder, or one that may not be looked into
        pass
    return [folder for _, folder in sorted(touched, reverse=True)]


def held_in(dossier: "Dossier") -> Held:
    """What `dossier` holds now."""
    from models.dossier.events import Decision
    from tui.words import is_shown

    state = dossier.state
    originals = dossier.originals()
    names = {original.id: original.name for original in originals}
    transcript = dossier.transcript()
    compared = dossier.reconciliation()
    differences = [each for each in compared.findings if is_shown(each)] if compared else []
    exports = dossier.exports
    return Held(
        day=day_of(dossier),
        recording=names.get(state.recording, "") if state.recording is not None else "",
        recordings=sum(original.role == "recording" for original in originals),
        turns=len(transcript.turns) if transcript else 0,
        speakers=len(transcript.speakers) if transcript else 0,
        named=sum(bool(speaker.name or speaker.role) for speaker in transcript.speakers) if transcript else 0,
        report=names[state.reports[-1]] if state.reports else "",
        differences=len(differences) if compared else None,
        looked_at=sum(state.decision_on(each.id) is not Decision.OPEN for each in differences),
        letters=sum(file.suffix in LETTERS for file in exports.iterdir()) if exports.is_dir() else 0,
    )


def day_of(dossier: "Dossier") -> datetime.date:
    """The day of the meeting, else the day on which it was begun here."""
    if told := dossier.day:
        return told
    made = dossier.entries[0].at if dossier.entries else datetime.datetime.now(datetime.UTC)
    return made.astimezone().date()


def called(dossier: "Dossier") -> str:
    """What a meeting is called among the others: its number, its day and its kind, as far as these are known."""
    kind, day = dossier.state.facts.get("meeting", ""), dossier.day
    number = translate(N_("Meeting {number}"), number=dossier.number)
    return safe_line(" · ".join(filter(None, (number, f"{day:%d-%m-%Y}" if day else "", kind))))
