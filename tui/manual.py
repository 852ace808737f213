"""What the manual says of every key, command and paper, made from the program itself: `make manual` puts it there.

A test holds that the manual is up to date.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.messages import N_
from tui.language import translate
from tui.main import command_line

if TYPE_CHECKING:
    from typer._click.core import Command

KEYS: Final = "alle toetsen"
COMMANDS: Final = "alle opdrachten"
PAPERS: Final = "alle stukken"
MANUAL: Final = Path("docs") / "handleiding.md"
"""From the root of the repository, where make runs."""


def command_tables() -> str:
    """Markdown: a table per command with what is named and every option, in the language in use."""
    whole = command_line()
    commands: dict[str, Command] = getattr(whole, "commands", {})
    parts = [_table("kloppend", whole)]
    parts += [_table(f"kloppend {name}", command) for name, command in commands.items()]
    return "\n".join(parts)


def _table(name: str, command: "Command") -> str:
    rows = [f"| `{what}` | {does} |" for what, does in _rows(command)]
    opening = f"**`{name}`** {translate(command.help or '')}"
    head = "| " + " | ".join(map(translate, (N_("You type"), N_("What it does")))) + " |"
    return "\n".join([opening, "", head, "|---|---|", *rows, ""] if rows else [opening, ""])


def _rows(command: "Command") -> Iterator[tuple[str, str]]:
    """Each argument and option as it is typed, and what it does."""
    import typer
    from typer.core import TyperArgument, TyperOption

    with typer.Context(command) as context:
        for param in command.get_params(context):
            if isinstance(param, TyperArgument):
                yield translate(param.metavar or param.name or ""), translate(param.help or "")
            elif isinstance(param, TyperOption) and not param.hidden and param is not command.get_help_option(context):
                value = "" if param.is_flag else " " + translate(param.metavar or N_("VALUE"))
                yield ", ".join(param.opts).replace("|", "\\|") + value.replace("|", "\\|"), translate(param.help or "")


def paper_tables() -> str:
    """Markdown: a table for each kind of reader with every paper, its name on the command line and what it is for."""
    from reconcile.writing.products import CODES, Audience, products_for
    from tui.paper_orders import typed_name
    from tui.product_words import AUDIENCE_WORDS, PRODUCT_WORDS

    head = "| | " + " | ".join(map(translate, (N_("Paper"), N_("What it is for"), N_("You type")))) + " |"
    parts = []
    for audience in Audience:
        rows = [
            f"| {CODES[paper]} | {translate(PRODUCT_WORDS[paper].name)} | {translate(PRODUCT_WORDS[paper].purpose)} |"
            f" `{typed_name(paper)}` |"
            for paper in products_for(audience)
        ]
        opening = f"**{translate(AUDIENCE_WORDS[audience])}**"
        parts.append("\n".join([opening, "", head, "|---|---|---|---|", *rows, ""]))
    return "\n".join(parts)


def with_tables(manual: str) -> str:
    """The text `manual` with the tables between their marks brought up to date. Raises ValueError without marks."""
    from tui.workbench.key_table import key_tables

    for name, tables in ((KEYS, key_tables()), (COMMANDS, command_tables()), (PAPERS, paper_tables())):
        begin, end = f"<!-- {name} (make manual) -->", f"<!-- einde {name} -->"
        before, found, rest = manual.partition(begin)
        _, ended, after = rest.partition(end)
        if not found or not ended:
            raise ValueError(f"the manual has no {begin} ... {end}")
        manual = f"{before}{begin}\n\n{tables}\n{end}{after}"
    return manual


def main(path: Path) -> None:
    """Bring the manual in the file `path` up to date."""
    path.write_text(with_tables(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(MANUAL)
