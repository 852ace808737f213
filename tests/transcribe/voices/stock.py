"""pyannote's pipeline as it comes, to hold ours against."""

import copy
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from transcribe.audio import SAMPLE_RATE, Samples
from transcribe.speakers_pyannote import import_pyannote

if TYPE_CHECKING:
    from pyannote.audio.pipelines import SpeakerDiarization
    from pyannote.core import Annotation, SlidingWindowFeature

Spans = list[tuple[float, float, str]]


def stock_pipeline(folder: Path) -> "SpeakerDiarization":
    """The pipeline in `folder`, with nothing of ours."""
    import_pyannote()
    from pyannote.audio import Pipeline

    return Pipeline.from_pretrained(str(folder))


def remembering(pipeline: "SpeakerDiarization") -> "SpeakerDiarization":
    """The same, which runs its networks only once: for one sound, while what is asked of it changes."""
    for name in ("get_segmentations", "get_embeddings"):
        vars(pipeline)[name] = _once(getattr(pipeline, name))
    return pipeline


def _once(work: Callable[..., "SlidingWindowFeature"]) -> Callable[..., "SlidingWindowFeature"]:
    found: list[SlidingWindowFeature] = []

    def remembered(*arguments: object, **options: object) -> "SlidingWindowFeature":
        found[:] = found or [work(*arguments, **options)]
        return copy.deepcopy(found[0])

    return remembered


def stock_diarization(
    pipeline: "SpeakerDiarization", samples: Samples, **asked: int | None
) -> tuple[Spans, Spans, npt.NDArray[np.float32]]:
    """The regular and the exclusive view of one call over the whole sound, and all embeddings."""
    import torch

    embeddings: list[npt.NDArray[np.float32]] = []

    def hook(step: str, found: object, **_: object) -> None:
        if step == "embeddings" and isinstance(found, np.ndarray) and found.ndim == 3:
            embeddings.append(found)

    with warnings.catch_warnings(action="ignore"):
        output = pipeline(
            {"waveform": torch.from_numpy(samples)[None], "sample_rate": SAMPLE_RATE, "uri": "x"}, hook=hook, **asked
        )
    end = len(samples) / SAMPLE_RATE
    return (
        spans(output.speaker_diarization, end),
        spans(output.exclusive_speaker_diarization, end),
        np.concatenate(embeddings) if embeddings else np.empty((0, 3, 0), np.float32),
    )


def spans(annotation: "Annotation", end: float) -> Spans:
    """What lies before `end`, in order."""
    tracks = annotation.itertracks(yield_label=True)
    return sorted((float(s.start), min(float(s.end), end), str(label)) for s, _, label in tracks if s.start < end)
