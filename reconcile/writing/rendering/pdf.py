"""A letter as a PDF: calm type from the typst wheel, A4, page numbers, nothing fetched, nothing about who made it."""

import datetime
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Final

from reconcile.writing.document import Block, BulletList, Document, Heading, Paragraph, Table, Text, plain

_LINE_ENDS = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Unicode categories of what steers text instead of being it: control and direction characters, half characters."""

_ENTRY = 20
"""Bytes of one entry in a table of objects."""

_SHA256 = re.compile(r"[0-9a-f]{64}\W?")
_LONGEST_WORD = 32
"""Characters of a word that a column makes room for; a longer one (an address on the web) is broken."""
_LONG_ROW = 1200
"""Characters in a row of a table that may run over to the next page."""
_SMALL_TABLE = (8, 1500)
"""Rows and characters up to which a table stays on one page."""


def render_pdf(document: Document, today: datetime.date) -> bytes:
    """`document` as the bytes of a tagged PDF whose only date is `today`; the same document gives the same bytes.

    What is written in it is data to typst, never markup. The fonts are those inside the wheel, so that the bytes are
    the same on every machine.
    """
    return typeset({"blocks": blocks_as_data(document.blocks)}, today)


def typeset(content: Mapping[str, object], today: datetime.date, stamp: str = "") -> bytes:
    """`content` through `document.typ`. `stamp` stands before every page number, then of three digits."""
    import typst

    data = {**content, "day": [today.year, today.month, today.day], "stamp": stamp}
    made = typst.compile(
        (files(__package__) / "document.typ").read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(data)},
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave pages instead of one PDF")
    return forget_the_maker(made)


def blocks_as_data(blocks: Sequence[Block]) -> list[dict[str, object]]:
    """`blocks` as the JSON that `document.typ` reads."""
    return [_block(block) for block in blocks]


def _block(block: Block) -> dict[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": _line(block.text)}
        case Paragraph():
            return {"kind": "paragraph", "number": block.number, "text": _line(block.text)}
        case BulletList():
            return {"kind": "list", "items": [_line(item) for item in block.items]}
        case Table():
            return _table(block)


def _table(table: Table) -> dict[str, object]:
    columns = zip(table.header, *table.rows, strict=True)
    lengths = [sum(len(plain(cell)) for cell in row) for row in table.rows]
    return {
        "kind": "table",
        "lines": not table.ruled,
        "together": len(lengths) <= _SMALL_TABLE[0] and sum(lengths) <= _SMALL_TABLE[1],
        "widths": list(table.widths),
        "words": [_longest_words(cells) for cells in columns],
        "header": [_line(cell) for cell in table.header],
        "rows": [
            {"cells": [_line(cell) for cell in row], "long": length > _LONG_ROW}
            for row, length in zip(table.rows, lengths, strict=True)
        ],
    }


def _longest_words(cells: Sequence[Text]) -> list[str]:
    """The words of a column that may be its widest: letters differ in width, so the longest three."""
    words = {word for cell in cells for word in _printable(plain(cell)).replace("\u200b", " ").split()}
    return sorted(words, key=lambda word: (-len(word), word))[:3]


def _line(text: Text) -> list[list[str]]:
    return [[run.mark.value, _printable(run.text)] for run in text]


def _printable(words: str) -> str:
    """`words` as they can be printed: line ends are of one kind, and nothing steers the text unseen."""
    words = _LINE_ENDS.sub("\n", words).replace("\t", " ")
    seen = "".join(c for c in words if c == "\n" or c in _JOINERS or unicodedata.category(c) not in _UNSEEN)
    return re.sub(rf"\S{{{_LONGEST_WORD + 1},}}", _broken, seen)


def _broken(word: re.Match[str]) -> str:
    """A very long word with places, unseen, where a line may end; a check number stays whole, to be copied."""
    if _SHA256.fullmatch(word[0]):
        return word[0]
    return "\u200b".join(re.findall(rf".{{1,{_LONGEST_WORD}}}", word[0]))


def forget_the_maker(pdf: bytes) -> bytes:
    """`pdf` as typst wrote it, without its name, its XMP and its ids; only the date stays.

    Everything is blanked in place, so that no offset changes. Raises ValueError for a PDF of another make.
    """
    table = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", pdf)
    entries = re.compile(rb"xref\n0 \d+\n").match(pdf, int(table[1])) if table else None
    if entries is None:
        raise ValueError("not a PDF as typst writes it")
    content = bytearray(pdf)

    def blank(pattern: bytes, start: int, end: int) -> bytes:
        hit = re.compile(pattern).search(pdf, start, end)
        if hit is None:
            raise ValueError("not a PDF as typst writes it")
        content[hit.start() : hit.end()] = b" " * len(hit[0])
        return hit[0]

    def entry(number: int) -> int:
        return entries.end() + _ENTRY * number

    def place(pattern: bytes) -> tuple[int, int]:
        number = re.compile(pattern).search(pdf, entries.end())
        if number is None:
            raise ValueError("not a PDF as typst writes it")
        start = int(pdf[entry(int(number[1])) :][:10])
        return start, pdf.index(b"endobj", start) + len(b"endobj")

    blank(rb"/ID\[[^\]]*\]", entries.end(), len(pdf))
    blank(rb"/Creator\([^()]*\)", *place(rb"/Info (\d+) 0 R"))
    metadata = int(blank(rb"/Metadata \d+ 0 R", *place(rb"/Root (\d+) 0 R")).split()[1])
    start = int(pdf[entry(metadata) :][:10])
    blank(rb"(?s).*?endobj", start, len(pdf))
    content[entry(metadata) : entry(metadata + 1)] = b"0000000000 65535 f\r\n"
    return bytes(content)
