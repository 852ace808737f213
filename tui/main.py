"""The command line: parses, dispatches, and turns every problem into one clear message and an exit code."""

import os
import sys
import warnings
from typing import TYPE_CHECKING, Annotated

import typer

from models.exits import ExitCode
from models.messages import N_
from models.problems import Cancelled, Problem
from tui.commands import (
    demo,
    doctor,
    export,
    import_,
    new,
    pack,
    reconcile,
    record,
    review,
    speakers,
    terms,
    transcribe,
    unpack,
    verify,
    weights,
)
from tui.faults import fault_of, keep_quiet
from tui.helptext import HelpedCommand, HelpedGroup
from tui.language import LANGUAGES, use
from tui.misuse import misuse_of
from tui.show import Voice, put, show_problem, speak_utf8

if TYPE_CHECKING:
    from typer._click.core import Command

COMMANDS = (
    demo,
    new,
    record,
    import_,
    transcribe,
    speakers,
    reconcile,
    review,
    export,
    terms,
    verify,
    pack,
    unpack,
    weights,
    doctor,
)
"""One module per command, in the order of the help page."""


def main() -> None:
    """Entry point of `kloppend`."""
    speak_utf8()
    keep_quiet()
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # libraries warn for programmers, and their words would frighten a parent
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Do what `arguments` ask for and return the exit code. Never raises an error of its own or anybody's."""
    try:
        return _dispatch(arguments)
    except Problem as problem:
        return _told(problem)
    except (KeyboardInterrupt, typer.Abort, EOFError):
        return _told(
            Cancelled(
                N_("Stopped at your request."),
                meaning=N_("What was finished is kept; nothing half-written was left behind."),
                remedy=N_("Give the same command again to go on."),
            )
        )
    except BrokenPipeError:
        # The reader left, as in `| head`. Python would complain again when it closes the pipe.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  lives until the process ends
        return ExitCode.CANCELLED
    except Exception as error:  # noqa: BLE001  the last catch: a parent never sees a traceback with private words
        return _told(fault_of(error))


def _told(problem: Problem) -> int:
    show_problem(problem)
    return problem.exit_code


def _dispatch(arguments: list[str]) -> int:
    command = command_line()
    try:
        with command.make_context("kloppend", list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.TyperException as error:
        raise misuse_of(error, arguments, [module.NAME for module in COMMANDS]) from error
    return ExitCode.DONE


def command_line() -> "Command":
    """The parser with every command in it. Typer's own error printing and tracebacks are not part of it."""
    app = typer.Typer(
        name="kloppend",
        cls=HelpedGroup,
        help=N_("Holds the school's report against what was said in the meeting. Everything stays on this computer."),
        add_completion=False,
        invoke_without_command=True,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        rich_markup_mode=None,
    )
    app.callback()(_general)
    for module in COMMANDS:
        app.command(module.NAME, cls=HelpedCommand, help=module.HELP, epilog=module.EXAMPLE)(module.run)
    return typer.main.get_command(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        put(f"kloppend {version('kloppend')}\n")
        raise typer.Exit


def _choose_language(language: str) -> str:
    if language not in LANGUAGES:
        raise typer.BadParameter(language)
    use(language)
    return language


def _general(
    context: typer.Context,
    language: Annotated[  # noqa: ARG001  its callback has already used it
        str,
        typer.Option(
            "--language",
            "--taal",
            metavar="nl|en",
            is_eager=True,
            callback=_choose_language,
            envvar="KLOPPEND_LANGUAGE",
            help=N_("The language on screen: nl (Dutch) or en (English)."),
        ),
    ] = "nl",
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help=N_("Tell only what goes wrong, not what is going on."))
    ] = False,
    version: Annotated[  # noqa: ARG001  its callback has already shown it
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help=N_("Show which version this is.")),
    ] = False,
) -> None:
    context.obj = Voice(quiet)
    if context.invoked_subcommand is None:
        from tui.welcome import welcome

        welcome(context)
