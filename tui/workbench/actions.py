"""The one table of what can be done in the workbench: keys, footer, help page and command list all come from it.

To add an action: one row here, and a method `action_<command>` where its scope says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from models.messages import N_

if TYPE_CHECKING:
    from textual.binding import BindingType


class Scope(StrEnum):
    """Where an action works, and the class that carries its method."""

    APP = "app"
    """Always. `tui.workbench.app.Workbench`."""
    COMPARISON = "comparison"
    """While meeting and report stand side by side. `tui.workbench.comparison.ComparisonScreen`."""
    TEXT = "text"
    """In the transcript and in the report. `tui.workbench.text_pane.TextPane`."""
    FINDINGS = "findings"
    """In the list of findings. `tui.workbench.findings_list.FindingsList`."""
    CARD = "card"
    """In the card of one finding. `tui.workbench.finding_card.FindingCard`."""
    SEARCH = "search"
    """While a word to look for is typed. `tui.workbench.search_bar.SearchBar`."""
    HELP = "help"
    """On the help page. `tui.workbench.help_page.HelpPage`."""


@dataclass(frozen=True)
class Action:
    """One thing the user can do. `label` and `help` are message ids."""

    id: str
    keys: tuple[str, ...]
    """As Textual names them; the first is the one shown."""
    label: str
    """A few words for the footer and the command list."""
    help: str
    """One sentence for the help page."""
    scope: Scope
    command: str
    """The Textual action, e.g. `show_pane('report')`."""
    in_footer: bool = False
    in_command_list: bool = False
    always_on: bool = False
    """Works even while a window lies over the screen."""


# One action after another, so that the table can be read as one:
# fmt: off
_EVERYWHERE: Final = (
    Action(
        "help", ("f1", "question_mark"), N_("help"), N_("Shows what every key does."), Scope.APP, "help",
        in_footer=True, in_command_list=True,
    ),
    Action(
        "stop", ("ctrl+q",), N_("stop"), N_("Stops at once; nothing has to be saved."), Scope.APP, "quit",
        in_footer=True, in_command_list=True, always_on=True,
    ),
    Action(
        "commands", ("f10", "ctrl+p"), N_("all commands"), N_("Shows everything you can do, to pick from."),
        Scope.APP, "command_palette",
    ),
    Action(
        "stay", ("ctrl+c",), N_("stay"), N_("Does not stop: it only says which key does."), Scope.APP, "help_quit",
    ),
)

_COMPARISON: Final = (
    Action(
        "show_transcript", ("f2",), N_("Meeting"), N_("Goes to what was said."), Scope.COMPARISON,
        "show_pane('transcript')", in_footer=True, in_command_list=True,
    ),
    Action(
        "show_report", ("f3",), N_("Report"), N_("Goes to what the school wrote."), Scope.COMPARISON,
        "show_pane('report')", in_footer=True, in_command_list=True,
    ),
    Action(
        "show_findings", ("f4",), N_("Findings"), N_("Goes to the list of what agrees and differs."),
        Scope.COMPARISON, "show_pane('findings')", in_footer=True, in_command_list=True,
    ),
    Action(
        "search", ("slash", "ctrl+f"), N_("search"), N_("Looks for a word in the meeting or the report."),
        Scope.COMPARISON, "search", in_footer=True, in_command_list=True,
    ),
    Action(
        "next_finding", ("f7",), N_("next finding"), N_("Chooses the next finding, from every pane."),
        Scope.COMPARISON, "next_finding", in_footer=True, in_command_list=True,
    ),
    Action(
        "previous_finding", ("f6",), N_("finding before"), N_("Chooses the finding before, from every pane."),
        Scope.COMPARISON, "previous_finding", in_command_list=True,
    ),
    Action(
        "next_pane", ("tab",), N_("other pane"), N_("Goes to the next pane."), Scope.COMPARISON, "next_pane",
        in_footer=True,
    ),
    Action(
        "previous_pane", ("shift+tab",), N_("pane before"), N_("Goes to the pane before."), Scope.COMPARISON,
        "previous_pane",
    ),
    Action(
        "zoom", ("f9",), N_("large"), N_("Makes this pane as large as the screen, and back."), Scope.COMPARISON,
        "zoom", in_footer=True, in_command_list=True,
    ),
    Action(
        "toggle_confirmed", ("o",), N_("what agrees"), N_("Shows or hides what is the same in meeting and report."),
        Scope.COMPARISON, "toggle_confirmed", in_footer=True, in_command_list=True,
    ),
    Action(
        "toggle_hidden", ("h",), N_("hidden ones"), N_("Shows or hides what is too uncertain to count."),
        Scope.COMPARISON, "toggle_hidden", in_footer=True, in_command_list=True,
    ),
    Action(
        "back", ("escape",), N_("back"), N_("Closes what is open, or goes back to the findings."), Scope.COMPARISON,
        "back",
    ),
)
# fmt: on


def _movements(scope: Scope, commands: dict[str, str]) -> Iterator[Action]:
    """The keys that move, the same in every pane; `commands` says what each is called there."""
    rows = (
        ("up", ("up", "k"), N_("up"), N_("Goes up one.")),
        ("down", ("down", "j"), N_("down"), N_("Goes down one.")),
        ("page_up", ("pageup",), N_("page up"), N_("Goes up a screenful.")),
        ("page_down", ("pagedown",), N_("page down"), N_("Goes down a screenful.")),
        ("first", ("home",), N_("begin"), N_("Goes to the beginning.")),
        ("last", ("end",), N_("end"), N_("Goes to the end.")),
    )
    for name, keys, label, sentence in rows:
        yield Action(f"{scope}_{name}", keys, label, sentence, scope, commands.get(name, name))


_LIST_MOVES: Final = {"up": "cursor_up", "down": "cursor_down"}
_SCROLLS: Final = {"up": "scroll_up", "down": "scroll_down", "first": "scroll_home", "last": "scroll_end"}

# fmt: off
ACTIONS: Final[tuple[Action, ...]] = (
    *_EVERYWHERE,
    *_COMPARISON,
    *_movements(Scope.TEXT, _LIST_MOVES),
    Action(
        "show_evidence", ("enter",), N_("show the place"), N_("Goes to the words in the meeting or the report."),
        Scope.FINDINGS, "select", in_footer=True,
    ),
    *_movements(Scope.FINDINGS, _LIST_MOVES),
    *_movements(Scope.CARD, _SCROLLS),
    Action(
        "next_match", ("enter", "down"), N_("next"), N_("Goes to the next place with this word."), Scope.SEARCH,
        "next_match", in_footer=True,
    ),
    Action(
        "previous_match", ("up",), N_("place before"), N_("Goes to the place before with this word."), Scope.SEARCH,
        "previous_match", in_footer=True,
    ),
    *_movements(Scope.HELP, _SCROLLS),
    Action(
        "close_help", ("escape", "f1", "enter", "question_mark"), N_("close"), N_("Closes this page."), Scope.HELP,
        "close", in_footer=True,
    ),
)
# fmt: on
"""Every action, in the order of the help page."""

OVER_PANES: Final = {
    Scope.TEXT: (Scope.TEXT, Scope.COMPARISON, Scope.APP),
    Scope.FINDINGS: (Scope.FINDINGS, Scope.COMPARISON, Scope.APP),
    Scope.CARD: (Scope.CARD, Scope.COMPARISON, Scope.APP),
    Scope.SEARCH: (Scope.SEARCH, Scope.COMPARISON, Scope.APP),
    Scope.HELP: (Scope.HELP,),
}
"""The scopes whose keys work while the user is in one of these, the nearest first."""


def actions_in(*scopes: Scope) -> Iterator[Action]:
    """The actions of `scopes`, scope by scope."""
    return (action for scope in scopes for action in ACTIONS if action.scope is scope)


def bindings_for(scope: Scope) -> "list[BindingType]":
    """The Textual bindings of one scope. A letter also works with the capitals key on."""
    from textual.binding import Binding

    return [
        Binding(
            ",".join(_with_capitals(action.keys)),
            action.command,
            action.label,
            show=False,
            priority=action.always_on,
            id=action.id,
        )
        for action in actions_in(scope)
    ]


def _with_capitals(keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        yield key
        if len(key) == 1 and key.isalpha():
            yield key.upper()


KEY_NAMES: Final = {
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "enter": "Enter",
    "escape": "Esc",
    "slash": "/",
    "question_mark": "?",
}
"""What stands on the key, where that is not its name."""


def key_name(key: str) -> str:
    """`key` as it is shown: "ctrl+q" becomes "Ctrl+Q"."""
    return "+".join(KEY_NAMES.get(part, part.capitalize()) for part in key.split("+"))
