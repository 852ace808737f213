"""Cuts a report into statements: sentences, list items and table rows that say something about the meeting."""

import re
from collections.abc import Iterator
from itertools import groupby

from models.report import Block, BlockKind, Report, Revision, Statement
from reconcile.language.tokens import is_content, sentence_spans, tokens
from reconcile.lexicon import table

_SKIPPED = {BlockKind.HEADING, BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER, BlockKind.MAIL_HEADER, BlockKind.NOTE}
_FIELD = re.compile(r"\s*([\w .()/'-]{2,40}?)\s*[:|]\s*(.*)", re.DOTALL)
MIN_CONTENT_WORDS = 2


def statements(report: Report) -> tuple[Statement, ...]:
    """The statements of `report` in reading order; headings, form fields and struck-out text are left out."""
    return tuple(_statements(report))


def _statements(report: Report) -> Iterator[Statement]:
    live = [block for block in report.blocks if block.revision is not Revision.DELETED and block.kind not in _SKIPPED]
    for (is_cell, tab, row), group in groupby(live, key=_unit):
        blocks = list(group)
        if is_cell:
            if row > 0 and _says_something(report.text[blocks[0].start : blocks[-1].end]):
                yield _statement(report, blocks[0], blocks[0].start, blocks[-1].end)
            continue
        for block in blocks:
            text = report.text[block.start : block.end]
            for start, end in sentence_spans(text):
                if _says_something(text[start:end]) and not _is_form_field(text[start:end]):
                    yield _statement(report, block, block.start + start, block.start + end)
    return


def _unit(block: Block) -> tuple[bool, int, int]:
    """Cells of one row belong together; all else stands alone."""
    if block.kind is BlockKind.CELL:
        return True, block.table or 0, block.row or 0
    return False, block.start, 0


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
