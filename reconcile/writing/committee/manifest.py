"""What belongs to a bundle, each part with its size and SHA-256: the paper by which anybody can check it."""

import datetime
import hashlib
import json
from collections.abc import Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

MANIFEST: Final = "manifest.json"
MOST_PARTS: Final = 5000
LARGEST: Final = 8 << 30
"""Bytes of one part: more than any paper or recording has."""

_Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_RESERVED: Final = frozenset('<>:"|?*')


def safe_name(name: str) -> str:
    """`name` when it stays inside the bundle on every system; raises ValueError otherwise."""
    path = PurePosixPath(name)
    unsafe = (
        not path.parts
        or len(name) > 200
        or "\\" in name
        or str(path) != name
        or path.is_absolute()
        or PureWindowsPath(name).anchor
        or any(part in ("..", ".") for part in path.parts)
        or any(ord(letter) < 32 or letter in _RESERVED for letter in name)
    )
    if unsafe:
        raise ValueError("a name that could lie outside the bundle")
    return name


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Part(_Strict):
    """One file of the bundle."""

    file: Annotated[str, AfterValidator(safe_name)]
    """Inside the bundle, with forward slashes."""
    title: str = Field(max_length=500)
    size: int = Field(ge=0, le=LARGEST)
    """In bytes."""
    sha256: _Sha256


class Elsewhere(_Strict):
    """Something that belongs to the case and is not in the bundle."""

    title: str = Field(max_length=500)
    size: int | None = Field(default=None, ge=0)
    """In bytes."""
    sha256: _Sha256


class Manifest(_Strict):
    """All of a bundle."""

    format: Literal["bundle"] = "bundle"
    version: Literal[1] = 1
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    """The day on the papers, ISO."""
    program: str = Field(default="", max_length=100)
    """What made it; empty where that is nobody's business."""
    parts: tuple[Part, ...] = Field(min_length=1, max_length=MOST_PARTS)
    elsewhere: tuple[Elsewhere, ...] = Field(default=(), max_length=100)
    whole: _Sha256
    """Of the rest of this manifest."""

    @model_validator(mode="after")
    def _each_file_once(self) -> Self:
        names = [part.file.casefold() for part in self.parts]
        if len(set(names)) < len(names) or MANIFEST in names:
            raise ValueError("a file is named twice")
        return self


def part_of(file: str, title: str, content: bytes) -> Part:
    """The entry for a part that holds `content`."""
    return Part(file=file, title=title, size=len(content), sha256=hashlib.sha256(content).hexdigest())


def manifest_bytes(
    parts: Sequence[Part], elsewhere: Sequence[Elsewhere], date: datetime.date, program: str = ""
) -> bytes:
    """The manifest as canonical JSON: keys in order, UTF-8, one spelling for one content."""
    unsigned = Manifest(
        date=date.isoformat(), program=program, parts=tuple(parts), elsewhere=tuple(elsewhere), whole="0" * 64
    )
    return _canonical(unsigned.model_copy(update={"whole": whole_of(unsigned)}).model_dump())


def whole_of(manifest: Manifest) -> str:
    """SHA-256 over everything in `manifest` but this figure itself."""
    return hashlib.sha256(_canonical(manifest.model_dump(exclude={"whole"}))).hexdigest()


def read_manifest(content: bytes) -> Manifest:
    """Parse a manifest. Raises ValueError for anything that is none, whatever it holds."""
    try:
        return Manifest.model_validate_json(content)
    except (ValidationError, RecursionError) as error:
        raise ValueError("not a manifest") from error


def _canonical(content: dict[str, object]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
