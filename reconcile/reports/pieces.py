"""Puts the pieces of a document into one text and remembers where each stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from models.report import Block, BlockKind, Report, Revision
from reconcile.reports.characters import one_line, shown
from reconcile.reports.words import earlier_message


@dataclass(frozen=True)
class Piece:
    """One paragraph, heading, list item, cell or note, before it has a place in the text."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 1
    """Of a heading: 1 is outermost."""
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    revision: Revision = Revision.NONE
    earlier: bool = False
    """Quoted from an earlier message."""


@dataclass(frozen=True)
class Place:
    """Where in a document the walk through its elements is: what a piece found there takes over."""

    kind: BlockKind = BlockKind.PARAGRAPH
    table: int | None = None
    row: int | None = None
    column: int | None = None
    revision: Revision = Revision.NONE


def report_of(pieces: Iterable[Piece], *, name: str, has_revisions: bool = False) -> Report:
    """Join `pieces` in order into a Report of format `name`; pieces that say nothing fall out.

    Cells of one row are joined by a tab, all else by a line end, with an empty line before a heading.
    """
    parts: list[str] = []
    placed: list[tuple[int, Piece]] = []
    position = 0
    for piece in pieces:
        text = shown(piece.text).strip()
        if not text:
            continue
        gap = _gap(placed[-1][1], piece) if placed else ""
        placed.append((position + len(gap), replace(piece, text=text)))
        parts += [gap, text]
        position += len(gap) + len(text)
    return Report(text="".join(parts), blocks=tuple(blocks_of(placed)), format=name, has_revisions=has_revisions)


def _gap(previous: Piece, piece: Piece) -> str:
    if piece.kind is BlockKind.HEADING:
        return "\n\n"
    same_row = piece.table is not None and (previous.table, previous.row) == (piece.table, piece.row)
    return "\t" if same_row and previous.column != piece.column else "\n"


def blocks_of(placed: Iterable[tuple[int, Piece]]) -> Iterator[Block]:
    """Turn pieces, each with the offset of its text, into blocks that know the headings they stand under."""
    trail: tuple[tuple[int, str], ...] = ()  # level and title of the open headings, outermost first
    earlier = False
    for start, piece in placed:
        if piece.earlier != earlier:
            trail, earlier = (), piece.earlier
        opens = piece.kind is BlockKind.HEADING and piece.revision is not Revision.DELETED
        if opens:  # closes every heading of its own level or deeper
            trail = tuple(above for above in trail if above[0] < piece.level)
        on_edge = piece.kind in (BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER)
        section = () if on_edge else tuple(title for _, title in trail)
        yield Block(
            start=start,
            end=start + len(piece.text),
            kind=piece.kind,
            section=(earlier_message(), *section) if earlier else section,
            page=piece.page,
            table=piece.table,
            row=piece.row,
            column=piece.column,
            revision=piece.revision,
        )
        if opens:
            trail = (*trail, (piece.level, one_line(piece.text).strip("#*_ ").rstrip(": ")))
