"""`kloppend transcribe`: turns a recording into a transcript with engines from folders on this computer."""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Final

import typer

from models.messages import N_
from tui.options import FILE, FOLDER, Day, DossierFolder, MeetingNumber, as_day
from tui.show import Voice, put_json

NAME: Final = "transcribe"
HELP: Final = N_("Turn a recording into text, with who says what and when. Nothing leaves this computer.")
EXAMPLE: Final = N_("kloppend transcribe meeting.m4a --out meeting.json")

SpeechFolder = Annotated[
    Path | None,
    typer.Option(
        "--speech", metavar=FOLDER, help=N_("The folder of the engine that hears words; else the installed one.")
    ),
]
SpeakersFolder = Annotated[
    Path | None,
    typer.Option(
        "--speakers",
        metavar=FOLDER,
        help=N_("The folder of the engine that tells voices apart; else the installed one."),
    ),
]


def run(
    context: typer.Context,
    recording: Annotated[
        Path | None,
        typer.Argument(
            metavar=N_("RECORDING"), help=N_("The sound or video file; without it the latest one in the dossier.")
        ),
    ] = None,
    speech: SpeechFolder = None,
    speakers: SpeakersFolder = None,
    speaker_count: Annotated[
        int | None,
        typer.Option("--speakers-count", metavar=N_("NUMBER"), min=1, help=N_("How many people spoke, exactly.")),
    ] = None,
    max_speakers: Annotated[
        int | None,
        typer.Option("--max-speakers", metavar=N_("NUMBER"), min=1, help=N_("How many people spoke, at most.")),
    ] = None,
    words: Annotated[
        str,
        typer.Option("--words", metavar=N_("WORDS"), help=N_("Names and words that are said, with commas between.")),
    ] = "",
    date: Day = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar=FILE, help=N_("The file to write; without it the text is shown."))
    ] = None,
    dossier: DossierFolder = None,
    meeting: MeetingNumber = None,
) -> None:
    """Transcribe `recording`; the JSON goes to `out`, with the recording into the dossier, or to stdout."""
    from models.dossier.dossier import Dossier
    from models.files import write_atomically
    from transcribe.job.order import Order
    from transcribe.job.result import too_little
    from tui.heard import tell_what_to_know
    from tui.hearing import hear, hotwords, most_speakers, place_of_work, recording_in, speaker_engine, speech_engine
    from tui.moved_along import keep_transcript

    voice: Voice = context.obj
    check_numbers(speaker_count, max_speakers, "--max-speakers")
    with ExitStack() as stack:
        # First: hours of work must fit in.
        kept = stack.enter_context(Dossier.open(dossier, meeting=meeting)) if dossier else None
        heard = recording or (recording_in(kept, voice) if kept else _missing())
        order = Order(
            recording=heard.absolute(),
            place=place_of_work(out, dossier),
            speech=speech_engine(speech),
            speakers=speaker_engine(speakers),
            hotwords=hotwords(words, kept),
            speaker_count=speaker_count,
            max_speakers=max_speakers or (most_speakers(kept) if speaker_count is None else None),
        )
        transcription, outcome = hear(order, voice, as_day(date))
        if kept:
            if all(original.sha256 != transcription.plan.sha256 for original in kept.originals()):
                kept.add_recording(heard)
            keep_transcript(kept, outcome.transcript, voice.say)
    if out:
        write_atomically(out, outcome.transcript.model_dump_json(indent=2).encode() + b"\n")
        voice.say(N_("Written: {file}"), file=out)
    if dossier:
        voice.say(N_("Kept in the dossier {name}."), name=dossier.name)
    if not (out or dossier):
        put_json(outcome.transcript)
    tell_what_to_know(outcome, voice.say)
    transcription.clear(keep_results=dossier is not None)
    if not outcome.hearing.covers_speech:
        raise too_little(outcome.hearing, heard.name)


def check_numbers(exactly: int | None, at_most: int | None, option: str) -> None:
    """Raise Misused when both are given; `option` is how the second is spelled."""
    if exactly is not None and at_most is not None:
        from tui.misuse import Misused

        raise Misused(
            N_("How many people spoke is given twice: exactly, and at most."),
            meaning=N_("Nothing was read and nothing was changed."),
            remedy=N_("Leave out {option}, or the other one."),
            option=option,
        )


def _missing() -> Path:
    """Raise Misused: neither a recording nor a dossier was named."""
    from tui.language import translate
    from tui.misuse import Misused

    raise Misused(
        N_("Something is missing from the command: {name}."),
        meaning=N_("Nothing was read and nothing was changed."),
        remedy=N_("Type “{page}” to see what is possible."),
        name=translate(N_("RECORDING")),
        page=f"kloppend {NAME} --help",
    )
