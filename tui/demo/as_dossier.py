"""The example as a dossier of its own: heard, named and compared like a parent's own meeting, and kept like one."""

import datetime
from collections import defaultdict
from itertools import product
from pathlib import Path
from typing import Final

from models.dossier.dossier import Dossier
from models.dossier.events import FactSet, MomentNoted, SpeakerNamed
from models.dossier.folder import DATABASE
from models.files import read_private
from models.messages import N_
from models.moment import Moment, MomentKind
from models.problems import EngineFailed, EngineMissing
from models.transcript import Speaker, Transcript
from tui.demo import Example
from tui.meeting import Meeting, meeting_in
from tui.show import Voice

FACTS: Final = {
    "child": "Tobias",
    "school": "De Veldmuis",
    "addressee": "mevrouw Verkuil",
    "meeting": "zorgoverleg",
}
"""What the parents of the example filled in."""
MOMENTS: Final = (
    Moment(id="M1", kind=MomentKind.MEETING, date=datetime.date(2026, 9, 17), text="Zorgoverleg over Tobias"),
    Moment(
        id="M2", kind=MomentKind.REPORT_RECEIVED, date=datetime.date(2026, 9, 25), text="Verslag van het zorgoverleg"
    ),
)
"""What the parents of the example noted."""


def example_dossier(folder: Path, example: Example) -> Dossier:
    """The dossier of the example in `folder`, open for writing; made there, or completed, when it is not whole.

    Raises StorageFailed when something else is in `folder`, and Busy when another window has it open.
    """
    dossier = Dossier.open(folder) if (folder / DATABASE).is_file() else Dossier.create(folder)
    if dossier.state.recording is None:
        dossier.add_recording(example.recording)
    if not dossier.state.reports:
        dossier.add_report(example.report)
    if "child" not in dossier.state.facts:
        for key, value in FACTS.items():
            dossier.append(FactSet(key=key, value=value))
        for moment in MOMENTS:
            dossier.append(MomentNoted(moment=moment))
    return dossier


def example_meeting(dossier: Dossier, example: Example, voice: Voice) -> Meeting:
    """The meeting in the dossier of the example, heard and compared now when that was not done before."""
    if dossier.transcript_as_recognised() is None:
        try:
            _hear(dossier, example, voice)
        except (EngineFailed, EngineMissing):
            voice.say(N_("The engines do not work on this computer; here is the example as written down by hand."))
            dossier.add_transcript(_read(example.script))
    meeting = meeting_in(dossier, voice)
    if dossier.reconciliation() != meeting.compared:
        dossier.add_reconciliation(meeting.compared)
    return meeting


def written_example(folder: Path, example: Example) -> Path:
    """The dossier of the example in `folder`, with the text as written down by hand, which takes no time; its folder.

    Raises as `example_dossier`.
    """
    with example_dossier(folder, example) as dossier:
        if dossier.transcript_as_recognised() is None:
            dossier.add_transcript(_read(example.script))
    return folder


def cast_of(heard: Transcript, script: Transcript) -> dict[str, Speaker]:
    """For each speaker of `heard`, the one in `script` who speaks most of that speaker's time."""
    cast = {}
    for speaker in heard.speakers:
        shares: defaultdict[str, float] = defaultdict(float)
        for turn, said in product((turn for turn in heard.turns if turn.speaker == speaker.id), script.turns):
            together = min(turn.end or 0.0, said.end or 0.0) - max(turn.start or 0.0, said.start or 0.0)
            shares[said.speaker] += max(together, 0.0)
        best = max(script.speakers, key=lambda person: shares[person.id])
        if shares[best.id]:
            cast[speaker.id] = best
    return cast


def _hear(dossier: Dossier, example: Example, voice: Voice) -> None:
    """Transcribe the recording and say who is who. Raises EngineFailed and EngineMissing; keeps nothing then."""
    from transcribe.job.folder import WORK
    from transcribe.job.order import Order
    from transcribe.job.transcription import Transcription
    from tui.progress import shown_progress

    script = _read(example.script)
    voice.say(N_("First the recording is listened to, with two small engines that know this example only …"))
    transcription = Transcription(
        Order(
            recording=example.recording,
            place=dossier.folder / WORK,
            speech=example.speech,
            speakers=example.speakers,
            max_speakers=len(script.speakers),
        )
    )
    with shown_progress(voice) as progress:
        heard = transcription.run(progress, date=script.date).transcript
    dossier.add_transcript(heard)
    for speaker, person in cast_of(heard, script).items():
        dossier.append(SpeakerNamed(speaker=speaker, name=person.name, role=person.role, side=person.side))
    voice.say(N_("Who is who is filled in for you here; in your own meeting you say it yourself."))
    transcription.clear(keep_results=True)


def _read(transcript: Path) -> Transcript:
    return Transcript.model_validate_json(read_private(transcript))
