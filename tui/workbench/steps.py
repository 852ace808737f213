"""The six steps from a recording to a letter: which are done, which can be done now, and why the others not."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from models.messages import N_


class Step(IntEnum):
    """The way through one meeting, in order."""

    RECORDING = 1
    TEXT = 2
    PEOPLE = 3
    REPORT = 4
    COMPARE = 5
    LETTER = 6


STEP_WORDS: Final = {
    Step.RECORDING: N_("Recording"),
    Step.TEXT: N_("Text"),
    Step.PEOPLE: N_("Who is who"),
    Step.REPORT: N_("Report of the school"),
    Step.COMPARE: N_("Compare"),
    Step.LETTER: N_("Letter to the school"),
}


@dataclass(frozen=True)
class Held:
    """What a dossier holds."""

    day: datetime.date
    """Of the meeting, else on which the dossier was made."""
    recording: str = ""
    """Name of the latest, empty when there is none."""
    recordings: int = 0
    turns: int = 0
    """0 when there is no text yet."""
    speakers: int = 0
    named: int = 0
    """Speakers with a name or a role."""
    report: str = ""
    """Name of the latest, empty when there is none."""
    differences: int | None = None
    """None when nothing was compared yet."""
    looked_at: int = 0
    """Differences that the parent decided on."""
    letters: int = 0
    """Files made for the school."""


@dataclass(frozen=True)
class Standing:
    """How one step stands."""

    step: Step
    done: bool
    possible: bool
    sentence: str
    """Message id: what there is, what can be done, or why not."""
    details: Mapping[str, object] = field(default_factory=dict)


def standings(held: Held) -> tuple[Standing, ...]:
    """How each step stands, in order."""
    return _recording(held), _text(held), _people(held), _report(held), _compare(held), _letter(held)


def next_step(held: Held) -> Step:
    """The step that comes now: the first possible one that is not done, and in the end looking at the letter."""
    if held.turns:
        return next((each.step for each in standings(held)[2:] if each.possible and not each.done), Step.LETTER)
    return Step.TEXT if held.recording else Step.RECORDING


def _recording(held: Held) -> Standing:
    if held.recordings > 1:
        return Standing(
            Step.RECORDING, True, True, N_("{count} recordings are kept here; step 2 takes the latest."),
            {"count": held.recordings},
        )  # fmt: skip
    if held.recording:
        return Standing(Step.RECORDING, True, True, N_("{name} is kept here, untouched."), {"name": held.recording})
    if held.turns:
        return Standing(Step.RECORDING, False, True, N_("There is none; the text came from a file. That is fine."))
    return Standing(Step.RECORDING, False, True, N_("O records now; Enter takes in a recording that you have."))


def _text(held: Held) -> Standing:
    if held.turns:
        return Standing(
            Step.TEXT, True, True, N_("{turns} passages of {speakers} voices are written down."),
            {"turns": held.turns, "speakers": held.speakers},
        )  # fmt: skip
    if held.recording:
        return Standing(Step.TEXT, False, True, N_("Press Enter to have the recording written down."))
    return Standing(Step.TEXT, False, True, N_("First a recording; or Enter takes in a text from elsewhere."))


def _people(held: Held) -> Standing:
    if not held.turns:
        return Standing(Step.PEOPLE, False, False, N_("This can be done once there is text."))
    if held.named:
        return Standing(
            Step.PEOPLE, True, True, N_("{named} of {speakers} voices have a name."),
            {"named": held.named, "speakers": held.speakers},
        )  # fmt: skip
    return Standing(Step.PEOPLE, False, True, N_("Press Enter to say who is who."))


def _report(held: Held) -> Standing:
    if held.report:
        return Standing(Step.REPORT, True, True, N_("{name} is kept here, untouched."), {"name": held.report})
    return Standing(Step.REPORT, False, True, N_("Press Enter to take in the file that the school sent."))


def _compare(held: Held) -> Standing:
    if not held.turns:
        return Standing(Step.COMPARE, False, False, N_("This can be done once there is text."))
    if not held.report:
        return Standing(Step.COMPARE, False, False, N_("This can be done once the report of the school is here."))
    if held.differences is None:
        return Standing(Step.COMPARE, False, True, N_("Press Enter to see the report beside what was said."))
    return Standing(
        Step.COMPARE, held.looked_at >= held.differences, True, N_("{looked_at} of {count} places looked at."),
        {"count": held.differences, "looked_at": held.looked_at},
    )  # fmt: skip


def _letter(held: Held) -> Standing:
    if not held.turns or not held.report or held.differences is None:
        return Standing(Step.LETTER, False, False, N_("This can be done once the report was compared."))
    if held.letters:
        return Standing(
            Step.LETTER, True, True, N_("{count} files for the school are kept here. Enter goes on with the letter."),
            {"count": held.letters},
        )  # fmt: skip
    return Standing(Step.LETTER, False, True, N_("Press Enter to make it, from what you agree with in step 5."))
