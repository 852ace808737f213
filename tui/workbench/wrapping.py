"""Breaks text into screen lines and finds a line's text back: pure arithmetic on character offsets and cells."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

Span = tuple[int, int]
"""Character offsets, the second exclusive."""

# One cell each on every terminal: printable Latin up to U+02FF, and the typographic marks Dutch texts use.
_SINGLE_CELLS: Final = re.compile("[ -~\xa1-\xac\xae-\u02ff\xa0‐-‧\n]*")


def wrap(text: str, width: int) -> list[Span]:
    """Break `text` into lines of at most `width` cells and return the span of each line.

    The spans follow each other and cover `text` whole: blanks at a break and the newline itself belong to the line
    before it and may stick out past `width`. Breaks stand at spaces, or inside a word that is wider than a line; never
    inside a character with its accents. Always at least one line; a character wider than `width` gets its own.
    """
    width = max(width, 1)
    lines: list[Span] = []
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        inside = _wrap_single if _SINGLE_CELLS.fullmatch(part) else _wrap_wide
        lines.extend((start + first, start + last) for first, last in inside(part, width))
        start = end + 1
        lines[-1] = (lines[-1][0], min(start, len(text)))
    return lines


def _wrap_single(text: str, width: int) -> Iterable[Span]:
    """Break text in which every character takes one cell."""
    position = 0
    while len(text) - position > width:
        space = text.rfind(" ", position, position + width + 1)
        end = space + 1 if space >= position else position + width
        while end < len(text) and text[end] == " ":
            end += 1
        yield position, end
        position = end
    if position < len(text) or not text:
        yield position, len(text)


def _wrap_wide(text: str, width: int) -> Iterable[Span]:
    """Break text with characters that take no cell (accents) or two (Chinese, emoji)."""
    from rich.cells import split_graphemes

    position, cells = 0, 0
    space, cells_to_space = 0, 0  # where the last space on this line ended, and the cells up to there
    for start, end, size in split_graphemes(text)[0]:
        blank = text[start:end] == " "
        if not blank and cells + size > width and start > position:
            at_space = space > position
            cut = space if at_space else start
            yield position, cut
            position, cells = cut, cells - cells_to_space if at_space else 0
        cells += size
        if blank:
            space, cells_to_space = end, cells
    yield position, len(text)


@dataclass(frozen=True)
class LineIndex:
    """Where each of a row of blocks stands among all lines."""

    tops: Sequence[int]
    """The first line of each block, from 0, and after them the number of lines there are."""

    @classmethod
    def of(cls, heights: Iterable[int]) -> "LineIndex":
        """Count from the height of each block, in lines."""
        return cls(list(accumulate(heights, initial=0)))

    @property
    def line_count(self) -> int:
        """Lines of all blocks together."""
        return self.tops[-1]

    def block_at(self, line: int) -> tuple[int, int]:
        """The block that holds `line`, and which of its own lines that is. Raises IndexError past the end."""
        if not 0 <= line < self.line_count:
            raise IndexError(line)
        block = bisect_right(self.tops, line) - 1
        return block, line - self.tops[block]

    def height(self, block: int) -> int:
        """Lines of `block`."""
        return self.tops[block + 1] - self.tops[block]


def line_of(spans: Sequence[Span], offset: int) -> int:
    """Which of the lines `spans` holds character `offset`; the last one for anything past the end."""
    return max(bisect_right(spans, offset, key=lambda span: span[0]) - 1, 0)
