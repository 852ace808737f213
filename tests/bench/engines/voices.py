"""The synthetic Dutch voices that the demo engines are made with: espeak-ng, in this process.

Needs `libespeak-ng.so.1` (Debian's `espeak-ng`, 1.51). Its C interface is `espeak-ng/speak_lib.h`. The library keeps
one voice at a time in global state, so speak from one thread only.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import numpy as np
from numpy.typing import NDArray

from transcribe.audio import SAMPLE_RATE, Samples

LIBRARY = "libespeak-ng.so.1"
_SYNCHRONOUS = 2
_PHONEME_EVENTS = 1
_UTF8 = 1
_RATE, _PITCH, _RANGE = 1, 3, 4
_WORD, _PHONEME = 1, 7
_LIST_ENDS = 0
PAUSES = ("_", "_:")
"""Phonemes that are silence; other names with "_" are glottal stops and the like."""


@dataclass(frozen=True)
class Voice:
    """How somebody sounds."""

    variant: str
    """A file in espeak-ng-data/voices/!v."""
    rate: int = 160
    """Words a minute."""
    pitch: int = 50
    """0-99."""
    range: int = 50
    """How far the pitch moves: 0-99."""


@dataclass(frozen=True)
class SpokenWord:
    """A word and when it is spoken."""

    text: str
    """With its punctuation."""
    start: float
    """Seconds from the first sample."""
    end: float
    """Seconds from the first sample."""


@dataclass(frozen=True)
class Phoneme:
    """A speech sound as espeak-ng names it."""

    name: str
    start: float
    """Seconds from the first sample."""


@dataclass(frozen=True)
class Spoken:
    """What was synthesised, and the truth about it."""

    samples: Samples
    words: tuple[SpokenWord, ...]
    phonemes: tuple[Phoneme, ...]

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self.samples) / SAMPLE_RATE


DEMO_VOICES = {
    "S1": Voice("f2", rate=158, pitch=48, range=55),
    "S2": Voice("m3", rate=168, pitch=52, range=60),
    "S3": Voice("f5", rate=150, pitch=78, range=45),
    "S4": Voice("f4", rate=172, pitch=66, range=70),
    "S5": Voice("m7", rate=162, pitch=20, range=50),
}
"""Who speaks how in tui/demo/meeting.json, by speaker id."""


def _training_voices() -> Iterator[Voice]:
    variants = ("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "f1", "f2", "f3", "f4", "f5")
    named = (
        "Andy",
        "Annie",
        "Gene",
        "Michael",
        "Mike",
        "Alicia",
        "belinda",
        "steph",
        "linda",
        "rob",
        "grandpa",
        "aunty",
    )
    for number, variant in enumerate(variants + named):
        yield Voice(
            variant, rate=150 + 7 * (number % 5), pitch=(30, 50, 70)[number % 3], range=(40, 55, 70)[number % 3]
        )
        yield Voice(
            variant, rate=164 - 7 * (number % 4), pitch=(62, 26, 44)[number % 3], range=(60, 45, 50)[number % 3]
        )


TRAINING_VOICES = tuple(_training_voices())
"""Voices to train with: every usable variant with two pitches. `varied` gives more around each."""


def varied(voice: Voice, rng: np.random.Generator) -> Voice:
    """A voice near `voice`, as the same person on another day."""
    return replace(
        voice,
        rate=int(np.clip(voice.rate + rng.integers(-14, 15), 125, 195)),
        pitch=int(np.clip(voice.pitch + rng.integers(-9, 10), 5, 95)),
        range=int(np.clip(voice.range + rng.integers(-12, 13), 15, 90)),
    )


def synthesise(text: str, voice: Voice) -> Samples:
    """`text` spoken by `voice`, 16 kHz, between -1 and 1."""
    return speak(text, voice).samples


def speak(text: str, voice: Voice) -> Spoken:
    """`text` spoken by `voice`, with the times of its words and sounds. Raises OSError when espeak-ng is not there."""
    from scipy.signal import resample_poly

    engine = _engine()
    engine.take(voice)
    raw, events = engine.say(text)
    ratio = Fraction(SAMPLE_RATE, engine.rate)
    samples = resample_poly(raw, ratio.numerator, ratio.denominator).astype(np.float32)
    phonemes = tuple(Phoneme(name, ms / 1000) for kind, _, ms, name in events if kind == _PHONEME)
    starts = [(position, ms / 1000) for kind, position, ms, _ in events if kind == _WORD]
    return Spoken(samples, _words(text, starts, phonemes, len(samples) / SAMPLE_RATE), phonemes)


def _words(
    text: str, starts: list[tuple[int, float]], phonemes: tuple[Phoneme, ...], duration: float
) -> tuple[SpokenWord, ...]:
    """The words between spaces. espeak-ng joins some ("in de"); such a word takes its share of the time between."""
    tokens = text.split()
    known: list[float | None] = []
    position = 0
    for token in tokens:
        position = text.index(token, position)
        inside = [at for where, at in starts if position <= where - 1 < position + len(token)]
        known.append(inside[0] if inside else None)
        position += len(token)
    numbers = [number for number, at in enumerate(known) if at is not None]
    begins = np.interp(range(len(tokens) + 1), [*numbers, len(tokens)], [*(known[n] or 0.0 for n in numbers), duration])
    pauses = np.array([sound.start for sound in phonemes if sound.name in PAUSES] or [duration])
    found = []
    for number, token in enumerate(tokens):
        start, end = float(begins[number]), float(begins[number + 1])
        silent = pauses[(pauses > start + 0.02) & (pauses < end)]
        found.append(SpokenWord(token, start, float(silent[0]) if len(silent) else end))
    return tuple(found)


class _Event(ctypes.Structure):
    """espeak_EVENT."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class _Engine:
    """The library, set up once in a process."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(LIBRARY)
        self.rate = int(self._library.espeak_Initialize(_SYNCHRONOUS, 0, None, _PHONEME_EVENTS))
        self._blocks: list[NDArray[np.int16]] = []
        self._events: list[tuple[int, int, int, str]] = []
        self._callback = _CALLBACK(self._receive)  # kept: ctypes frees what nobody holds
        self._library.espeak_SetSynthCallback(self._callback)

    def take(self, voice: Voice) -> None:
        """Speak as `voice` from now on. Raises ValueError when espeak-ng does not know the variant."""
        if self._library.espeak_SetVoiceByName(f"nl+{voice.variant}".encode()) != 0:
            raise ValueError(voice.variant)
        for parameter, value in ((_RATE, voice.rate), (_PITCH, voice.pitch), (_RANGE, voice.range)):
            self._library.espeak_SetParameter(parameter, value, 0)

    def say(self, text: str) -> tuple[NDArray[np.float32], list[tuple[int, int, int, str]]]:
        """Samples at `rate`, and events: type, position in the text from 1, milliseconds, name of the phoneme."""
        self._blocks, self._events = [], []
        raw = text.encode()
        self._library.espeak_Synth(raw, ctypes.c_size_t(len(raw) + 1), 0, 1, 0, _UTF8, None, None)
        blocks = np.concatenate(self._blocks) if self._blocks else np.zeros(0, np.int16)
        return (blocks / 32768).astype(np.float32), self._events

    def _receive(
        self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, events: "ctypes._Pointer[_Event]"
    ) -> int:
        if count:
            self._blocks.append(np.ctypeslib.as_array(samples, (count,)).copy())
        number = 0
        while events[number].type != _LIST_ENDS:
            event = events[number]
            name = bytes(event.id).decode("utf-8", "replace") if event.type == _PHONEME else ""
            self._events.append((event.type, event.text_position, event.audio_position, name))
            number += 1
        return 0


@cache
def _engine() -> _Engine:
    return _Engine()
