"""Tells voices apart with pyannote.audio from a pipeline folder on this computer."""

import warnings
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from models.messages import N_
from models.problems import EngineMissing
from transcribe.audio import SAMPLE_RATE, Samples
from transcribe.engines import Diarization, Stretch
from transcribe.offline import go_offline
from transcribe.torchaudio_stand_in import make_torchaudio_importable
from transcribe.weights.seal import verified

if TYPE_CHECKING:
    from pyannote.core import Annotation

NEEDED = (
    "config.yaml",
    "segmentation/pytorch_model.bin",
    "embedding/pytorch_model.bin",
    "plda/xvec_transform.npz",
    "plda/plda.npz",  # read with every kind of clustering, and fetched from the Hub when it is not here
)
STEPS = {"segmentation": (0.0, 0.07), "embeddings": (0.07, 0.97), "discrete_diarization": (0.97, 1.0)}
"""The part of the work at which each step of the pipeline begins and ends; embeddings take 93 % of the time."""


class PyannoteSpeakers:
    """A SpeakerEngine: a pyannote.audio 4 diarization pipeline.

    Its checkpoints are pickles, which can run code when they are loaded: give it only folders that were installed
    from the catalogue or made here, never one from a stranger.
    """

    def __init__(self, folder: Path) -> None:
        """Load the pipeline in `folder`. Raises EngineMissing when a file is missing or it does not load."""
        check_speaker_engine(verified(folder))  # before the pickles in it are loaded
        import_pyannote()
        from pyannote.audio import Pipeline

        try:
            with _quiet():
                self._pipeline = Pipeline.from_pretrained(str(folder))
        except Exception as error:  # unpickling and importing what a file names can raise anything
            raise _broken(folder) from error
        if self._pipeline is None:
            raise _broken(folder)

    def tell_apart(
        self,
        samples: Samples,
        *,
        speakers: int | None = None,
        max_speakers: int | None = None,
        progress: Callable[[float], None],
    ) -> Diarization:
        """Who speaks when in `samples` (16 kHz), in two views; empty when nobody does."""
        import torch

        def hook(step: str, _: object, *, total: float = 0, completed: float = 0, **__: object) -> None:
            if step in STEPS:
                begin, end = STEPS[step]
                part = min(float(completed / total), 1.0) if total else 1.0  # pyannote counts one window too few
                progress(begin + (end - begin) * part)

        # In memory: pyannote cannot open files where torchcodec finds no FFmpeg, and is 20 times slower where it can
        # (pyannote-audio#1955).
        file = {"waveform": torch.from_numpy(samples)[None], "sample_rate": SAMPLE_RATE, "uri": "meeting"}
        with _quiet():
            output = self._pipeline(file, num_speakers=speakers, max_speakers=max_speakers, hook=hook)
        end = len(samples) / SAMPLE_RATE
        return Diarization(
            _stretches(output.speaker_diarization, end), _stretches(output.exclusive_speaker_diarization, end)
        )


def import_pyannote() -> None:
    """Import pyannote.audio so that it loads everywhere, sends nothing and prints nothing."""
    go_offline()
    make_torchaudio_importable()
    with _quiet():
        from pyannote.audio.telemetry import set_telemetry_metrics
        from pyannote.audio.utils import vbx
    vars(vbx)["print"] = _say_nothing  # it prints its worries on stdout, where our data goes
    set_telemetry_metrics(False)  # also when somebody imported pyannote before us


def _say_nothing(*_: object) -> None:
    """In the place of `print`."""


def _quiet() -> AbstractContextManager[object]:
    """pyannote warns about torchcodec, which we do not use, and of numbers in very short stretches."""
    return warnings.catch_warnings(action="ignore")


def _stretches(annotation: "Annotation", end: float) -> tuple[Stretch, ...]:
    """What lies before `end`: pyannote fills the last window up with silence, and may hear voices in that."""
    found = [
        Stretch(float(span.start), min(float(span.end), end), str(label))
        for span, _, label in annotation.itertracks(yield_label=True)
        if span.start < end
    ]
    return tuple(sorted(found, key=lambda stretch: (stretch.start, stretch.end)))


def check_speaker_engine(folder: Path) -> None:
    """Raise EngineMissing when `folder` lacks a file that pyannote needs. Loads nothing."""
    if not folder.is_dir():
        raise EngineMissing(
            N_("There is no speaker engine in {folder}."),
            meaning=N_("Without it a transcript does not say who speaks. Your recording is untouched."),
            remedy=N_("Install the speaker engine, choose the folder it is in, or go on without speakers."),
            folder=folder.name,
        )
    missing = [name for name in NEEDED if not (folder / name).is_file() or not (folder / name).stat().st_size]
    if missing:
        raise EngineMissing(
            N_("The speaker engine in {folder} is not complete: {missing} is missing."),
            meaning=N_("It was not copied completely, so it is not used. Your recording is untouched."),
            remedy=N_("Install the speaker engine again, or go on without speakers."),
            folder=folder.name,
            missing=", ".join(missing),
        )


def _broken(folder: Path) -> EngineMissing:
    return EngineMissing(
        N_("The speaker engine in {folder} does not load."),
        meaning=N_("One of its files is damaged or of another kind, so it is not used. Your recording is untouched."),
        remedy=N_("Install the speaker engine again, or go on without speakers."),
        folder=folder.name,
    )
