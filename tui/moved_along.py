"""Puts what was heard into a dossier, and tells what the parent said of the text before that cannot move along."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from models.dossier.events import LeftBehind, TranscriptAdded
from models.dossier.state import State
from models.messages import N_
from models.transcript import Transcript
from tui.words import clock

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier


def keep_transcript(kept: "Dossier", transcript: Transcript, tell: Callable[..., object]) -> bool:
    """Put `transcript` in force in `kept` and call `tell` with what stays behind; say whether it is another one."""
    before = kept.transcript_as_recognised()
    if transcript == before:
        return False
    state = kept.state
    event = kept.add_transcript(transcript).event
    if before and isinstance(event, TranscriptAdded):
        tell_left_behind(event.left, before, state, tell)
    return True


def tell_left_behind(left: LeftBehind, before: Transcript, state: State, tell: Callable[..., object]) -> None:
    """Call `tell` with a message and its details for each kind of thing in `left`, said of `before` in `state`."""
    if left.names:
        named = [state.names[speaker] for speaker in left.names]
        tell(
            N_("The voices are grouped in another way now. Say again who this is: {names}."),
            names=", ".join(name.name or name.role or name.speaker for name in named),
        )
    if left.merged or left.given:
        tell(
            N_("You had put voices together ({merged}) and passages elsewhere ({given}). Look whether that is right."),
            merged=len(left.merged),
            given=len(left.given),
        )
    for number in left.corrections:
        tell(
            N_("Your correction at {place} does not fit the new text any more. It was: “{text}”"),
            place=clock(before.turn(number).start) or f"#{number}",
            text=state.corrections[number],
        )
