"""What is in force now: a pure function of everything that happened. Reads and writes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from models.dossier.events import (
    Decision,
    DraftEdited,
    Entry,
    Event,
    FactSet,
    FindingDecided,
    ReconciliationAdded,
    RecordingAdded,
    Redone,
    ReportAdded,
    SpeakerNamed,
    TranscriptAdded,
    TurnCorrected,
    Undone,
)
from models.transcript import Speaker, Transcript, Turn


@dataclass(frozen=True)
class State:
    """What is in force. Numbers are those of the rows in the dossier."""

    recording: int | None = None
    """The latest."""
    reports: tuple[int, ...] = ()
    """All of them, in the order they came in."""
    transcript: int | None = None
    """The latest; names and corrections are about this one."""
    reconciliation: int | None = None
    """The latest over this transcript; decisions are about this one."""
    facts: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, SpeakerNamed] = field(default_factory=dict)
    """By `Speaker.id`."""
    corrections: Mapping[int, str] = field(default_factory=dict)
    """What was really said, by `Turn.id`."""
    decisions: Mapping[str, FindingDecided] = field(default_factory=dict)
    """By `Finding.id`; a finding nobody judged is not in it."""
    drafts: Mapping[str, str] = field(default_factory=dict)
    """By product."""
    undoable: int | None = None
    """The change that undo takes back; None when there is none."""
    redoable: int | None = None
    """The change that redo puts back; None when there is none."""

    def decision_on(self, finding: str) -> Decision:
        """The decision on `Finding.id`; OPEN when nobody judged it."""
        decided = self.decisions.get(finding)
        return decided.decision if decided else Decision.OPEN

    def apply_to(self, transcript: Transcript) -> Transcript:
        """The transcript as the parent has it: names and corrections laid over what was recognised.

        A corrected turn keeps its times and loses its words, for those are what was recognised.
        """
        return transcript.model_copy(
            update={
                "speakers": tuple(self._named(speaker) for speaker in transcript.speakers),
                "turns": tuple(self._corrected(turn) for turn in transcript.turns),
            }
        )

    def _named(self, speaker: Speaker) -> Speaker:
        named = self.names.get(speaker.id)
        return speaker.model_copy(update=named.model_dump(include={"name", "role", "side"})) if named else speaker

    def _corrected(self, turn: Turn) -> Turn:
        text = self.corrections.get(turn.id, turn.text)
        return turn if text == turn.text else turn.model_copy(update={"text": text, "words": ()})


def fold(entries: Iterable[Entry]) -> State:
    """What is in force after `entries`, which stand in the order in which they happened."""
    log = tuple(entries)
    done, undone = _undo_stacks(log)
    in_force = (entry.event for entry in log if entry.id in done or isinstance(entry.event, _ARRIVALS))
    return _in_force(in_force, undoable=next(reversed(done), None), redoable=undone[-1] if undone else None)


_ARRIVALS = (RecordingAdded, ReportAdded, TranscriptAdded, ReconciliationAdded)


def _undo_stacks(log: Iterable[Entry]) -> tuple[dict[int, None], list[int]]:
    """The changes that stand, oldest first, and those that redo can put back, next one last."""
    done: dict[int, None] = {}
    undone: list[int] = []
    for entry in log:
        match entry.event:
            case Undone(event=change):
                del done[change]
                undone.append(change)
            case Redone(event=change):
                undone.remove(change)
                done[change] = None
            case RecordingAdded() | ReportAdded() | TranscriptAdded() | ReconciliationAdded():
                pass
            case _:
                done[entry.id] = None
                undone.clear()
    return done, undone


def _in_force(events: Iterable[Event], *, undoable: int | None, redoable: int | None) -> State:
    recording = transcript = reconciliation = None
    reports: list[int] = []
    facts: dict[str, str] = {}
    names: dict[str, SpeakerNamed] = {}
    corrections: dict[int, str] = {}
    decisions: dict[str, FindingDecided] = {}
    drafts: dict[str, str] = {}
    for event in events:
        match event:
            case FactSet():
                facts[event.key] = event.value
            case SpeakerNamed():
                names[event.speaker] = event
            case TurnCorrected():
                corrections[event.turn] = event.text
            case FindingDecided():
                decisions[event.finding] = event
            case DraftEdited():
                drafts[event.product] = event.text
            case RecordingAdded():
                recording = event.original
            case ReportAdded():
                reports.append(event.original)
            case TranscriptAdded():
                # Its turns and speakers are other ones: what was said about the old must not land on the new.
                transcript, reconciliation = event.transcript, None
                names, corrections, decisions = {}, {}, {}
            case ReconciliationAdded():
                reconciliation = event.reconciliation
                decisions = {
                    now: decisions[then].model_copy(update={"finding": now})
                    for then, now in event.carried.items()
                    if then in decisions
                }
    return State(
        recording=recording,
        reports=tuple(reports),
        transcript=transcript,
        reconciliation=reconciliation,
        facts=facts,
        names=names,
        corrections=corrections,
        decisions=decisions,
        drafts=drafts,
        undoable=undoable,
        redoable=redoable,
    )
