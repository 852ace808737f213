"""Writes a pyannote.audio 4 pipeline folder as community-1 has it, with its own classes and VBx clustering.

The networks are random but for their last layers, which are fitted to the two voices in the labelled 30 seconds that
pyannote.audio carries in its package. So the pipeline tells those two apart, and is good for nothing else.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import torch

from tests.transcribe.human_sound import human_diarization, human_sound
from transcribe.engines import Stretch
from transcribe.speakers_pyannote import import_pyannote

if TYPE_CHECKING:
    from pyannote.audio import Model

RATE = 16_000
WINDOW = 10
"""Seconds the segmentation looks at."""
DIMENSION = 16
Sizes = Mapping[str, int | bool]
TINY: Mapping[str, Sizes] = {
    "sincnet": {"stride": 20},
    "lstm": {"hidden_size": 64, "num_layers": 1, "bidirectional": True, "monolithic": True},
    "linear": {"hidden_size": 64, "num_layers": 0},
}
FULL: Mapping[str, Sizes] = {
    "sincnet": {"stride": 10},
    "lstm": {"hidden_size": 128, "num_layers": 4, "bidirectional": True, "monolithic": True},
    "linear": {"hidden_size": 128, "num_layers": 2},
}
"""As segmentation-3.0 and community-1 are built."""
POWERSET = [(), (0,), (1,), (2,), (0, 1), (0, 2), (1, 2)]
"""pyannote's classes for three voices of which two speak at once."""


def make_pyannote(folder: Path, *, full_size: bool = False) -> Path:
    """Write the pipeline into `folder` (created) and return it: of the size of community-1 or much smaller."""
    import_pyannote()
    from pyannote.audio.models.embedding import WeSpeakerResNet34

    torch.manual_seed(7)
    samples = torch.from_numpy(human_sound().samples)
    stretches = human_diarization()
    _save(_segmentation(samples, stretches, FULL if full_size else TINY), folder / "segmentation")
    embedding = WeSpeakerResNet34() if full_size else _x_vectors()
    last = embedding.resnet.seg_1 if full_size else embedding.embedding
    _teach(embedding, last, samples, stretches)
    _save(embedding, folder / "embedding")
    _save_plda(folder / "plda", embedding.dimension)
    config = {
        "dependencies": {"pyannote.audio": "4.0.0"},
        "pipeline": {
            "name": "pyannote.audio.pipelines.SpeakerDiarization",
            "params": {
                "clustering": "VBxClustering",
                "segmentation": "$model/segmentation",
                "segmentation_step": 0.1 if full_size else 0.2,  # twice as fast as the usual 0.1
                "segmentation_batch_size": 32 if full_size else 8,
                "embedding": "$model/embedding",
                "embedding_batch_size": 32 if full_size else 8,
                "embedding_exclude_overlap": True,
                "plda": "$model/plda",
            },
        },
        "params": {"clustering": {"threshold": 0.6, "Fa": 0.07, "Fb": 0.8}, "segmentation": {"min_duration_off": 0.0}},
    }
    (folder / "config.yaml").write_text(json.dumps(config), encoding="utf-8")  # JSON is YAML
    return folder


def _segmentation(samples: torch.Tensor, stretches: Sequence[Stretch], sizes: Mapping[str, Sizes]) -> "Model":
    """A PyanNet of which only the classifier is fitted, by least squares on its random features."""
    from pyannote.audio.core.task import Problem, Resolution, Specifications
    from pyannote.audio.models.segmentation import PyanNet

    model = PyanNet(**sizes)
    model.specifications = Specifications(
        problem=Problem.MONO_LABEL_CLASSIFICATION,
        resolution=Resolution.FRAME,
        duration=WINDOW,
        classes=["speaker#1", "speaker#2", "speaker#3"],
        powerset_max_classes=2,
        permutation_invariant=True,
    )
    model.build()
    model.eval()
    with torch.no_grad():
        for name, bias in model.lstm.named_parameters():
            if name.startswith("bias_ih"):
                bias.chunk(4)[1].fill_(3.0)  # remember for about 20 frames, or the speakers flicker
    starts = torch.arange(0, len(samples) // RATE - WINDOW + 1, 2)
    windows = torch.stack([samples[start * RATE : (start + WINDOW) * RATE] for start in starts])[:, None]
    features, targets = [], []
    with torch.inference_mode():
        model.classifier.register_forward_pre_hook(lambda _, inputs: features.append(inputs[0]))
        frames = model(windows).shape[1]
    for start in starts.tolist():
        moments = start + (np.arange(frames) + 0.5) * WINDOW / frames
        active = _active(moments, stretches)
        targets.append([POWERSET.index(tuple(np.flatnonzero(row))) for row in active.T])
    seen = features[0].flatten(0, 1)
    wanted = 2.0 * torch.nn.functional.one_hot(torch.tensor(targets).flatten(), len(POWERSET)).float() - 1.0
    _fit(model.classifier, seen[::4], 10 * wanted[::4])
    return model


def _x_vectors() -> "Model":
    from pyannote.audio.models.embedding import XVectorMFCC

    mel = {"n_fft": 512, "hop_length": 320, "n_mels": 48, "f_min": 40.0}
    model = XVectorMFCC(mfcc={"n_mfcc": 40, "melkwargs": mel}, dimension=DIMENSION)
    model.build()
    return model


def _teach(model: "Model", last: torch.nn.Linear, samples: torch.Tensor, stretches: Sequence[Stretch]) -> None:
    """Fit the last layer of an embedding network so that it sends one voice to one side and the other to the other."""
    from pyannote.audio.core.task import Problem, Resolution, Specifications

    model.specifications = Specifications(problem=Problem.REPRESENTATION, resolution=Resolution.CHUNK, duration=3.0)
    model.eval()
    features: list[torch.Tensor] = []
    sides: list[int] = []
    hook = last.register_forward_pre_hook(lambda _, inputs: features.append(inputs[0]))
    with torch.inference_mode():
        for start in range(len(samples) // RATE - WINDOW + 1):  # one voice at a time is left in, as the pipeline does
            heard = _active(start + np.arange(0.005, WINDOW, 0.01), stretches)
            for side, mask in zip((1, -1), heard & (heard.sum(0) == 1), strict=True):
                if mask.mean() > 0.1:
                    weights = torch.from_numpy(mask.astype(np.float32))[None]
                    model(samples[start * RATE : (start + WINDOW) * RATE][None, None], weights=weights)
                    sides.append(side)
    hook.remove()
    _fit(last, torch.cat(features), torch.tensor(sides)[:, None] * torch.randn(last.out_features))


def _fit(layer: torch.nn.Linear, seen: torch.Tensor, wanted: torch.Tensor) -> None:
    """Set `layer` so that it maps `seen` (n, inputs) to `wanted` (n, outputs) as well as a straight line can."""
    mean = seen.mean(0)
    centred = seen - mean
    overlap = centred @ centred.T
    ridge = 1e-3 * overlap.trace() * torch.eye(len(seen)) / len(seen)
    weight = centred.T @ torch.linalg.solve(overlap + ridge, wanted - wanted.mean(0))
    with torch.no_grad():
        layer.weight.copy_(weight.T)
        layer.bias.copy_(wanted.mean(0) - mean @ weight)


def _active(moments: npt.NDArray[np.float64], stretches: Sequence[Stretch]) -> npt.NDArray[np.bool_]:
    """Which voice is heard at each of `moments` (seconds), as (voices, moments) of booleans."""
    active = np.zeros((len(speakers := sorted({s.speaker for s in stretches})), len(moments)), bool)
    for stretch in stretches:
        active[speakers.index(stretch.speaker)] |= (moments >= stretch.start) & (moments < stretch.end)
    return active


def _save(model: "Model", folder: Path) -> None:
    """Write a checkpoint as Lightning does, in half precision (it is loaded into single)."""
    folder.mkdir(parents=True)
    state = {name: value.half() if value.is_floating_point() else value for name, value in model.state_dict().items()}
    checkpoint = {
        "state_dict": state,
        "hyper_parameters": dict(model.hparams),
        "pytorch-lightning_version": "2.6.0",
        "epoch": 0,
        "global_step": 0,
    }
    model.on_save_checkpoint(checkpoint)
    torch.save(checkpoint, folder / "pytorch_model.bin")


def _save_plda(folder: Path, dimension: int) -> None:
    """Voices differ far more than one voice does from itself, the same in every direction."""
    folder.mkdir(parents=True)
    zero, same = np.zeros(dimension), np.eye(dimension)
    np.savez(folder / "xvec_transform.npz", mean1=zero, mean2=zero, lda=same)
    np.savez(folder / "plda.npz", mu=zero, tr=3.0 * same, psi=np.linspace(30.0, 20.0, dimension))
