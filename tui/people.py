"""Who speaks in a meeting, as far as is known: how much, where to hear it, and who it may be."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.dossier.events import Attendee
from models.messages import N_
from models.noun import Noun
from models.transcript import Side, Transcript
from transcribe.introductions import Suggestion, suggestions
from transcribe.samples import Sample, samples_of
from tui.language import translate
from tui.words import clock

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text


class Person(Noun):
    """One who speaks."""

    id: str
    name: str
    role: str
    side: Side
    seconds: float | None
    """How long; None when the source gives no times."""
    turns: int
    samples: tuple[Sample, ...]
    suggestions: tuple[Suggestion, ...]
    """Who it may be, best first."""
    told_by_self: bool
    """The first suggestion is what the speaker says; else it is what somebody said just before."""


class People(Noun):
    """All of them, in the order of the transcript."""

    speakers: tuple[Person, ...]


def people_of(transcript: Transcript, attendees: Sequence[Attendee] = ()) -> People:
    """Everybody in `transcript`."""
    guesses = suggestions(transcript, attendees)
    people = []
    for speaker in transcript.speakers:
        turns = [turn for turn in transcript.turns if turn.speaker == speaker.id]
        lengths = [turn.end - turn.start for turn in turns if turn.start is not None and turn.end is not None]
        guessed = guesses.get(speaker.id, ())
        people.append(
            Person(
                id=speaker.id,
                name=speaker.name,
                role=speaker.role,
                side=speaker.side,
                seconds=round(sum(lengths), 1) if lengths else None,
                turns=len(turns),
                samples=samples_of(transcript, speaker.id),
                suggestions=guessed,
                told_by_self=bool(guessed) and any(turn.id == guessed[0].turn for turn in turns),
            )
        )
    return People(speakers=tuple(people))


def people_table(people: People) -> "Table":
    """One row per person."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE, pad_edge=False, show_lines=True)
    table.add_column(translate(N_("Voice")), no_wrap=True)
    table.add_column(translate(N_("Who speaks")), width=22)
    table.add_column(translate(N_("Time")), justify="right", no_wrap=True)
    table.add_column(translate(N_("Turns")), justify="right", no_wrap=True)
    table.add_column(translate(N_("Words to know it by")), ratio=1)
    for person in people.speakers:
        who = Text(person.name or translate(N_("not named yet")), style="bold" if person.name else "dim")
        if person.role:
            who.append(f"\n{person.role}", "not bold")
        table.add_row(person.id, who, clock(person.seconds), str(person.turns), _words(person))
    return table


def _words(person: Person) -> "Text":
    """The suggestion, where there is no name yet, and the samples, each with its moment and its number."""
    from rich.text import Text

    lines = [
        translate(N_("{place} (passage {turn}) {text}"), place=clock(each.start), turn=each.turn, text=each.text)
        for each in person.samples
    ]
    if person.suggestions and not person.name:
        best = person.suggestions[0]
        who = ", ".join(filter(None, (best.name, best.role)))
        message = N_("Introduced as {who}: “{words}”") if person.told_by_self else N_("Spoken to as {who}: “{words}”")
        lines.insert(0, translate(message, who=who, words=best.words))
    return Text("\n".join(lines))
