"""Trains the bundled speech engine from nothing: `python -m tests.bench.engines.speech SOUND WORK MINUTES`.

SOUND is a folder made by tests.bench.engines.heard; WORK gets the tokenizer and a checkpoint every few minutes, from
which it goes on when it is started again.
"""

import os
import sys
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from tests.bench.engines.heard import FRAMES
from tests.bench.engines.network import Network, Size
from tests.bench.engines.tokens import learn_tokenizer
from tests.bench.engines.windows import IGNORED, LETTERS, Batch, Corpus, Texts

SEED = 1
THREADS = 1
BATCH_SECONDS = 48
WARM_UP = 100
"""Steps."""
MUON_RATE, ADAM_RATE = 0.012, 1.5e-3
SMOOTHING = 0.998
"""Of the averaged weights that are kept, a step."""
CHECKPOINT_MINUTES = 4
LENGTHS = ((0.10, 1.0, 3.0), (0.25, 1.5, 5.0), (0.45, 2.0, 7.8), (1.01, 3.0, 7.8))
"""Until which share of the training windows last how long: share, seconds, seconds."""


class Muon(torch.optim.Optimizer):  # type: ignore[misc]  # torch is Any to mypy here
    """Momentum whose every matrix is made orthogonal (Keller Jordan's Muon), all matrices of a shape at once."""

    def __init__(self, parameters: list[nn.Parameter], lr: float, momentum: float = 0.95) -> None:
        super().__init__(parameters, {"lr": lr, "momentum": momentum})

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def step(self) -> None:
        """Move every matrix."""
        for group in self.param_groups:
            shapes: dict[torch.Size, list[tuple[Tensor, Tensor]]] = {}
            for parameter in group["params"]:
                state = self.state[parameter]
                speed = state.setdefault("speed", torch.zeros_like(parameter))
                speed.lerp_(parameter.grad, 1 - group["momentum"])
                update = parameter.grad.lerp(speed, group["momentum"])
                shapes.setdefault(update.shape, []).append((parameter, update))
            for shape, found in shapes.items():
                moved = _orthogonal(torch.stack([update for _, update in found]))
                scale = group["lr"] * max(1, shape[0] / shape[1]) ** 0.5
                for (parameter, _), update in zip(found, moved, strict=True):
                    parameter.add_(update.to(parameter.dtype), alpha=-scale)


def _orthogonal(matrices: Tensor) -> Tensor:
    """About the nearest orthogonal matrix of each: five rounds of Newton-Schulz."""
    found = matrices.bfloat16()
    tall = found.shape[-2] > found.shape[-1]
    found = found.mT if tall else found
    found = found / (found.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(5):
        square = found @ found.mT
        found = 3.4445 * found + (-4.7750 * square + 2.0315 * square @ square) @ found
    return found.mT if tall else found


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """What the network gets wrong, by kind."""
    with torch.autocast("cpu", torch.bfloat16):
        memory, bias, heard = network.encode(batch.mels)
        scores, looked = network.decode(batch.read, memory, bias)
        sounds = network.sounds(heard[:, :-1])
        letters = network.letters(memory[:, :-1])
    guides = [batch.here] * (len(looked) - 1) + [batch.there]
    missed = [_missed(where, guide) for where, guide in zip(looked, guides, strict=True)]
    spelled = letters.float().log_softmax(-1).transpose(0, 1)
    return {
        "tokens": functional.cross_entropy(scores.float().flatten(0, 1), batch.told.flatten(), ignore_index=IGNORED),
        "sounds": functional.cross_entropy(sounds.float().flatten(0, 1), batch.sounds.flatten(), ignore_index=IGNORED),
        "letters": functional.ctc_loss(
            spelled, batch.letters, batch.positions, batch.letter_counts, zero_infinity=True
        ),
        "look": torch.stack(missed).mean(),
    }


WEIGHTS = {"tokens": 1.0, "sounds": 0.5, "letters": 0.3, "look": 0.5}


def _missed(looked: Tensor, guide: Tensor) -> Tensor:
    """How far a head looks elsewhere than its guide says: the first layer where the token read was said, which it can
    recognise, and the last where the next one is, which is then a small step away."""
    at = torch.arange(looked.shape[-1])
    allowed = (at >= guide[..., :1]) & (at <= guide[..., 1:])
    allowed[..., -1] = False
    return -torch.logsumexp(looked.masked_fill(~allowed, -1e4), -1)[guide[..., 0] >= 0].mean()


def train(sound: Path, work: Path, minutes: float) -> None:
    """Train for `minutes` of wall clock in all."""
    from tokenizers import Tokenizer

    torch.set_num_threads(THREADS)
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    corpus = Corpus(sound)
    if not (work / "tokenizer.json").exists():
        learn_tokenizer(corpus.texts[:12_000]).save(str(work / "tokenizer.json"))
    texts = Texts(Tokenizer.from_file(str(work / "tokenizer.json")))
    size = Size()
    network = Network(size, len(texts.trained), len(corpus.names) + 1, len(LETTERS) + 1)
    layers = [*network.encoder.parameters(), *network.decoder.parameters()]
    matrices = [parameter for parameter in layers if parameter.ndim == 2]
    chosen = {id(parameter) for parameter in matrices}
    others = [parameter for parameter in network.parameters() if id(parameter) not in chosen]
    optimisers = [Muon(matrices, MUON_RATE), torch.optim.AdamW(others, ADAM_RATE, (0.9, 0.98), weight_decay=0.0)]
    rates = [MUON_RATE, ADAM_RATE]
    smooth = {name: value.detach().clone() for name, value in network.state_dict().items()}
    print(sum(p.numel() for p in network.parameters()), "parameters", len(texts.trained), "tokens", flush=True)

    step, seen, spent = 0, 0.0, 0.0
    if (work / "checkpoint.pt").exists():
        kept = torch.load(work / "checkpoint.pt", weights_only=True)
        network.load_state_dict(kept["weights"])
        smooth, step, seen, spent = kept["smooth"], kept["step"], kept["seen"], kept["spent"]
        for optimiser, state in zip(optimisers, kept["optimisers"], strict=True):
            optimiser.load_state_dict(state)
        rng = np.random.default_rng([SEED, step])
    begin, saved, sums = time.monotonic() - spent, time.monotonic(), dict.fromkeys(WEIGHTS, 0.0)
    while (part := (time.monotonic() - begin) / 60 / minutes) < 1:
        step += 1
        speed = min(1, step / WARM_UP) * (1 if part < 0.45 else max(0.02, (1 - part) / 0.55))
        for optimiser, rate in zip(optimisers, rates, strict=True):
            optimiser.param_groups[0]["lr"] = rate * speed
        _, low, high = next(entry for entry in LENGTHS if part < entry[0])
        wanted = rng.uniform(low, high)
        count = max(2, round(BATCH_SECONDS / (wanted + 0.8)))
        batch = texts.batch([corpus.window(rng, round(wanted * FRAMES)) for _ in range(count)], rng)
        found = losses(network, batch)
        total = sum(WEIGHTS[name] * loss for name, loss in found.items())
        network.zero_grad()
        total.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        for optimiser in optimisers:
            optimiser.step()
        with torch.no_grad():
            for name, value in network.state_dict().items():
                smooth[name].lerp_(value, 1 - min(SMOOTHING, step / (step + 20)))
        seen += float(batch.positions.sum()) / 50
        for name, loss in found.items():
            sums[name] += float(loss.detach())
        if step % 25 == 0:
            told = " ".join(f"{name} {value / 25:.3f}" for name, value in sums.items())
            print(f"{step} {(time.monotonic() - begin) / 60:.1f} min {seen / 3600:.2f} h {told}", flush=True)
            sums = dict.fromkeys(WEIGHTS, 0.0)
        if step % 200 == 0 and part < 0.5:
            corpus = Corpus(sound, corpus.names)  # more may have been made meanwhile
        if time.monotonic() - saved > CHECKPOINT_MINUTES * 60:
            saved = time.monotonic()
            save(work, network, smooth, optimisers, step=step, seen=seen, spent=saved - begin)
    save(work, network, smooth, optimisers, step=step, seen=seen, spent=time.monotonic() - begin)


def save(
    work: Path,
    network: Network,
    smooth: dict[str, Tensor],
    optimisers: list[torch.optim.Optimizer],
    **progress: float,
) -> None:
    """Write a checkpoint, whole or not at all."""
    kept = {"size": asdict(network.size), "weights": network.state_dict(), "smooth": smooth, **progress}
    kept["optimisers"] = [optimiser.state_dict() for optimiser in optimisers]
    torch.save(kept, work / "checkpoint.part")
    (work / "checkpoint.part").replace(work / "checkpoint.pt")


if __name__ == "__main__":
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    Path(sys.argv[2]).mkdir(parents=True, exist_ok=True)
    train(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]))
