"""A dossier with an invented meeting of three voices and a recording of it, for the tests of who is who."""

from pathlib import Path

from models.dossier import Attendee, AttendeesSet, Dossier
from models.transcript import Speaker, Transcript, Turn, Word
from tests.tui.sound.tones import tones

SAID = (
    ("S1", "Goedemiddag allemaal, fijn dat u er bent."),
    ("S2", "Dank u wel. Ik ben Noor Voorbeeld, de moeder van Kim."),
    ("S3", "En ik ben juf Anna, de leerkracht van groep vijf."),
    ("S1", "Dan beginnen we met het verslag van vorige keer."),
    ("S2", "Daar heb ik nog wel een vraag over, als dat mag."),
    ("S3", "Zij leest nu elke dag een kwartier met een maatje."),
    ("S1", "Dat zetten we zo in het nieuwe verslag."),
    ("S2", "Fijn, dan weten we allemaal waar we aan toe zijn."),
)
TURN_SECONDS = 4.0


def meeting(*, timed: bool = True) -> Transcript:
    """Eight turns of four seconds, with times for every word, or without any."""
    turns = []
    for number, (speaker, text) in enumerate(SAID, start=1):
        start = (number - 1) * TURN_SECONDS
        end = start + TURN_SECONDS - 0.2
        words = text.split()
        step = (end - start) / len(words)
        turns.append(
            Turn(
                id=number,
                start=start if timed else None,
                end=end if timed else None,
                speaker=speaker,
                text=text,
                words=tuple(
                    Word(text=word, start=start + place * step, end=start + (place + 1) * step)
                    for place, word in enumerate(words)
                    if timed
                ),
            )
        )
    return Transcript(speakers=tuple(Speaker(id=f"S{n}") for n in (1, 2, 3)), turns=tuple(turns))


def dossier_in(folder: Path, *, sound: bool = True, timed: bool = True) -> Dossier:
    """An open dossier of the meeting, in which nobody has a name yet; Wilma Bakker is known to have been there."""
    dossier = Dossier.create(folder)
    if sound:
        recording = tones(folder.parent / "opname.wav", round(len(SAID) * TURN_SECONDS))
        dossier.add_recording(recording)
    dossier.add_transcript(meeting(timed=timed))
    dossier.append(AttendeesSet(attendees=(Attendee(name="Wilma Bakker", role="intern begeleider", side="school"),)))
    return dossier
