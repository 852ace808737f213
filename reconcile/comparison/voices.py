"""Who said something of what a report puts in somebody's mouth."""

from dataclasses import dataclass
from functools import lru_cache

from reconcile.comparison.clauses import content, shared
from reconcile.comparison.pair import Pair, Passage
from reconcile.comparison.sources import Source, Speech, exact, pattern


@dataclass(frozen=True)
class Voice:
    """What one speaker said of a subject."""

    speaker: str
    words: frozenset[str]
    best: Passage
    """The sentence that says most of it; of equals the first."""


def words_of(source: Source, passage: Passage) -> frozenset[str]:
    """What a sentence says of what the source is said to have said."""
    return shared(source.about, content(passage.text)) | (source.about & exact(passage.text))


@lru_cache(maxsize=16_384)
def _notes(text: str) -> bool:
    """Whether a turn only tells that what another said is written down: "Dat zet ik erin, gehoor in orde"."""
    return pattern("notes").search(text) is not None


def voices(pair: Pair, source: Source) -> tuple[Voice, ...]:
    """Everybody who said something of it, who said most first; of equals who began."""
    words: dict[str, frozenset[str]] = {}
    best: dict[str, tuple[int, Passage]] = {}
    for passage in pair.around:
        speaker = passage.turn.speaker
        if (passage.is_question and source.speech is Speech.TELLS) or _notes(passage.turn.text):
            continue
        if speaker not in words and pattern("again").match(passage.text):
            continue
        own = words_of(source, passage)
        if own:
            words[speaker] = words.get(speaker, frozenset()) | own
            if speaker not in best or len(own) > best[speaker][0]:
                best[speaker] = (len(own), passage)
    found = [Voice(speaker, said, best[speaker][1]) for speaker, said in words.items()]
    return tuple(sorted(found, key=lambda voice: (-len(voice.words), voice.best.turn.id)))
