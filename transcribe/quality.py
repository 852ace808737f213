"""Holds what was heard against the sound: what may not have been said, and what was said but not heard.

Nothing is dropped for it. Doubts are marks to listen again; only how much of the speech has text decides whether the
whole can be called a success.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from models.transcript import Doubt
from transcribe.clips import Clip
from transcribe.engines import Segment

REACH = 1.0
"""Seconds around a word that count as covered by it: people pause, and word times are good to a few tenths."""
SHORTEST_GAP = 3.0
"""Seconds of speech without a word that are worth telling."""
ENOUGH = 0.6
"""The part of the speech that must have text, else the whole is no success. Pauses of up to 2 s are inside REACH."""
LOOP = 2.4
"""Compression ratio of a text that repeats itself. This and the next two are Whisper's own bounds."""
UNSURE = -1.0
"""Mean log probability below which the text is probably wrong."""
SILENT = 0.6
"""Probability of silence above which an unsure text is probably nothing."""
FASTEST = 30.0
"""Letters a second. Dutch at its fastest has about 8 syllables, some 24 letters."""
SHORTEST_RUSH = 40
"""Letters. In less, a few tenths of a second of error in the times would make anything a rush."""
TIMES_SAID = {1: 8, 2: 5}
"""By number of words: so often in a row is a loop. People do say "ja ja ja ja"."""
TIMES_LONGER_SAID = 3
LONGEST_PHRASE = 12
"""Words that are looked at for a loop."""
LEAK_WORDS = 3
"""So many hotwords and nothing else are the hint itself, not something said."""


EMPTY = frozenset({Doubt.GHOST, Doubt.LOOP, Doubt.LEAK, Doubt.SILENCE})
"""Text under one of these doubts does not count as hearing what is said."""


@dataclass(frozen=True)
class Assessment:
    """What the gate found."""

    doubts: tuple[tuple[frozenset[Doubt], ...], ...]
    """Per clip, per segment of it."""
    unheard: tuple[Clip, ...]
    """Speech of SHORTEST_GAP and more without text."""
    speech_seconds: float
    covered_seconds: float
    """Of the speech, with text that can be believed."""

    @property
    def covers_speech(self) -> bool:
        """Whether there is text for enough of the speech."""
        return self.covered_seconds >= ENOUGH * self.speech_seconds


def assess(clips: Sequence[Clip], heard: Sequence[Sequence[Segment]], hotwords: Sequence[str] = ()) -> Assessment:
    """Judge `heard`, what was heard in each of `clips`, its words with times of the recording."""
    echoes = _echoes([segment for segments in heard for segment in segments])
    doubts = []
    for clip, segments in zip(clips, heard, strict=True):
        rushed = _is_rushed(clip, segments)
        doubts.append(
            tuple(
                _doubts_of(segment, hotwords)
                | ({Doubt.ECHO} if next(echoes) else set())
                | ({Doubt.SILENCE} if rushed else set())
                for segment in segments
            )
        )
    gaps: list[Clip] = []
    covered = 0.0
    for clip, segments, marks in zip(clips, heard, doubts, strict=True):
        believed = [segment for segment, mark in zip(segments, marks, strict=True) if not mark & EMPTY]
        bare = list(_without_text(clip, believed))
        covered += clip.duration - sum(gap.duration for gap in bare)
        gaps += bare
    return Assessment(
        doubts=tuple(doubts),
        unheard=tuple(gap for gap in gaps if gap.duration >= SHORTEST_GAP),
        speech_seconds=sum(clip.duration for clip in clips),
        covered_seconds=covered,
    )


def plain(text: str) -> str:
    """`text` in small letters, without punctuation and bare numbers."""
    return " ".join(word for word in re.findall(r"\w+", text.casefold()) if not word.isdecimal())


def is_ghost(text: str) -> bool:
    """Whether `text` is what Whisper writes when nobody speaks."""
    anywhere, alone = _ghosts()
    said = plain(text)
    return (
        not any(letter.isalnum() for letter in text)
        or said in alone
        or any(f" {ghost} " in f" {said} " for ghost in anywhere)
    )


def repeats_itself(text: str) -> bool:
    """Whether some phrase follows itself more often than a person says it."""
    words = plain(text).split()
    for size in range(1, min(LONGEST_PHRASE, len(words) // 2) + 1):
        enough = TIMES_SAID.get(size, TIMES_LONGER_SAID) * size
        same = 0
        for place in range(size, len(words)):
            same = same + 1 if words[place] == words[place - size] else 0
            if same + size >= enough:
                return True
    return False


def is_leak(text: str, hotwords: Sequence[str]) -> bool:
    """Whether `text` is nothing but hotwords, and several of them."""
    hints = {word for hotword in hotwords for word in plain(hotword).split()}
    words = plain(text).split()
    return len(words) >= LEAK_WORDS and len(set(words)) >= LEAK_WORDS and hints.issuperset(words)


@cache
def _ghosts() -> tuple[frozenset[str], frozenset[str]]:
    table = tomllib.loads(files("transcribe").joinpath("ghosts.toml").read_text(encoding="utf-8"))
    return frozenset(table["anywhere"]), frozenset(table["alone"])


def _doubts_of(segment: Segment, hotwords: Sequence[str]) -> frozenset[Doubt]:
    found = {
        Doubt.GHOST: is_ghost(segment.text),
        Doubt.LOOP: segment.compression_ratio > LOOP or repeats_itself(segment.text),
        Doubt.LEAK: is_leak(segment.text, hotwords),
        Doubt.SILENCE: segment.no_speech_prob > SILENT and segment.avg_logprob < UNSURE,
        Doubt.UNSURE: segment.avg_logprob < UNSURE,
    }
    return frozenset(doubt for doubt, holds in found.items() if holds)


def _is_rushed(clip: Clip, segments: Sequence[Segment]) -> bool:
    letters = sum(len(segment.text) for segment in segments)
    return letters >= SHORTEST_RUSH and letters > FASTEST * clip.duration


def _echoes(segments: Sequence[Segment]) -> Iterator[bool]:
    """For each segment, whether the two before it say the same in three words or more."""
    said = [plain(segment.text) for segment in segments]
    for place, text in enumerate(said):
        yield place >= 2 and len(text.split()) >= 3 and said[place - 2] == said[place - 1] == text


def _without_text(clip: Clip, segments: Sequence[Segment]) -> Iterator[Clip]:
    """The parts of `clip` further than REACH from any word."""
    reached = clip.start
    for word in (word for segment in segments for word in segment.words):
        start, end = (word.start or 0.0) - REACH, (word.end or 0.0) + REACH
        if start > reached:
            yield Clip(reached, min(start, clip.end))
        reached = max(reached, end)
    if reached < clip.end:
        yield Clip(reached, clip.end)
