"""Trains the network that turns the sound of one voice into numbers, alike for one voice and unlike for another."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn.functional import cross_entropy, normalize, one_hot

from tests.bench.engines.speakers_mixtures import SECONDS, SLOTS, Pool, mixture

if TYPE_CHECKING:
    from pyannote.audio.models.embedding import XVectorMFCC

DIMENSION = 64
BATCH = 12
SCALE = 20.0
"""How sharply the angle to a voice's direction counts."""


def new_embedding() -> "XVectorMFCC":
    """pyannote's own x-vector network over 40 frames a second: 2.9 million numbers, 2.7 of them fixed by its widths."""
    from pyannote.audio.core.task import Problem, Resolution, Specifications
    from pyannote.audio.models.embedding import XVectorMFCC

    mel = {"n_fft": 512, "hop_length": 400, "n_mels": 48, "f_min": 40.0}
    model = XVectorMFCC(mfcc={"n_mfcc": 40, "melkwargs": mel}, dimension=DIMENSION)
    model.specifications = Specifications(problem=Problem.REPRESENTATION, resolution=Resolution.CHUNK, duration=SECONDS)
    model.build()
    return model


def train_embedding(
    model: "XVectorMFCC", pool: Pool, moments: np.ndarray, folder: Path, *, steps: int, rate: float, seed: int
) -> None:
    """Train `model` to name the voice (additive angular margin), hearing pieces as the pipeline will give them."""
    directions = torch.nn.Parameter(torch.randn(len(pool.sounds), DIMENSION))
    optimizer = torch.optim.AdamW([*model.parameters(), directions], lr=rate)
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / 30, 1) * (1 - step / steps))
    pieces = heard_voices(pool, moments, seed)
    model.train()
    for step in range(steps):
        samples, weights, voices = next(pieces)
        with torch.autocast("cpu", torch.bfloat16):
            embeddings = _embed(model, samples, weights)[voices >= 0]
        known = voices[voices >= 0]
        cosines = normalize(embeddings.float()) @ normalize(directions).T
        margin = 0.2 * min(1.0, 2 * step / steps)
        right = one_hot(known, len(pool.sounds)).bool()
        angles = torch.acos(cosines.clamp(-0.9999, 0.9999))
        loss = cross_entropy(SCALE * torch.where(right, torch.cos(angles + margin), cosines), known)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        pace.step()
        if step % 20 == 0:
            hits = (cosines.argmax(1) == known).float().mean()
            print(f"embedding {step} loss {loss:.3f} right {hits:.3f}", flush=True)
        if step % 100 == 99:
            torch.save(model.state_dict(), folder / "embedding.pt")
    torch.save(model.state_dict(), folder / "embedding.pt")
    model.eval()


def embeddings_of(
    model: "XVectorMFCC", pool: Pool, moments: np.ndarray, *, batches: int, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Embeddings (n, DIMENSION) of voices in new pieces, and whose they are (n,)."""
    pieces = heard_voices(pool, moments, seed)
    found, owners = [], []
    with torch.inference_mode():
        for _ in range(batches):
            samples, weights, voices = next(pieces)
            found.append(_embed(model, samples, weights)[voices >= 0].numpy())
            owners.append(voices[voices >= 0].numpy())
    return np.concatenate(found).astype(np.float64), np.concatenate(owners)


def heard_voices(
    pool: Pool, moments: np.ndarray, seed: int
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Batches of samples (pieces, 1, time), weights (pieces, SLOTS, frames) and voices (pieces, SLOTS).

    As in the pipeline the weights leave out where two voices speak. The voice is -1 where less than a second is left.
    """
    rng = np.random.default_rng(seed)
    enough = len(moments) / SECONDS
    while True:
        batch = [mixture(pool, rng) for _ in range(BATCH)]
        active = np.stack([piece.active(moments) for piece in batch])
        alone = active & (active.sum(2, keepdims=True) == 1)  # (pieces, frames, SLOTS)
        voices = np.array([[*piece.voices, -1, -1, -1][:SLOTS] for piece in batch])
        voices[alone.sum(1) < enough] = -1
        yield (
            torch.from_numpy(np.stack([piece.samples for piece in batch]))[:, None],
            torch.from_numpy(alone.transpose(0, 2, 1).astype(np.float32)),
            torch.from_numpy(voices),
        )


def _embed(model: "XVectorMFCC", samples: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """Embeddings (pieces, SLOTS, DIMENSION); rows of slots that are silent mean nothing."""
    frames = model.mfcc(samples).squeeze(1)
    for block in model.tdnns:
        frames = block(frames)
    weights = torch.nn.functional.interpolate(weights, size=frames.shape[2], mode="nearest")
    weights = weights + 1e-4  # the standard deviation of nothing has no slope
    return model.embedding(model.stats_pool(frames.float(), weights=weights))
