"""Makes `import torchaudio` work where its compiled part cannot be loaded.

PyPI's torchaudio for Linux is linked to CUDA, so beside a CPU build of torch its import fails, and pyannote.audio's
with it. pyannote needs only the part written in Python; that works once `torchaudio._extension` is there.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def make_torchaudio_importable() -> None:
    """Import torchaudio, without its compiled part if that does not load. Raises ImportError when it is not there."""
    try:
        import_module("torchaudio")
    except (ImportError, OSError, RuntimeError):
        sys.modules["torchaudio._extension"] = _extension_without_library()
        import_module("torchaudio")


def _extension_without_library() -> ModuleType:
    """What torchaudio's own `_extension` amounts to on a build without a compiled part."""
    stand_in = ModuleType("torchaudio._extension", "Stands in for the compiled part, which does not load here.")
    vars(stand_in).update(
        _IS_TORCHAUDIO_EXT_AVAILABLE=False,
        _IS_ALIGN_AVAILABLE=False,
        fail_if_no_align=_unchanged,
        _load_lib=_does_not_load,
    )
    return stand_in


def _unchanged(function: T) -> T:
    return function


def _does_not_load(_library: str) -> bool:
    return False
