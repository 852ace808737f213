"""Trains the network that hears, in ten seconds of sound, when which of at most three voices speaks."""

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from tests.bench.engines.speakers_mixtures import SECONDS, SLOTS, Mixture, Pool, mixture
from transcribe.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from pyannote.audio.models.segmentation import PyanNet

POWERSET = [(), (0,), (1,), (2,), (0, 1), (0, 2), (1, 2)]
"""pyannote's classes for three voices of which two speak at once."""
BATCH = 24


def new_segmentation() -> "PyanNet":
    """pyannote's own network, smaller: 0.7 million numbers, a frame every 34 ms."""
    from pyannote.audio.core.task import Problem, Resolution, Specifications
    from pyannote.audio.models.segmentation import PyanNet

    model = PyanNet(
        sincnet={"stride": 20},
        # Not monolithic: the first layer is also taught to know the voices.
        lstm={"hidden_size": 128, "num_layers": 2, "bidirectional": True, "monolithic": False, "dropout": 0.0},
        linear={"hidden_size": 64, "num_layers": 2},
    )
    model.specifications = Specifications(
        problem=Problem.MONO_LABEL_CLASSIFICATION,
        resolution=Resolution.FRAME,
        duration=SECONDS,
        classes=[f"speaker#{slot + 1}" for slot in range(SLOTS)],
        powerset_max_classes=2,
        permutation_invariant=True,
    )
    model.build()
    for part in (model.sincnet.wav_norm1d, model.sincnet.conv1d[0]):
        part.requires_grad_(False)  # half the time of a step, and the filters are good as they are
    return model


def frame_moments(model: "PyanNet") -> np.ndarray:
    """The middle of each frame, in seconds."""
    frames = model.receptive_field
    count = model.num_frames(SECONDS * SAMPLE_RATE)
    return np.array([frames[index].middle for index in range(count)])


def train_segmentation(
    model: "PyanNet", pool: Pool, folder: Path, *, steps: int, ordered: int, rate: float, seed: int
) -> None:
    """Train `model` for `steps`; it is saved in `folder` every hundred.

    In the first `ordered` steps slots must come in order of arrival, which is quicker to learn; later any order that
    is kept through the piece is right, which is all that the pipeline needs.
    """
    rng = np.random.default_rng(seed)
    moments = frame_moments(model)
    knows = torch.nn.Linear(2 * model.hparams.lstm["hidden_size"], len(pool.sounds) + 1)
    seen: list[torch.Tensor] = []
    hook = model.lstm[0].register_forward_hook(lambda _module, _inputs, outputs: seen.append(outputs[0]))
    parameters = [p for p in [*model.parameters(), *knows.parameters()] if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=rate)
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / 50, 1) * (1 - step / steps))
    model.train()
    for step in range(steps):
        batch = [mixture(pool, rng) for _ in range(BATCH)]
        active = np.stack([piece.active(moments) for piece in batch])
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(torch.from_numpy(np.stack([piece.samples for piece in batch]))[:, None])
            voices = knows(seen.pop())
        loss, wrong = _loss(scores.float(), active, any_order=step >= ordered)
        known = cross_entropy(voices.float().flatten(0, 1), _voices(batch, active).flatten())
        optimizer.zero_grad()
        (loss + 0.5 * known).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        pace.step()
        if step % 20 == 0:
            print(f"segmentation {step} loss {loss:.3f} wrong {wrong:.3f} voices {known:.3f}", flush=True)
        if step % 100 == 99:
            torch.save(model.state_dict(), folder / "segmentation.pt")
    hook.remove()
    torch.save(model.state_dict(), folder / "segmentation.pt")
    model.eval()


def _loss(scores: torch.Tensor, active: np.ndarray, *, any_order: bool) -> tuple[torch.Tensor, float]:
    """Cross-entropy in the best order of slots, piece by piece, and the part of the frames that is wrong."""
    orders = list(permutations(range(SLOTS))) if any_order else [tuple(range(SLOTS))]
    targets = torch.stack([_classes(active[:, :, list(order)]) for order in orders])  # (orders, pieces, frames)
    losses = torch.stack(
        [-scores.gather(2, target[:, :, None])[:, :, 0].mean(1) for target in targets]
    )  # (orders, pieces)
    best = losses.detach().argmin(0)
    pieces = torch.arange(len(best))
    wrong = (scores.argmax(2) != targets[best, pieces]).float().mean()
    return losses[best, pieces].mean(), float(wrong)


def _classes(active: np.ndarray) -> torch.Tensor:
    """The place in POWERSET of each frame of (pieces, frames, SLOTS); of three voices at once the first two count."""
    table = np.zeros(2**SLOTS, np.int64)
    for code in range(2**SLOTS):
        table[code] = POWERSET.index(tuple(slot for slot in range(SLOTS) if code >> slot & 1)[:2])
    return torch.from_numpy(table[active @ (1 << np.arange(SLOTS))])


def _voices(batch: Sequence[Mixture], active: np.ndarray) -> torch.Tensor:
    """Which voice speaks in each frame, counted from 1; 0 in silence; the first slot's where two speak."""
    voices = np.zeros(active.shape[:2], np.int64)
    for piece, (mixed, rows) in enumerate(zip(batch, active, strict=True)):
        for slot, voice in reversed(list(enumerate(mixed.voices))):
            voices[piece, rows[:, slot]] = voice + 1
    return torch.from_numpy(voices)
