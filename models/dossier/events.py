"""Everything that can happen in a dossier. Events are only ever added; what is in force follows from them.

A new kind of event needs a new migration step, if only an empty one, so that an older program politely refuses the
dossier instead of stumbling over a kind it does not know.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from models.finding import Finding
from models.moment import Moment
from models.noun import Noun
from models.transcript import Side

OF_ONE_MEETING = frozenset({"meeting", "meeting_date"})
"""Facts that another meeting has anew: what kind of meeting it was, and its day."""
OWN = "E"
"""Begins the id of a finding of the parent's own (Dutch: eigen)."""


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
    listened: bool = False
    """The place was heard, or read in both texts, before it was decided."""


class FindingAdded(Noun):
    """The parent found something that no comparison brought. It counts as accepted until they decide otherwise."""

    kind: Literal["finding_added"] = "finding_added"
    finding: Finding
    """Its id begins with OWN, and no other finding has it. Turns are those of the transcript then in force."""


class RemarkDecided(Noun):
    """The parent judged a remark on the report then in force."""

    kind: Literal["remark_decided"] = "remark_decided"
    remark: str
    """`Remark.id`."""
    decision: Decision
    note: str = ""
    """The parent's own view, for a letter that adds it to the file."""


class SpeakerNamed(Noun):
    """The parent said who a speaker of the transcript then in force is."""

    kind: Literal["speaker_named"] = "speaker_named"
    speaker: str
    """`Speaker.id`."""
    name: str = ""
    role: str = ""
    side: Side = Side.OTHER


class SpeakersMerged(Noun):
    """The parent said that two voices of the transcript then in force are one person."""

    kind: Literal["speakers_merged"] = "speakers_merged"
    speaker: str
    """`Speaker.id` that is no longer there."""
    into: str
    """`Speaker.id` that says all of it."""


class TurnsGiven(Noun):
    """The parent said that somebody else speaks in these turns of the transcript then in force."""

    kind: Literal["turns_given"] = "turns_given"
    turns: tuple[int, ...] = Field(min_length=1)
    """`Turn.id`s."""
    speaker: str = Field(min_length=1)
    """`Speaker.id`; a new one makes a new speaker."""


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
    """A fact about the meeting: the child's name, the school, the date, the parents, ...

    It also counts for the meetings after it that have none of their own, unless its key is in OF_ONE_MEETING.
    """

    kind: Literal["fact_set"] = "fact_set"
    key: str = Field(min_length=1)
    value: str


class Attendee(Noun):
    """Somebody who sat at the table, as far as the parent knows."""

    name: str = Field(min_length=1)
    role: str = ""
    """In Dutch, e.g. "intern begeleider"."""
    side: Side = Side.OTHER


class AttendeesSet(Noun):
    """Who sat at the table: all of them, not the difference."""

    kind: Literal["attendees_set"] = "attendees_set"
    attendees: tuple[Attendee, ...]


class MomentNoted(Noun):
    """Something happened or was sent on a day; one with the same id takes the place of the one before."""

    kind: Literal["moment_noted"] = "moment_noted"
    moment: Moment


class MomentDropped(Noun):
    """A moment was noted by mistake."""

    kind: Literal["moment_dropped"] = "moment_dropped"
    moment: str
    """`Moment.id`."""


class Kept(StrEnum):
    """What became of an agreement, as the parent sees it."""

    DONE = "done"
    NOT_DONE = "not_done"
    UNCLEAR = "unclear"


class AgreementFollowed(Noun):
    """The parent said what became of an agreement. It is known by its words: another comparison gives other ids."""

    kind: Literal["agreement_followed"] = "agreement_followed"
    meeting: int = Field(ge=1)
    """Number of the meeting in which it was settled; what became of it is mostly heard in a later one."""
    text: str
    """What was settled, as `Agreement.text` had it."""
    nth: int = Field(default=1, ge=1)
    """Which of the agreements of that meeting with these very words, from 1."""
    kept: Kept
    on: datetime.date
    """The day this was so."""
    note: str = ""


class MeetingBegun(Noun):
    """Another meeting came into the dossier. This is the first event of every meeting but number 1."""

    kind: Literal["meeting_begun"] = "meeting_begun"


class RecordingAdded(Noun):
    """A recording was taken into the folder."""

    kind: Literal["recording_added"] = "recording_added"
    original: int


class ReportAdded(Noun):
    """A report of the school was taken into the folder."""

    kind: Literal["report_added"] = "report_added"
    original: int


class LeftBehind(Noun):
    """What was said of the transcript before and could not move along. It stays in the log, and the parent is told."""

    names: tuple[str, ...] = ()
    """`Speaker.id`s then, of named speakers who are clearly none of the voices now."""
    corrections: tuple[int, ...] = ()
    """`Turn.id`s then."""
    merged: tuple[str, ...] = ()
    """`Speaker.id`s then, that were merged into others."""
    given: tuple[int, ...] = ()
    """`Turn.id`s then, that were given to others."""

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.names or self.corrections or self.merged or self.given)


class TranscriptAdded(Noun):
    """A transcript came in, or one of before again; from here on, names and corrections are about this one."""

    kind: Literal["transcript_added"] = "transcript_added"
    transcript: int
    voices: dict[str, str] = {}
    """Speakers who are clearly the same as in the transcript before: id then -> id now. Names move along."""
    turns: dict[int, int] = {}
    """Turns that say the same at the same time: id then -> id now. Corrections and decisions move along."""
    same_voices: bool = False
    """The voices are those of the transcript before, one for one: merged voices and given turns move along too."""
    left: LeftBehind = LeftBehind()


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


Change = (
    FindingDecided
    | FindingAdded
    | RemarkDecided
    | SpeakerNamed
    | SpeakersMerged
    | TurnsGiven
    | TurnCorrected
    | DraftEdited
    | FactSet
    | AttendeesSet
    | MomentNoted
    | MomentDropped
    | AgreementFollowed
)
"""What the parent does, and can undo."""
Arrival = MeetingBegun | RecordingAdded | ReportAdded | TranscriptAdded | ReconciliationAdded
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
    meeting: int = 1
    """Number of the meeting it belongs to, in the order in which they were begun."""
