"""What can be done on the page with terms: rows of the table of actions."""

from typing import Final

from models.messages import N_
from tui.workbench.action import Action, Scope

# fmt: off
TO_TERMS: Final = Action(
    "terms", ("t",), N_("terms"), N_("Shows what is due and when, and what happened."), Scope.DOSSIER, "terms",
    in_command_list=True, as_button=True,
)

TERMS: Final = (
    Action(
        "note_moment", ("n",), N_("note a moment"), N_("Notes something that happened or was sent on a day."),
        Scope.TERMS, "note", in_command_list=True, as_button=True,
    ),
    Action(
        "drop_moment", ("x", "delete"), N_("take out"), N_("Takes out the moment the cursor is on."), Scope.TERMS,
        "drop", in_command_list=True, as_button=True,
    ),
    Action(
        "save_calendar", ("s",), N_("calendar"), N_("Makes a file with these days, for the calendar you use."),
        Scope.TERMS, "save", in_command_list=True, as_button=True,
    ),
    Action(
        "undo_moment", ("ctrl+z", "u"), N_("undo"), N_("Takes the last change back."), Scope.TERMS, "undo",
        in_footer=True, in_command_list=True,
    ),
    Action(
        "redo_moment", ("ctrl+y",), N_("redo"), N_("Puts back what was taken back."), Scope.TERMS, "redo",
        in_command_list=True,
    ),
    Action(
        "other_terms_list", ("tab", "shift+tab"), N_("other list"), N_("Goes to the other list."), Scope.TERMS,
        "other_list", in_footer=True,
    ),
)
# fmt: on
