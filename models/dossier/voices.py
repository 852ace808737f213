"""Who speaks which turn once voices are merged and turns given to others. Pure: the words are never touched."""

from collections.abc import Iterable, Mapping
from itertools import count

from models.dossier.events import SpeakerNamed, SpeakersMerged, TurnsGiven
from models.transcript import Speaker, Transcript

Regrouping = SpeakersMerged | TurnsGiven


def regroup(transcript: Transcript, regroupings: Iterable[Regrouping], names: Mapping[str, SpeakerNamed]) -> Transcript:
    """`transcript` with `names` (by `Speaker.id`) and then `regroupings`, in their order, laid over it.

    Who has no name takes that of who is merged into them. What is about a speaker or a turn that is not there changes
    nothing, so that the outcome is a valid transcript whatever was asked. Speakers left without a turn are not listed.
    """
    people = {speaker.id: _named(speaker, names) for speaker in transcript.speakers}
    speaks = {turn.id: turn.speaker for turn in transcript.turns}
    for regrouping in regroupings:
        match regrouping:
            case SpeakersMerged(speaker=gone, into=stays) if gone != stays and gone in people and stays in people:
                merged = people.pop(gone)
                if not (people[stays].name or people[stays].role):
                    people[stays] = merged.model_copy(update={"id": stays})
                speaks = {turn: stays if speaker == gone else speaker for turn, speaker in speaks.items()}
            case TurnsGiven(turns=given, speaker=taker) if there := [turn for turn in given if turn in speaks]:
                people.setdefault(taker, _named(Speaker(id=taker), names))
                speaks |= dict.fromkeys(there, taker)
            case _:
                pass
    silent = {speaker.id for speaker in transcript.speakers} - {turn.speaker for turn in transcript.turns}
    shown = silent | set(speaks.values())
    return transcript.model_copy(
        update={
            "speakers": tuple(speaker for speaker in people.values() if speaker.id in shown),
            "turns": tuple(
                turn if turn.speaker == speaks[turn.id] else turn.model_copy(update={"speaker": speaks[turn.id]})
                for turn in transcript.turns
            ),
        }
    )


def free_speaker(transcript: Transcript, regroupings: Iterable[Regrouping], names: Iterable[str]) -> str:
    """A `Speaker.id` for a new speaker: the first like "S7" that `transcript`, as recognised, and the rest lack."""
    taken = {speaker.id for speaker in transcript.speakers} | set(names)
    for regrouping in regroupings:
        taken.add(regrouping.speaker)
    return next(name for number in count(1) if (name := f"S{number}") not in taken)


def _named(speaker: Speaker, names: Mapping[str, SpeakerNamed]) -> Speaker:
    named = names.get(speaker.id)
    return speaker.model_copy(update=named.model_dump(include={"name", "role", "side"})) if named else speaker
