"""`kloppend transcribe`: turns a recording into a transcript with engines from folders on this computer."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from models.messages import N_
from tui.options import FILE, FOLDER, Day, DossierFolder, as_day
from tui.show import Voice, put_json

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from transcribe.job.transcription import Transcription
    from transcribe.weights.catalogue import What

NAME: Final = "transcribe"
HELP: Final = N_("Turn a recording into text, with who says what and when. Nothing leaves this computer.")
EXAMPLE: Final = N_("kloppend transcribe meeting.m4a --out meeting.json")
EXAMPLE_FOLDER: Final = Path(__file__).parents[1] / "demo"
"""Where the bundled recording lies."""


def run(
    context: typer.Context,
    recording: Annotated[Path, typer.Argument(metavar=N_("RECORDING"), help=N_("The sound or video file."))],
    speech: Annotated[
        Path | None,
        typer.Option(
            "--speech", metavar=FOLDER, help=N_("The folder of the engine that hears words; else the installed one.")
        ),
    ] = None,
    speakers: Annotated[
        Path | None,
        typer.Option(
            "--speakers",
            metavar=FOLDER,
            help=N_("The folder of the engine that tells voices apart; else the installed one."),
        ),
    ] = None,
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
) -> None:
    """Transcribe `recording`; the JSON goes to `out`, with the recording into the dossier, or to stdout."""
    from models.dossier.dossier import Dossier
    from models.files import write_atomically
    from models.problems import Unreadable
    from transcribe.job.order import Order
    from transcribe.job.result import too_little
    from transcribe.job.transcription import Transcription
    from transcribe.weights.catalogue import What
    from tui.progress import shown_progress

    voice: Voice = context.obj
    _check_numbers(speaker_count, max_speakers)
    with ExitStack() as stack:
        kept = stack.enter_context(Dossier.open(dossier)) if dossier else None  # first: hours of work must fit in
        order = Order(
            recording=recording.absolute(),
            place=_place(out, dossier),
            speech=_speech_engine(speech),
            speakers=_engine(speakers, What.SPEAKERS),
            hotwords=_hotwords(words, kept),
            speaker_count=speaker_count,
            max_speakers=max_speakers,
        )
        transcription = Transcription(order)
        if transcription.plan.for_demo_only and not _is_bundled(transcription):
            voice.say(N_("These engines are only for the bundled example. With any other recording expect nonsense."))
        voice.say(N_("Loading the engines …"))
        try:
            with shown_progress(voice) as progress:
                outcome = transcription.run(progress, date=as_day(date))
        except Unreadable:  # there is nothing to go on with
            transcription.clear(keep_results=False)
            raise
        if kept:
            if all(original.sha256 != transcription.plan.sha256 for original in kept.originals()):
                kept.add_recording(recording)
            kept.add_transcript(outcome.transcript)
    if out:
        write_atomically(out, outcome.transcript.model_dump_json(indent=2).encode() + b"\n")
        voice.say(N_("Written: {file}"), file=out)
    if dossier:
        voice.say(N_("Kept in the dossier {name}."), name=dossier.name)
    if not (out or dossier):
        put_json(outcome.transcript)
    if outcome.hearing.marked:
        voice.say(
            N_("Listen again to {marked} of the {turns} passages: what stands there may not be what was said."),
            marked=outcome.hearing.marked,
            turns=len(outcome.transcript.turns),
        )
    transcription.clear(keep_results=dossier is not None)
    if not outcome.hearing.covers_speech:
        raise too_little(outcome.hearing, recording.name)


def _engine(folder: Path | None, what: "What") -> Path | None:
    """The folder that was named, else the installed engine that suits best, else nothing."""
    from transcribe.weights.shelf import default_engine

    if folder:
        return folder.absolute()
    installed = default_engine(what)
    return installed.folder if installed else None


def _speech_engine(folder: Path | None) -> Path:
    """The same for the engine that hears words, without which there is no work. Raises EngineMissing."""
    from models.problems import EngineMissing
    from transcribe.weights.catalogue import What

    found = _engine(folder, What.SPEECH)
    if found:
        return found
    raise EngineMissing(
        N_("No speech engine is installed."),
        meaning=N_("Without it nothing can be written down. Your recording is untouched."),
        remedy=N_("Give the command “kloppend weights install”, or name a folder with --speech."),
    )


def _check_numbers(speaker_count: int | None, max_speakers: int | None) -> None:
    """Raise Misused when both are given."""
    if speaker_count is not None and max_speakers is not None:
        from tui.misuse import Misused

        raise Misused(
            N_("How many people spoke is given twice: exactly, and at most."),
            meaning=N_("Nothing was read and nothing was changed."),
            remedy=N_("Leave out {option}, or the other one."),
            option="--max-speakers",
        )


def _place(out: Path | None, dossier: Path | None) -> Path:
    """Where the work is kept until it is done: in the dossier, beside the file to write, or out of sight."""
    from platformdirs import user_state_path

    from transcribe.job.folder import WORK

    if dossier:
        return dossier.absolute() / WORK
    if out:
        return out.absolute().with_name(f"{out.stem}.{WORK}")
    return user_state_path("kloppend", appauthor=False) / WORK


def _hotwords(words: str, kept: "Dossier | None") -> tuple[str, ...]:
    """What was given, and the names of the people that the dossier knows; each once, in that order."""
    given = [word.strip() for word in words.split(",")]
    names = [named.name for named in kept.state.names.values()] if kept else []
    return tuple(dict.fromkeys(word for word in (*given, *names) if word))


def _is_bundled(transcription: "Transcription") -> bool:
    """Whether the recording is the one of the example, whatever it is called now."""
    from models.files import sha256_of_file

    size = transcription.plan.order.recording.stat().st_size
    ours = [file for file in EXAMPLE_FOLDER.iterdir() if file.is_file() and file.stat().st_size == size]
    return any(sha256_of_file(file) == transcription.plan.sha256 for file in ours)
