"""What can be done with remarks on the report: rows of the table of actions."""

from typing import Final

from models.messages import N_
from tui.workbench.action import Action, Scope

# fmt: off
TO_REMARKS: Final = tuple(
    Action(
        f"{scope}_remarks", ("m",), N_("remarks"), N_("Shows what stands out in the text of the report itself."), scope,
        "remarks", in_command_list=True, in_footer=True, shared="remarks",
    )
    for scope in (Scope.DOSSIER, Scope.COMPARISON)
)

REMARKS: Final = (
    Action(
        "agree_remark", ("a",), N_("agree"), N_("Says that you want to raise this; it goes into the letter."),
        Scope.REMARKS, "decide('accepted')", in_command_list=True, as_button=True,
    ),
    Action(
        "drop_remark", ("n",), N_("not needed"), N_("Says that this need not be raised; it stays out of the letter."),
        Scope.REMARKS, "decide('rejected')", in_command_list=True, as_button=True,
    ),
    Action(
        "view_on_remark", ("w",), N_("your own view"), N_("Opens a box for how you see it; that goes into the letter."),
        Scope.REMARKS, "view", in_command_list=True, as_button=True,
    ),
    Action(
        "hidden_remarks", ("h",), N_("small ones"), N_("Shows or hides remarks that matter less."), Scope.REMARKS,
        "toggle_small", in_footer=True, in_command_list=True,
    ),
    Action(
        "undo_remark", ("ctrl+z", "u"), N_("undo"), N_("Takes the last change back."), Scope.REMARKS, "undo",
        in_footer=True, in_command_list=True,
    ),
    Action(
        "redo_remark", ("ctrl+y",), N_("redo"), N_("Puts back what was taken back."), Scope.REMARKS, "redo",
        in_command_list=True,
    ),
)
# fmt: on
