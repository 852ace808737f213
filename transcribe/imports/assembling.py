"""Cues to a Transcript: in order, cleaned, with turns, speakers, roles and sides."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import replace

from models.transcript import Speaker, Transcript, Turn
from transcribe.imports import refusals
from transcribe.imports.cleaning import on_one_line
from transcribe.imports.cue import Cue
from transcribe.imports.names import is_voice_label
from transcribe.imports.roles import role_in
from transcribe.imports.timestamps import clock

PAUSE = 2.0
"""Seconds of silence from which the same speaker going on is a new turn."""
DISORDER = 10.0
"""Seconds that a cue may stand too late in its file: live captions arrive in the order in which they are finished."""
_LONGEST_UNNAMED = 30.0  # seconds; where nobody says who speaks, one turn must not become the whole meeting
_SENTENCE_END = re.compile(r"[.?!…][\"'”’)]*$")


def assembled(
    name: str, cues: Iterable[Cue], *, language: str | None = None, date: datetime.date | None = None
) -> Transcript:
    """Return the Transcript of the file called `name`.

    Speakers are S1, S2, ... in the order in which they first speak. A voice nobody has named keeps its label as
    `source_label` and an empty name. Times are never made up. Raises Unreadable when nothing is said, or when times
    run back further than DISORDER.
    """
    spoken = [cleaned for cue in cues if (cleaned := _cleaned(cue)).text]
    if not spoken:
        raise refusals.no_words(name)
    turns = _merged(_in_order(name, spoken))
    speakers: dict[str, Speaker] = {}
    for cue in turns:
        key = _key(cue)
        if key not in speakers:
            speakers[key] = _speaker(f"S{len(speakers) + 1}", cue.speaker)
    return Transcript(
        language=(language or "nl").partition("-")[0].lower(),
        date=date,
        speakers=tuple(speakers.values()),
        turns=tuple(
            Turn(
                id=number,
                start=cue.start,
                end=cue.end,
                speaker=speakers[_key(cue)].id,
                text=cue.text,
                words=cue.words,
            )
            for number, cue in enumerate(turns, start=1)
        ),
    )


def _cleaned(cue: Cue) -> Cue:
    end = cue.end if cue.start is not None and cue.end is not None and cue.end >= cue.start else None
    return replace(cue, text=on_one_line(cue.text), speaker=on_one_line(cue.speaker or "") or None, end=end)


def _key(cue: Cue) -> str:
    return (cue.speaker or "").casefold()


def _in_order(name: str, cues: list[Cue]) -> list[Cue]:
    """Sort by start, stably; a cue without a time stays behind the one before it. Raises Unreadable."""
    latest = 0.0
    keys: list[float] = []
    for number, cue in enumerate(cues, start=1):
        if cue.start is not None and cue.start < latest - DISORDER:
            raise refusals.backwards(name, number, clock(latest), clock(cue.start))
        own = cue.start if cue.start is not None else keys[-1] if keys else 0.0
        keys.append(own)
        latest = max(latest, own)
    return [cues[place] for place in sorted(range(len(cues)), key=keys.__getitem__)]


def _merged(cues: list[Cue]) -> list[Cue]:
    turns: list[Cue] = []
    for cue in cues:
        if turns and _goes_on(turns[-1], cue):
            turns[-1] = _joined(turns[-1], cue)
        else:
            turns.append(cue)
    return turns


def _goes_on(turn: Cue, cue: Cue) -> bool:
    if _key(turn) != _key(cue) or bool(turn.words) != bool(cue.words):
        return False
    if turn.start is None and cue.start is None:
        return cue.speaker is not None
    if turn.start is None or turn.end is None or cue.start is None or cue.start - turn.end >= PAUSE:
        return False
    long = (cue.end or cue.start) - turn.start > _LONGEST_UNNAMED
    return cue.speaker is not None or not (long or _SENTENCE_END.search(turn.text))


def _joined(turn: Cue, cue: Cue) -> Cue:
    end = None if turn.end is None or cue.end is None else max(turn.end, cue.end)
    return replace(turn, text=f"{turn.text} {cue.text}", end=end, words=turn.words + cue.words)


def _speaker(identifier: str, name: str | None) -> Speaker:
    if name is None:
        return Speaker(id=identifier)
    if is_voice_label(name):
        return Speaker.model_validate({"id": identifier, "source_label": name})
    role, side = role_in(name)
    return Speaker(id=identifier, name=name, role=role, side=side)
