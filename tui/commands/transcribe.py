"""`kloppend transcribe`: turns a recording into a transcript with engines from folders on this computer."""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Final

import typer

from models.messages import N_
from tui.options import FILE, FOLDER, Day, DossierFolder, as_day
from tui.show import Voice, put_json

NAME: Final = "transcribe"
HELP: Final = N_("Turn a recording into text, with who says what and when. Nothing leaves this computer.")
EXAMPLE: Final = N_("kloppend transcribe meeting.m4a --speech engines/speech --out meeting.json")


def run(
    context: typer.Context,
    recording: Annotated[Path, typer.Argument(metavar=N_("RECORDING"), help=N_("The sound or video file."))],
    speech: Annotated[
        Path, typer.Option("--speech", metavar=FOLDER, help=N_("The folder of the engine that hears words."))
    ],
    speakers: Annotated[
        Path | None,
        typer.Option("--speakers", metavar=FOLDER, help=N_("The folder of the engine that tells voices apart.")),
    ] = None,
    max_speakers: Annotated[
        int | None,
        typer.Option("--max-speakers", metavar=N_("NUMBER"), min=1, help=N_("How many people spoke, at most.")),
    ] = None,
    date: Day = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar=FILE, help=N_("The file to write; without it the text is shown."))
    ] = None,
    dossier: DossierFolder = None,
) -> None:
    """Transcribe `recording`; the JSON goes to `out`, with the recording into the dossier, or to stdout."""
    from models.dossier.dossier import Dossier
    from models.files import write_atomically
    from transcribe.recording import transcribe_recording
    from transcribe.speakers_pyannote import PyannoteSpeakers
    from transcribe.speech_whisper import WhisperSpeech
    from tui.progress import shown_progress

    voice: Voice = context.obj
    with ExitStack() as stack:
        kept = stack.enter_context(Dossier.open(dossier)) if dossier else None  # first: hours of work must fit in
        voice.say(N_("Loading the engines …"))
        speech_engine = WhisperSpeech(speech)
        speaker_engine = PyannoteSpeakers(speakers) if speakers else None
        progress = stack.enter_context(shown_progress(voice))
        transcript = transcribe_recording(
            recording, speech_engine, speaker_engine, date=as_day(date), max_speakers=max_speakers, progress=progress
        )
        if kept:
            kept.add_recording(recording)
            kept.add_transcript(transcript)
    if out:
        write_atomically(out, transcript.model_dump_json(indent=2).encode() + b"\n")
        voice.say(N_("Written: {file}"), file=out)
    if dossier:
        voice.say(N_("Kept in the dossier {name}."), name=dossier.name)
    if not (out or dossier):
        put_json(transcript)
