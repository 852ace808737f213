"""What is in force follows from everything that happened, and from nothing else. Reads and writes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.dossier.events import (
    OF_ONE_MEETING,
    AgreementFollowed,
    Arrival,
    Attendee,
    AttendeesSet,
    Change,
    Decision,
    DraftEdited,
    Entry,
    FactSet,
    FindingAdded,
    FindingDecided,
    MeetingBegun,
    MomentDropped,
    MomentNoted,
    ReconciliationAdded,
    RecordingAdded,
    Redone,
    RemarkDecided,
    ReportAdded,
    SpeakerNamed,
    SpeakersMerged,
    TranscriptAdded,
    TurnCorrected,
    TurnsGiven,
    Undone,
)
from models.dossier.state import Followable, Judged, State, same_words
from models.dossier.voices import Regrouping
from models.finding import Finding
from models.moment import Moment

OF_ALL_MEETINGS = MomentNoted | MomentDropped | AgreementFollowed
"""Changes that count in every meeting of the dossier, and are taken back where they were made."""


def fold(entries: Iterable[Entry], meeting: int = 1) -> State:
    """What is in force about the `meeting` with this number after `entries`, in the order in which they happened."""
    log = tuple(entries)
    by_meeting: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in log:
        by_meeting[entry.meeting].append(entry)
    stacks = {number: _undo_stacks(of_meeting) for number, of_meeting in by_meeting.items()}
    standing = {change for done, _ in stacks.values() for change in done}
    folding = _Folding()
    for entry in log:
        if isinstance(entry.event, MomentNoted):
            folding.last_moment = max(folding.last_moment, _number_of(entry.event.moment))
        if entry.meeting == meeting and isinstance(entry.event, Arrival):
            folding.arrive(entry.event)
        elif isinstance(entry.event, Change) and entry.id in standing:
            if entry.meeting == meeting:
                folding.change(entry.event)
            else:
                folding.change_elsewhere(entry.event, entry.meeting, meeting)
    done, undone = stacks.get(meeting, ({}, []))
    return folding.state(undoable=next(reversed(done), None), redoable=undone[-1] if undone else None)


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
            case MeetingBegun() | RecordingAdded() | ReportAdded() | TranscriptAdded() | ReconciliationAdded():
                pass
            case _:
                done[entry.id] = None
                undone.clear()
    return done, undone


@dataclass(frozen=True)
class _PutAway:
    """What was in force about a transcript when another took its place."""

    names: Mapping[str, SpeakerNamed]
    regroupings: Sequence[Regrouping]
    corrections: Mapping[int, str]
    reconciliation: int | None
    decisions: Mapping[str, FindingDecided]


class _Folding:
    """A State in the making."""

    def __init__(self) -> None:
        self.recording: int | None = None
        self.transcript: int | None = None
        self.reconciliation: int | None = None
        self.reports: list[int] = []
        self.facts: dict[str, str] = {}
        self.facts_before: dict[str, tuple[int, str]] = {}
        """Of meetings before, with the number of the meeting."""
        self.attendees: tuple[Attendee, ...] = ()
        self.names: dict[str, SpeakerNamed] = {}
        self.regroupings: list[Regrouping] = []
        self.corrections: dict[int, str] = {}
        self.decisions: dict[str, FindingDecided] = {}
        self.own: dict[str, Finding] = {}
        self.judged: Judged | None = None
        self.drafts: dict[str, str] = {}
        self.remarks: dict[str, RemarkDecided] = {}
        self.moments: dict[str, Moment] = {}
        self.last_moment = 0
        self.followed: dict[Followable, AgreementFollowed] = {}
        self.put_away: dict[int, _PutAway] = {}

    def change(self, event: Change) -> None:
        """Let a change of the parent's count."""
        match event:
            case FactSet():
                self.facts[event.key] = event.value
            case AttendeesSet():
                self.attendees = event.attendees
            case SpeakerNamed():
                self.names[event.speaker] = event
            case SpeakersMerged() | TurnsGiven():
                self.regroupings.append(event)
            case TurnCorrected():
                self.corrections[event.turn] = event.text
            case FindingDecided():
                self.decisions[event.finding] = event
            case FindingAdded(finding=finding):
                self.own[finding.id] = finding
                self.decisions[finding.id] = FindingDecided(
                    finding=finding.id, decision=Decision.ACCEPTED, listened=True
                )
            case DraftEdited():
                self.drafts[event.product] = event.text
            case _:
                self._note(event)

    def change_elsewhere(self, event: Change, there: int, here: int) -> None:
        """Let what was changed in meeting number `there` count as far as it does in number `here`."""
        if isinstance(event, OF_ALL_MEETINGS):
            self._note(event)
        elif isinstance(event, FactSet) and there < here and event.key not in OF_ONE_MEETING:
            nearest, _ = self.facts_before.get(event.key, (there, ""))
            if there >= nearest:
                self.facts_before[event.key] = (there, event.value)

    def _note(self, event: RemarkDecided | MomentNoted | MomentDropped | AgreementFollowed) -> None:
        """Let what is not about one transcript count."""
        match event:
            case RemarkDecided():
                self.remarks[event.remark] = event
            case MomentNoted(moment=moment):
                self.moments[moment.id] = moment
            case MomentDropped(moment=number):
                self.moments.pop(number, None)
            case AgreementFollowed():
                self.followed[event.meeting, same_words(event.text), event.nth] = event

    def arrive(self, event: Arrival) -> None:
        """Let what came in count."""
        match event:
            case MeetingBegun():
                pass
            case RecordingAdded():
                self.recording = event.original
            case ReportAdded():
                self.reports.append(event.original)
            case TranscriptAdded():
                self._move_to(event)
            case ReconciliationAdded():
                judged = self.decisions if self.judged is None else self.judged.decisions
                self.reconciliation, self.judged = event.reconciliation, None
                self.decisions = self._on_own_findings() | {
                    now: judged[then].model_copy(update={"finding": now})
                    for then, now in event.carried.items()
                    if then in judged
                }

    def _move_to(self, event: TranscriptAdded) -> None:
        """Take along what is known to be about the same voices and words, and take up again what was said of this very
        transcript before; the rest must not land on other words."""
        back = self.put_away.get(event.transcript)
        nothing_compared = self.reconciliation is None
        if self.transcript is not None:
            self.put_away[self.transcript] = _PutAway(
                self.names, self.regroupings, self.corrections, self.reconciliation, self.decisions
            )
        self.judged = self._judged_before(event)
        self.transcript, self.reconciliation, self.decisions = event.transcript, None, self._on_own_findings()
        self.own = {number: _moved(finding, event.turns) for number, finding in self.own.items()}
        self.names = {
            event.voices[then]: named.model_copy(update={"speaker": event.voices[then]})
            for then, named in self.names.items()
            if then in event.voices
        }
        same = event.turns
        self.corrections = {same[then]: text for then, text in self.corrections.items() if then in same}
        moved = (moved_along(regrouping, event) for regrouping in self.regroupings)
        self.regroupings = [regrouping for regrouping in moved if regrouping]
        if back:
            self.names = {**back.names, **self.names}
            self.corrections = {**back.corrections, **self.corrections}
            self.regroupings = self.regroupings or list(back.regroupings)
            if nothing_compared and back.reconciliation is not None:
                self.reconciliation, self.judged = back.reconciliation, None
                self.decisions = {**back.decisions, **self.decisions}

    def _on_own_findings(self) -> dict[str, FindingDecided]:
        """What was decided on the parent's own findings: no comparison brought them, and none takes them away."""
        return {number: decided for number, decided in self.decisions.items() if number in self.own}

    def _judged_before(self, event: TranscriptAdded) -> Judged | None:
        """The last comparison, in terms of the turns of the transcript that comes."""
        if not event.turns:
            return None
        if self.judged:
            known = ((then, event.turns.get(now)) for then, now in self.judged.turns.items())
            turns = {then: now for then, now in known if now is not None}
            return Judged(self.judged.reconciliation, self.judged.decisions, turns)
        return Judged(self.reconciliation, self.decisions, event.turns) if self.reconciliation is not None else None

    def state(self, *, undoable: int | None, redoable: int | None) -> State:
        """What is in force."""
        return State(
            recording=self.recording,
            reports=tuple(self.reports),
            transcript=self.transcript,
            reconciliation=self.reconciliation,
            facts={key: value for key, (_, value) in self.facts_before.items()} | self.facts,
            attendees=self.attendees,
            names=self.names,
            regroupings=tuple(self.regroupings),
            corrections=self.corrections,
            decisions=self.decisions,
            own=self.own,
            judged=self.judged,
            drafts=self.drafts,
            remarks=self.remarks,
            moments=self.moments,
            last_moment=self.last_moment,
            followed=self.followed,
            undoable=undoable,
            redoable=redoable,
        )


def _number_of(moment: Moment) -> int:
    """The number in its id; 0 for an id that is not like "M7"."""
    number = moment.id.removeprefix("M")
    return int(number) if number.isascii() and number.isdigit() else 0


def _moved(finding: Finding, turns: Mapping[int, int]) -> Finding:
    """An own finding after another transcript came: with the turns that say the same there."""
    return finding.model_copy(update={"turns": tuple(turns[turn] for turn in finding.turns if turn in turns)})


def moved_along(regrouping: Regrouping, event: TranscriptAdded) -> Regrouping | None:
    """What `regrouping` says of the transcript of `event`; None when its voices or turns are not there."""
    if not event.same_voices:
        return None
    match regrouping:
        case SpeakersMerged(speaker=gone, into=stays) if gone in event.voices and stays in event.voices:
            return SpeakersMerged(speaker=event.voices[gone], into=event.voices[stays])
        case TurnsGiven(turns=given, speaker=taker) if turns := tuple(
            event.turns[turn] for turn in given if turn in event.turns
        ):
            return TurnsGiven(turns=turns, speaker=event.voices.get(taker, taker))
    return None
