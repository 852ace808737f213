"""What can be done where it is said who is who: rows of the table of actions."""

from typing import Final

from models.messages import N_
from tui.workbench.action import Action, Scope

# fmt: off
LISTENING: Final = (
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

CHOOSING: Final = (
    Action(
        "next_value", ("right", "space"), N_("next"), N_("Chooses the next one on this line."), Scope.CHOICE_LINE,
        "step(1)", in_footer=True,
    ),
    Action(
        "previous_value", ("left",), N_("before"), N_("Chooses the one before on this line."), Scope.CHOICE_LINE,
        "step(-1)", in_footer=True,
    ),
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
)
"""On a line with a few values, and on the lines of one voice."""

WHO: Final = (
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
