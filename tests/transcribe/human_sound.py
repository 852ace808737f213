"""Thirty seconds of two people talking, with who speaks when: the sample inside pyannote.audio's package."""

import importlib.util
from functools import cache
from pathlib import Path

from transcribe.audio import Sound, decode
from transcribe.engines import Stretch


def human_recording() -> Path:
    """A WAV file, 16 kHz mono."""
    return _folder() / "sample.wav"


@cache
def human_sound() -> Sound:
    """The recording, decoded."""
    return decode(human_recording())


def human_diarization() -> tuple[Stretch, ...]:
    """Who really speaks when, labelled by hand; stretches overlap where both speak."""
    lines = (_folder() / "sample.rttm").read_text(encoding="utf-8").splitlines()
    fields = [line.split() for line in lines if line.strip()]
    return tuple(Stretch(float(f[3]), float(f[3]) + float(f[4]), f[7]) for f in fields)


def _folder() -> Path:
    spec = importlib.util.find_spec("pyannote")  # the namespace alone: pyannote.audio takes seconds to import
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return next(
        folder for place in spec.submodule_search_locations if (folder := Path(place) / "audio" / "sample").is_dir()
    )
