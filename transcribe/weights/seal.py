"""The seal on a folder of weights: what each file was when it came in, and whether it still is."""

from pathlib import Path

from pydantic import ValidationError

from models.files import sha256_of_file, write_atomically
from models.messages import N_
from models.noun import OpenNoun
from models.problems import EngineMissing, Problem
from transcribe.weights.catalogue import Pinned, What

SEAL = "kloppend-weights.json"
"""Name of the file that lies beside the weights."""


class Seal(OpenNoun):
    """What lies in a folder of weights, written when it was installed."""

    name: str
    what: What
    origin: str = ""
    """Repository and revision, "repo@commit"; empty for weights that are not in the catalogue."""
    licence: str = ""
    attribution: str = ""
    files: tuple[Pinned, ...]

    @property
    def size(self) -> int:
        """Bytes, all files together."""
        return sum(file.size for file in self.files)


def write_seal(folder: Path, seal: Seal) -> None:
    """Put `seal` beside the weights in `folder`. Raises StorageFailed."""
    write_atomically(folder / SEAL, seal.model_dump_json(indent=2).encode() + b"\n")


def seal_of(folder: Path) -> Seal | None:
    """The seal on `folder`; None when it was never installed by Kloppend. Raises EngineMissing when it is broken."""
    try:
        content = (folder / SEAL).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise changed_since(folder, SEAL) from error
    try:
        return Seal.model_validate_json(content)
    except ValidationError as error:
        raise changed_since(folder, SEAL) from error


def verified(folder: Path) -> Path:
    """Return `folder` when each sealed file in it is what it was at installation, or when it has no seal.

    Engines call this before they load: a checkpoint of pyannote is a pickle, which can run code when it is loaded.
    Reads every byte, about 2 seconds per GB. Raises EngineMissing that names the file that changed.
    """
    seal = seal_of(folder)
    changed = first_changed(folder, seal) if seal else None
    if changed:
        raise changed_since(folder, changed)
    return folder


def first_changed(folder: Path, seal: Seal) -> str | None:
    """Name of the first file in `folder` that is not as `seal` says; None when all are."""
    return next((file.name for file in seal.files if not is_as_pinned(folder / file.name, file)), None)


def is_as_pinned(path: Path, pinned: Pinned) -> bool:
    """Whether the file at `path` is there and holds exactly the bytes of `pinned`."""
    try:
        return path.stat().st_size == pinned.size and sha256_of_file(path) == pinned.sha256
    except (OSError, Problem):  # gone, a folder, or not to be read
        return False


def changed_since(folder: Path, file: str) -> EngineMissing:
    """The problem of an engine of which `file` is no longer what it was."""
    return EngineMissing(
        N_("The engine in {folder} is not as it was when it was installed: {file} has changed or is gone."),
        meaning=N_("A damaged engine gives wrong words and a tampered one can do harm, so it is not used."),
        remedy=N_("Install it again with “kloppend weights install {folder}”, or import it again from where it came."),
        folder=folder.name,
        file=file,
    )
