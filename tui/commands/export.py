"""`kloppend export`: writes a paper, or all there are, from a dossier or from a transcript and a report."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from models.messages import N_
from tui.language import translate
from tui.options import FOLDER, Day, MeetingNumber, Sources, as_day
from tui.show import Voice, put

if TYPE_CHECKING:
    from models.problems import Problem

NAME: Final = "export"
HELP: Final = N_("Write a paper: for the school, for a committee or an advocate, or for yourself.")
EXAMPLE: Final = N_("kloppend export counter-version Kim-2026 --format docx")


class Format(StrEnum):
    """The kinds of file they come in."""

    DOCX = "docx"
    PDF = "pdf"
    TXT = "txt"


def run(
    context: typer.Context,
    paper: Annotated[
        str,
        typer.Argument(
            metavar=N_("PAPER"),
            help=N_("Its name (the manual has a list), such as own-report or reaction; or all, for every paper."),
        ),
    ],
    sources: Sources,
    kind: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="docx|pdf|txt",
            help=N_("docx for Word, pdf, or txt for an e-mail; by default Word for the school and PDF for others."),
        ),
    ] = None,
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
    tracked: Annotated[
        bool,
        typer.Option(
            "--tracked", help=N_("Put a counter-version into the school’s own Word file, as tracked changes.")
        ),
    ] = False,
    with_recording: Annotated[
        bool,
        typer.Option("--with-recording", help=N_("Also papers that hold what can be heard; never for the school.")),
    ] = False,
    nameless: Annotated[
        bool,
        typer.Option("--nameless", help=N_("Roles instead of names, to share a paper; not for the school.")),
    ] = False,
    date: Day = None,
    number: MeetingNumber = None,
) -> None:
    """Write `paper` and put the path of each file on stdout."""
    from reconcile.writing import Product, WouldLeak
    from tui.meeting import meeting_of
    from tui.misuse import Misused
    from tui.other_papers import MAYBE_NAMES
    from tui.paper_orders import Order, make, papers_named

    voice: Voice = context.obj
    products = papers_named(paper)
    if tracked and Product.COUNTER_VERSION not in products:
        raise Misused(
            N_("Tracked changes are only for a counter-version."),
            meaning=N_("Nothing was written."),
            remedy=N_("Type “{example}”, or leave --tracked out."),
            example="kloppend export counter-version … --tracked",
        )
    order = Order(
        kind.value if kind else None,
        accept,
        show_changes=show_changes,
        tracked=tracked,
        with_recording=with_recording,
        nameless=nameless,
    )
    meeting = meeting_of(sources, voice, date=as_day(date), number=number)
    told = ""
    for product in products:
        try:
            made = make(product, meeting, sources, order, to)
        except (WouldLeak, Misused) as refusal:
            _name_leaks(refusal)
            if len(products) == 1:
                raise
            voice.say(refusal.what, **refusal.details)
        else:
            for finding, reason in made.left_out:
                Voice().say(N_("Not in it: {finding}. {reason}"), finding=finding, reason=translate(reason))
            if made.doubtful:
                Voice().say(MAYBE_NAMES, words=", ".join(made.doubtful))
            if made.told != told:
                voice.say(told := made.told)
            put(f"{made.path}\n")


def _name_leaks(refusal: "Problem") -> None:
    """Name the places that would leak; --quiet hides no refusal."""
    from reconcile.writing.guard.reasons import OTHERWISE, REASONS

    for leak in getattr(refusal, "leaks", ()):
        Voice().say(REASONS.get(leak.rule, OTHERWISE), words=leak.excerpt)
