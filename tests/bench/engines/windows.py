"""Puts kept utterances together into windows as the engine will hear them: clips with several speakers and noise."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from tests.bench.engines.heard import FRAMES
from tests.bench.engines.network import USED_POSITIONS
from tests.bench.engines.tokens import DUTCH, END, NO_TIMESTAMPS, SPECIAL, START, TRANSCRIBE, timestamp

SHORTEST_PAUSE = round(0.15 * FRAMES)
"""Where an utterance may be cut, as transcribe.clips does."""
LONGEST = 8 * FRAMES
LETTERS = " 'abcdefghijklmnopqrstuvwxyzàâçèéêëïîóôöùüû-"
IGNORED = -100
NOISE = (-8.5, -4.5)
"""log10 of the noise's power. Speech has a median of -4 at conversation.LOUDNESS, the demo's room -6."""
LOOK = 0.12
"""Seconds around a token's time where the first head may look."""
ROOMY = 0.4
"""Share of the batches with more silence."""
REPLACED = 0.06
"""Share of the tokens read by the decoder that are replaced, so that it listens instead of going on by itself."""


@dataclass(frozen=True)
class Part:
    """A stretch of one utterance between two pauses."""

    mels: NDArray[np.float16]
    sounds: NDArray[np.uint8]
    words: tuple[tuple[str, int, int], ...]
    """Text, first and last frame within the part."""


@dataclass(frozen=True)
class Window:
    """One thing to listen to, and what is said in it."""

    mels: NDArray[np.float32]
    """As Whisper's features: (frames, 80)."""
    sounds: NDArray[np.uint8]
    words: list[tuple[str, int, int]]


class Corpus:
    """All shards in a folder."""

    def __init__(self, folder: Path, names: dict[str, int] | None = None) -> None:
        self._shards: list[tuple[Any, Any, NDArray[np.uint8]]] = []
        self._utterances: list[tuple[int, dict[str, Any]]] = []
        found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
        every = sorted({name for shard in found for name in shard["phonemes"]})
        self.names = names or {name: number for number, name in enumerate(every, 1)}
        for number, (path, shard) in enumerate(zip(sorted(folder.glob("*.json")), found, strict=True)):
            table = np.zeros(256, np.uint8)
            for name, label in shard["phonemes"].items():
                table[label] = self.names.get(name, 0)
            mels = np.load(path.with_suffix(".npy"), mmap_mode="r")
            labels = np.load(path.with_suffix(".labels.npy"), mmap_mode="r")
            self._shards.append((mels, labels, table))
            self._utterances += [(number, utterance) for utterance in shard["utterances"]]

    @property
    def texts(self) -> list[str]:
        """What is said in every utterance."""
        return [" ".join(word[0] for word in utterance["words"]) for _, utterance in self._utterances]

    def part(self, rng: np.random.Generator, longest: int, *, from_middle: bool) -> Part | None:
        """As much of some utterance as fits in `longest` frames, cut at pauses; None when nothing fits."""
        shard, utterance = self._utterances[int(rng.integers(len(self._utterances)))]
        words = utterance["words"]
        cuts = [n for n in range(1, len(words)) if words[n][1] - words[n - 1][2] >= SHORTEST_PAUSE]
        starts = [0, *cuts]
        first = int(rng.choice(starts)) if from_middle else 0
        ends = [n for n in [*cuts, len(words)] if n > first and words[n - 1][2] - words[first][1] <= longest - 8]
        if not ends:
            return None
        last = ends[-1]
        silence_before = words[first][1] - (words[first - 1][2] if first else 0)
        silence_after = (words[last][1] if last < len(words) else utterance["frames"]) - words[last - 1][2]
        begin = words[first][1] - int(rng.integers(0, min(max(silence_before, 0), 40) // 2 + 1))
        end = words[last - 1][2] + int(rng.integers(0, min(max(silence_after, 0), 40) // 2 + 1))
        end = min(end, begin + longest)
        mels, labels, table = self._shards[shard]
        cut = slice(utterance["offset"] + begin, utterance["offset"] + end)
        return Part(mels[cut], table[labels[cut]], tuple((w[0], w[1] - begin, w[2] - begin) for w in words[first:last]))

    def window(self, rng: np.random.Generator, wanted: int) -> Window:
        """A window of about `wanted` frames and at most LONGEST."""
        most = min(LONGEST, round(1.2 * wanted) + 60)  # a batch is as wide as its longest window
        power = np.zeros((LONGEST, 80), np.float32)
        sounds = np.zeros(LONGEST, np.uint8)
        words: list[tuple[str, int, int]] = []
        at = end = int(rng.integers(0, 45)) if rng.random() < 0.8 else 0
        tries = 0
        while end < wanted and tries < 6:
            tries += 1
            part = self.part(rng, most - at - 4, from_middle=not words and rng.random() < 0.3)
            if part is None or not len(part.mels):
                continue
            place = slice(at, at + len(part.mels))
            power[place] += 10 ** (part.mels.astype(np.float32) + _colour(rng))
            sounds[place] = np.where(part.sounds, part.sounds, sounds[place])
            words += [(text, at + start, at + stop) for text, start, stop in part.words]
            end = place.stop
            gap = int(rng.integers(5, 90)) if rng.random() < 0.95 else -int(rng.integers(0, 40))
            at = max(end + gap, words[-1][1] + 5)
        if not words:
            return self.window(rng, wanted)
        count = min(end + int(rng.integers(0, 40)), most)
        power = power[:count] + _noise(rng, count)
        logs = np.log10(np.maximum(power, 1e-10))
        logs = np.maximum(logs, logs.max() - 8)
        return Window((logs + 4) / 4, sounds[:count], words)


def _colour(rng: np.random.Generator) -> NDArray[np.float32]:
    """How loud, and how the microphone colours: (80,) in log10 of power."""
    curve = np.interp(np.arange(80), np.linspace(0, 79, 6), rng.normal(scale=0.15, size=6))
    return (curve + rng.uniform(-0.5, 0.5)).astype(np.float32)


def _noise(rng: np.random.Generator, count: int) -> NDArray[np.float32]:
    level = rng.uniform(*NOISE) + np.linspace(rng.uniform(0, 2.0), -rng.uniform(0, 1.0), 80)
    noise: NDArray[np.float32] = (10**level * rng.standard_exponential((count, 80))).astype(np.float32)
    return noise


@dataclass(frozen=True)
class Batch:
    """Tensors of several windows."""

    mels: Tensor
    sounds: Tensor
    """(batch, positions)."""
    read: Tensor
    """Tokens the decoder reads: (batch, time)."""
    told: Tensor
    """Tokens it must tell, or IGNORED."""
    here: Tensor
    """First and last position where the token it reads is said, or -1: (batch, time, 2)."""
    there: Tensor
    """The same for the token it must tell."""
    letters: Tensor
    letter_counts: Tensor
    positions: Tensor
    """How many positions are sound."""


class Texts:
    """Turns words into the numbers the network works with: a compact set without the tokens that are never trained."""

    def __init__(self, tokenizer: Any) -> None:
        self.tokenizer = tokenizer
        times = dict.fromkeys(timestamp(number / 10) for number in range(LONGEST // 10 + 1))
        special = (END, START, DUTCH, TRANSCRIBE, NO_TIMESTAMPS)
        text_tokens = tokenizer.get_vocab_size() - 1501 - len(SPECIAL)
        self.trained = [*range(text_tokens), *(tokenizer.token_to_id(name) for name in (*special, *times))]
        """Compact number -> token."""
        self._compact = {token: number for number, token in enumerate(self.trained)}
        self._known: dict[str, list[tuple[int, float, float]]] = {}

    @cached_property
    def _special(self) -> dict[str, int]:
        return {name: self.special(name) for name in (END, START, DUTCH, TRANSCRIBE, NO_TIMESTAMPS)}

    def special(self, name: str) -> int:
        """The compact number of a special token."""
        return self._compact[self.tokenizer.token_to_id(name)]

    def word(self, text: str) -> list[tuple[int, float, float]]:
        """Compact tokens of a word, each with its share of the word: from, to (0-1)."""
        if text not in self._known:
            encoded = self.tokenizer.encode(" " + text)
            size = len(text) + 1
            self._known[text] = [
                (token, begin / size, end / size)
                for token, (begin, end) in zip(encoded.ids, encoded.offsets, strict=True)
            ]
        return self._known[text]

    def sequence(self, window: Window, *, timed: bool) -> tuple[list[int], list[tuple[int, int]]]:
        """All tokens, and where each is said: first and last position of 20 ms, or (-1, -1)."""
        special = self._special
        mode = self.special(timestamp(0)) if timed else special[NO_TIMESTAMPS]
        tokens, places = [special[START], special[DUTCH], special[TRANSCRIBE], mode], [(-1, -1)] * 4
        for text, start, end in window.words:
            for token, begin, stop in self.word(text):
                tokens.append(token)
                first = (start + begin * (end - start)) / FRAMES - LOOK
                last = (start + stop * (end - start)) / FRAMES + LOOK
                places.append((max(0, round(first * 50)), round(last * 50)))
        if timed:
            tokens.append(self.special(timestamp(window.words[-1][2] / FRAMES)))
            places.append((-1, -1))
        return [*tokens, special[END]], [*places, (-1, -1)]

    def batch(self, windows: list[Window], rng: np.random.Generator) -> Batch:
        """`windows` side by side, sometimes with more silence after them: a short clip has all positions, too."""
        positions = [-(-len(window.mels) // 2) for window in windows]
        width = max(positions)
        if rng.random() < ROOMY:
            width = int(rng.integers(width, max(width, USED_POSITIONS) + 1))
        mels = np.zeros((len(windows), 2 * width, 80), np.float32)
        sounds = np.full((len(windows), width), IGNORED, np.int64)
        made = [self.sequence(window, timed=rng.random() < 0.7) for window in windows]
        size = max(len(tokens) for tokens, _ in made) - 1
        read = np.full((len(windows), size), self._special[END], np.int64)
        told = np.full(read.shape, IGNORED, np.int64)
        here, there = (np.full((*read.shape, 2), -1, np.int64) for _ in range(2))
        letters: list[int] = []
        counts: list[int] = []
        for row, (window, (tokens, places)) in enumerate(zip(windows, made, strict=True)):
            mels[row, : len(window.mels)] = window.mels
            sounds[row, : positions[row]] = window.sounds[::2]
            read[row, : len(tokens) - 1], told[row, : len(tokens) - 1] = tokens[:-1], tokens[1:]
            told[row, :3] = IGNORED
            if len(tokens) > 4 and tokens[3] != self._special[NO_TIMESTAMPS]:
                told[row, 2] = tokens[3]
            here[row, : len(tokens) - 1], there[row, : len(tokens) - 1] = places[:-1], places[1:]
            spelled = " ".join(text for text, _, _ in window.words).lower()
            numbers = [LETTERS.index(letter) + 1 for letter in spelled if letter in LETTERS]
            letters += numbers
            counts.append(len(numbers))
        wrong = (rng.random(read.shape) < REPLACED) & (here[..., 0] >= 0)
        read = np.where(wrong, rng.integers(0, len(self.trained) - 90, read.shape), read)
        as_tensor = torch.from_numpy
        return Batch(
            as_tensor(mels),
            as_tensor(sounds),
            as_tensor(read),
            as_tensor(told),
            as_tensor(here),
            as_tensor(there),
            torch.tensor(letters),
            torch.tensor(counts),
            torch.tensor(positions),
        )
