"""What this computer offers: Python, processor, memory, disk and the parts Kloppend works with."""

import os
import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from models.noun import Noun
from transcribe.weights.suitable import Suitable

PARTS: Final = {
    "av": "sound",
    "miniaudio": "sound",
    "faster-whisper": "speech",
    "ctranslate2": "speech",
    "pyannote.audio": "speakers",
    "torch": "speakers",
    "spacy": "language",
    "python-docx": "documents",
    "pypdfium2": "documents",
    "textual": "screen",
}
"""Distribution name to what it is for."""

BYTES_PER_GIB: Final = 2**30


class Part(Noun):
    """One package Kloppend works with."""

    name: str
    purpose: str
    version: str | None
    """None when it is not installed."""


class Health(Noun):
    """What `kloppend doctor` found."""

    kloppend: str
    python: str
    system: str
    cores: int
    memory_gib: float | None
    """All of it, GiB; None where the system does not tell."""
    disk_free_gib: float | None
    """On the disk with the dossiers, GiB."""
    dossier_folder: str
    own_keys_file: str
    """Where a file with the user's own keys goes; need not be there."""
    parts: tuple[Part, ...]
    engines: tuple[str, ...]
    """Names of the engines that lie ready."""
    advice: Suitable | None
    """The engines that suit this computer; None when its disk has no room for any."""

    @property
    def missing(self) -> tuple[Part, ...]:
        """The parts that are not installed."""
        return tuple(part for part in self.parts if part.version is None)


def examine(dossiers: Path) -> Health:
    """Look at this computer; `dossiers` is the folder the dossiers go into, which need not exist."""
    from transcribe.weights.shelf import installed, weights_home
    from transcribe.weights.suitable import suitable
    from tui.workbench.own_keys import own_keys_path

    cores = os.cpu_count() or 1
    memory_gib = _in_gib(memory_bytes())
    return Health(
        kloppend=_version("kloppend") or "?",
        python=platform.python_version(),
        system=f"{platform.system()} {platform.release()} {platform.machine()}",
        cores=cores,
        memory_gib=memory_gib,
        disk_free_gib=_in_gib(_free_bytes(dossiers)),
        dossier_folder=str(dossiers),
        own_keys_file=str(own_keys_path()),
        parts=tuple(Part(name=name, purpose=purpose, version=_version(name)) for name, purpose in PARTS.items()),
        engines=tuple(engine.name for engine in installed()),
        advice=suitable(cores, memory_gib, _in_gib(_free_bytes(weights_home()))),
    )


def memory_bytes() -> int | None:
    """The computer's memory in bytes; None where the system does not tell."""
    if sys.platform == "win32":
        return _windows_memory_bytes()
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return None


def _windows_memory_bytes() -> int | None:
    import ctypes

    kilobytes = ctypes.c_ulonglong(0)
    found = ctypes.windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kilobytes))  # type: ignore[attr-defined,unused-ignore]
    return kilobytes.value * 1024 if found else None


def _free_bytes(folder: Path) -> int | None:
    nearest = next((place for place in (folder, *folder.parents) if place.exists()), None)
    try:
        return shutil.disk_usage(nearest).free if nearest else None
    except OSError:
        return None


def _in_gib(count: int | None) -> float | None:
    return None if count is None else round(count / BYTES_PER_GIB, 1)


def _version(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None
