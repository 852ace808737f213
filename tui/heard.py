"""What a parent must know of a recording that was heard: what the file lacks, and how much of it to listen to again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from models.messages import N_
from tui.words import clock

if TYPE_CHECKING:
    from transcribe.job.transcription import Outcome


def tell_what_to_know(outcome: "Outcome", tell: Callable[..., object]) -> None:
    """Call `tell` with the id of each sentence and its details; not at all when everything was heard well."""
    hearing, sound = outcome.hearing, outcome.decoded
    if sound.missing:
        tell(
            N_("This recording should last {promised}, but only {there} of it can be heard. Try another copy of it."),
            promised=clock(sound.promised),
            there=clock(sound.seconds),
        )
    elif sound.bad_packets:
        tell(
            N_("Damaged pieces in the recording: {count}. What was said just there may be missing."),
            count=sound.bad_packets,
        )
    if hearing.marked:
        tell(
            N_("Listen again to {marked} of the {turns} passages: what stands there may not be what was said."),
            marked=hearing.marked,
            turns=len(outcome.transcript.turns),
        )
