"""A new meeting: what is asked about it, and the dossier that comes of the answers."""

import datetime
from pathlib import Path
from typing import Final

from models.messages import N_
from models.problems import Unreadable
from tui.workbench.form import Field, Values
from tui.workbench.typed_path import typed_path

NAME: Final = N_("New meeting")
OPENING: Final = N_(
    "Fill in what you know; all but the name may wait. A file you can also drag into this window. Enter = next line."
)
FIELDS: Final = (
    Field("name", N_("What shall we call it?"), N_("for example Kim-2026")),
    Field("date", N_("Day of the meeting"), N_("for example 12-03-2026")),
    Field("child", N_("Your child’s name"), N_("as it will stand in letters")),
    Field("school", N_("Name of the school")),
    Field("attendees", N_("Who sat at the table?"), N_("name, role; name, role")),
    Field("recording", N_("Recording (file)"), N_("leave empty if there is none")),
    Field("transcript", N_("Written down already (file)"), N_("for example from Teams or Word")),
    Field("report", N_("Report of the school (file)"), N_("may come later too")),
)
DATE_FORMATS: Final = ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")


def make_meeting(home: Path, values: Values) -> Path:
    """Make the dossier that `values` ask for, under `home`, and return its folder.

    The files are looked into first. Raises Unreadable and Misused for what cannot be used, NotFound, and
    StorageFailed when there is a dossier of that name already; then nothing was made.
    """
    from models.dossier.dossier import Dossier
    from models.dossier.events import AttendeesSet, FactSet
    from models.dossier.places import safe_name
    from reconcile.reports import read_report
    from transcribe.imports import read_transcript
    from tui.attendee_line import attendee_of
    from tui.workbench.taking_in import check_recording

    day = as_day(values["date"])
    attendees = tuple(attendee_of(person) for person in values["attendees"].split(";") if person.strip())
    files = {key: typed_path(values[key]) for key in ("recording", "transcript", "report") if values[key]}
    if "recording" in files:
        check_recording(files["recording"])
    transcript = read_transcript(files["transcript"], date=day) if "transcript" in files else None
    if "report" in files:
        read_report(files["report"])
    folder = home / safe_name(values["name"] or _plain_name(day))
    with Dossier.create(folder) as dossier:
        facts = {"meeting_date": day.isoformat() if day else "", "child": values["child"], "school": values["school"]}
        for key, value in facts.items():
            if value:
                dossier.append(FactSet(key=key, value=value))
        if attendees:
            dossier.append(AttendeesSet(attendees=attendees))
        if "recording" in files:
            dossier.add_recording(files["recording"])
        if transcript:
            dossier.add_transcript(transcript)
        if "report" in files:
            dossier.add_report(files["report"])
    return folder


def make_empty_meeting(home: Path) -> Path:
    """A dossier for a meeting that begins right now, called after today. Raises StorageFailed."""
    from models.dossier.dossier import Dossier
    from models.dossier.events import FactSet
    from models.dossier.places import free_name
    from models.files import make_private_folder

    today = datetime.datetime.now().astimezone().date()
    make_private_folder(home)
    folder = home / free_name(home, _plain_name(today))
    with Dossier.create(folder) as dossier:
        dossier.append(FactSet(key="meeting_date", value=today.isoformat()))
    return folder


def _plain_name(day: datetime.date | None) -> str:
    day = day or datetime.datetime.now().astimezone().date()
    return f"Gesprek {day.isoformat()}"


def as_day(typed: str) -> datetime.date | None:
    """The day that was typed; None when nothing was. Raises Unreadable."""
    if not typed:
        return None
    for each in DATE_FORMATS:
        try:
            return datetime.datetime.strptime(typed, each).date()
        except ValueError:
            continue
    raise Unreadable(
        N_("“{typed}” is not a day that can be read."),
        meaning=N_("Nothing was made yet, and what you filled in is still there."),
        remedy=N_("Write it as day-month-year, for example 12-03-2026."),
        typed=typed,
    )
