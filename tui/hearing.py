"""What every way of hearing a recording shares: which engines, which hints, where the work is kept, what to tell."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.dossier.state import State
from models.messages import N_
from models.problems import EngineMissing, NotFound, Unreadable
from tui.show import Voice

if TYPE_CHECKING:
    import datetime

    from models.dossier.dossier import Dossier
    from models.dossier.store import Original
    from transcribe.job.folder import Card
    from transcribe.job.order import Order
    from transcribe.job.transcription import Outcome, Transcription
    from transcribe.weights.catalogue import What

EXAMPLE_FOLDER: Final = Path(__file__).parent / "demo"
"""Where the bundled recording lies."""
FEWEST_ATTENDEES: Final = 2
"""A list of one is not finished yet: it says nothing about how many people spoke."""


def speech_engine(folder: Path | None) -> Path:
    """The engine that hears words: the folder that was named, else the best installed. Raises EngineMissing."""
    from transcribe.weights.catalogue import What

    found = _engine(folder, What.SPEECH)
    if found:
        return found
    raise EngineMissing(
        N_("No speech engine is installed."),
        meaning=N_("Without it nothing can be written down. Your recording is untouched."),
        remedy=N_("Give the command “kloppend weights install”, or name a folder with --speech."),
    )


def speaker_engine(folder: Path | None) -> Path | None:
    """The engine that tells voices apart: the folder that was named, else the best installed, else none."""
    from transcribe.weights.catalogue import What

    return _engine(folder, What.SPEAKERS)


def _engine(folder: Path | None, what: "What") -> Path | None:
    from transcribe.weights.shelf import default_engine

    if folder:
        return folder.absolute()
    installed = default_engine(what)
    return installed.folder if installed else None


def place_of_work(out: Path | None, dossier: Path | None) -> Path:
    """Where the work is kept until it is done: in the dossier, beside the file to write, or out of sight."""
    from platformdirs import user_state_path

    from transcribe.job.folder import WORK

    if dossier:
        return dossier.absolute() / WORK
    if out:
        return out.absolute().with_name(f"{out.stem}.{WORK}")
    return user_state_path("kloppend", appauthor=False) / WORK


def hotwords(words: str, kept: "Dossier | None") -> tuple[str, ...]:
    """What was given, with commas between, and the names of everybody the dossier knows; each once, in that order."""
    state = kept.state if kept else State()
    names = [*(each.name for each in state.attendees), *(each.name for each in state.names.values())]
    said = ",".join([words, *names])
    return tuple(dict.fromkeys(word for part in said.split(",") if (word := part.strip())))


def most_speakers(kept: "Dossier | None") -> int | None:
    """How many people spoke at most, by the list of who sat at the table; None when there is no such list."""
    count = len(kept.state.attendees) if kept else 0
    return count if count >= FEWEST_ATTENDEES else None


def recording_in(kept: "Dossier", voice: Voice) -> Path:
    """The latest recording in a dossier, also one that was broken off. Raises NotFound when there is none."""
    from transcribe.recorder.keeping import take_in

    if take_in(kept):
        voice.say(N_("A recording that was made in the dossier has been taken in."))
    if kept.state.recording is None:
        raise no_recording(kept)
    return kept.path_of(kept.original(kept.state.recording))


def no_recording(kept: "Dossier") -> NotFound:
    """There is nothing to listen to."""
    return NotFound(
        N_("There is no recording in the dossier {name} yet."),
        meaning=N_("There is nothing to listen to; the dossier is as it was."),
        remedy=N_("Name the recording too, as in “{example}”, or record one with “kloppend record”."),
        name=kept.folder.name,
        example=f"kloppend transcribe opname.m4a --dossier {kept.folder.name}",
    )


def hear(order: "Order", voice: Voice, date: "datetime.date | None") -> "tuple[Transcription, Outcome]":
    """Carry `order` out and show how far it is. Raises what Transcription raises; what it stored stays."""
    from transcribe.job.transcription import Transcription
    from tui.progress import shown_progress

    transcription = Transcription(order)
    if transcription.plan.for_demo_only and not _is_bundled(transcription):
        voice.say(N_("These engines are only for the bundled example. With any other recording expect nonsense."))
    voice.say(N_("Loading the engines …"))
    with shown_progress(voice) as progress:
        return transcription, transcription.run(progress, date=date)


def order_again(
    kept: "Dossier", *, speech: Path | None, speakers: Path | None, count: int | None, at_most: int | None
) -> "Order":
    """The order to tell the voices of the dossier's recording apart anew, with the words that were heard before.

    Engines that are not named are those it was written down with. Raises NotFound when the dossier has no recording,
    or does not keep what was heard in it, and EngineMissing.
    """
    from transcribe.job.order import Order

    original = _recording_of_transcript(kept)
    card = _card_of(kept, original)
    return Order(
        recording=kept.path_of(original),
        place=place_of_work(None, kept.folder),
        speech=speech.absolute() if speech else _engine_with(card.speech),
        speakers=speakers.absolute() if speakers else _engine_with(card.speakers) if card.speakers else _any_speakers(),
        hotwords=tuple(word for word in str(card.options.get("hotwords") or "").split(", ") if word),
        speaker_count=count,
        max_speakers=at_most,
    )


def _recording_of_transcript(kept: "Dossier") -> "Original":
    """The recording that the transcript in force was made from, else the latest. Raises NotFound."""
    transcript = kept.transcript_as_recognised()
    recording = (transcript.model_extra or {}).get("recording") if transcript else None
    sha256 = recording.get("sha256") if isinstance(recording, dict) else None
    heard = next((each for each in kept.originals() if each.role == "recording" and each.sha256 == sha256), None)
    if heard is None and kept.state.recording is None:
        raise no_recording(kept)
    return heard or kept.original(kept.state.recording or 0)


def _card_of(kept: "Dossier", original: "Original") -> "Card":
    from pydantic import ValidationError

    from models.files import read_private
    from transcribe.job.folder import Card, JobFolder

    folder = JobFolder(place_of_work(None, kept.folder), original.sha256)
    try:
        return Card.model_validate_json(read_private(folder.path / "job.json"))
    except (NotFound, Unreadable, ValidationError):
        raise NotFound(
            N_("What was heard in the recording before is not kept in the dossier {name}."),
            meaning=N_("So the voices cannot be told apart anew by themselves; the dossier is as it was."),
            remedy=N_("Write the recording down again with “{example}”."),
            name=kept.folder.name,
            example=f"kloppend transcribe --dossier {kept.folder.name}",
        ) from None


def _engine_with(fingerprint: str) -> Path:
    """The installed or bundled engine with this fingerprint. Raises EngineMissing."""
    from transcribe.job.fingerprint import engine_fingerprint
    from transcribe.weights.shelf import installed

    bundled = EXAMPLE_FOLDER / "engines"
    places = [each.folder for each in installed()] + (sorted(bundled.iterdir()) if bundled.is_dir() else [])
    found = next((folder for folder in places if engine_fingerprint(folder) == fingerprint), None)
    if found:
        return found
    raise EngineMissing(
        N_("An engine with which this recording was written down is no longer on this computer."),
        meaning=N_("Without it the voices cannot be told apart anew; the dossier is as it was."),
        remedy=N_(
            "Name its folder with --speech or --speakers, or write the recording down again with another engine."
        ),
    )


def _any_speakers() -> Path:
    found = speaker_engine(None)
    if found:
        return found
    raise EngineMissing(
        N_("There is no engine on this computer that tells voices apart."),
        meaning=N_("Without it all words stand under one speaker; the dossier is as it was."),
        remedy=N_("Give the command “kloppend weights install”, or name a folder with --speakers."),
    )


def _is_bundled(transcription: "Transcription") -> bool:
    """Whether the recording is the one of the example, whatever it is called now."""
    from models.files import sha256_of_file

    size = transcription.plan.order.recording.stat().st_size
    ours = [file for file in EXAMPLE_FOLDER.iterdir() if file.is_file() and file.stat().st_size == size]
    return any(sha256_of_file(file) == transcription.plan.sha256 for file in ours)
