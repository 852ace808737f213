"""Other words for some stretches of a text, in a string, in styled text, or in a whole document."""

from collections.abc import Callable
from dataclasses import replace

from reconcile.writing.document import Block, BulletList, Document, Heading, Paragraph, Run, Table, Text

Piece = tuple[int, int, str]
"""Start and end (character offsets) of a stretch, and what comes in its place. Pieces do not overlap."""


def replaced(words: str, pieces: list[Piece]) -> str:
    """`words` with every piece put in."""
    for start, end, new in sorted(pieces, reverse=True):
        words = words[:start] + new + words[end:]
    return words


def with_replaced(text: Text, pieces: list[Piece]) -> Text:
    """`text`, whose runs keep their style. A piece over several runs stands in the first of them."""
    runs: list[Run] = []
    place = 0
    for run in text:
        end = place + len(run.text)
        inside = [
            (max(first, place) - place, min(last, end) - place, new if first >= place else "")
            for first, last, new in pieces
            if first < end and place < last
        ]
        if words := replaced(run.text, inside):
            runs.append(replace(run, text=words))
        place = end
    return tuple(runs)


def with_texts(document: Document, change: Callable[[Text], Text]) -> Document:
    """`document` with every line of it changed."""
    return Document(tuple(_changed(block, change) for block in document.blocks))


def _changed(block: Block, change: Callable[[Text], Text]) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, text=change(block.text))
        case BulletList():
            return replace(block, items=tuple(map(change, block.items)))
        case Table():
            rows = tuple(tuple(map(change, row)) for row in block.rows)
            return replace(block, header=tuple(map(change, block.header)), rows=rows)
