"""Gives every word its speaker, and cuts the words into turns. Pure arithmetic on times, in seconds."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from models.transcript import Turn, Word
from transcribe.engines import Diarization, Stretch

NEARBY = 0.25
"""Seconds. Word times and speaker changes are good to some hundreds of milliseconds, so this near is uncertain."""
PAUSE = 2.0
"""Seconds. A speaker who is silent this long begins a new turn."""
OVERLAP, BOUNDARY = "overlap", "boundary"
"""The doubts of `Word.doubt`."""


def attribute(words: Sequence[Word], diarization: Diarization | None = None) -> tuple[Turn, ...]:
    """Turns that together hold exactly `words`, in their order, numbered from 1.

    `words` must have times and stand in order of start (else ValueError). A word belongs whole to the speaker who
    fills most of it, or who speaks nearest to it; where that is uncertain it carries a doubt. Speakers are "S1", "S2",
    ... in order of their first word. Without a diarization there is one speaker, "S1".
    """
    labels: Sequence[str] = [""] * len(words)
    if diarization is not None:
        changes, double = _Timeline(diarization.exclusive), _Timeline(overlaps(diarization.regular))
        labels = [changes.speaker_of(*_span(word)) for word in words]
        words = [
            word.model_copy(update={"doubt": _doubt(word, label, changes, double)})
            for word, label in zip(words, labels, strict=True)
        ]
    names = {label: f"S{number}" for number, label in enumerate(dict.fromkeys(labels), 1)}
    runs: list[list[Word]] = []
    speakers: list[str] = []
    for word, label in zip(words, labels, strict=True):
        start, _ = _span(word)
        if runs and start < _span(runs[-1][-1])[0]:
            raise ValueError("words must stand in order of their start")
        if runs and speakers[-1] == names[label] and start - _end(runs[-1]) < PAUSE:
            runs[-1].append(word)
        else:
            runs.append([word])
            speakers.append(names[label])
    return tuple(_turn(number, *pair) for number, pair in enumerate(zip(speakers, runs, strict=True), 1))


def overlaps(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The times in which two or more speakers speak at once, in order, not touching; their `speaker` is empty."""
    moments = [moment for s in stretches for moment in ((s.start, 1, s.speaker), (s.end, -1, s.speaker))]
    speaking: Counter[str] = Counter()
    found: list[Stretch] = []
    begin = None
    for time, change, speaker in sorted(moments):  # at one moment, ends come before starts
        speaking[speaker] += change
        several = sum(count > 0 for count in speaking.values()) > 1
        if several and begin is None:
            begin = time
        elif not several and begin is not None:
            if found and found[-1].end == begin:
                begin = found.pop().start
            found.append(Stretch(begin, time, ""))
            begin = None
    return tuple(found)


class _Timeline:
    """Stretches that do not overlap, to be looked up by time."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._stretches = sorted(stretches, key=lambda stretch: (stretch.start, stretch.end))
        self._starts = [stretch.start for stretch in self._stretches]
        self._ends = [stretch.end for stretch in self._stretches]

    def between(self, start: float, end: float) -> list[Stretch]:
        """The stretches that touch start..end, be it at one moment."""
        return self._stretches[bisect_left(self._ends, start) : bisect_right(self._starts, end)]

    def speaker_of(self, start: float, end: float) -> str:
        """Who fills most of start..end, else who speaks nearest to it; empty when nobody speaks at all."""
        shares: defaultdict[str, float] = defaultdict(float)
        for stretch in self.between(start, end):
            shares[stretch.speaker] += min(end, stretch.end) - max(start, stretch.start)
        if shares:
            return max(shares, key=shares.__getitem__)
        later = bisect_left(self._starts, end)
        neighbours = self._stretches[max(later - 1, 0) : later + 1]
        nearest = min(neighbours, key=lambda stretch: max(stretch.start - end, start - stretch.end), default=None)
        return nearest.speaker if nearest else ""


def _doubt(word: Word, label: str, changes: _Timeline, double: _Timeline) -> str:
    start, end = _span(word)
    if any(stretch.end > start and stretch.start < end for stretch in double.between(start, end)):
        return OVERLAP
    around = {stretch.speaker for stretch in changes.between(start - NEARBY, end + NEARBY)}
    return "" if around == {label} else BOUNDARY


def _turn(number: int, speaker: str, words: Sequence[Word]) -> Turn:
    text = " ".join(word.text for word in words)
    return Turn(id=number, start=_span(words[0])[0], end=_end(words), speaker=speaker, text=text, words=tuple(words))


def _end(words: Sequence[Word]) -> float:
    return max(_span(word)[1] for word in words)


def _span(word: Word) -> tuple[float, float]:
    if word.start is None or word.end is None or word.end < word.start:
        raise ValueError("a word needs a start and an end that is not before it")
    return word.start, word.end
