"""The one table of what can be done in the workbench: keys, footer, help page and command list all come from it.

To add an action: one row here, or in the `*_actions` file of its page, and a method `action_<command>` where its scope
says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from models.messages import N_
from tui.workbench.action import Action, Scope
from tui.workbench.comparison_actions import COMPARISON
from tui.workbench.draft_actions import DRAFT, EDIT_DRAFT
from tui.workbench.key_names import KEY_NAMES, key_name
from tui.workbench.remarks_actions import REMARKS, TO_REMARKS
from tui.workbench.terms_actions import TERMS, TO_TERMS
from tui.workbench.voice_actions import CHOOSING, LISTENING, WHO
from tui.workbench.way_actions import BEGIN, DOSSIER, FOLLOWING, FORM, HEARING, RECORDING

if TYPE_CHECKING:
    from textual.binding import BindingType

__all__ = [
    "ACTIONS", "KEY_NAMES", "OVER_PANES", "TYPING_IN", "Action", "Scope", "actions_in", "bindings_for", "key_for",
    "key_name", "keymap", "use_keys", "with_keys",
]  # fmt: skip

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
        "colours", ("ctrl+t",), N_("dark or light"), N_("Changes to light letters on dark, or to dark on light."),
        Scope.APP, "colours", in_command_list=True,
    ),
    Action(
        "stay", ("ctrl+c",), N_("stay"), N_("Does not stop: it only says which key does."), Scope.APP, "help_quit",
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
        yield Action(f"{scope}_{name}", keys, label, sentence, scope, commands.get(name, name), shared=name)


_LIST_MOVES: Final = {"up": "cursor_up", "down": "cursor_down"}
_SCROLLS: Final = {"up": "scroll_up", "down": "scroll_down", "first": "scroll_home", "last": "scroll_end"}

# fmt: off
ACTIONS: Final[tuple[Action, ...]] = (
    *_EVERYWHERE,
    *COMPARISON,
    *BEGIN,
    *DOSSIER,
    *FOLLOWING,
    TO_TERMS,
    *TO_REMARKS,
    *REMARKS,
    *TERMS,
    *RECORDING,
    *HEARING,
    *FORM,
    Action(
        "fill_in", ("enter",), N_("who is this?"), N_("Goes to the name of this voice, to type it."),
        Scope.VOICES, "fill_in", in_footer=True,
    ),
    *_movements(Scope.VOICES, _LIST_MOVES),
    Action(
        "listen_here", ("enter",), N_("listen"), N_("Plays this sample, or stops it."), Scope.SAMPLES, "select",
    ),
    *_movements(Scope.SAMPLES, _LIST_MOVES),
    *LISTENING,
    *CHOOSING,
    *WHO,
    Action(
        "choose", ("enter",), N_("choose"), N_("Opens or does what the cursor is on."), Scope.CHOICES, "select",
        in_footer=True,
    ),
    *_movements(Scope.CHOICES, _LIST_MOVES),
    Action(
        "leave", ("escape",), N_("back"), N_("Goes back to the page before; nothing is lost."), Scope.PAGE, "back",
        in_footer=True,
    ),
    Action(
        "close_problem", ("escape", "enter", "space"), N_("close"), N_("Closes this message."), Scope.PROBLEM, "close",
        in_footer=True,
    ),
    Action(
        "improve", ("enter",), N_("improve the text"), N_("Opens this passage to write down what was really said."),
        Scope.TEXT, "improve", in_footer=True,
    ),
    *_movements(Scope.TEXT, _LIST_MOVES),
    Action(
        "close_box", ("escape",), N_("done"), N_("Closes the box; what is typed is kept."), Scope.BOX, "close",
        in_footer=True,
    ),
    Action(
        "hear_box", ("f8",), N_("listen"), N_("Plays this passage, or stops it."), Scope.BOX, "hear", in_footer=True,
    ),
    Action(
        "hear_first", ("space",), N_("listen"), N_("Plays the place, or stops it."), Scope.CHECKING, "hear",
        in_footer=True,
    ),
    Action(
        "agree_now", ("enter",), N_("I have checked it: agree"), N_("Says that the finding is right."),
        Scope.CHECKING, "agree", in_footer=True,
    ),
    Action(
        "close_checking", ("escape",), N_("back"), N_("Goes back; nothing is decided."), Scope.CHECKING, "close",
        in_footer=True,
    ),
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
    EDIT_DRAFT,
    *_movements(Scope.DRAFT_TEXT, _LIST_MOVES),
    *_movements(Scope.DRAFT_EVIDENCE, _SCROLLS),
    *DRAFT,
    *_movements(Scope.PREVIEW, _LIST_MOVES),
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
    Scope.BEGIN: (Scope.BEGIN, Scope.CHOICES, Scope.APP),
    Scope.FORM: (Scope.FORM, Scope.PAGE, Scope.APP),
    Scope.CHOICE_LINE: (Scope.CHOICE_LINE, Scope.FORM, Scope.PAGE, Scope.APP),
    Scope.DOSSIER: (Scope.DOSSIER, Scope.CHOICES, Scope.PAGE, Scope.APP),
    Scope.FOLLOWING: (Scope.FOLLOWING, Scope.CHOICES, Scope.PAGE, Scope.APP),
    Scope.RECORDING: (Scope.RECORDING, Scope.PAGE, Scope.APP),
    Scope.HEARING: (Scope.HEARING, Scope.PAGE, Scope.APP),
    Scope.VOICES: (Scope.VOICES, Scope.LISTENING, Scope.PAGE, Scope.WHO, Scope.APP),
    Scope.SAMPLES: (Scope.SAMPLES, Scope.LISTENING, Scope.PAGE, Scope.WHO, Scope.APP),
    Scope.SIDE: (Scope.SIDE, Scope.LISTENING, Scope.PAGE, Scope.WHO, Scope.APP),
    Scope.NAMING: (Scope.NAMING, Scope.PAGE, Scope.WHO, Scope.APP),
    Scope.PICKING: (Scope.CHOICES, Scope.PAGE, Scope.APP),
    Scope.DRAFT: (Scope.DRAFT, Scope.PAGE, Scope.APP),
    Scope.DRAFT_TEXT: (Scope.DRAFT_TEXT, Scope.DRAFT, Scope.PAGE, Scope.APP),
    Scope.DRAFT_EVIDENCE: (Scope.DRAFT_EVIDENCE, Scope.DRAFT, Scope.PAGE, Scope.APP),
    Scope.PREVIEW: (Scope.PREVIEW, Scope.PAGE, Scope.APP),
    Scope.REMARKS: (Scope.REMARKS, Scope.CHOICES, Scope.PAGE, Scope.APP),
    Scope.TERMS: (Scope.TERMS, Scope.CHOICES, Scope.PAGE, Scope.APP),
    Scope.BOX: (Scope.BOX,),
    Scope.CHECKING: (Scope.CHECKING,),
    Scope.PROBLEM: (Scope.PROBLEM,),
}
"""The scopes whose keys work while the user is in one of these, the nearest first."""


_in_use = ACTIONS


def use_keys(own: Mapping[str, tuple[str, ...]]) -> None:
    """From here on show these keys, by `Action.name`, and the standard ones for everything else; {} puts all back."""
    global _in_use
    _in_use = with_keys(own)


def with_keys(own: Mapping[str, tuple[str, ...]]) -> tuple[Action, ...]:
    """Every action, with the keys of `own` where that names it."""
    return tuple(replace(action, keys=own.get(action.name, action.keys)) for action in ACTIONS)


def keymap() -> dict[str, str]:
    """What Textual has to know of the keys in use that are not the standard ones: the keys by `Action.id`."""
    return {
        now.id: ",".join(_with_capitals(now.keys))
        for now, standard in zip(_in_use, ACTIONS, strict=True)
        if now.keys != standard.keys
    }


TYPING_IN: Final = frozenset({Scope.FORM, Scope.NAMING, Scope.SEARCH, Scope.BOX})
"""Where letters are typed: a key that types something does nothing else there."""


def actions_in(*scopes: Scope) -> Iterator[Action]:
    """The actions of `scopes` with the keys in use, scope by scope."""
    return (action for scope in scopes for action in _in_use if action.scope is scope)


def key_for(name: str) -> str:
    """The key in use for the action with this id, as it is shown; for sentences that say what to press."""
    return next(key_name(action.keys[0]) for action in _in_use if action.id == name)


def bindings_for(scope: Scope) -> "list[BindingType]":
    """The Textual bindings of one scope, with the standard keys. A letter also works with the capitals key on."""
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
        for action in ACTIONS
        if action.scope is scope
    ]


def _with_capitals(keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        yield key
        if len(key) == 1 and key.isalpha():
            yield key.upper()
