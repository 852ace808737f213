"""Putting a bundle somewhere: in a folder of its own, or in one zip."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from models.files import make_private_folder, storage_trouble, write_atomically
from models.messages import N_
from models.problems import StorageFailed
from reconcile.writing.committee.manifest import MANIFEST

_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)


def put_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Write `files` under `folder`, the manifest last, so that a bundle with one is whole.

    Raises StorageFailed, also when something is in `folder` already: it would count as added to the bundle.
    """
    with storage_trouble(folder):
        is_used = folder.is_dir() and any(folder.iterdir())
    if is_used:
        raise StorageFailed(
            N_("The folder {name} is not empty."),
            meaning=N_("A bundle needs a folder of its own, or what was in it would seem to belong to it."),
            remedy=N_("Name a new folder."),
            name=folder.name,
        )
    for name in sorted(files, key=lambda name: (name == MANIFEST, name)):
        place = folder / name
        make_private_folder(place.parent)
        write_atomically(place, files[name])


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """`files` as one zip; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # or the bytes would tell which system made it
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()
