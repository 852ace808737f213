"""The `--help` pages, in the user's language: Typer's own are English and cannot be translated from outside."""

from typing import TYPE_CHECKING, Final

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from models.messages import N_
from tui.language import translate

if TYPE_CHECKING:
    from typer._click.core import Command, Context
    from typer._click.formatting import HelpFormatter

HELP_OPTION: Final = N_("Show this page.")


class HelpedCommand(TyperCommand):
    """A command whose help page is ours. `help`, `epilog`, option helps and metavars are message ids."""

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the page."""
        arguments = [param for param in self.get_params(ctx) if isinstance(param, TyperArgument)]
        names = [translate(argument.metavar or argument.name) for argument in arguments]
        usage = [name if argument.required else f"[{name}]" for name, argument in zip(names, arguments, strict=True)]
        _write_top(self, ctx, formatter, " ".join([translate(N_("[OPTIONS]")), *usage]))
        if arguments:
            with formatter.section(translate(N_("You name"))):
                formatter.write_dl(
                    [(name, translate(argument.help or "")) for name, argument in zip(names, arguments, strict=True)]
                )
        _write_options(self, ctx, formatter)
        if self.epilog:
            with formatter.section(translate(N_("Example"))):
                formatter.write_text(translate(self.epilog))


class HelpedGroup(TyperGroup):
    """The whole program's help page."""

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the page."""
        _write_top(self, ctx, formatter, translate(N_("[OPTIONS] COMMAND")))
        with formatter.section(translate(N_("What you can do"))):
            formatter.write_dl([(name, translate(command.help or "")) for name, command in self.commands.items()])
        _write_options(self, ctx, formatter)


def _write_top(command: "Command", ctx: "Context", formatter: "HelpFormatter", usage: str) -> None:
    formatter.write_text(translate(command.help or ""))
    formatter.write_paragraph()
    formatter.write_usage(ctx.command_path, usage, prefix=translate(N_("You type: ")))


def _write_options(command: "Command", ctx: "Context", formatter: "HelpFormatter") -> None:
    rows = []
    for param in command.get_params(ctx):
        if not isinstance(param, TyperOption) or param.hidden:
            continue
        name = ", ".join(param.opts)
        if not param.is_flag:
            name += " " + translate(param.metavar or N_("VALUE"))
        is_help = param is command.get_help_option(ctx)
        rows.append((name, translate(HELP_OPTION if is_help else param.help or "")))
    with formatter.section(translate(N_("Options"))):
        formatter.write_dl(rows)
