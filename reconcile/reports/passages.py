"""Finds headings, list items, table cells and paragraphs in the lines of a text that has no other structure."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.report import BlockKind
from reconcile.reports.correspondence import is_mail_header, names_sender, opens_earlier_message
from reconcile.reports.lines import (
    LABEL_LEVEL,
    TITLE_LEVEL,
    heading_level,
    is_field,
    is_ruling,
    is_unfinished,
    marker_of,
    title_level,
)
from reconcile.reports.pieces import Piece

WRAP_FLOOR = 60
WRAP_CEILING = 120
"""Mail and text editors wrap lines between 60 and 120 characters; a longer line was not wrapped at all."""
SHORT_LINE = 25
"""A shorter line before one in lower case is a fragment of its own ("jas ophangen")."""

_LINE_END = re.compile(r"\r\n|[\r\n\f\v\u2028\u2029\x85]")
_QUOTE_MARKS = re.compile(r"\s*(?:>\s?)+")


@dataclass(frozen=True)
class _Line:
    start: int
    """Offset of `text`."""
    text: str
    """Without quote marks and white space at its ends."""
    indent: int
    quoted: bool

    @property
    def empty(self) -> bool:
        return not self.text or is_ruling(self.text)

    @property
    def separator(self) -> str:
        """What divides this line into cells: "|", a tab, or "" for nothing."""
        if "|" in self.text:
            return "|"
        return "\t" if "\t" in self.text and not marker_of(self.text) else ""


def passages(text: str) -> list[tuple[int, Piece]]:
    """Every passage of `text` with its offset, in order and apart; together they hold all but what only draws."""
    lines = list(_lines(text))
    return list(_Passages(text, lines).found())


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for end, after in [*(found.span() for found in _LINE_END.finditer(text)), (len(text), len(text))]:
        content = text[start:end]
        marks = _QUOTE_MARKS.match(content)
        bare = content[marks.end() if marks else 0 :].lstrip()
        indent = len(content) - len(bare)
        yield _Line(start + indent, bare.rstrip(), indent, marks is not None)
        start = after


class _Passages:
    """One walk through the lines of one text."""

    def __init__(self, text: str, lines: list[_Line]) -> None:
        self.text = text
        self.lines = lines
        self.widths = _widths(lines)
        self.tables = 0
        self.quotes_rest = False
        self.after_heading = False
        self.after_item = False
        self.hard_wrapped = not any(len(line.text) > WRAP_CEILING and " " in line.text for line in lines)

    def found(self) -> Iterator[tuple[int, Piece]]:
        at = 0
        while at < len(self.lines):
            if self.lines[at].empty:
                at += 1
                continue
            end, placed = self._passage(at)
            yield from placed
            self.after_heading = placed[-1][1].kind is BlockKind.HEADING
            self.after_item = placed[-1][1].kind is BlockKind.LIST_ITEM
            at = end

    def _passage(self, at: int) -> tuple[int, list[tuple[int, Piece]]]:
        """The passage that starts at line `at`: where it ends (exclusive) and its pieces."""
        line = self.lines[at]
        if opens_earlier_message(line.text, self._text(at + 1)):
            self.quotes_rest = True
            return at + 1, [self._piece(at, at + 1)]
        end = self._mail_header_end(at)
        if end > at:
            self.quotes_rest = self.quotes_rest or any(not above.empty for above in self.lines[:at])
            return end, [self._piece(each, each + 1, BlockKind.MAIL_HEADER) for each in range(at, end)]
        end = self._table_end(at)
        if end > at:
            return end, self._cells(at, end)
        level = self._underlined_level(at) or heading_level(line.text) or self._title_level(at)
        if level:
            return at + 1, [self._piece(at, at + 1, BlockKind.HEADING, level)]
        if marker_of(line.text):
            return (end := self._item_end(at)), [self._piece(at, end, BlockKind.LIST_ITEM)]
        return (end := self._paragraph_end(at)), [self._piece(at, end)]

    def _text(self, at: int) -> str:
        return self.lines[at].text if at < len(self.lines) else ""

    def _piece(self, first: int, end: int, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 1) -> tuple[int, Piece]:
        start, last = self.lines[first].start, self.lines[end - 1]
        text = self.text[start : last.start + len(last.text)]
        return start, Piece(text, kind, level, earlier=self.quotes_rest or self.lines[first].quoted)

    def _mail_header_end(self, at: int) -> int:
        end = at
        while is_mail_header(self._text(end)):
            end += 1
        sent = any(names_sender(line.text) for line in self.lines[at:end])
        return end if sent and end - at >= 2 else at

    def _table_end(self, at: int) -> int:
        separator = self.lines[at].separator
        end, rows = at, 0
        while separator and end < len(self.lines) and (text := self.lines[end].text):
            if not is_ruling(text):
                if self.lines[end].separator != separator:
                    break
                rows += 1
            end += 1
        one_row = separator == "|" and self.lines[at].text.count("|") >= 2
        return end if rows >= 2 or (rows and one_row) else at

    def _cells(self, at: int, end: int) -> list[tuple[int, Piece]]:
        table, self.tables = self.tables, self.tables + 1
        placed = []
        rows = [line for line in self.lines[at:end] if not line.empty]
        for row, line in enumerate(rows):
            position = line.start
            bordered = line.text.startswith("|")
            for column, cell in enumerate(line.text.split(line.separator), start=-1 if bordered else 0):
                if cell.strip():
                    start = position + len(cell) - len(cell.lstrip())
                    earlier = self.quotes_rest or line.quoted
                    piece = Piece(cell.strip(), BlockKind.CELL, 1, None, table, row, column, earlier=earlier)
                    placed.append((start, piece))
                position += len(cell) + 1
        return placed

    def _underlined_level(self, at: int) -> int | None:
        """Markdown's second way: a title with "====" or "----" under it."""
        rule, title = self._text(at + 1), self.lines[at].text
        if len(rule) < 3 or set(rule) not in ({"="}, {"-"}) or title_level(title) is None:
            return None
        above = at == 0 or self.lines[at - 1].empty
        return (1 if "=" in rule else 2) if above else None

    def _title_level(self, at: int) -> int | None:
        """A short line is a title when it opens a part: nothing directly above, and under it text that is no title."""
        level = title_level(self.lines[at].text)
        if level is None:
            return None
        groups_items = bool(marker_of(self._text(at + 1)))
        if not (at == 0 or self.lines[at - 1].empty or self.after_heading):
            return LABEL_LEVEL if groups_items and self.after_item else None
        if self.after_heading and groups_items and level == TITLE_LEVEL:
            return level if self.lines[at - 1].empty else LABEL_LEVEL
        if title_level(self._text(at + 1)) and marker_of(self._text(at + 2)):
            return level
        below = next((line for line in self.lines[at + 1 : at + 4] if line.text), None)
        if below is None or below.empty:
            return None
        if marker_of(below.text):
            return None if _numbered(below.text) and _numbered(self.lines[at].text) else level
        says_more = len(below.text) > len(self.lines[at].text)
        sentence = not is_unfinished(below.text) or len(below.text) > WRAP_FLOOR
        return level if is_field(below.text) or below.separator or (says_more and sentence) else None

    def _item_end(self, at: int) -> int:
        end = at + 1
        while self._goes_on(end) and (self.lines[end].indent > self.lines[at].indent or self._wraps(end)):
            end += 1
        return end

    def _paragraph_end(self, at: int) -> int:
        end = at + 1
        while self._goes_on(end) and self._wraps(end):
            end += 1
        return end

    def _goes_on(self, at: int) -> bool:
        """Whether line `at` could belong to the line above it."""
        if at >= len(self.lines) or self.lines[at].empty:
            return False
        line, above = self.lines[at], self.lines[at - 1]
        opens = marker_of(line.text) or is_field(line.text) or heading_level(line.text) or line.separator == "|"
        return not opens and line.quoted == above.quoted and not opens_earlier_message(line.text, self._text(at + 1))

    def _wraps(self, at: int) -> bool:
        """Whether the line end above line `at` is only there because the line was full."""
        line, above = self.lines[at], self.lines[at - 1]
        if line.text[0].islower() and is_unfinished(above.text) and len(above.text) >= SHORT_LINE:
            return True
        full = len(above.text) + 1 + len(line.text.split()[0]) > self.widths[at]
        return self.hard_wrapped and full


def _widths(lines: list[_Line]) -> list[int]:
    """Of every line, the longest of the lines that stand together with it, and at least WRAP_FLOOR."""
    widths: list[int] = []
    for _, group in itertools.groupby(lines, key=lambda line: line.empty):
        lengths = [len(line.text) for line in group]
        widths += [max(WRAP_FLOOR, *lengths)] * len(lengths)
    return widths


def _numbered(line: str) -> bool:
    return line[:1].isdigit()
