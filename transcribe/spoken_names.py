"""Finds names of people in recognised talk: words with capitals, or words that resemble somebody who is expected."""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from models.dossier.events import Attendee
from transcribe.imports.roles import has_role_word

RESEMBLES: Final = 82.0
"""RapidFuzz ratio (0 to 100): "Marike" and "Marieke" have 92, "Hafsa" and "Havsa" 80, "Karin" and "Marin" 80."""
LONGEST_PHRASE: Final = 5
"""Words of the longest phrase in the table."""
SHORTEST: Final = 4
"""Letters. Shorter words resemble too much."""

_TOKEN = re.compile(r"[\w'-]*\w[\w'-]*|[.,;:!?…]")
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")


@functools.cache
def table() -> dict[str, Any]:
    """The words of introductions.toml."""
    return tomllib.loads(files("transcribe").joinpath("introductions.toml").read_text("utf-8"))


def sentences_of(text: str) -> Iterator[tuple[list[str], str]]:
    """The sentences of `text`, each as its words and marks, in order, and as it stands there."""
    for match in _SENTENCE.finditer(text):
        if tokens := _tokens_of(match[0]):
            yield tokens, match[0].strip()


def is_mark(token: str) -> bool:
    """Whether `token` is a punctuation mark."""
    return token in ".,;:!?…"


def phrase_ends_at(tokens: Sequence[str], place: int, phrases: Sequence[str]) -> bool:
    """Whether one of `phrases` stands directly before `place`."""
    before = f" {' '.join(tokens[max(place - LONGEST_PHRASE, 0) : place]).casefold()}"
    return any(before.endswith(f" {phrase}") for phrase in phrases)


def _tokens_of(text: str) -> list[str]:
    return _TOKEN.findall(text.replace("’", "'"))


@dataclass(frozen=True)
class Found:
    """A name in talk."""

    name: str
    end: int
    """The place after its last token."""
    attendee: Attendee | None = None
    """Who is meant, when exactly one of those expected resembles it."""
    certain: bool = True
    """It has its capital for being a name: it has one inside a sentence too, or somebody of that name is expected."""
    titled: bool = False
    """With "mevrouw", "juf" and the like before it."""


class Names:
    """What counts as a name in one meeting."""

    def __init__(self, texts: Iterable[str], attendees: Sequence[Attendee] = ()) -> None:
        """Learn from `texts`, all that is said, which words are written without a capital; expect `attendees`."""
        inside = [token for text in texts for tokens, _ in sentences_of(text) for token in tokens[1:]]
        self._small = frozenset(token for token in inside if token[0].islower())
        self._capitals = frozenset(token for token in inside if token[0].isupper())
        self._attendees = attendees

    def at(self, tokens: Sequence[str], place: int, *, opening: bool) -> Found | None:
        """The name that begins at `place`; any word has a capital where that is the `opening` of a sentence."""
        begin = place
        while begin < len(tokens) and tokens[begin].casefold() in table()["titles"]:
            begin += 1
        if begin >= len(tokens):
            return None
        attendee = self._resembled(tokens[begin])
        if attendee is None and not self._is_name(tokens[begin], opening=opening and begin == place):
            return None
        end = begin + 1
        while (further := self._surname(tokens, end)) > end:
            end = further
        said = " ".join(tokens[begin:end])
        certain = attendee is not None or tokens[begin] in self._capitals or end > begin + 1
        return Found(attendee.name if attendee else said, end, attendee, certain, begin > place)

    def _is_name(self, word: str, *, opening: bool) -> bool:
        plain = word.casefold()
        if (
            len(word) < 2
            or not word[0].isupper()
            or word.isupper()
            or plain in table()["not_names"]
            or has_role_word(word)
        ):
            return False
        if (
            plain in table()["openers"]
            or plain in table()["greetings"]
            or any(plain in words for words in table()["elsewhere"].values())
        ):
            return False
        return not (opening and plain in self._small)

    def _surname(self, tokens: Sequence[str], place: int) -> int:
        """The place after the surname at `place`, or `place` when there is none."""
        end = place
        while end < len(tokens) and tokens[end].casefold() in table()["particles"]:
            end += 1
        has = end < len(tokens) and tokens[end][0].isupper() and self._is_name(tokens[end], opening=False)
        return end + 1 if has else place

    def _resembled(self, word: str) -> Attendee | None:
        """The one attendee of whose names `word` resembles one; None when there are none or several."""
        from rapidfuzz import fuzz

        if len(word) < SHORTEST or word.casefold() in table()["not_names"]:
            return None
        scores = {
            attendee: max(
                (
                    fuzz.ratio(word.casefold(), part.casefold())
                    for part in attendee.name.split()
                    if len(part) >= SHORTEST
                ),
                default=0.0,
            )
            for attendee in self._attendees
        }
        best = max(scores.values(), default=0.0)
        alike = [attendee for attendee, score in scores.items() if score == best]
        return alike[0] if best >= RESEMBLES and len(alike) == 1 else None
