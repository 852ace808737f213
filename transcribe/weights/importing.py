"""Takes in weights from a folder, for a computer without internet: only known files, looked at but never run."""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from models.dossier.places import safe_name
from models.files import copy_atomically, make_private_folder, reading_trouble
from models.messages import N_
from models.problems import NotFound, Unreadable
from transcribe.weights.catalogue import Pinned, Weights, What, catalogue
from transcribe.weights.installing import Fetched, make_room_sure
from transcribe.weights.seal import Seal, write_seal
from transcribe.weights.shelf import Installed, set_in_place, shelf_held, unfinished_place_of

SPEECH_FILES = ("config.json", "tokenizer.json", "model.bin")
VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
SPEECH_EXTRAS = ("preprocessor_config.json", *VOCABULARIES)
SPEAKER_FILES = (
    "config.yaml",
    "plda/plda.npz",
    "plda/xvec_transform.npz",
    "segmentation/pytorch_model.bin",
    "embedding/pytorch_model.bin",
)


def import_weights(source: Path, progress: Callable[[Fetched], None], *, trusted: bool = False) -> Installed:
    """Copy the engine in `source` to the shelf and seal it; weights of the catalogue get their own name back.

    Speaker weights that the catalogue does not know are refused unless `trusted`: they can run code when loaded.
    Raises NotFound, Unreadable when it is no engine, StorageFailed, Busy.
    """
    what, names = _engine_in(source)
    with reading_trouble(source):
        total = sum((source / name).stat().st_size for name in names)
    with shelf_held(), _gathering_place() as gathered:
        make_room_sure(gathered, total)
        files: list[Pinned] = []
        for name in names:
            make_private_folder((gathered / name).parent)
            copied = copy_atomically(source / name, gathered / name)
            files.append(Pinned(name=name, size=copied.size, sha256=copied.sha256))
            progress(Fetched(name, sum(file.size for file in files), total))
        known = _in_catalogue(files)
        if known is None and what is What.SPEAKERS and not trusted:
            raise _unknown_speakers(source)
        seal = Seal(
            name=known.name if known else _own_name(source),
            what=what,
            origin=f"{known.repo}@{known.revision}" if known else "",
            licence=known.licence if known else "",
            attribution=known.attribution if known else "",
            files=tuple(files),
        )
        write_seal(gathered, seal)
        return Installed(seal.name, set_in_place(gathered, seal.name), seal)


@contextmanager
def _gathering_place() -> Iterator[Path]:
    """An empty folder on the shelf; what is left in it afterwards is thrown away."""
    folder = unfinished_place_of("import")
    shutil.rmtree(folder, ignore_errors=True)  # of an import that was killed
    make_private_folder(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _own_name(source: Path) -> str:
    """A name for weights that are not in the catalogue, which never is one of the catalogue's."""
    name = safe_name(source.resolve().name, "weights").lstrip(".") or "weights"
    return f"{name}-imported" if name in {entry.name for entry in catalogue()} else name


def _engine_in(source: Path) -> tuple[What, tuple[str, ...]]:
    """What kind of engine `source` holds, and the files that make it up."""
    if not source.is_dir():
        raise NotFound(
            N_("There is no folder {name}."),
            meaning=N_("Nothing was read and nothing was changed."),
            remedy=N_("Check the name, or drag the folder into the window."),
            name=source.name or str(source),
        )
    if (source / "model.bin").is_file():
        return What.SPEECH, _speech_files(source)
    if (source / "config.yaml").is_file():
        return What.SPEAKERS, _speaker_files(source)
    raise _no_engine(source, "model.bin, config.yaml")


def _speech_files(source: Path) -> tuple[str, ...]:
    """The files of a CTranslate2 Whisper model. Raises Unreadable when it is something else."""
    extras = [name for name in SPEECH_EXTRAS if (source / name).is_file()]
    missing = [name for name in SPEECH_FILES if not (source / name).is_file()]
    if not set(extras) & set(VOCABULARIES):
        missing.append(VOCABULARIES[0])
    if missing:
        raise _no_engine(source, ", ".join(missing))
    with reading_trouble(source / "model.bin"), (source / "model.bin").open("rb") as file:
        # A version as uint32, the length of a name as uint16, and the name: CTranslate2's ModelReader.
        if b"Whisper" not in file.read(64):
            raise _no_engine(source, "model.bin")
    try:
        with reading_trouble(source):
            json.loads((source / "config.json").read_bytes())
    except ValueError as error:
        raise _no_engine(source, "config.json") from error
    return (*SPEECH_FILES, *extras)


def _speaker_files(source: Path) -> tuple[str, ...]:
    """The files of a pyannote pipeline. Raises Unreadable when it is something else. Loads nothing."""
    missing = [name for name in SPEAKER_FILES if not (source / name).is_file()]
    missing += [
        name
        for name in SPEAKER_FILES
        if name not in missing and name != "config.yaml" and not zipfile.is_zipfile(source / name)
    ]
    with reading_trouble(source / "config.yaml"):
        if b"SpeakerDiarization" not in (source / "config.yaml").read_bytes():
            missing.append("config.yaml")
    if missing:
        raise _no_engine(source, ", ".join(missing))
    return SPEAKER_FILES


def _in_catalogue(files: list[Pinned]) -> Weights | None:
    """The first entry of which every file is among `files`, byte for byte."""
    given = set(files)
    return next((entry for entry in catalogue() if set(entry.files) <= given), None)


def _no_engine(source: Path, files: str) -> Unreadable:
    return Unreadable(
        N_("The folder {name} holds no engine that Kloppend can use: look at {files}."),
        meaning=N_("Nothing was copied and nothing was changed."),
        remedy=N_("Choose the folder in which those files are, or copy it again from the computer it came from."),
        name=source.name,
        files=files,
    )


def _unknown_speakers(source: Path) -> Unreadable:
    return Unreadable(
        N_("Kloppend does not know the files in {name} that tell voices apart."),
        meaning=N_("Such files can do anything on your computer once they are used, so they were not taken in."),
        remedy=N_("Use “kloppend weights install community-1”. Do you know and trust who made them? Add --trust."),
        name=source.name,
    )
