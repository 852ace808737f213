"""A small network with Whisper's architecture, and the losses that make it learn quickly.

Whisper always looks at 30 s. This one is made for clips of LONGEST_CLIP: all positions after it share one position
vector, so that they stay equal in every layer. Training counts them as one position with weight (a bias of log n in
the attention), which gives the very numbers that CTranslate2 computes over 1500 positions, at a quarter of the work.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

POSITIONS = 1500
"""Of 20 ms: 30 s."""
USED_POSITIONS = 412
"""Clips of LONGEST_CLIP and a little more."""
LONGEST_CLIP = 8.0
"""Seconds."""
TEXT_POSITIONS = 224


@dataclass(frozen=True)
class Size:
    """How big the network is."""

    width: int = 192
    heads: int = 3
    encoder_layers: int = 3
    decoder_layers: int = 2


def sinusoids(length: int, width: int) -> Tensor:
    """Whisper's fixed positions: (length, width), sines and then cosines."""
    rates = torch.exp(-math.log(10_000) / (width // 2 - 1) * torch.arange(width // 2))
    angles = torch.arange(length)[:, None] * rates[None]
    return torch.cat([angles.sin(), angles.cos()], 1)


class Attention(nn.Module):  # type: ignore[misc]  # torch is Any to mypy here
    """Multi-head attention; keys have no bias, as in Whisper."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.value, self.out = (nn.Linear(width, width) for _ in range(3))
        self.key = nn.Linear(width, width, bias=False)

    def split(self, states: Tensor) -> Tensor:
        """(batch, time, width) -> (batch, heads, time, width of a head)."""
        return states.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(self, states: Tensor, memory: Tensor, bias: Tensor | None, *, causal: bool = False) -> Tensor:
        """What `states` find in `memory`; `bias` is added to the scores."""
        found = functional.scaled_dot_product_attention(
            self.split(self.query(states)),
            self.split(self.key(memory)),
            self.split(self.value(memory)),
            attn_mask=bias,
            is_causal=causal,
        )
        result: Tensor = self.out(found.transpose(1, 2).flatten(2))
        return result

    def first_head(self, states: Tensor, memory: Tensor, bias: Tensor) -> Tensor:
        """Log of how the first head divides its attention: (batch, states, memory)."""
        queries, keys = self.split(self.query(states))[:, 0], self.split(self.key(memory))[:, 0]
        scores = queries @ keys.transpose(1, 2) / math.sqrt(queries.shape[-1])
        return (scores.float() + bias[:, 0].float()).log_softmax(-1)


class Layer(nn.Module):  # type: ignore[misc]
    """A transformer layer, normalised first; with `crossed` it also attends to the encoder."""

    def __init__(self, size: Size, *, crossed: bool) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(size.width)
        self.attention = Attention(size.width, size.heads)
        self.crossed_norm = nn.LayerNorm(size.width) if crossed else None
        self.crossed = Attention(size.width, size.heads) if crossed else None
        self.feed_norm = nn.LayerNorm(size.width)
        self.widen, self.narrow = nn.Linear(size.width, 4 * size.width), nn.Linear(4 * size.width, size.width)

    def feed(self, states: Tensor) -> Tensor:
        """The feed-forward half."""
        result: Tensor = states + self.narrow(functional.gelu(self.widen(self.feed_norm(states))))
        return result


class Network(nn.Module):  # type: ignore[misc]
    """Whisper, small. `sounds` and `letters` are extra heads that only training uses."""

    def __init__(self, size: Size, tokens: int, sounds: int, letters: int) -> None:
        super().__init__()
        self.size = size
        self.first, self.second = nn.Conv1d(80, size.width, 3, padding=1), nn.Conv1d(size.width, size.width, 3, 2, 1)
        self.register_buffer("positions", sinusoids(USED_POSITIONS, size.width))
        self.beyond = nn.Parameter(torch.zeros(size.width))
        self.encoder = nn.ModuleList(Layer(size, crossed=False) for _ in range(size.encoder_layers))
        self.encoder_norm = nn.LayerNorm(size.width)
        self.embedding = nn.Embedding(tokens, size.width)
        self.text_positions = nn.Parameter(0.3 * sinusoids(TEXT_POSITIONS, size.width))
        self.decoder = nn.ModuleList(Layer(size, crossed=True) for _ in range(size.decoder_layers))
        self.decoder_norm = nn.LayerNorm(size.width)
        self.projection = nn.Linear(size.width, tokens)
        self.sounds, self.letters = nn.Linear(size.width, sounds), nn.Linear(size.width, letters)
        nn.init.normal_(self.embedding.weight, std=0.3)
        with torch.no_grad():
            for number, layer in enumerate(self.encoder):
                _look_nearby(layer.attention, number)
            _tell_where(self.decoder[0].crossed)
            _look_further(self.decoder[-1].crossed)

    def encode(self, mels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(batch, frames, 80) -> states (batch, frames/2 + 1, width), the attention bias, and states for `sounds`."""
        frames = mels.shape[1] // 2
        padded = functional.pad(mels.transpose(1, 2), (0, 8))
        states = functional.gelu(self.second(functional.gelu(self.first(padded)))).transpose(1, 2)
        states = torch.cat(
            [states[:, :frames] + self.positions[:frames], (states[:, frames + 1] + self.beyond)[:, None]], 1
        )
        bias = torch.zeros(1, 1, 1, frames + 1, dtype=states.dtype)
        bias[..., -1] = math.log(POSITIONS - frames)
        heard = states
        for number, layer in enumerate(self.encoder):
            normal = layer.attention_norm(states)
            states = layer.feed(states + layer.attention(normal, normal, bias))
            if number == len(self.encoder) - 2:
                heard = states
        return self.encoder_norm(states), bias, heard

    def decode(self, tokens: Tensor, memory: Tensor, bias: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Scores of the next token (batch, time, tokens), and where the first head of every layer looked."""
        states = self.embedding(tokens) + self.text_positions[: tokens.shape[1]]
        looked = []
        for layer in self.decoder:
            normal = layer.attention_norm(states)
            states = states + layer.attention(normal, normal, None, causal=True)
            normal = layer.crossed_norm(states)
            looked.append(layer.crossed.first_head(normal, memory, bias))
            states = layer.feed(states + layer.crossed(normal, memory, bias))
        return self.projection(self.decoder_norm(states)), looked


def _turned(width: int, heads: int, shift: int) -> Tensor:
    """A head that reads the fast half of the sinusoids, `shift` positions on: (width of a head, width)."""
    half, pairs = width // 2, width // heads // 2
    chosen, rows = torch.arange(pairs) * 2, torch.arange(pairs)
    turn = torch.exp(-math.log(10_000) / (half - 1) * chosen) * shift
    found = torch.zeros(2 * pairs, width)
    found[rows, chosen], found[rows, chosen + half] = turn.cos(), turn.sin()
    found[rows + pairs, chosen + half], found[rows + pairs, chosen] = turn.cos(), -turn.sin()
    return found


def _look_nearby(attention: Attention, layer: int) -> None:
    """Start every head as a look at a fixed distance: queries and keys read the positions, one turned by a shift."""
    width = attention.query.weight.shape[0]
    shifts = [(-1, 1, -3, 3), (-2, 2, -6, 6), (-4, 4, -10, 10)][layer % 3]
    queries = [_turned(width, attention.heads, shifts[head % 4]) for head in range(attention.heads)]
    keys = [_turned(width, attention.heads, 0)] * attention.heads
    attention.query.weight.copy_(torch.cat(queries) + 0.02 * torch.randn(width, width))
    attention.key.weight.copy_(torch.cat(keys) + 0.02 * torch.randn(width, width))


def _tell_where(attention: Attention) -> None:
    """Start the first head so that it passes on the position that it finds."""
    width = attention.query.weight.shape[0]
    per_head = width // attention.heads
    where = _turned(width, attention.heads, 0)
    attention.value.weight[:per_head] = where
    attention.out.weight[:, :per_head] = 2 * where.T


def _look_further(attention: Attention) -> None:
    """Start the first head so that it looks 0.1 s after the position that it was told."""
    width = attention.query.weight.shape[0]
    per_head = width // attention.heads
    attention.query.weight[:per_head] = 1.5 * _turned(width, attention.heads, 5)
    attention.key.weight[:per_head] = 1.5 * _turned(width, attention.heads, 0)
