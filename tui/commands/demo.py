"""`kloppend demo`: the whole job on the bundled example of an invented meeting."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import typer

from models.messages import N_
from tui.options import FOLDER
from tui.show import Voice, put, put_rich

NAME: Final = "demo"
HELP: Final = N_("See what Kloppend does, with an invented meeting. Needs nothing of yours.")
EXAMPLE: Final = N_("kloppend demo")

FOLDER_NAME: Final = "Kloppend-voorbeeld"


def run(
    context: typer.Context,
    no_tui: Annotated[bool, typer.Option("--no-tui", help=N_("Do not open the window with the three panes."))] = False,
    to: Annotated[
        Path | None, typer.Option("--to", metavar=FOLDER, help=N_("Where the papers go; by default this folder."))
    ] = None,
) -> None:
    """Hear the example, compare it, show the findings on stdout, write the papers, and open the workbench."""
    from models.dossier.folder import EXPORTS
    from reconcile.writing import Product
    from tui.demo import example
    from tui.demo.as_dossier import example_dossier, example_meeting
    from tui.papers import ALL, accepted_of, write_paper
    from tui.tables import counts_table, findings_table, remarks_table

    voice: Voice = context.obj
    voice.say(N_("An invented meeting at an invented school, and the report the school made of it."))
    folder = to or _folder()
    with example_dossier(folder, example()) as dossier:
        meeting = example_meeting(dossier, example(), voice)
    put_rich(
        findings_table(meeting.reconciliation, meeting.transcript),
        *remarks_table(meeting.reconciliation),
        counts_table(meeting.reconciliation),
    )
    voice.say(N_("Writing the version that is right, and a reaction to the school …"))
    meeting = replace(meeting, accepted=accepted_of(meeting, ALL))
    for product in (Product.COUNTER_VERSION, Product.REACTION):
        put(f"{write_paper(meeting, product, folder / EXPORTS)}\n")
    voice.say(N_("The papers are in {folder}. Open them with Word or LibreOffice."), folder=folder / EXPORTS)
    if not no_tui and sys.stdin.isatty() and sys.stdout.isatty():
        from tui.commands.review import open_dossier

        open_dossier(folder)


def _folder() -> Path:
    """This folder, or Documents where this one may not be written in (a shortcut may start us in a system folder)."""
    from platformdirs import user_documents_path

    from models.files import make_private_folder
    from models.problems import StorageFailed

    here = Path.cwd() / FOLDER_NAME
    try:
        make_private_folder(here)
    except StorageFailed:
        return user_documents_path() / FOLDER_NAME
    return here
