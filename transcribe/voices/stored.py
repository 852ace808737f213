"""The voices of one block as the bytes of a file: numbers only, nothing that could run when it is read."""

import io
import zipfile
import zlib

import numpy as np

from transcribe.engines import Voices


def as_bytes(voices: Voices) -> bytes:
    """`voices` as the content of an .npz file: some 100 kB for 32 windows of community-1."""
    file = io.BytesIO()
    np.savez_compressed(file, active=voices.active, embeddings=voices.embeddings)
    return file.getvalue()


def from_bytes(content: bytes) -> Voices | None:
    """The voices in an .npz file; None when it is damaged or something else. Unpickles nothing."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            voices = Voices(arrays["active"], arrays["embeddings"])
    except (OSError, EOFError, LookupError, ValueError, TypeError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return None
    return voices if voices.whole else None
