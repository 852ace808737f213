"""Everything that can happen in a dossier. Events are only ever added; what is in force follows from them.

A new kind of event needs a new migration step, if only an empty one, so that an older program politely refuses the
dossier instead of stumbling over a kind it does not know.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from models.noun import Noun
from models.transcript import Side


class Decision(StrEnum):
    """What the parent says of a finding."""

    OPEN = "open"
    """Not looked at yet, or put back."""
    ACCEPTED = "accepted"
    CHANGED = "changed"
    """Right in the words of the note."""
    REJECTED = "rejected"
    DOUBTFUL = "doubtful"


class FindingDecided(Noun):
    """The parent judged a finding of the reconciliation then in force."""

    kind: Literal["finding_decided"] = "finding_decided"
    finding: str
    """`Finding.id`."""
    decision: Decision
    note: str = ""
    """The parent's own words."""


class SpeakerNamed(Noun):
    """The parent said who a speaker of the transcript then in force is."""

    kind: Literal["speaker_named"] = "speaker_named"
    speaker: str
    """`Speaker.id`."""
    name: str = ""
    role: str = ""
    side: Side = Side.OTHER


class TurnCorrected(Noun):
    """The parent wrote down what was really said in a turn of the transcript then in force."""

    kind: Literal["turn_corrected"] = "turn_corrected"
    turn: int
    """`Turn.id`."""
    text: str


class DraftEdited(Noun):
    """The parent rewrote a text that will leave the house: the whole of it, not the difference."""

    kind: Literal["draft_edited"] = "draft_edited"
    product: str
    """Which letter or report."""
    text: str


class FactSet(Noun):
    """A fact about the meeting: the child's name, the school, the date, the parents, ..."""

    kind: Literal["fact_set"] = "fact_set"
    key: str = Field(min_length=1)
    value: str


class RecordingAdded(Noun):
    """A recording was taken into the folder."""

    kind: Literal["recording_added"] = "recording_added"
    original: int


class ReportAdded(Noun):
    """A report of the school was taken into the folder."""

    kind: Literal["report_added"] = "report_added"
    original: int


class TranscriptAdded(Noun):
    """A transcript came in; from here on, names and corrections are about this one."""

    kind: Literal["transcript_added"] = "transcript_added"
    transcript: int


class ReconciliationAdded(Noun):
    """A comparison came in; from here on, decisions are about this one."""

    kind: Literal["reconciliation_added"] = "reconciliation_added"
    reconciliation: int
    carried: dict[str, str] = {}
    """Findings that say the same as one of the comparison before: id then -> id now. Decisions move along."""


class Undone(Noun):
    """The parent took a change back."""

    kind: Literal["undone"] = "undone"
    event: int
    """`Entry.id` of the change."""


class Redone(Noun):
    """The parent put a change back after all."""

    kind: Literal["redone"] = "redone"
    event: int
    """`Entry.id` of the change."""


Change = FindingDecided | SpeakerNamed | TurnCorrected | DraftEdited | FactSet
"""What the parent does, and can undo."""
Arrival = RecordingAdded | ReportAdded | TranscriptAdded | ReconciliationAdded
"""What comes in. It is not undone: an hour of recognising must not vanish with one key."""
Event = Change | Arrival | Undone | Redone

EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])
"""Reads and writes any event as JSON."""


@dataclass(frozen=True)
class Entry:
    """An event with its place in the log."""

    id: int
    """Ascending."""
    at: datetime.datetime
    """When it was kept, in UTC."""
    event: Event
