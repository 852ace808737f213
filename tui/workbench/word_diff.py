"""What differs between two sentences, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

FARTHEST: Final = 0.6
"""Passages farther apart than this share too little to be marked word by word (the limit delta uses between lines)."""

_TOKENS: Final = re.compile(r"\w+|\S")


class Change(StrEnum):
    """What happens to a piece on the way from the first text to the second."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """A run of words with one fate, spaced as in the text it comes from."""

    change: Change
    text: str
    gap: str = ""
    """The blank that follows it, at most one."""


def word_diff(before: str, after: str) -> list[Piece]:
    """Return the pieces that lead from `before` to `after`.

    The kept and removed pieces together hold every word of `before` in order, the kept and added those of `after`.
    """
    return list(_pieces(before, after))


def distance(before: str, after: str) -> float:
    """How far apart the words of two texts are: 0 when they are the same, 1 when they share none."""
    return 1 - _matcher(before, after)[0].ratio()


def are_close(before: str, after: str) -> bool:
    """Whether the two texts are near enough for marks between the words to help."""
    return distance(before, after) <= FARTHEST


def _matcher(before: str, after: str) -> tuple[SequenceMatcher[str], list[re.Match[str]], list[re.Match[str]]]:
    old, new = list(_TOKENS.finditer(before)), list(_TOKENS.finditer(after))
    words = [match[0].casefold() for match in old], [match[0].casefold() for match in new]
    return SequenceMatcher(None, *words, autojunk=False), old, new


def _pieces(before: str, after: str) -> Iterator[Piece]:
    matcher, old, new = _matcher(before, after)
    for change, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if change == "equal":
            yield _piece(Change.KEPT, after, new[new_start:new_end])
            continue
        if old_start < old_end:
            yield _piece(Change.REMOVED, before, old[old_start:old_end])
        if new_start < new_end:
            yield _piece(Change.ADDED, after, new[new_start:new_end])


def _piece(change: Change, text: str, tokens: list[re.Match[str]]) -> Piece:
    start, end = tokens[0].start(), tokens[-1].end()
    return Piece(change, text[start:end], gap=" " if text[end : end + 1].isspace() else "")
