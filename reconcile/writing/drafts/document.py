"""From a letter to its draft and back; a draft nobody touched gives the very same letter."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from reconcile.writing.document import Block, BulletList, Document, Heading, Paragraph, Run, Table, Text, plain
from reconcile.writing.drafts.draft import Draft, Form, Part, in_letter

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML, and so Word, has no place for; it comes along when something is pasted."""


def draft_of(document: Document) -> Draft:
    """`document` as parts."""
    return Draft(tuple(part for block in document.blocks for part in _parts(block)))


def _parts(block: Block) -> Iterator[Part]:
    match block:
        case Heading():
            yield Part.fresh(Form.HEADING, block.text, shape=(block.level,))
        case Paragraph():
            yield Part.fresh(Form.PARAGRAPH, block.text)
        case BulletList():
            for place, item in enumerate(block.items):
                yield Part.fresh(Form.ITEM, item, shape=() if place else (1,))
        case Table():
            yield Part.fresh(Form.TABLE, *block.header, shape=block.widths)
            for row in block.rows:
                yield Part.fresh(Form.ROW, *row)


def document_of(draft: Draft) -> Document:
    """`draft` as a letter. What was left out or emptied is not in it; a table without a row left goes too."""
    blocks: list[Block] = []
    head: Part | None = None
    draft = numbered(draft)
    in_table = False
    emptied = False
    begins_list = False
    for part in draft.parts:
        if part.form is Form.TABLE:
            head, in_table, emptied = part, True, False
            blocks.append(Table(part.proposed, (), part.shape))
            continue
        if part.form is not Form.ROW:
            blocks = _without_emptied_table(blocks, emptied=in_table and emptied)
            in_table = emptied = False
        begins_list = (begins_list and part.form is Form.ITEM) or (part.form is Form.ITEM and bool(part.shape))
        if not in_letter(part):
            emptied = emptied or part.form is Form.ROW
            continue
        match part.form:
            case Form.HEADING:
                blocks.append(Heading(_on_one_line(part)[0], part.shape[0] if part.shape else 2))
            case Form.PARAGRAPH:
                blocks += map(Paragraph, _paragraphs(part))
            case Form.ITEM:
                last = blocks[-1] if blocks else None
                if isinstance(last, BulletList) and not begins_list:
                    blocks[-1] = BulletList((*last.items, _on_one_line(part)[0]))
                else:
                    blocks.append(BulletList((_on_one_line(part)[0],)))
                begins_list = False
            case Form.ROW:
                if not in_table:  # something stands between: the table goes on below it
                    in_table = True
                    blocks.append(Table(head.proposed, (), head.shape) if head else _bare_table(part))
                table = blocks[-1]
                assert isinstance(table, Table)
                row = _fitted(_on_one_line(part), len(table.header))
                blocks[-1] = Table(table.header, (*table.rows, row), table.widths)
    blocks = _without_emptied_table(blocks, emptied=in_table and emptied)
    return Document(tuple(blocks))


def _without_emptied_table(blocks: list[Block], *, emptied: bool) -> list[Block]:
    last = blocks[-1] if blocks else None
    return blocks[:-1] if emptied and isinstance(last, Table) and not last.rows else blocks


def _bare_table(part: Part) -> Table:
    size = len(part.proposed)
    return Table(((),) * size, (), (1,) * size)


def _fitted(row: tuple[Text, ...], size: int) -> tuple[Text, ...]:
    """`row` in `size` cells: the last takes what does not fit."""
    if len(row) <= size:
        return (*row, *((),) * (size - len(row)))
    last = tuple(run for cell in row[size - 1 :] for run in (*cell, Run(" ")))
    return (*row[: size - 1], last[:-1])


def _on_one_line(part: Part) -> tuple[Text, ...]:
    """The cells of `part`; what was typed in them without line breaks, which lists and tables have no place for."""
    pairs = zip(part.cells, part.typed, strict=True)
    return tuple(cell if typed is None else _joined(cell) for cell, typed in pairs)


def _joined(text: Text) -> Text:
    return tuple(Run(" ".join(_clean(run.text).splitlines()), run.mark, run.grounds) for run in text)


def _paragraphs(part: Part) -> Iterator[Text]:
    """The paragraphs in `part`: a blank line begins another in what was typed."""
    (text,), (typed,) = part.cells, part.typed
    if typed is None:
        yield text
        return
    paragraph: list[Run] = []
    for run in text:
        first, *others = _BLANK_LINE.split(_clean(run.text))
        paragraph.append(Run(first, run.mark, run.grounds))
        for other in others:
            yield from _trimmed(paragraph)
            paragraph = [Run(other, run.mark, run.grounds)]
    yield from _trimmed(paragraph)


def _trimmed(runs: list[Run]) -> Iterator[Text]:
    """`runs` without blanks at either end; nothing when nothing is left."""
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = Run(kept[0].text.lstrip(), kept[0].mark, kept[0].grounds)
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].mark, kept[-1].grounds)
        yield tuple(kept)


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))


def numbered(draft: Draft) -> Draft:
    """`draft` with 1, 2, 3, ... in the first column of every table that counts its rows so and had some added."""
    parts = list(draft.parts)
    heads = [place for place, part in enumerate(parts) if part.form is Form.TABLE]
    for start, end in pairwise([*heads, len(parts)]):
        rows = [place for place in range(start, end) if parts[place].form is Form.ROW and in_letter(parts[place])]
        told = [plain(parts[place].proposed[0]) for place in rows if not (parts[place].own or parts[place].gone)]
        counts = told == [str(number) for number in range(1, len(told) + 1)]
        if counts and len(told) < len(rows):
            for number, place in enumerate(rows, start=1):
                row = parts[place]
                first = (Run(str(number), grounds=row.grounds),)
                parts[place] = replace(row, proposed=(first, *row.proposed[1:]), typed=(None, *row.typed[1:]))
    return Draft(tuple(parts))
