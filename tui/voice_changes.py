"""Reads what was typed about voices ("S1=Marieke, moeder", "S4=S2", "12-15=new") as changes of a dossier."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.dossier.events import SpeakerNamed, SpeakersMerged, TurnsGiven
from models.dossier.state import State
from models.messages import N_
from models.transcript import Speaker, Transcript
from tui.attendee_line import attendee_of
from tui.language import translate
from tui.misuse import Misused
from tui.people import people_of

VoiceChange = SpeakerNamed | SpeakersMerged | TurnsGiven
NEW: Final = N_("new")

_NUMBERS = re.compile(r"\s*(\d+)\s*(?:[-–]\s*(\d+)\s*)?")


@dataclass(frozen=True)
class Asked:
    """What was typed, each as it was typed."""

    give: Sequence[str] = ()
    merge: Sequence[str] = ()
    accept: Sequence[str] = ()
    name: Sequence[str] = ()


def changes_of(asked: Asked, recognised: Transcript, state: State) -> tuple[VoiceChange, ...]:
    """The changes that do what was `asked`, in this order: give, merge, accept, name. Raises Misused for the first one
    that cannot be done; nothing is written here."""
    work = _Work(recognised, state)
    for line in asked.give:
        work.give(*_both_sides(line, "--give 12-15=S3"))
    for line in asked.merge:
        work.merge(*_both_sides(line, "--merge S4=S2"))
    for word in asked.accept:
        work.accept(word)
    for line in asked.name:
        work.name(*_both_sides(line, '--name "S1=Marieke de Boer, intern begeleider"'))
    return tuple(work.changes)


class _Work:
    """The changes so far, and the transcript as it is with them."""

    def __init__(self, recognised: Transcript, state: State) -> None:
        self.changes: list[VoiceChange] = []
        self._recognised = recognised
        self._state = state
        self._now = state.apply_to(recognised)

    def give(self, turns: str, taker: str) -> None:
        known = {turn.id for turn in self._recognised.turns}
        numbers = _numbers(turns)
        unknown = [number for number in numbers if number not in known]
        if unknown or not numbers:
            raise _refusal(
                N_("There is no passage {name}."), N_("The numbers of passages stand in “kloppend speakers”."), turns
            )
        is_new = taker.casefold() in (NEW, translate(NEW).casefold())
        speaker = self._state.free_speaker(self._recognised) if is_new else self._speaker(taker).id
        self._add(TurnsGiven(turns=numbers, speaker=speaker))

    def merge(self, gone: str, stays: str) -> None:
        one, other = self._speaker(gone), self._speaker(stays)
        if one.id == other.id:
            raise _refusal(
                N_("{name} cannot be put together with itself."), N_("Name two voices, as in “--merge S4=S2”."), gone
            )
        self._add(SpeakersMerged(speaker=one.id, into=other.id))

    def accept(self, word: str) -> None:
        speaker = self._speaker(word)
        person = next(each for each in people_of(self._now, self._state.attendees).speakers if each.id == speaker.id)
        if not person.suggestions:
            raise _refusal(
                N_("Nothing was said from which we can tell who {name} is."),
                N_("Listen to the voice and fill in who it is, as in “--name S1=…”."),
                word,
            )
        best = person.suggestions[0]
        name, role = best.name or speaker.name, best.role or speaker.role
        side = best.side if best.role else speaker.side
        self._add(SpeakerNamed(speaker=speaker.id, name=name, role=role, side=side))

    def name(self, word: str, line: str) -> None:
        speaker, who = self._speaker(word), attendee_of(line)
        if not who.role:
            who = next((each for each in self._state.attendees if each.name == who.name), who)
        self._add(SpeakerNamed(speaker=speaker.id, name=who.name, role=who.role, side=who.side))

    def _speaker(self, word: str) -> Speaker:
        """Who is meant by an id or a whole name. Raises Misused."""
        by_id = [speaker for speaker in self._now.speakers if speaker.id.casefold() == word.casefold()]
        by_name = [speaker for speaker in self._now.speakers if speaker.name.casefold() == word.casefold() != ""]
        found = by_id or by_name
        if len(found) != 1:
            raise _refusal(
                N_("There is no voice {name}."), N_("“kloppend speakers” shows which voices there are."), word
            )
        return found[0]

    def _add(self, change: VoiceChange) -> None:
        if isinstance(change, SpeakerNamed):
            self._state = replace(self._state, names={**self._state.names, change.speaker: change})
        else:
            self._state = replace(self._state, regroupings=(*self._state.regroupings, change))
        self._now = self._state.apply_to(self._recognised)
        self.changes.append(change)


def _both_sides(line: str, example: str) -> tuple[str, str]:
    left, sign, right = line.partition("=")
    if not (left.strip() and sign and right.strip()):
        raise Misused(
            N_("“{line}” misses something: on both sides of the = stands a word."),
            meaning=N_("Nothing was read and nothing was changed."),
            remedy=N_("For example “{example}”."),
            line=line,
            example=example,
        )
    return left.strip(), right.strip()


def _numbers(text: str) -> tuple[int, ...]:
    """ "3,5-7" as 3, 5, 6, 7; nothing when it cannot be read."""
    numbers: list[int] = []
    for part in text.split(","):
        match = _NUMBERS.fullmatch(part)
        if match is None:
            return ()
        first, last = int(match[1]), int(match[2] or match[1])
        numbers += range(first, min(last, first + _MOST) + 1)
    return tuple(dict.fromkeys(numbers))


_MOST: Final = 10_000
"""Passages in one go; a meeting of a day has fewer, and a slip of the finger has more."""


def _refusal(what: str, remedy: str, name: str) -> Misused:
    return Misused(what, meaning=N_("Nothing was changed in the dossier."), remedy=remedy, name=name)
