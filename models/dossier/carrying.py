"""What the parent did that still holds when a new transcript or comparison comes: only what is clearly about the same.

Names and corrections move to a new transcript of the same recording, decisions to a new comparison.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Final

from models.dossier.events import LeftBehind, SpeakersMerged, TranscriptAdded, TurnsGiven
from models.dossier.folding import moved_along
from models.dossier.state import State
from models.dossier.voices import free_speaker
from models.finding import Finding
from models.reconciliation import Reconciliation
from models.transcript import Transcript, Turn

CLEARLY: Final = 0.8
"""Of the time of a voice, both ways: more than half, so that two can never be the same third, and then some."""


def same_findings(
    before: Reconciliation | None, now: Reconciliation, turns: Mapping[int, int] | None = None
) -> dict[str, str]:
    """`Finding.id` before -> `Finding.id` now, for findings of one kind about the same turns and sentences.

    Both are over the same transcript, or `turns` says which turn now is which before (`Turn.id` before -> now). Where
    a sentence stands may differ: a report can come again with a line put in above it.
    """
    by_content = {_content(finding, finding.turns): finding.id for finding in now.findings}
    same = {}
    for finding in before.findings if before else ():
        there = finding.turns if turns is None else tuple(turns[turn] for turn in finding.turns if turn in turns)
        content = _content(finding, there)
        if len(there) == len(finding.turns) and content in by_content:
            same[finding.id] = by_content[content]
    return same


def arrival(number: int, now: Transcript, before: Transcript | None, state: State) -> TranscriptAdded:
    """The event by which `now`, kept under `number`, takes the place of `before` (as recognised) in `state`.

    Nothing moves when they are not of one recording. What cannot move is named in the event.
    """
    if before is None:
        return TranscriptAdded(transcript=number)
    of_one = _recording(before) is not None and _recording(before) == _recording(now)
    as_named = state.apply_to(before)
    turns = same_turns(before, now) if of_one else {}
    voices = same_voices(before, now) if of_one else {}
    one_for_one = of_one and len(voices) == len(_heard(before)) == len(_heard(now))
    if one_for_one:
        voices |= _new_speakers(before, now, state)
    elif of_one:
        voices = same_voices(as_named, now)
        voices |= {then: voices[now_] for then, now_ in _name_givers(as_named, state).items() if now_ in voices}
    event = TranscriptAdded(transcript=number, voices=voices, turns=turns, same_voices=one_for_one)
    return event.model_copy(update={"left": _left_behind(event, now, as_named, state)})


def same_turns(before: Transcript, now: Transcript) -> dict[int, int]:
    """`Turn.id` before -> `Turn.id` now, of turns with times that say the same at the same time."""
    there = {_moment(turn): turn.id for turn in now.turns if turn.start is not None}
    return {turn.id: there[_moment(turn)] for turn in before.turns if _moment(turn) in there}


def same_voices(before: Transcript, now: Transcript) -> dict[str, str]:
    """`Speaker.id` before -> `Speaker.id` now, where each fills `CLEARLY` of the other's time."""
    shared: defaultdict[tuple[str, str], float] = defaultdict(float)
    for one, other, seconds in _meetings(before.turns, now.turns):
        shared[one, other] += seconds
    then, here = _heard(before), _heard(now)
    return {
        one: other
        for (one, other), seconds in shared.items()
        if seconds >= CLEARLY * then[one] and seconds >= CLEARLY * here[other]
    }


def _left_behind(event: TranscriptAdded, now: Transcript, as_named: Transcript, state: State) -> LeftBehind:
    """What in `state` does not move with `event`, save for what `now` has of itself: it heard one voice where two were
    merged."""
    there = {speaker.id for speaker in as_named.speakers} | set(_name_givers(as_named, state))
    speaks = {turn.id: turn.speaker for turn in now.turns}
    into = _merges(state)
    merged, given = [], []
    for regrouping in state.regroupings:
        match regrouping:
            case SpeakersMerged(speaker=gone):
                if not moved_along(regrouping, event) and _end_of(gone, into) not in event.voices:
                    merged.append(gone)
            case TurnsGiven(turns=turns, speaker=taker):
                moved = moved_along(regrouping, event)
                here = set(moved.turns) if isinstance(moved, TurnsGiven) else set()
                for turn in turns:
                    place = event.turns.get(turn)
                    is_so = place is not None and speaks[place] == event.voices.get(_end_of(taker, into))
                    if not (is_so or place in here):
                        given.append(turn)
    return LeftBehind(
        names=tuple(name for name in state.names if name in there and name not in event.voices),
        corrections=tuple(turn for turn in state.corrections if turn not in event.turns),
        merged=tuple(merged),
        given=tuple(dict.fromkeys(given)),
    )


def _name_givers(as_named: Transcript, state: State) -> dict[str, str]:
    """The speakers who were merged into one without a name, and so gave theirs: id -> the id it is shown under."""
    shown = {speaker.id: speaker for speaker in as_named.speakers}
    into = _merges(state)
    givers = {}
    for giver, named in state.names.items():
        person = shown.get(_end_of(giver, into))
        if giver not in shown and person and person.id not in state.names and person.name == named.name:
            givers[giver] = person.id
    return givers


def _merges(state: State) -> dict[str, str]:
    """Who went into whom; like `regroup`, without what is about somebody who is gone already, so never in a circle."""
    into: dict[str, str] = {}
    for each in state.regroupings:
        if (
            isinstance(each, SpeakersMerged)
            and each.speaker != each.into
            and into.keys().isdisjoint((each.speaker, each.into))
        ):
            into[each.speaker] = each.into
    return into


def _end_of(speaker: str, into: Mapping[str, str]) -> str:
    """Under whose id a speaker stands after all merging."""
    while speaker in into:
        speaker = into[speaker]
    return speaker


def _new_speakers(before: Transcript, now: Transcript, state: State) -> dict[str, str]:
    """The speakers that only the parent heard, under an id that is free in `now`."""
    known = {speaker.id for speaker in before.speakers}
    takers = [each.speaker for each in state.regroupings if isinstance(each, TurnsGiven)]
    taken = {speaker.id for speaker in now.speakers}
    new: dict[str, str] = {}
    for taker in dict.fromkeys(takers):
        if taker not in known:
            free = taker if taker not in taken else free_speaker(now, state.regroupings, taken)
            new[taker] = free
            taken.add(free)
    return new


def _recording(transcript: Transcript) -> str | None:
    """The SHA-256 of the recording that `transcript` was recognised in, where it says so."""
    recording = (transcript.model_extra or {}).get("recording")
    sha256 = recording.get("sha256") if isinstance(recording, dict) else None
    return sha256 if isinstance(sha256, str) else None


def _heard(transcript: Transcript) -> dict[str, float]:
    """Seconds per speaker, of those who have any."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for start, end, speaker in _timed(transcript.turns):
        seconds[speaker] += end - start
    return dict(seconds)


def _timed(turns: Iterable[Turn]) -> list[tuple[float, float, str]]:
    return [
        (turn.start, turn.end, turn.speaker)
        for turn in turns
        if turn.start is not None and turn.end is not None and turn.end > turn.start
    ]


def _meetings(before: Iterable[Turn], now: Iterable[Turn]) -> Iterable[tuple[str, str, float]]:
    """The speakers of every two turns that share some time, with how many seconds of it."""
    waiting = _timed(now)
    first = 0
    for start, end, speaker in _timed(before):
        while first < len(waiting) and waiting[first][1] <= start:
            first += 1
        for place in range(first, len(waiting)):
            other_start, other_end, other = waiting[place]
            if other_start >= end:
                break
            if shared := max(min(end, other_end) - max(start, other_start), 0.0):
                yield speaker, other, shared


def _moment(turn: Turn) -> Hashable:
    return turn.start, turn.end, turn.text


def _content(finding: Finding, turns: tuple[int, ...]) -> Hashable:
    statements = tuple(statement.text for statement in finding.statements)
    return finding.kind, frozenset(finding.aspects), turns, statements
