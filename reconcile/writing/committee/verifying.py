"""Whether a bundle is still what was made: every part is there, none was added, and not one byte differs."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from reconcile.writing.committee.manifest import Manifest, Part, read_manifest, whole_of
from reconcile.writing.committee.parcel import Parcel, opened, refused


class State(StrEnum):
    """How a part is."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    """In the bundle, not in its manifest."""


class Checked(BaseModel):
    """One part, as found."""

    model_config = ConfigDict(frozen=True)

    file: str
    state: State
    title: str = ""
    renamed_to: str = ""
    """For a part that is missing: the file that was added and holds the very same bytes."""


class Verdict(BaseModel):
    """The outcome for a whole bundle."""

    model_config = ConfigDict(frozen=True)

    intact: bool
    """Nothing differs, is missing or was added, and the manifest itself is whole."""
    manifest_whole: bool
    """The manifest agrees with its own figure: nobody wrote in it by accident."""
    manifest_sha256: str
    """Of what the manifest says; whoever was given this figure before can compare."""
    date: str
    parts: tuple[Checked, ...]


def verify(path: Path) -> Verdict:
    """Check the bundle at `path`: a folder, a zip or a manifest. Raises NotFound, or Unreadable for what is none."""
    with opened(path) as parcel:
        try:
            manifest = read_manifest(parcel.manifest())
        except ValueError:
            raise refused() from None
        parts = _checked(manifest, parcel)
    is_whole = whole_of(manifest) == manifest.whole
    return Verdict(
        intact=is_whole and all(part.state is State.SAME for part in parts),
        manifest_whole=is_whole,
        manifest_sha256=whole_of(manifest),
        date=manifest.date,
        parts=parts,
    )


def _checked(manifest: Manifest, parcel: Parcel) -> tuple[Checked, ...]:
    listed = {part.file for part in manifest.parts}
    added = sorted(parcel.names - listed)
    missing = [part for part in manifest.parts if part.file not in parcel.names]
    moved = _moved(missing, added, parcel)
    checked = [_one(part, parcel, moved) for part in manifest.parts]
    return (
        *checked,
        *(Checked(file=_as_text(name), state=State.ADDED) for name in added if name not in moved.values()),
    )


def _as_text(name: str) -> str:
    """A file name that can be printed: an old one may be no text at all."""
    return name.encode(errors="replace").decode()


def _one(part: Part, parcel: Parcel, moved: dict[str, str]) -> Checked:
    if part.file not in parcel.names:
        renamed = moved.get(part.file, "")
        return Checked(file=part.file, title=part.title, state=State.MISSING, renamed_to=_as_text(renamed))
    found = parcel.found(part.file, part.size)
    same = (found.size, found.sha256) == (part.size, part.sha256)
    return Checked(file=part.file, title=part.title, state=State.SAME if same else State.CHANGED)


def _moved(missing: Sequence[Part], added: Sequence[str], parcel: Parcel) -> dict[str, str]:
    """By missing file: the added one that holds its bytes. What was added is read no further than it could be one."""
    if not missing:
        return {}
    largest = max(part.size for part in missing)
    found = {name: parcel.found(name, largest) for name in added}
    moved: dict[str, str] = {}
    for part in missing:
        for name, what in found.items():
            if (what.size, what.sha256) == (part.size, part.sha256) and name not in moved.values():
                moved[part.file] = name
                break
    return moved
