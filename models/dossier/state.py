"""What is in force now, and the transcript as the parent has it. Reads and writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.dossier.events import (
    OWN,
    AgreementFollowed,
    Attendee,
    Decision,
    FindingDecided,
    RemarkDecided,
    SpeakerNamed,
)
from models.dossier.voices import Regrouping, free_speaker, regroup
from models.finding import Finding
from models.moment import Moment
from models.transcript import Transcript, Turn


@dataclass(frozen=True)
class Judged:
    """The last comparison over a transcript before this one, until the first over this one takes its decisions."""

    reconciliation: int
    decisions: Mapping[str, FindingDecided]
    """By `Finding.id` of that comparison."""
    turns: Mapping[int, int]
    """`Turn.id` in that comparison -> `Turn.id` now, of the turns that say the same."""


Followable = tuple[int, str, int]
"""An agreement as it is known over time: number of its meeting, its words as `same_words` has them, and which of the
agreements with those words."""


def same_words(text: str) -> str:
    """The words of an agreement apart from capitals and blanks, by which it is known after another comparison."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True)
class State:
    """What is in force about one meeting. Numbers are those of the rows in the dossier."""

    recording: int | None = None
    """The latest."""
    reports: tuple[int, ...] = ()
    """All of them, in the order they came in."""
    transcript: int | None = None
    """The latest; names and corrections are about this one."""
    reconciliation: int | None = None
    """The latest over this transcript; decisions are about this one."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """By key; what a meeting has none of is as it was told for a meeting before."""
    attendees: tuple[Attendee, ...] = ()
    """Who sat at the table, as the parent listed them."""
    names: Mapping[str, SpeakerNamed] = field(default_factory=dict)
    """By `Speaker.id`."""
    regroupings: tuple[Regrouping, ...] = ()
    """Voices merged and turns given to others, in the order in which it was done."""
    corrections: Mapping[int, str] = field(default_factory=dict)
    """What was really said, by `Turn.id`."""
    decisions: Mapping[str, FindingDecided] = field(default_factory=dict)
    """By `Finding.id`; a finding nobody judged is not in it."""
    own: Mapping[str, Finding] = field(default_factory=dict)
    """Findings of the parent's own, by `Finding.id`, about the transcript in force."""
    judged: Judged | None = None
    """What was decided about the transcript before, while there is no comparison over this one yet."""
    drafts: Mapping[str, str] = field(default_factory=dict)
    """By product."""
    remarks: Mapping[str, RemarkDecided] = field(default_factory=dict)
    """By `Remark.id`; a remark nobody judged is not in it."""
    moments: Mapping[str, Moment] = field(default_factory=dict)
    """Of all meetings, by `Moment.id`, in the order in which they were first noted."""
    last_moment: int = 0
    """The highest number that a moment ever had, also one that was taken back."""
    followed: Mapping[Followable, AgreementFollowed] = field(default_factory=dict)
    """What became of the agreements of all meetings; see `Followable`."""
    undoable: int | None = None
    """The change that undo takes back; None when there is none."""
    redoable: int | None = None
    """The change that redo puts back; None when there is none."""

    def decision_on(self, finding: str) -> Decision:
        """The decision on `Finding.id`; OPEN when nobody judged it."""
        decided = self.decisions.get(finding)
        return decided.decision if decided else Decision.OPEN

    @property
    def free_finding(self) -> str:
        """A `Finding.id` for the next finding of the parent's own."""
        return f"{OWN}{max((int(number.removeprefix(OWN)) for number in self.own), default=0) + 1}"

    @property
    def free_moment(self) -> str:
        """A `Moment.id` for the next moment."""
        return f"M{self.last_moment + 1}"

    def apply_to(self, transcript: Transcript) -> Transcript:
        """The transcript as the parent has it: names, voices and corrections laid over what was recognised.

        A corrected turn keeps its times and loses its words, for those are what was recognised.
        """
        regrouped = regroup(transcript, self.regroupings, self.names)
        return regrouped.model_copy(update={"turns": tuple(self._corrected(turn) for turn in regrouped.turns)})

    def free_speaker(self, transcript: Transcript) -> str:
        """A `Speaker.id` to give turns of `transcript`, as recognised, to when somebody new says them."""
        return free_speaker(transcript, self.regroupings, self.names)

    def _corrected(self, turn: Turn) -> Turn:
        text = self.corrections.get(turn.id, turn.text)
        return turn if text == turn.text else turn.model_copy(update={"text": text, "words": (), "doubts": ()})
