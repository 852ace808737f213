"""The one table of what can be done in the workbench: keys, footer, help page and command list all come from it.

To add an action: one row here, or in `way_actions`, and a method `action_<command>` where its scope says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from models.messages import N_
from tui.workbench.action import Action, Scope
from tui.workbench.draft_actions import DRAFT, EDIT_DRAFT, TO_DRAFT
from tui.workbench.key_names import KEY_NAMES, key_name
from tui.workbench.way_actions import BEGIN, DOSSIER, FORM, HEARING, RECORDING

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

_COMPARISON: Final = (
    Action(
        "play", ("space",), N_("listen"), N_("Plays what was said where the cursor is, or stops it."),
        Scope.COMPARISON, "play", in_footer=True, in_command_list=True,
    ),
    Action(
        "agree", ("a",), N_("agree"), N_("Says that the finding is right; it goes into the letter to the school."),
        Scope.COMPARISON, "decide('accepted')", in_footer=True, in_command_list=True, foremost=True,
    ),
    Action(
        "reword", ("w",), N_("change"), N_("Says in your own words what it should be; that goes into the letter."),
        Scope.COMPARISON, "reword", in_footer=True, in_command_list=True, foremost=True,
    ),
    Action(
        "reject", ("n",), N_("not right"), N_("Says that the finding is not right; it stays out of the letter."),
        Scope.COMPARISON, "decide('rejected')", in_footer=True, in_command_list=True, foremost=True,
    ),
    Action(
        "doubt", ("t",), N_("doubt"), N_("Says that you do not know yet; it stays out of the letter."),
        Scope.COMPARISON, "decide('doubtful')", in_footer=True, in_command_list=True, foremost=True,
    ),
    Action(
        "own_finding", ("v",), N_("own finding"), N_("Adds something yourself that Kloppend did not find."),
        Scope.COMPARISON, "own_finding", in_footer=True, in_command_list=True,
    ),
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
    TO_DRAFT,
    Action(
        "play_slowly", ("l",), N_("slowly"), N_("Plays what was said where the cursor is, slowly."),
        Scope.COMPARISON, "play_slowly", in_command_list=True,
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
        "undo_decision", ("ctrl+z", "u"), N_("undo"), N_("Takes the last change back."), Scope.COMPARISON, "undo",
        in_footer=True, in_command_list=True,
    ),
    Action(
        "redo_decision", ("ctrl+y",), N_("redo"), N_("Puts back what was taken back."), Scope.COMPARISON, "redo",
        in_command_list=True,
    ),
    Action(
        "zoom", ("f9",), N_("large"), N_("Makes this pane as large as the screen, and back."), Scope.COMPARISON,
        "zoom", in_footer=True, in_command_list=True,
    ),
    Action(
        "toggle_open", ("b",), N_("only open ones"), N_("Hides or shows what you have decided on."), Scope.COMPARISON,
        "toggle_open", in_command_list=True,
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
        "back", in_footer=True,
    ),
)

_LISTENING: Final = (
    Action(
        "play_sample", ("space",), N_("listen"), N_("Plays the sample, or stops it."), Scope.LISTENING, "play",
        in_footer=True, in_command_list=True,
    ),
    Action(
        "play_sample_slowly", ("l",), N_("slowly"), N_("Plays the sample slowly."), Scope.LISTENING, "play_slowly",
        in_footer=True, in_command_list=True,
    ),
    *(
        Action(
            f"play_sample_{number}", (str(number),), label, N_("Plays the sample with this number."), Scope.LISTENING,
            f"play_number({number})",
        )
        for number, label in ((1, N_("sample 1")), (2, N_("sample 2")), (3, N_("sample 3")))
    ),
    Action(
        "take_suggestion", ("v",), N_("take this name"), N_("Takes over the name that was said."), Scope.LISTENING,
        "take_suggestion", in_command_list=True,
    ),
    Action(
        "merge_voices", ("m",), N_("same person"), N_("Says that this voice and another are one person."),
        Scope.LISTENING, "merge", in_command_list=True,
    ),
    Action(
        "give_turn", ("g",), N_("somebody else"), N_("Says that somebody else is heard in this sample."),
        Scope.LISTENING, "give", in_command_list=True,
    ),
)

_WHO: Final = (
    Action(
        "undo_voice", ("ctrl+z",), N_("undo"), N_("Takes the last change back."), Scope.WHO, "undo", in_footer=True,
        in_command_list=True,
    ),
    Action(
        "redo_voice", ("ctrl+y",), N_("redo"), N_("Puts back what was taken back."), Scope.WHO, "redo",
        in_command_list=True,
    ),
    Action(
        "next_part", ("tab",), N_("next part"), N_("Goes to the next part of the page."), Scope.WHO, "next_part",
        in_footer=True,
    ),
    Action(
        "previous_part", ("shift+tab",), N_("part before"), N_("Goes to the part before."), Scope.WHO, "previous_part",
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
    *_COMPARISON,
    *BEGIN,
    *DOSSIER,
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
    *_LISTENING,
    Action(
        "next_side", ("right", "down"), N_("next"), N_("Chooses the next side."), Scope.SIDE, "step(1)",
        in_footer=True,
    ),
    Action(
        "previous_side", ("left", "up"), N_("before"), N_("Chooses the side before."), Scope.SIDE, "step(-1)",
        in_footer=True,
    ),
    Action(
        "finish_voice", ("enter",), N_("next voice"), N_("Goes to the next voice."), Scope.SIDE, "finish",
        in_footer=True,
    ),
    Action(
        "next_line", ("enter", "down"), N_("next line"), N_("Keeps this and goes to the next line."), Scope.NAMING,
        "next_line", in_footer=True,
    ),
    Action(
        "line_before", ("up",), N_("line before"), N_("Keeps this and goes to the line before."), Scope.NAMING,
        "line_before", in_footer=True,
    ),
    *_WHO,
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
    Scope.DOSSIER: (Scope.DOSSIER, Scope.CHOICES, Scope.PAGE, Scope.APP),
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
