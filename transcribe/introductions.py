"""Guesses from what is said at the start who is who. To be offered, never imposed: rather no guess than a wrong one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from models.dossier.events import Attendee
from models.noun import Noun
from models.transcript import Side, Transcript, Turn
from transcribe.introducing import Said, is_greeting, of_next_speaker, of_oneself, opens_a_round
from transcribe.spoken_names import Names, sentences_of

EARLY_SECONDS: Final = 300.0
"""Introductions come in the first minutes."""
EARLY_TURNS: Final = 30
"""The same, where there are no times."""
LATE_TURNS: Final = 2
"""The first turns of somebody who speaks later for the first time."""
ROUND_TURNS: Final = 12
"""Turns that a round of names may take; one introduction brings on the next two."""
CALL_TURNS: Final = 4
"""Turns in which one says one's name on the telephone."""
SHOWN: Final = 120
"""Characters of what was said that are shown."""


class Suggestion(Noun):
    """Who somebody may be."""

    name: str
    """Empty when only a role was said."""
    role: str
    """Empty when only a name was said."""
    side: Side
    turn: int
    """`Turn.id` it was said in."""
    words: str
    """The sentence that says so, of the speaker or of who spoke just before."""


def suggestions(transcript: Transcript, attendees: Sequence[Attendee] = ()) -> dict[str, tuple[Suggestion, ...]]:
    """Per `Speaker.id` who it may be, best first; speakers about whom nothing was said are left out.

    What somebody says of themselves goes before what others say to them. Misheard names are put right after
    `attendees`, for whom small letters will do too.
    """
    names = Names([turn.text for turn in transcript.turns], attendees)
    own: defaultdict[str, list[Suggestion]] = defaultdict(list)
    round_until = -1
    for place, turn in _early(transcript):
        if opens_a_round(turn.text):
            round_until = place + ROUND_TURNS
        for said, words in _of_oneself(turn, names, calling=place < CALL_TURNS, in_round=place <= round_until):
            own[turn.speaker].append(_suggestion(said, turn, words))
            if said.found:
                round_until = max(round_until, place + 2)
    others = _by_others(transcript, names)
    claimed = {told.name for several in own.values() for told in several if told.name}
    outcome = {}
    for speaker in (speaker.id for speaker in transcript.speakers):
        heard = [told for told in others.get(speaker, []) if told.name not in claimed]
        outcome[speaker] = _best_first(own[speaker], heard, attendees)
    return {speaker: several for speaker, several in outcome.items() if several}


def _early(transcript: Transcript) -> Iterator[tuple[int, Turn]]:
    """The turns in which people may introduce themselves, each with its place."""
    seen: Counter[str] = Counter()
    for place, turn in enumerate(transcript.turns):
        early = place < EARLY_TURNS if turn.start is None else turn.start <= EARLY_SECONDS
        if early or seen[turn.speaker] < LATE_TURNS:
            yield place, turn
        seen[turn.speaker] += 1


def _of_oneself(turn: Turn, names: Names, *, calling: bool, in_round: bool) -> Iterator[tuple[Said, str]]:
    first = True
    sentences = list(sentences_of(turn.text))
    for (sentence, words), (after, _) in pairwise([*sentences, ([], "")]):
        said = of_oneself(sentence, after, names, first=first, calling=calling, in_round=in_round)
        if said:
            yield said, words
        first = first and is_greeting(sentence)


def _by_others(transcript: Transcript, names: Names) -> dict[str, list[Suggestion]]:
    """What is said to people just before they speak, where it is always, or nearly always, the same one who answers."""
    answers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    calls: defaultdict[str, set[str]] = defaultdict(set)
    told: dict[tuple[str, str], Suggestion] = {}
    early = {turn.id for _, turn in _early(transcript)}
    for turn, answer in pairwise(transcript.turns):
        if answer.speaker == turn.speaker:
            continue
        for sentence, words in list(sentences_of(turn.text))[-2:]:
            said = of_next_speaker(sentence, names)
            if said and said.found:
                name = said.found.name
                calls[turn.speaker].add(name)
                if name.casefold() not in answer.text.casefold():
                    answers[name][answer.speaker] += 1
                    told.setdefault((name, answer.speaker), _suggestion(said, turn, words))
    outcome: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for name, count in answers.items():
        (speaker, times), *_ = count.most_common(1)
        suggestion = told[name, speaker]
        if times * 3 >= count.total() * 2 and name not in calls[speaker] and suggestion.turn in early:
            outcome[speaker].append(suggestion)
    for speaker, several in outcome.items():
        several.sort(key=lambda each: -answers[each.name][speaker])
    return outcome


def _suggestion(said: Said, turn: Turn, words: str) -> Suggestion:
    role, side = said.role
    attendee = said.found.attendee if said.found else None
    if attendee and attendee.role:
        role, side = attendee.role, attendee.side
    shown = words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + " …"
    name = said.found.name if said.found else ""
    return Suggestion(name=name, role=role, side=side, turn=turn.id, words=shown)


def _best_first(
    own: Sequence[Suggestion], heard: Sequence[Suggestion], attendees: Sequence[Attendee]
) -> tuple[Suggestion, ...]:
    """One suggestion per name, with the role that was said elsewhere; a role alone where there is no name at all."""
    roles = [told for told in own if told.role]
    found: dict[str, Suggestion] = {}
    for told in (*(each for each in own if each.name), *heard):
        if not told.role and roles:
            told = told.model_copy(update={"role": roles[0].role, "side": roles[0].side})
        if told.name not in found:
            found[told.name] = told
    if found:
        return tuple(found.values())
    for told in roles[:1]:
        fitting = [attendee for attendee in attendees if attendee.role.casefold() == told.role.casefold()]
        return (told.model_copy(update={"name": fitting[0].name}),) if len(fitting) == 1 else (told,)
    return ()
