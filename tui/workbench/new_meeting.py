"""A new meeting: what is asked about it, and the dossier, or the place in one, that comes of the answers."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.messages import N_
from models.problems import Unreadable
from tui.days import day_in, today
from tui.workbench.form import Field, Values
from tui.workbench.typed_path import typed_path

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from models.dossier.events import Attendee
    from models.transcript import Transcript

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
ANOTHER_NAME: Final = N_("Another meeting in this dossier")
ANOTHER_OPENING: Final = N_(
    "About the same child and school. Fill in what you know; all of it may wait. What is here already stays as it is."
)
ANOTHER_FIELDS: Final = (
    FIELDS[1],
    Field("meeting", N_("What kind of meeting was it?"), N_("for example MDO, or evaluation")),
    *FIELDS[4:],
)


@dataclass(frozen=True)
class _Answers:
    """What was filled in, looked into: what can be used, and nothing else."""

    day: datetime.date | None
    attendees: "tuple[Attendee, ...]"
    files: dict[str, Path]
    transcript: "Transcript | None"
    facts: dict[str, str]


def make_meeting(home: Path, values: Values) -> Path:
    """Make the dossier that `values` ask for, under `home`, and return its folder.

    The files are looked into first. Raises Unreadable and Misused for what cannot be used, NotFound, and
    StorageFailed when there is a dossier of that name already; then nothing was made.
    """
    from models.dossier.dossier import Dossier
    from models.dossier.places import safe_name

    answers = _looked_into(values)
    folder = home / safe_name(values["name"] or _plain_name(answers.day))
    with Dossier.create(folder) as dossier:
        _keep(dossier, answers)
    return folder


def begin_meeting(dossier: "Dossier", values: Values) -> "Dossier":
    """Begin another meeting in an open dossier, with what is in `values`, and return the view on it.

    Raises as `make_meeting`, and then none was begun.
    """
    answers = _looked_into(values)
    begun = dossier.begin_meeting()
    _keep(begun, answers)
    return begun


def _looked_into(values: Values) -> _Answers:
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
    told = {key: values.get(key, "") for key in ("child", "school", "meeting")}
    facts = {"meeting_date": day.isoformat() if day else "", **told}
    return _Answers(day, attendees, files, transcript, {key: value for key, value in facts.items() if value})


def _keep(dossier: "Dossier", answers: _Answers) -> None:
    from models.dossier.events import AttendeesSet, FactSet

    for key, value in answers.facts.items():
        dossier.append(FactSet(key=key, value=value))
    if answers.attendees:
        dossier.append(AttendeesSet(attendees=answers.attendees))
    if "recording" in answers.files:
        dossier.add_recording(answers.files["recording"])
    if answers.transcript:
        dossier.add_transcript(answers.transcript)
    if "report" in answers.files:
        dossier.add_report(answers.files["report"])


def make_empty_meeting(home: Path) -> Path:
    """A dossier for a meeting that begins right now, called after today. Raises StorageFailed."""
    from models.dossier.dossier import Dossier
    from models.dossier.events import FactSet
    from models.dossier.places import free_name
    from models.files import make_private_folder

    day = today()
    make_private_folder(home)
    folder = home / free_name(home, _plain_name(day))
    with Dossier.create(folder) as dossier:
        dossier.append(FactSet(key="meeting_date", value=day.isoformat()))
    return folder


def _plain_name(day: datetime.date | None) -> str:
    return f"Gesprek {(day or today()).isoformat()}"


def as_day(typed: str) -> datetime.date | None:
    """The day that was typed; None when nothing was. Raises Unreadable."""
    if not typed:
        return None
    day = day_in(typed)
    if day is not None:
        return day
    raise Unreadable(
        N_("“{typed}” is not a day that can be read."),
        meaning=N_("Nothing was made yet, and what you filled in is still there."),
        remedy=N_("Write it as day-month-year, for example 12-03-2026."),
        typed=typed,
    )
