"""`kloppend export`: writes a paper for the school from the findings the parent accepted."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from models.messages import N_
from tui.options import FOLDER, Day, Sources, as_day
from tui.show import Voice, put

NAME: Final = "export"
HELP: Final = N_("Write a paper for the school: your own report, a reaction, or a version that is right.")
EXAMPLE: Final = N_("kloppend export counter-version Kim-2026 --format docx")


class Paper(StrEnum):
    """The papers there are, by the names of `reconcile.writing.Product`, spelled as one types them."""

    OWN_REPORT = "own-report"
    REACTION = "reaction"
    COUNTER_VERSION = "counter-version"


class Format(StrEnum):
    """The kinds of file they come in."""

    DOCX = "docx"
    MD = "md"


def run(
    context: typer.Context,
    paper: Annotated[
        Paper,
        typer.Argument(
            metavar=N_("PAPER"),
            help=N_(
                "own-report (your own report), reaction (a reaction) or counter-version (a version that is right)."
            ),
        ),
    ],
    sources: Sources,
    kind: Annotated[
        Format, typer.Option("--format", metavar="docx|md", help=N_("docx for Word, md for plain text."))
    ] = Format.DOCX,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar=FOLDER, help=N_("Where it goes; by default in the dossier, or this folder.")),
    ] = None,
    accept: Annotated[
        str | None,
        typer.Option(
            "--accept",
            metavar="all|F1,F3",
            help=N_("The findings you agree with; by default those you accepted in the dossier."),
        ),
    ] = None,
    show_changes: Annotated[
        bool, typer.Option("--show-changes", help=N_("Mark in a counter-version what is new in it."))
    ] = False,
    date: Day = None,
) -> None:
    """Write `paper` and put the path of the file on stdout."""
    from models.dossier.folder import EXPORTS
    from reconcile.writing import Product, WouldLeak
    from tui.meeting import meeting_of
    from tui.papers import accepted_of, edited_letter, put_letter, write_paper

    voice: Voice = context.obj
    product = Product[paper.name]
    folder = to or (sources[0] / EXPORTS if len(sources) == 1 else Path.cwd())
    as_edited = accept is None and not show_changes and len(sources) == 1 and sources[0].is_dir()
    try:
        if as_edited and (letter := edited_letter(sources[0], product, kind.value)):
            voice.say(N_("This is the letter as you changed it in the workbench."))
            path = put_letter(letter, folder)
        else:
            meeting = meeting_of(sources, voice, date=as_day(date))
            accepted = {} if paper is Paper.OWN_REPORT and accept is None else accepted_of(meeting, accept)
            path = write_paper(meeting, product, folder, accepted, file_format=kind.value, show_changes=show_changes)
    except WouldLeak as refusal:
        for leak in refusal.leaks:
            Voice().say(N_("Not for the school: “{words}”"), words=leak.excerpt)  # --quiet hides no refusal
        raise
    voice.say(N_("Written for the school. Read it through before you send it; you decide what goes out:"))
    put(f"{path}\n")
