"""The options that several commands share, spelled the same everywhere."""

import datetime
from pathlib import Path
from typing import Annotated

import typer

from models.messages import N_

FILE = N_("FILE")
FOLDER = N_("FOLDER")


def as_day(moment: datetime.datetime | None) -> datetime.date | None:
    """Only the day: Typer reads dates as moments."""
    return moment.date() if moment else None


def known_place(path: Path | None) -> Path | None:
    """`path`, or the dossier of that name where `kloppend new` puts it when there is nothing of that name here."""
    if path is None or path.exists() or len(path.parts) != 1:
        return path
    from models.dossier.places import default_home

    return default_home() / path if (default_home() / path).exists() else path


def _known_places(paths: list[Path]) -> list[Path]:
    return [known_place(paths[0]) or paths[0]] if len(paths) == 1 else paths


Day = Annotated[
    datetime.datetime | None,
    typer.Option(
        "--date",
        formats=["%d-%m-%Y", "%Y-%m-%d"],
        metavar=N_("DD-MM-YYYY"),
        help=N_("The day of the meeting; “next Friday” is counted from it."),
    ),
]
DossierFolder = Annotated[
    Path | None,
    typer.Option(
        "--dossier", metavar=FOLDER, callback=known_place, help=N_("The dossier to keep it in: its name or its folder.")
    ),
]
MeetingNumber = Annotated[
    int | None,
    typer.Option(
        "--meeting",
        metavar=N_("NUMBER"),
        min=1,
        help=N_("Which meeting in the dossier, from 1; by default the one begun last."),
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help=N_("Give the result as JSON, for other programs."))]
Sources = Annotated[
    list[Path],
    typer.Argument(
        metavar=N_("TRANSCRIPT REPORT"),
        callback=_known_places,
        help=N_("The file with what was said and the school's report; or one dossier that holds both."),
    ),
]
