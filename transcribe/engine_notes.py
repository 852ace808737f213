"""What an engine's folder says about itself, in kloppend.json; most engines say nothing."""

from pathlib import Path

from pydantic import Field, ValidationError

from models.messages import N_
from models.noun import OpenNoun
from models.problems import EngineMissing
from transcribe.clips import LONGEST_CLIP

NOTES = "kloppend.json"


class EngineNotes(OpenNoun):
    """How an engine wants to be used."""

    longest_clip_seconds: float = Field(default=LONGEST_CLIP, ge=2, le=LONGEST_CLIP)
    """A small engine hears a few seconds well and half a minute badly."""
    for_demo_only: bool = False
    """Good for the bundled recording and nothing else; it takes no hotwords."""


def read_notes(folder: Path) -> EngineNotes:
    """The notes in `folder`; the usual ones when it has none. Raises EngineMissing when they make no sense."""
    try:
        return EngineNotes.model_validate_json((folder / NOTES).read_bytes())
    except FileNotFoundError:
        return EngineNotes()
    except (ValidationError, OSError) as error:
        raise EngineMissing(
            N_("The file {name} of the engine in {folder} cannot be used."),
            meaning=N_(
                "It says how the engine must be used, so the engine is left alone. Your recording is untouched."
            ),
            remedy=N_("Install the engine again."),
            name=NOTES,
            folder=folder.name,
        ) from error
