"""Writes trained networks as a pyannote.audio 4 pipeline folder, laid out as community-1."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

if TYPE_CHECKING:
    from pyannote.audio import Model

DIMENSIONS = 20
"""Of the space in which voices are compared: below the number of voices, less 1."""


def write_pipeline(
    folder: Path,
    segmentation: "Model",
    embedding: "Model",
    heard: tuple[np.ndarray, np.ndarray],
    clustering: dict[str, Any],
) -> None:
    """Write the folder; `heard` is embeddings (n, dimension) and whose they are (n,)."""
    _save(segmentation, folder / "segmentation")
    _save(embedding, folder / "embedding")
    _save_plda(*heard, folder / "plda")
    config = {
        "dependencies": {"pyannote.audio": "4.0.0"},
        "pipeline": {
            "name": "pyannote.audio.pipelines.SpeakerDiarization",
            "params": {
                "clustering": "VBxClustering",
                "segmentation": "$model/segmentation",
                "segmentation_step": 0.2,  # twice as fast as the usual 0.1
                "segmentation_batch_size": 8,
                "embedding": "$model/embedding",
                "embedding_batch_size": 8,
                "embedding_exclude_overlap": True,
                "plda": "$model/plda",
            },
        },
        "params": {"clustering": clustering, "segmentation": {"min_duration_off": 0.0}},
    }
    (folder / "config.yaml").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")  # JSON is YAML


def _save(model: "Model", folder: Path) -> None:
    """Write a checkpoint as Lightning does, in half precision (it is loaded into single)."""
    folder.mkdir(parents=True, exist_ok=True)
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


def _save_plda(embeddings: np.ndarray, owners: np.ndarray, folder: Path) -> None:
    """How voices differ from each other, and one voice from itself, in the scale that `vbx_setup` reads them in.

    First the directions that tell voices apart best (linear discriminant analysis), then the two covariances there.
    """
    from scipy.linalg import eigh

    folder.mkdir(parents=True, exist_ok=True)
    mean = embeddings.mean(0)
    centred = _unit(embeddings - mean) * np.sqrt(embeddings.shape[1])
    within, between = _covariances(centred, owners)
    _, directions = eigh(between, within + 1e-3 * np.trace(within) / len(within) * np.eye(len(within)))
    lda = directions[:, ::-1][:, :DIMENSIONS]
    middle = (centred @ lda).mean(0)
    placed = _unit(centred @ lda - middle) * np.sqrt(DIMENSIONS)
    within, between = _covariances(placed, owners)
    spread, transform = eigh(between + 1e-3 * np.eye(DIMENSIONS), within)
    np.savez(folder / "xvec_transform.npz", mean1=mean, mean2=middle, lda=lda)
    np.savez(folder / "plda.npz", mu=placed.mean(0), tr=transform.T, psi=spread)


def _covariances(points: np.ndarray, owners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Within and between the owners' points."""
    centres = np.stack([points[owners == owner].mean(0) for owner in np.unique(owners)])
    own = centres[np.searchsorted(np.unique(owners), owners)]
    return np.cov((points - own).T), np.cov(centres.T)


def _unit(points: np.ndarray) -> np.ndarray:
    return np.asarray(points / np.linalg.norm(points, axis=1, keepdims=True))
