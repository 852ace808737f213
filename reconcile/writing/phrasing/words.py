"""Words in a row: what was said, what the report says, and where the two meet."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from reconcile.writing.data import data_table

_WORD = re.compile(r"\w+(?:['’]\w+)?")


def words_in(text: str) -> list[str]:
    """The words of `text` in lower case, without marks."""
    return [word.replace("’", "'") for word in _WORD.findall(unicodedata.normalize("NFC", text).casefold())]


def rows_of(texts: Iterable[str], length: int) -> frozenset[tuple[str, ...]]:
    """Every row of `length` words that stands in one of `texts`."""
    rows: set[tuple[str, ...]] = set()
    for text in texts:
        words = words_in(text)
        rows.update(tuple(words[start : start + length]) for start in range(len(words) - length + 1))
    return frozenset(rows)


def enumerated(items: Sequence[str]) -> str:
    """ "a, b en c"; empty when there is nothing."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {data_table('letters.toml')['and']} {items[-1]}"
