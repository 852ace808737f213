"""Ten-second pieces of made-up conversation for the speaker engine to learn from, never the same twice."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.signal import fftconvolve, lfilter

from transcribe.audio import SAMPLE_RATE, Samples

SECONDS = 10
"""What the segmentation looks at in one go."""
SLOTS = 3
"""At most so many voices in a piece."""

Numbers: TypeAlias = npt.NDArray[np.floating]


@dataclass(frozen=True, eq=False)
class Pool:
    """Utterances of every voice, without silence before or after."""

    sounds: tuple[tuple[Samples, ...], ...]
    """Per voice, those of the demo first."""
    demo: int
    """How many voices are the demo's."""


@dataclass(frozen=True, eq=False)
class Mixture:
    """One piece of conversation and the truth about it."""

    samples: Samples
    voices: tuple[int, ...]
    """The voice in each slot, in order of arrival."""
    turns: tuple[tuple[float, float, int], ...]
    """Start, end (seconds) and slot of each turn; may begin before the piece or end after it."""

    def active(self, moments: Numbers) -> npt.NDArray[np.bool_]:
        """Who speaks at each of `moments` (seconds), as (moments, SLOTS)."""
        active = np.zeros((len(moments), SLOTS), bool)
        for start, end, slot in self.turns:
            active[:, slot] |= (moments >= start) & (moments < end)
        return active


def mixture(pool: Pool, rng: np.random.Generator) -> Mixture:
    """A piece of a conversation of one to three voices, three times out of five the demo's, in a room with noise."""
    among = pool.demo if rng.random() < 0.6 else len(pool.sounds)
    voices = rng.choice(among, size=rng.choice(SLOTS, p=(0.12, 0.45, 0.43)) + 1, replace=False)
    placed = [
        (start, sound, int(voice))
        for start, sound, voice in _timeline(pool, voices, rng)
        if start < SECONDS and start + len(sound) / SAMPLE_RATE > 0
    ]
    heard = list(dict.fromkeys(voice for _, _, voice in sorted(placed, key=lambda turn: max(turn[0], 0.0))))
    samples = np.zeros(SECONDS * SAMPLE_RATE, np.float32)
    for voice in heard:
        alone = np.zeros_like(samples)
        for start, sound, _ in (turn for turn in placed if turn[2] == voice):
            _add(alone, sound, round(start * SAMPLE_RATE))
        samples += _coloured(alone, rng) * 10 ** (rng.uniform(-6, 6) / 20)
    turns = tuple((start, start + len(sound) / SAMPLE_RATE, heard.index(voice)) for start, sound, voice in placed)
    return Mixture(_with_noise(samples, rng), tuple(heard), turns)


def _timeline(
    pool: Pool, voices: npt.NDArray[np.integer], rng: np.random.Generator
) -> list[tuple[float, Samples, int]]:
    """Turns that follow each other with a pause, or now and then while the other still speaks."""
    placed: list[tuple[float, Samples, int]] = []
    end, previous = -rng.uniform(0, 12), -1
    while end < SECONDS:
        others = [voice for voice in voices if voice != previous] or list(voices)
        voice = int(rng.choice(others)) if rng.random() < 0.93 or previous < 0 else previous
        sounds = pool.sounds[voice]
        sound = sounds[rng.integers(len(sounds))]
        gap = rng.choice([rng.uniform(0.1, 1.2), rng.uniform(1.2, 4), -rng.uniform(0.1, 1.5)], p=(0.75, 0.1, 0.15))
        if voice == previous:
            gap = abs(gap)
        start = end + gap
        placed.append((start, sound, voice))
        end, previous = max(end, start + len(sound) / SAMPLE_RATE), voice
    return placed


def _add(samples: Samples, sound: Samples, at: int) -> None:
    """Add `sound` into `samples` from sample `at`, cutting off what falls outside."""
    begin, end = max(at, 0), min(at + len(sound), len(samples))
    samples[begin:end] += sound[begin - at : end - at]


def _coloured(samples: Samples, rng: np.random.Generator) -> Samples:
    """As heard from another place in the room: a little duller or sharper, mostly with an echo of 0.1 to 0.5 s."""
    samples = lfilter([1.0, -rng.uniform(-0.3, 0.3)], [1.0], samples).astype(np.float32)
    if rng.random() < 0.3:
        return samples
    seconds = rng.uniform(0.1, 0.5)
    times = np.arange(1, int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    echo = rng.standard_normal(len(times)) * 10 ** (-3 * times / seconds)  # 60 dB down after `seconds`
    echo *= 10 ** (-rng.uniform(3, 15) / 20) / np.sqrt(np.sum(echo**2))
    wet = fftconvolve(samples, np.concatenate([[1.0], echo]))[: len(samples)]
    return np.asarray(wet, np.float32)


def _with_noise(samples: Samples, rng: np.random.Generator) -> Samples:
    """At a random level, over noise that is between hiss and rumble, 10 to 45 dB below the voices."""
    colour = rng.uniform(0, 0.98)
    noise = lfilter([1.0], [1.0, -colour], rng.standard_normal(len(samples)))
    loudness = np.sqrt(np.mean(samples**2)) + 1e-4
    noise *= loudness * 10 ** (-rng.uniform(10, 45) / 20) / np.sqrt(np.mean(noise**2))
    level = 10 ** (rng.uniform(-38, -14) / 20)
    return np.asarray(np.clip((samples + noise) * level / loudness, -1, 1), np.float32)
