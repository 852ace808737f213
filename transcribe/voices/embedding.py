"""How each voice in a window sounds, from one look at the window instead of one for each voice.

pyannote sends every window through its network three times, once for each of its voices, though the voice is chosen
only after the network, where its frames are averaged. The same averages from one pass cost a third, and a window in
which nobody speaks costs nothing.
"""

import inspect
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pyannote.audio.pipelines import SpeakerDiarization

KNOWN_MODELS = ("WeSpeakerResNet34", "XVectorMFCC")
"""Whose pooling takes the frames of several voices at once, and is all in which a voice makes a difference."""
KNOWN_ARGUMENTS = ("self", "file", "binary_segmentations", "exclude_overlap", "hook")
"""Of the pipeline's get_embeddings, of which this takes the place."""


def embeddings_of(
    pipeline: "SpeakerDiarization",
    samples: npt.NDArray[np.float32],
    active: npt.NDArray[np.bool_],
    progress: Callable[[float], None],
) -> npt.NDArray[np.float32]:
    """(windows, slots, dimension) for the windows of a block; `active` is (windows, frames, slots).

    The same as the pipeline's own but for rounding (1e-6 of their size). `progress` is called with the part done.
    """
    import torch

    model, walk = pipeline._embedding.model_, pipeline._segmentation
    size, step = walk.model.audio.get_num_samples(walk.duration), round(walk.step * pipeline._embedding.sample_rate)
    weights = torch.from_numpy(weights_of(pipeline, active).transpose(0, 2, 1).astype(np.float32))
    found = np.empty((len(active), active.shape[2], pipeline._embedding.dimension), np.float32)
    with torch.inference_mode():
        found[:] = silence_of(pipeline, active.shape[1])
        for number in np.flatnonzero(active.any(axis=(1, 2))):  # one at a time is as fast as more, in less memory
            window = samples[number * step : number * step + size]
            sound = torch.from_numpy(np.pad(window, (0, size - len(window))))
            found[number] = model(sound[None, None], weights=weights[number][None])[0].numpy()
            progress((number + 1) / len(active))
    return found


def silence_of(pipeline: "SpeakerDiarization", frames: int) -> npt.NDArray[np.float32]:
    """What the model makes of a voice that never speaks: the same whatever the sound."""
    import torch

    second = torch.zeros(1, 1, pipeline._embedding.sample_rate)
    found = pipeline._embedding.model_(second, weights=torch.zeros(1, 1, frames))
    return np.asarray(found[0, 0].numpy(), np.float32)


def weights_of(pipeline: "SpeakerDiarization", active: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """(windows, frames, slots): the frames by which each voice is known.

    Those in which it speaks alone when the pipeline wants that and they are enough, otherwise all in which it speaks.
    """
    if not pipeline.embedding_exclude_overlap:
        return active
    needed = pipeline._embedding.min_num_samples
    total = pipeline._segmentation.duration * pipeline._embedding.sample_rate
    enough = math.ceil(active.shape[1] * needed / total)
    alone = active & (active.sum(axis=2, keepdims=True) < 2)
    return np.where(alone.sum(axis=1, keepdims=True) > enough, alone, active)


def make_brisk(pipeline: "SpeakerDiarization") -> None:
    """Lay out the network's numbers as the processor reads them: 1.3 times as fast, embeddings equal to 5e-6."""
    import torch

    pipeline._embedding.model_.to(memory_format=torch.channels_last)


def is_known(pipeline: "SpeakerDiarization") -> bool:
    """Whether the pipeline works as this file supposes; with another the pipeline's own way is to be taken."""
    return (
        type(getattr(pipeline._embedding, "model_", None)).__name__ in KNOWN_MODELS
        and tuple(inspect.signature(type(pipeline).get_embeddings).parameters) == KNOWN_ARGUMENTS
    )
