"""The stretches of sound by which one best recognises a voice: long, undoubted, and from all over the meeting."""

from collections.abc import Iterator, Sequence
from typing import Final

from models.noun import Noun
from models.transcript import Transcript, Turn, Word

SHORTEST: Final = 3.0
LONGEST: Final = 10.0
"""Seconds."""
PAUSE: Final = 1.0
"""Seconds without a word that end a stretch: silence tells nothing of a voice."""


class Sample(Noun):
    """A piece of one turn to listen to."""

    turn: int
    """`Turn.id`."""
    start: float
    """Seconds from the start of the recording."""
    end: float
    text: str
    """What is said in it: whole words."""

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.end - self.start


def samples_of(transcript: Transcript, speaker_id: str, count: int = 3) -> tuple[Sample, ...]:
    """At most `count` samples of a speaker, in the order of time; fewer when there are fewer, none without times.

    Each is of 3 to 10 seconds and free of doubt about who speaks and of what is said; a turn without word times counts
    only when it is that short as a whole.
    """
    turns = [turn for turn in transcript.turns if turn.speaker == speaker_id and not turn.doubts]
    found = [sample for turn in turns for sample in _stretches(turn)]
    return tuple(sorted(_spread(found, count), key=lambda sample: sample.start))


def _stretches(turn: Turn) -> Iterator[Sample]:
    """The samples in `turn`, one after another."""
    if not turn.words:
        if turn.start is not None and turn.end is not None and SHORTEST <= turn.end - turn.start <= LONGEST:
            yield Sample(turn=turn.id, start=turn.start, end=turn.end, text=turn.text)
        return
    stretch: list[Word] = []
    for word in turn.words:
        if word.start is None or word.end is None or word.doubt:
            yield from _sample(turn, stretch)
            stretch = []
            continue
        if stretch and word.start - _end(stretch) > PAUSE:
            yield from _sample(turn, stretch)
            stretch = []
        elif stretch and word.end - _start(stretch) > LONGEST:
            cut = _last_sentence_end(stretch)
            yield from _sample(turn, stretch[:cut])
            stretch = stretch[cut:]
        stretch.append(word)
    yield from _sample(turn, stretch)


def _last_sentence_end(words: Sequence[Word]) -> int:
    """The place behind the last sentence in `words` that ends late enough to be a sample; behind all when none does."""
    ends = [
        place
        for place, word in enumerate(words, start=1)
        if word.text.rstrip().endswith(tuple(".?!")) and _end(words[:place]) - _start(words) >= SHORTEST
    ]
    return ends[-1] if ends else len(words)


def _sample(turn: Turn, words: Sequence[Word]) -> Iterator[Sample]:
    if words and SHORTEST <= _end(words) - _start(words) <= LONGEST:
        text = " ".join(word.text.strip() for word in words)
        yield Sample(turn=turn.id, start=_start(words), end=_end(words), text=text)


def _spread(samples: Sequence[Sample], count: int) -> list[Sample]:
    """The longest sample of each of `count` equal parts of the speaker's time; then the longest of the rest."""
    if not samples or count < 1:
        return []
    first, last = min(sample.start for sample in samples), max(sample.end for sample in samples)
    parts: list[list[Sample]] = [[] for _ in range(count)]
    for sample in samples:
        share = (sample.start - first) / (last - first)
        parts[min(int(share * count), count - 1)].append(sample)
    best = [max(part, key=lambda sample: sample.seconds) for part in parts if part]
    rest = sorted((sample for sample in samples if sample not in best), key=lambda sample: -sample.seconds)
    return (best + rest)[:count]


def _start(words: Sequence[Word]) -> float:
    return words[0].start or 0.0


def _end(words: Sequence[Word]) -> float:
    return max(word.end or 0.0 for word in words)
