"""What can be done while meeting and report stand side by side: rows of the table of actions."""

from typing import Final

from models.messages import N_
from tui.workbench.action import Action, Scope
from tui.workbench.draft_actions import TO_DRAFT

# fmt: off
COMPARISON: Final = (
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
# fmt: on
