"""Who is who in one dossier: what is known of each voice, and each change of it, kept at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from models.dossier.events import Change, SpeakerNamed, SpeakersMerged, TurnsGiven
from models.messages import N_
from models.problems import NotFound
from models.transcript import Side, Speaker, Transcript, Turn
from tui.sound.recording import Stretch
from tui.workbench.taking_back import put_back, take_back

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from transcribe.introductions import Suggestion

EXCERPTS: Final = 3
"""Places to hear a voice at: enough to tell a voice, also when one of them turns out to be somebody else's."""

OF_THIS_PAGE = SpeakerNamed | SpeakersMerged | TurnsGiven
"""The changes that are made here, and so may be taken back here."""


@dataclass(frozen=True)
class Voice:
    """One of those who speak, and how much."""

    speaker: Speaker
    turns: int
    seconds: float | None
    """None when the source gives no times."""
    share: float
    """Of all that is said, 0 to 1: of its time, else of its letters."""


@dataclass(frozen=True)
class Excerpt:
    """A place to hear, or at least read, a voice at."""

    turn: int
    """`Turn.id`."""
    text: str
    stretch: Stretch | None
    """None when it is not known when it was said."""


class Casting:
    """Who is who, over an open dossier with a transcript. What changes raises StorageFailed, and then did not."""

    def __init__(self, dossier: "Dossier") -> None:
        """Read what is there. Raises NotFound when the dossier holds no transcript yet."""
        recognised = dossier.transcript_as_recognised()
        if recognised is None:
            raise NotFound(
                N_("The dossier {name} does not hold yet what was said in the meeting."),
                meaning=N_("Without it there are no voices to name."),
                remedy=N_("Have the recording written down first, or take in a text."),
                name=dossier.folder.name,
            )
        self.dossier = dossier
        self._recognised = recognised
        self._suggestions: Mapping[str, tuple[Suggestion, ...]] | None = None
        self.transcript = recognised
        """As the parent has it now."""
        self.voices: tuple[Voice, ...] = ()
        self._look_again()

    def voice(self, speaker: str) -> Voice:
        """The voice with this `Speaker.id`. Raises KeyError when there is none."""
        return {voice.speaker.id: voice for voice in self.voices}[speaker]

    def excerpts(self, speaker: str) -> tuple[Excerpt, ...]:
        """Places to hear this voice at: undoubted samples, else the longest of what it says; in the order said."""
        from transcribe.samples import samples_of

        best = [
            Excerpt(sample.turn, sample.text, Stretch(sample.start, sample.end))
            for sample in samples_of(self.transcript, speaker, EXCERPTS)
        ]
        there = {excerpt.turn for excerpt in best}
        rest = [turn for turn in self.transcript.turns if turn.speaker == speaker and turn.id not in there]
        longest = sorted(rest, key=lambda turn: -len(turn.text))[: EXCERPTS - len(best)]
        best += [Excerpt(turn.id, turn.text, Stretch.of([turn])) for turn in longest]
        places = {turn.id: place for place, turn in enumerate(self.transcript.turns)}
        return tuple(sorted(best, key=lambda excerpt: places[excerpt.turn]))

    def suggestion(self, speaker: str) -> "Suggestion | None":
        """Who this voice may be by what was said; None when nothing was, or when it has that name already."""
        best = next(self._suggested(speaker), None)
        person = self.voice(speaker).speaker
        if best is None or (best.name or person.name, best.role or person.role) == (person.name, person.role):
            return None
        return best

    def _suggested(self, speaker: str) -> "Iterator[Suggestion]":
        """What tells of this voice, best first: what is said of oneself goes along with a turn that is given away."""
        from transcribe.introductions import suggestions

        if self._suggestions is None:
            self._suggestions = suggestions(self._recognised, self.dossier.state.attendees)
        for heard, several in self._suggestions.items():
            for suggestion in several:
                by_self = self._recognised.turn(suggestion.turn).speaker == heard
                if speaker == (self.transcript.turn(suggestion.turn).speaker if by_self else heard):
                    yield suggestion

    def name(self, speaker: str, name: str, role: str, side: Side) -> bool:
        """Say who a voice is; whether that is anything new.

        What the list of who sat at the table, or the role itself, tells is filled in where nothing was.
        """
        from transcribe.imports.roles import role_in

        person = self.voice(speaker).speaker
        if not role and name != person.name:
            known = next((each for each in self.dossier.state.attendees if each.name == name), None)
            role, side = (known.role, known.side) if known else (role, side)
        if side is Side.OTHER and role != person.role:
            side = role_in(role)[1]
        if (name, role, side) == (person.name, person.role, person.side):
            return False
        self._keep(SpeakerNamed(speaker=speaker, name=name, role=role, side=side))
        return True

    def merge(self, speaker: str, into: str) -> None:
        """Say that two voices are one person."""
        self._keep(SpeakersMerged(speaker=speaker, into=into))

    def give(self, turn: int, to: str | None) -> str:
        """Say that a turn is of another voice, or with None of a new one; return its `Speaker.id`."""
        taker = self.dossier.state.free_speaker(self._recognised) if to is None else to
        self._keep(TurnsGiven(turns=(turn,), speaker=taker))
        return taker

    def undo(self) -> Change | None:
        """Take back the last change, if it was made here; return it."""
        return self._turned(take_back(self.dossier, OF_THIS_PAGE))

    def redo(self) -> Change | None:
        """Put back what was taken back last, if it was made here; return it."""
        return self._turned(put_back(self.dossier, OF_THIS_PAGE))

    def _turned(self, change: Change | None) -> Change | None:
        if change is not None:
            self._look_again()
        return change

    def _keep(self, change: Change) -> None:
        self.dossier.append(change)
        self._look_again()

    def _look_again(self) -> None:
        self.transcript = self.dossier.state.apply_to(self._recognised)
        self.voices = voices_in(self.transcript)


def voices_in(transcript: Transcript) -> tuple[Voice, ...]:
    """Everybody who speaks in `transcript`, in the order in which they are listed."""
    turns: defaultdict[str, list[Turn]] = defaultdict(list)
    for turn in transcript.turns:
        turns[turn.speaker].append(turn)
    timed = all(turn.start is not None and turn.end is not None for turn in transcript.turns)
    spoken = {speaker: _seconds(said) if timed else float(_letters(said)) for speaker, said in turns.items()}
    total = sum(spoken.values()) or 1.0
    return tuple(
        Voice(
            speaker,
            len(turns[speaker.id]),
            spoken[speaker.id] if timed else None,
            spoken[speaker.id] / total,
        )
        for speaker in transcript.speakers
        if speaker.id in turns
    )


def _seconds(turns: Iterable[Turn]) -> float:
    return sum(turn.end - turn.start for turn in turns if turn.start is not None and turn.end is not None)


def _letters(turns: Iterable[Turn]) -> int:
    return sum(len(turn.text) for turn in turns)
