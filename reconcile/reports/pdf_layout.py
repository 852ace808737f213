"""From stretches of text at places on pages to headings, paragraphs and tables. Pure geometry: no PDF library here.

A PDF has letters at places and nothing else. Lengths are points, (0, 0) is the lower left corner of the page.
"""

import functools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.report import BlockKind
from reconcile.reports.characters import one_line
from reconcile.reports.lines import heading_level, is_field, is_unfinished, looks_level, marker_of
from reconcile.reports.pieces import Piece
from reconcile.reports.words import words

EDGE_SHARE = 0.12
"""Of the page's height, at top and at bottom: where page headers and footers stand."""
LEADING = 1.9
"""Of the letter size: lines further apart are not one paragraph (line spacing 1.5 gives 1.8)."""
INDENT = 3.0
"""Of the letter size: how far the first line of a paragraph may stand in or out."""
ALIGNED = 1.5
"""Of the letter size: cells of one column start this close to each other."""
LARGE = 1.12
"""Of the size of the running text: from here on letters stand out."""
LONGEST_WORD = 80
"""Letters."""
STACK = 60
"""Lines looked back at to find the first cell of a row."""

_HYPHENATED = re.compile(r"([^\W\d_]+)-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class Segment:
    """A stretch of text on one line, without a wide gap in it."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False

    @property
    def middle(self) -> float:
        """Halfway its height."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True)
class Page:
    """The segments of one page, in the order in which the document draws them."""

    height: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class _Row:
    """Cells that stand beside each other, each a stack of segments."""

    cells: tuple[tuple[Segment, ...], ...]


def pieces_of(pages: Sequence[Page]) -> list[Piece]:
    """The pieces of a document, page by page; a sentence that runs over the end of a page stays whole."""
    edges = _edges(pages)
    body = [segment for page in pages for segment in page.segments if segment not in edges]
    layout = _Layout(body)
    pieces: list[Piece] = []
    for number, page in enumerate(pages, start=1):
        for where in (BlockKind.PAGE_HEADER, None, BlockKind.PAGE_FOOTER):
            segments = [segment for segment in page.segments if edges.get(segment) is where]
            if where is None:
                found = list(layout.pieces(segments, number))
                pieces = _continued(pieces, found, layout)
            else:
                pieces += [Piece(segment.text, where, page=number) for segment in segments]
    return pieces


def _edges(pages: Sequence[Page]) -> dict[Segment, BlockKind]:
    """The segments at the top or bottom of pages that return on (nearly) all of them, or only count pages."""
    found: dict[Segment, BlockKind] = {}
    for kind in (BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER):
        candidates = [[each for each in page.segments if _edge(each, page.height) is kind] for page in pages]
        occurrences = Counter(key for each in candidates for key in {_without_numbers(one.text) for one in each})
        enough = max(2, len(pages) - 1)
        for segment in (segment for each in candidates for segment in each):
            if occurrences[_without_numbers(segment.text)] >= enough or _page_number().fullmatch(segment.text):
                found[segment] = kind
    return found


def _edge(segment: Segment, height: float) -> BlockKind | None:
    if segment.middle > height * (1 - EDGE_SHARE):
        return BlockKind.PAGE_HEADER
    return BlockKind.PAGE_FOOTER if segment.middle < height * EDGE_SHARE else None


def _without_numbers(text: str) -> str:
    return re.sub(r"\d+", "#", one_line(text))


@functools.cache
def _page_number() -> re.Pattern[str]:
    before = "|".join(re.escape(word) for word in words("page_words"))
    return re.compile(rf"[-–\s]*(?:{before})?\s*\d{{1,3}}(?:\s*(?:van|of|/|-)\s*\d{{1,3}})?[-–\s]*", re.IGNORECASE)


def _continued(pieces: list[Piece], following: list[Piece], layout: "_Layout") -> list[Piece]:
    """`pieces` and those of the next page, the last sentence of the one joined to the first of the other."""
    edges = (BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER)
    at = max((index for index, piece in enumerate(pieces) if piece.kind not in edges), default=-1)
    goes_on = (
        at >= 0
        and bool(following)
        and pieces[at].kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and following[0].kind is BlockKind.PARAGRAPH
        and following[0].text[:1].islower()
        and is_unfinished(pieces[at].text)
    )
    if not goes_on:
        return pieces + following
    whole = replace(pieces[at], text=layout.joined([pieces[at].text, following[0].text]))
    return [*pieces[:at], whole, *pieces[at + 1 :], *following[1:]]


class _Layout:
    """What the whole document tells about its lines: the size of running text, its right edge, and its words."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        sizes = [segment.size for segment in segments for _ in range(max(1, len(segment.text) // 10))]
        self.size = statistics.median(sizes) if sizes else 10.0
        self.right = max((segment.right for segment in segments), default=0.0)
        self.words = {word for segment in segments for word in _WORD.findall(segment.text)}
        large = sorted({round(one.size) for one in segments if one.size > LARGE * self.size}, reverse=True)
        self.levels = {size: rank for rank, size in enumerate(large[:6], start=1)}
        self.tables = 0

    def pieces(self, segments: Sequence[Segment], page: int) -> Iterator[Piece]:
        """The pieces of one page, tables as cells."""
        lines: list[Segment] = []
        rows: list[_Row] = []
        for part in [*_parts(segments), None]:
            if isinstance(part, _Row):
                rows.append(part)
                continue
            if rows:
                columns = _columns(rows)
                if columns:
                    yield from self._paragraphs(lines, page)
                    yield from self._cells(rows, columns, page)
                    lines = []
                else:
                    lines += _flattened(rows)
                rows = []
            if part is not None:
                lines.append(part)
        yield from self._paragraphs(lines, page)

    def joined(self, texts: Sequence[str]) -> str:
        """Lines as running text, with the words that were divided at a line's end made whole where that is safe."""
        whole = texts[0]
        for text in texts[1:]:
            divided = _HYPHENATED.search(whole[-LONGEST_WORD:])
            if divided is None or not text[:1].isalpha():
                whole = f"{whole} {text}"
            else:
                whole = self._undivided(whole, divided.group(1), text)
        return whole

    def _undivided(self, whole: str, before: str, text: str) -> str:
        first = text.split()[0].rstrip(".,;:!?)")
        if first.lower() in words("hyphen_conjunctions"):
            return f"{whole} {text}"
        after = _WORD.match(text)
        rest = after.group() if after else ""
        if before + rest in self.words:
            return whole[:-1] + text
        keeps_hyphen = (
            f"{before}-{rest}" in self.words
            or not (before.islower() and rest.islower())
            or len(before) < 2
            or before in words("hyphen_prefixes")
            or before[-1] + rest[0] in words("clashing_vowels")
        )
        return whole + text if keeps_hyphen else whole[:-1] + text

    def _paragraphs(self, lines: Sequence[Segment], page: int) -> Iterator[Piece]:
        paragraph: list[Segment] = []
        for line in lines:
            if paragraph and not self._wraps(paragraph[-1], line):
                yield self._piece(paragraph, page)
                paragraph = []
            paragraph.append(line)
        if paragraph:
            yield self._piece(paragraph, page)

    def _wraps(self, above: Segment, line: Segment) -> bool:
        """Whether `line` goes on where `above` was full."""
        if marker_of(line.text) or is_field(line.text) or heading_level(line.text):
            return False
        alike = abs(above.size - line.size) < 0.08 * above.size and (above.bold == line.bold or line.text[0].islower())
        near = (
            0 < above.middle - line.middle < LEADING * above.size and abs(above.left - line.left) < INDENT * above.size
        )
        if not alike or not near:
            return False
        first_word = (line.right - line.left) * len(line.text.split()[0]) / len(line.text)
        full = above.right + 0.25 * above.size + first_word > self.right - 0.5 * above.size
        return full or (line.text[0].islower() and is_unfinished(above.text))

    def _piece(self, paragraph: Sequence[Segment], page: int) -> Piece:
        text = self.joined([line.text for line in paragraph])
        first = paragraph[0]
        is_item = marker_of(text) != ""
        large = first.size > LARGE * self.size
        stands_out = large or all(line.bold for line in paragraph)
        level = looks_level(text, stands_out=stands_out and (large or not is_item))
        if level is not None:
            return Piece(text, BlockKind.HEADING, self.levels.get(round(first.size), level), page)
        return Piece(text, BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH, page=page)

    def _cells(self, rows: Sequence[_Row], columns: Sequence[float], page: int) -> Iterator[Piece]:
        number, self.tables = self.tables, self.tables + 1
        for index, row in enumerate(rows):
            for cell in row.cells:
                text = self.joined([segment.text for segment in cell])
                column = _nearest(columns, cell[0].left)
                yield Piece(text, BlockKind.CELL, 1, page, number, index, column)


def _parts(segments: Sequence[Segment]) -> Iterator[Segment | _Row]:
    """Lines and rows in order. A segment that starts to the right of, and not below, what came before opens a cell."""
    cells: list[list[Segment]] = []
    for segment in segments:
        beside = _beside(cells[-1], segment) if cells else []
        if beside:
            if len(cells) == 1:
                yield from cells[0][: -len(beside)]
                cells = [beside]
            cells.append([segment])
        elif len(cells) == 1 or (len(cells) > 1 and _below(cells[-1][-1], segment)):
            cells[-1].append(segment)
        else:
            yield from _closed(cells)
            cells = [[segment]]
    yield from _closed(cells)


def _beside(stack: Sequence[Segment], segment: Segment) -> list[Segment]:
    """The last segments of `stack` that have `segment` at their right, or none."""
    level = [each for each in stack[-STACK:] if each.middle <= segment.top]
    if not level or segment.middle < level[-1].bottom or segment.left < max(each.right for each in level):
        return []
    return level


def _below(above: Segment, segment: Segment) -> bool:
    near = 0 < above.middle - segment.middle < LEADING * above.size
    return near and abs(above.left - segment.left) < ALIGNED * segment.size


def _closed(cells: list[list[Segment]]) -> Iterator[Segment | _Row]:
    if len(cells) == 1:
        yield from cells[0]
    elif cells:
        yield _Row(tuple(tuple(cell) for cell in cells))


def _columns(rows: Sequence[_Row]) -> list[float]:
    """The left ends of the columns that `rows` share, or none when they do not form a table."""
    columns: list[float] = []
    shared: Counter[int] = Counter()
    for row in rows:
        for cell in row.cells:
            left, size = cell[0].left, cell[0].size
            near = [index for index, column in enumerate(columns) if abs(column - left) < ALIGNED * size]
            if not near:
                columns.append(left)
            shared[near[0] if near else len(columns) - 1] += 1
    in_line = sum(count >= 2 for count in shared.values())
    return sorted(columns) if len(rows) >= 2 and in_line >= 2 else []


def _flattened(rows: Sequence[_Row]) -> Iterator[Segment]:
    """Rows that form no table, as lines again: what stands at one height is one line."""
    for row in rows:
        lines: list[Segment] = []
        for segment in (segment for cell in row.cells for segment in cell):
            if lines and abs(lines[-1].middle - segment.middle) < 0.5 * segment.size:
                text = f"{lines[-1].text} {segment.text}"
                lines[-1] = replace(lines[-1], text=text, right=segment.right, bold=lines[-1].bold and segment.bold)
            else:
                lines.append(segment)
        yield from lines


def _nearest(columns: Sequence[float], left: float) -> int:
    """The number of the column that starts closest to `left`."""
    return min(range(len(columns)), key=lambda column: abs(columns[column] - left))
