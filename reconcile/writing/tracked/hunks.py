"""Which words of a passage differ: the smallest pieces to strike out and put in."""

import difflib
import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\w+(?:[.,:'’/-]\w+)*|\s+|[^\w\s]")

_ENOUGH_KEPT = 1 / 3
"""With fewer of its words kept, a sentence reads better struck out as a whole than in shreds."""


@dataclass(frozen=True)
class Hunk:
    """Strike out `old[start:end]` and put `text` in its place; either may be empty, not both."""

    start: int
    end: int
    text: str


def hunks(old: str, new: str) -> list[Hunk]:
    """The pieces that turn `old` into `new`, in order and apart; whole words, and white space between two of them."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    codes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    kept = sum(1 for tag, i, j, _, _ in codes if tag == "equal" for token in before[i:j] if not token.isspace())
    longest = max(sum(1 for token in tokens if not token.isspace()) for tokens in (before, after))
    if old and new and kept < _ENOUGH_KEPT * longest:
        codes = [("replace", 0, len(before), 0, len(after))]
    places = [0]
    for token in before:
        places.append(places[-1] + len(token))
    found: list[tuple[int, int, int, int]] = []
    for tag, i, j, k, m in codes:
        if tag == "equal":
            continue
        if found and "".join(before[found[-1][1] : i]).isspace():
            first_i, _, first_k, _ = found.pop()
            i, k = first_i, first_k
        found.append((i, j, k, m))
    return [Hunk(places[i], places[j], "".join(after[k:m])) for i, j, k, m in found]
