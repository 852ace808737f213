"""What can be done with a letter to the school: rows of the table of actions."""

from typing import Final

from models.messages import N_
from tui.workbench.action import Action, Scope

# fmt: off
DRAFT: Final = (
    Action(
        "draft_preview", ("z",), N_("as the school sees it"), N_("Shows exactly the text of the file for the school."),
        Scope.DRAFT, "preview", in_command_list=True,
    ),
    Action(
        "draft_save", ("s",), N_("save as"), N_("Makes the file that you can send to the school."), Scope.DRAFT, "save",
        in_command_list=True,
    ),
    Action(
        "draft_leave_out", ("x",), N_("leave out"), N_("Leaves this piece out of the letter, or puts it back in."),
        Scope.DRAFT, "leave_out", in_command_list=True,
    ),
    Action(
        "draft_add", ("n",), N_("add"), N_("Adds a piece of your own below this one."), Scope.DRAFT, "add",
        in_command_list=True,
    ),
    Action(
        "draft_facts", ("g",), N_("names and tone"),
        N_("Asks for what holds for every letter: names, tone, who writes."), Scope.DRAFT, "facts",
        in_command_list=True,
    ),
    Action(
        "undo_draft", ("ctrl+z", "u"), N_("undo"), N_("Takes the last change back."), Scope.DRAFT, "undo",
        in_footer=True, in_command_list=True,
    ),
    Action(
        "redo_draft", ("ctrl+y",), N_("redo"), N_("Puts back what was taken back."), Scope.DRAFT, "redo",
        in_command_list=True,
    ),
    Action(
        "play_ground", ("space",), N_("listen"), N_("Plays what was said about this piece, or stops it."), Scope.DRAFT,
        "play", in_footer=True, in_command_list=True,
    ),
    Action(
        "draft_own_report", ("e",), N_("your own report"), N_("Goes to the report of the meeting in your own words."),
        Scope.DRAFT, "show_paper('own_report')", in_command_list=True,
    ),
    Action(
        "draft_reaction", ("r",), N_("reaction"), N_("Goes to the letter that reacts to the report, point by point."),
        Scope.DRAFT, "show_paper('reaction')", in_command_list=True,
    ),
    Action(
        "draft_counter_version", ("v",), N_("completed report"),
        N_("Goes to the report of the school with your changes in it."), Scope.DRAFT,
        "show_paper('counter_version')", in_command_list=True,
    ),
    Action(
        "draft_papers", ("b",), N_("other papers"), N_("Shows all papers that can be made, to pick one from."),
        Scope.DRAFT, "papers", in_command_list=True,
    ),
    Action(
        "other_draft_pane", ("tab", "shift+tab"), N_("other pane"), N_("Goes to the letter, or to what it rests on."),
        Scope.DRAFT, "other_pane", in_footer=True,
    ),
)

EDIT_DRAFT: Final = Action(
    "edit_draft", ("enter",), N_("edit"), N_("Opens this piece to change it; what is typed is kept by itself."),
    Scope.DRAFT_TEXT, "improve", in_footer=True,
)

TO_DRAFT: Final = Action(
    "show_draft", ("f5",), N_("Letter"), N_("Goes to the letter to the school, with what you agree with."),
    Scope.COMPARISON, "draft", in_footer=True, in_command_list=True,
)
"""In the comparison, once its page has `action_draft` (see `draft_opening.show_draft`)."""
# fmt: on

DEEDS: Final = ("draft_preview", "draft_save", "draft_leave_out", "draft_add", "draft_facts")
"""Ids of the actions that stand above the letter, where they are in sight on the smallest screen too."""
