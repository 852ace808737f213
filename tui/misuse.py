"""A command line that cannot be read, told in the user's language instead of the parser's English."""

from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.exits import ExitCode
from models.messages import N_
from models.problems import Problem

if TYPE_CHECKING:
    import typer

LANGUAGE_OPTIONS: Final = ("--language", "--taal")
"""What may stand before a command and takes a word after it."""


class Misused(Problem):
    """The command line cannot be read."""

    exit_code = ExitCode.USAGE


def misuse_of(error: "typer.TyperException", arguments: list[str], commands: list[str]) -> Misused:
    """The problem behind the parser's `error` on `arguments`; `commands` are the names there are."""
    # Typer carries these classes inside itself and exports only some; the version is pinned exactly.
    from typer._click import exceptions as parser

    context = error.ctx if isinstance(error, parser.UsageError) else None
    page = f"{context.command_path if context else 'kloppend'} --help"
    nothing_done = N_("Nothing was read and nothing was changed.")
    look = N_("Type “{page}” to see what is possible.")
    if isinstance(error, parser.NoSuchOption):
        what = N_("There is no option {option}.")
        file = next((word for word in arguments if word.startswith("-") and Path(word).is_file()), "")
        remedy = N_("If you mean the file, put ./ before its name: “./{file}”.") if file else look
        return Misused(what, meaning=nothing_done, remedy=remedy, option=error.option_name, file=file, page=page)
    if isinstance(error, parser.MissingParameter) and error.param is not None:
        what = N_("Something is missing from the command: {name}.")
        return Misused(what, meaning=nothing_done, remedy=look, name=_name_of(error.param), page=page)
    if isinstance(error, parser.BadParameter) and error.param is not None:
        what = N_("What was filled in for {name} cannot be used.")
        return Misused(what, meaning=nothing_done, remedy=look, name=_name_of(error.param), page=page)
    words = (word for before, word in pairwise(["", *arguments]) if before not in LANGUAGE_OPTIONS)
    unknown = next((word for word in words if not word.startswith("-")), "")
    if context is not None and context.parent is None and unknown not in commands:
        close = get_close_matches(unknown, commands, n=1)
        what = N_("There is no command {name}.")
        remedy = N_("Did you mean “kloppend {close}”? Type “{page}” to see what is possible.") if close else look
        return Misused(what, meaning=nothing_done, remedy=remedy, name=unknown, close="".join(close), page=page)
    what = N_("The command cannot be understood as it was typed.")
    return Misused(what, meaning=nothing_done, remedy=look, page=page)


def _name_of(param: object) -> str:
    from typer.core import TyperArgument, TyperOption

    from tui.language import translate

    if isinstance(param, TyperOption):
        return param.opts[0]
    if isinstance(param, TyperArgument):
        return translate(param.metavar or param.name)
    return ""
