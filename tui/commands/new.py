"""`kloppend new`: makes a dossier, the folder in which everything is kept, or begins another meeting in one."""

from pathlib import Path
from typing import Annotated, Final

import typer

from models.messages import N_
from tui.options import FOLDER, Day, as_day, known_place
from tui.show import Voice, put

NAME: Final = "new"
HELP: Final = N_("Make a dossier: one folder in which everything about your child's meetings is kept.")
EXAMPLE: Final = N_("kloppend new Kim-2026 --date 12-03-2026")


def run(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar=N_("NAME"), help=N_("What the dossier is called; with --in, what kind of meeting it is.")
        ),
    ] = "",
    date: Day = None,
    child: Annotated[
        str, typer.Option("--child", metavar=N_("NAME"), help=N_("Your child's name, as it will stand in letters."))
    ] = "",
    school: Annotated[str, typer.Option("--school", metavar=N_("NAME"), help=N_("The school's name, likewise."))] = "",
    attendee: Annotated[
        list[str] | None,
        typer.Option(
            "--attendee",
            metavar=N_("PERSON"),
            help=N_("Who was at the table: name and role, as “Marieke de Boer, intern begeleider”. May be repeated."),
        ),
    ] = None,
    home: Annotated[
        Path | None,
        typer.Option("--home", metavar=FOLDER, help=N_("Where the dossier goes; by default under Documents.")),
    ] = None,
    within: Annotated[
        Path | None,
        typer.Option(
            "--in",
            metavar=FOLDER,
            callback=known_place,
            help=N_("Begin another meeting in this dossier, by its name or folder, instead of making one."),
        ),
    ] = None,
) -> None:
    """Create the dossier, or begin a meeting in one, and write its folder to stdout."""
    from models.dossier.dossier import Dossier
    from models.dossier.events import AttendeesSet, FactSet
    from models.dossier.places import default_home, safe_name
    from tui.attendee_line import attendee_of

    voice: Voice = context.obj
    _check(name, home, within)
    attendees = tuple(attendee_of(line) for line in attendee or ())
    folder = within or (home or default_home()) / safe_name(name)
    day = as_day(date)
    kind = name if within else ""
    facts = {"meeting_date": day.isoformat() if day else "", "child": child, "school": school, "meeting": kind}
    with Dossier.open(folder) if within else Dossier.create(folder) as dossier:
        begun = dossier.begin_meeting()
        for key, value in facts.items():
            if value:
                begun.append(FactSet(key=key, value=value))
        if attendees:
            begun.append(AttendeesSet(attendees=attendees))
    if within:
        voice.say(N_("This is meeting {number} in the dossier; what you add now belongs to it:"), number=begun.number)
    else:
        voice.say(N_("The dossier is made. Everything you add to it stays in this folder:"))
    put(f"{folder.absolute()}\n")


def _check(name: str, home: Path | None, within: Path | None) -> None:
    """Raise Misused when it is not said what to make, or said twice."""
    from tui.misuse import Misused

    if within and home:
        raise Misused(
            N_("Choose one of “--home” and “--in”: a dossier that is there has its place."),
            meaning=N_("Nothing was made and nothing was changed."),
            remedy=N_("For example “{example}”."),
            example="kloppend new --in Kim-2026 --date 21-04-2026",
        )
    if not (within or name):
        raise Misused(
            N_("The dossier needs a name."),
            meaning=N_("Nothing was made and nothing was changed."),
            remedy=N_("For example “{example}”."),
            example="kloppend new Kim-2026",
        )
