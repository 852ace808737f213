"""`kloppend new`: makes a dossier, the folder in which everything about one meeting is kept."""

from pathlib import Path
from typing import Annotated, Final

import typer

from models.messages import N_
from tui.options import FOLDER, Day, as_day
from tui.show import Voice, put

NAME: Final = "new"
HELP: Final = N_("Make a dossier: one folder in which everything about a meeting is kept.")
EXAMPLE: Final = N_("kloppend new Kim-2026 --date 12-03-2026")


def run(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar=N_("NAME"), help=N_("What the dossier is called."))],
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
) -> None:
    """Create the dossier and write its folder to stdout."""
    from models.dossier.dossier import Dossier
    from models.dossier.events import AttendeesSet, FactSet
    from models.dossier.places import default_home, safe_name
    from tui.attendee_line import attendee_of

    attendees = tuple(attendee_of(line) for line in attendee or ())
    folder = (home or default_home()) / safe_name(name)
    with Dossier.create(folder) as dossier:
        day = as_day(date)
        for key, value in (("meeting_date", day.isoformat() if day else ""), ("child", child), ("school", school)):
            if value:
                dossier.append(FactSet(key=key, value=value))
        if attendees:
            dossier.append(AttendeesSet(attendees=attendees))
    voice: Voice = context.obj
    voice.say(N_("The dossier is made. Everything you add to it stays in this folder:"))
    put(f"{folder.absolute()}\n")
