"""What can be done on the way from a recording to the comparison: rows of the table of actions."""

from typing import Final

from models.messages import N_
from tui.workbench.action import Action, Scope

# fmt: off
BEGIN: Final = (
    Action(
        "new_meeting", ("n",), N_("new meeting"), N_("Makes a place for a meeting, with the files you have of it."),
        Scope.BEGIN, "new_meeting", in_command_list=True, as_button=True,
    ),
    Action(
        "record_now", ("o",), N_("record now"), N_("Records at once, with the microphone of this computer."),
        Scope.BEGIN, "record_now", in_command_list=True, as_button=True,
    ),
    Action(
        "example", ("v",), N_("see an example"), N_("Shows an invented meeting beside an invented report."),
        Scope.BEGIN, "example", in_command_list=True, as_button=True,
    ),
)

DOSSIER: Final = (
    Action(
        "record", ("o",), N_("record"), N_("Records the meeting with the microphone of this computer."),
        Scope.DOSSIER, "record", in_command_list=True, as_button=True,
    ),
    Action(
        "take_in", ("b",), N_("take in a file"), N_("Takes in a file that you have, for the step the cursor is on."),
        Scope.DOSSIER, "take_in", in_command_list=True, as_button=True,
    ),
    Action(
        "meetings", ("g",), N_("all meetings"), N_("Shows the meetings in this dossier, to go to another one."),
        Scope.DOSSIER, "meetings", in_command_list=True, as_button=True,
    ),
    Action(
        "another_meeting", ("n",), N_("new meeting"),
        N_("Begins another meeting about the same child, in this dossier."), Scope.DOSSIER, "another_meeting",
        in_command_list=True,
    ),
    Action(
        "follow_up", ("w",), N_("what came of it"),
        N_("Shows what was agreed in earlier meetings, and what came of it."), Scope.DOSSIER, "follow_up",
        in_command_list=True,
    ),
    *(
        Action(
            f"step_{number}", (str(number),), label, sentence, Scope.DOSSIER, f"step({number})", in_command_list=True,
        )
        for number, label, sentence in (
            (1, N_("step 1: recording"), N_("Takes in a recording that you have.")),
            (2, N_("step 2: text"), N_("Has the recording written down.")),
            (3, N_("step 3: who is who"), N_("Says who spoke.")),
            (4, N_("step 4: report"), N_("Takes in the report of the school.")),
            (5, N_("step 5: compare"), N_("Shows the meeting beside the report.")),
            (6, N_("step 6: letter"), N_("Goes to the letter to the school.")),
        )
    ),
)

FOLLOWING: Final = (
    Action(
        "was_done", ("g",), N_("has been done"), N_("Says that what was agreed has been done."), Scope.FOLLOWING,
        "follow('done')", in_command_list=True, as_button=True,
    ),
    Action(
        "was_not_done", ("n",), N_("has not been done"), N_("Says that what was agreed has not been done."),
        Scope.FOLLOWING, "follow('not_done')", in_command_list=True, as_button=True,
    ),
    Action(
        "was_unclear", ("o",), N_("unclear"), N_("Says that it is not clear whether it has been done."),
        Scope.FOLLOWING, "follow('unclear')", in_command_list=True, as_button=True,
    ),
    Action(
        "follow_note", ("w",), N_("note"), N_("Opens a box for what you want to remember about it."),
        Scope.FOLLOWING, "note", in_command_list=True, as_button=True,
    ),
    Action(
        "undo_follow", ("ctrl+z", "u"), N_("undo"), N_("Takes the last change back."), Scope.FOLLOWING, "undo",
        in_footer=True, in_command_list=True,
    ),
    Action(
        "redo_follow", ("ctrl+y",), N_("redo"), N_("Puts back what was taken back."), Scope.FOLLOWING, "redo",
        in_command_list=True,
    ),
)

RECORDING: Final = (
    Action(
        "pause_recording", ("p", "space"), N_("pause or go on"), N_("Stops listening for a while, and goes on."),
        Scope.RECORDING, "pause", in_command_list=True, as_button=True,
    ),
    Action(
        "stop_recording", ("s",), N_("stop and keep"), N_("Ends the recording and keeps it in this dossier."),
        Scope.RECORDING, "stop", in_command_list=True, as_button=True,
    ),
)

HEARING: Final = (
    Action(
        "start_hearing", ("b",), N_("begin or go on"), N_("Begins to write the recording down, or goes on with it."),
        Scope.HEARING, "start", in_command_list=True, as_button=True,
    ),
    Action(
        "pause_hearing", ("p",), N_("pause"), N_("Stops for now; what is written down stays."), Scope.HEARING,
        "pause", in_command_list=True, as_button=True,
    ),
    Action(
        "more_people", ("plus", "right"), N_("one person more"), N_("Says that one person more spoke, at most."),
        Scope.HEARING, "people(1)", in_footer=True,
    ),
    Action(
        "fewer_people", ("minus", "left"), N_("one fewer"), N_("Says that one person fewer spoke."), Scope.HEARING,
        "people(-1)", in_footer=True,
    ),
)

FORM: Final = (
    Action(
        "finish_form", ("f2",), N_("done"), N_("Keeps what you filled in and goes on."), Scope.FORM, "finish",
        in_command_list=True, as_button=True,
    ),
    # Always on: who types fast is on the next line already when the letter after Enter comes.
    Action(
        "enter_field", ("enter",), N_("next line"), N_("Goes to the next line, and on the last one goes on."),
        Scope.FORM, "enter", in_footer=True, always_on=True,
    ),
    Action(
        "next_field", ("tab", "down"), N_("next line"), N_("Goes to the next line to fill in."), Scope.FORM,
        "next_field", always_on=True,
    ),
    Action(
        "previous_field", ("shift+tab", "up"), N_("line before"), N_("Goes to the line before."), Scope.FORM,
        "previous_field", always_on=True,
    ),
)
# fmt: on
