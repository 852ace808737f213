"""Cuts a report into statements: sentences, list items and table rows that say something about the meeting."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from models.report import Block, BlockKind, Report, Revision, Statement
from reconcile.language.tokens import is_content, sentence_spans, tokens
from reconcile.lexicon import table

_SKIPPED = {BlockKind.HEADING, BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER, BlockKind.MAIL_HEADER, BlockKind.NOTE}
_FIELD = re.compile(r"\s*([\w .()/'-]{2,40}?)\s*[:|]\s*(.*)", re.DOTALL)
MIN_CONTENT_WORDS = 2
HEADER_WORDS = 4
"""A cell of a table's header row has at most so many words, and no digits."""
ROW_SENTENCES = 2
"""A row with a cell of more sentences is no action but a form that holds whole paragraphs."""


def statements(report: Report) -> tuple[Statement, ...]:
    """The statements of `report` in reading order.

    Headings, form fields and the header row of a table are left out, and so is what was struck out under tracked
    changes: a row with such a cell falls apart around it.
    """
    return tuple(_statements(report))


def _statements(report: Report) -> Iterator[Statement]:
    blocks = [block for block in report.blocks if block.kind not in _SKIPPED]
    for (is_cell, _, row), group in groupby(blocks, key=_unit):
        for struck_out, run in groupby(group, key=lambda block: block.revision is Revision.DELETED):
            live = list(run)
            if struck_out or (is_cell and row == 0 and _is_header(report, live)):
                continue
            if is_cell and not _holds_paragraphs(report, live):
                yield from _row(report, live)
            else:
                for block in live:
                    yield from _sentences(report, block)


def _unit(block: Block) -> tuple[bool, int, int]:
    """Cells of one row belong together; all else stands alone."""
    if block.kind is BlockKind.CELL:
        return True, block.table or 0, block.row or 0
    return False, block.start, 0


def _text(report: Report, block: Block) -> str:
    return report.text[block.start : block.end]


def _is_header(report: Report, cells: Sequence[Block]) -> bool:
    """ "Actie | Wie | Wanneer": short cells without digits, of which a table with a row below needs one."""
    has_rows = any(block.table == cells[0].table and (block.row or 0) > 0 for block in report.blocks)
    texts = [_text(report, cell) for cell in cells]
    return has_rows and all(len(text.split()) <= HEADER_WORDS and not any(map(str.isdigit, text)) for text in texts)


def _holds_paragraphs(report: Report, cells: Sequence[Block]) -> bool:
    return any(len(sentence_spans(_text(report, cell))) > ROW_SENTENCES for cell in cells)


def _row(report: Report, cells: Sequence[Block]) -> Iterator[Statement]:
    start, end = cells[0].start, cells[-1].end
    if _says_something(report.text[start:end]):
        yield _statement(report, cells[0], start, end)


def _sentences(report: Report, block: Block) -> Iterator[Statement]:
    text = _text(report, block)
    for start, end in sentence_spans(text):
        if _says_something(text[start:end]) and not _is_form_field(text[start:end]):
            yield _statement(report, block, block.start + start, block.start + end)


def _statement(report: Report, block: Block, start: int, end: int) -> Statement:
    return Statement(start=start, end=end, text=report.text[start:end], section=block.section, page=block.page,
                     table=block.table, row=block.row)  # fmt: skip


def _says_something(text: str) -> bool:
    content = sum(1 for token in tokens(text) if token.is_word and is_content(token.lemma))
    return content >= MIN_CONTENT_WORDS


def _is_form_field(text: str) -> bool:
    """ "Aanwezig: ...", "Datum: ...": a label of every report's head, with its value."""
    match = _FIELD.match(text)
    if not match:
        return False
    label = match[1].lower().strip()
    return any(label == field or label.startswith(f"{field} ") for field in table("cues")["written"]["boilerplate"])
