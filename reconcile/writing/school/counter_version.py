"""E3, the school's report as the parents see it: the same order, corrected in place, with what was left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from models.report import Block as ReportBlock
from models.report import BlockKind
from reconcile.writing.document import (
    Block,
    BulletList,
    Document,
    Heading,
    Mark,
    Paragraph,
    Run,
    Table,
    Text,
    plain,
    text_of,
)
from reconcile.writing.facts import LetterFacts
from reconcile.writing.material import Edit, Material
from reconcile.writing.phrasing.proposals import Proposal
from reconcile.writing.phrasing.voice import in_voice
from reconcile.writing.phrasing.wording import letters
from reconcile.writing.school.papers import paper
from reconcile.writing.school.sections import Sections

_BULLETS = "-–—•*·▪○● \t"


def counter_version(
    material: Material, proposals: tuple[Proposal, ...], facts: LetterFacts, *, show_changes: bool = False
) -> Document:
    """The whole report with the proposals in it; with `show_changes`, what is new and what went stands out."""
    edits, to_insert = _placed(proposals, material.blocks)
    sections = Sections(material.blocks, material.report_text)
    insertions: dict[int | None, list[Proposal]] = {}
    for proposal in to_insert:
        place = sections.best_for(proposal.text, is_agreement=proposal.is_agreement)
        insertions.setdefault(place, []).append(proposal)
    blocks: list[Block] = []
    for last, group in _by_place(material.blocks):
        blocks += _rendered(group, material.report_text, edits, show_changes)
        if last in insertions:
            as_items = group[-1].kind is BlockKind.LIST_ITEM
            blocks = _with(blocks, insertions.pop(last), as_items=as_items, show_changes=show_changes)
    if None in insertions:
        blocks.append(Heading(text_of(in_voice(letters()["counter_version"]["additions"], alone=facts.alone))))
        blocks = _with(blocks, insertions[None], as_items=True, show_changes=show_changes)
    return paper("counter_version", facts, {"count": len(proposals)}, {"report": blocks})


@dataclass(frozen=True)
class _Change:
    """An edit and the point it comes from."""

    edit: Edit
    ground: str


def _placed(proposals: Iterable[Proposal], blocks: Sequence[ReportBlock]) -> tuple[tuple[_Change, ...], list[Proposal]]:
    """The edits that can stand together, and what goes in elsewhere: omissions, and whatever finds its place taken."""
    changes: list[_Change] = []
    to_insert: list[Proposal] = []
    for proposal in proposals:
        free = not any(_overlap(edit, other.edit) for edit in proposal.edits for other in changes)
        shown = all(any(block.start <= edit.start <= block.end for block in blocks) for edit in proposal.edits)
        if proposal.edits and free and shown:
            changes += [_Change(edit, proposal.point) for edit in proposal.edits]
        elif proposal.text:
            to_insert.append(proposal)
    return tuple(sorted(changes, key=lambda change: (change.edit.start, change.edit.end))), to_insert


def _overlap(one: Edit, other: Edit) -> bool:
    same_place = (one.start, one.end) == (other.start, other.end)
    return same_place or (one.start < other.end and other.start < one.end)


def _by_place(blocks: Sequence[ReportBlock]) -> list[tuple[int, list[ReportBlock]]]:
    """Blocks that belong in one table or one list, together; each with the number of its last block."""

    def key(entry: tuple[int, ReportBlock]) -> tuple[object, ...]:
        number, block = entry
        if block.table is not None:
            return ("table", block.table)
        if block.kind is BlockKind.LIST_ITEM:
            return ("list", block.section)
        return ("one", number)

    groups = [list(group) for _, group in groupby(enumerate(blocks), key=key)]
    return [(group[-1][0], [block for _, block in group]) for group in groups]


def _rendered(group: list[ReportBlock], text: str, edits: tuple[_Change, ...], show_changes: bool) -> list[Block]:
    """One heading, paragraph, list or table of the report with the edits in it; nothing when nothing is left."""
    first = group[0]
    if first.table is not None:
        return _table(group, text, edits, show_changes)
    lines = [_edited(block, text, edits, show_changes) for block in group]
    lines = [line for line in lines if plain(line).strip()]
    if not lines:
        return []
    if first.kind is BlockKind.LIST_ITEM:
        return [BulletList(tuple(lines))]
    if first.kind is BlockKind.HEADING:
        own = plain(lines[0]).strip()
        depth = len(first.section) - (1 if first.section and first.section[-1].strip() == own else 0)
        return [Heading(lines[0], level=min(depth + 2, 4))]
    return [Paragraph(lines[0])]


def _table(group: list[ReportBlock], text: str, edits: tuple[_Change, ...], show_changes: bool) -> list[Block]:
    cells: dict[tuple[int, int], Text] = {}
    for block in group:
        place = (block.row or 0, block.column or 0)
        line = _edited(block, text, edits, show_changes)
        cells[place] = (*cells[place], Run(" "), *line) if place in cells else line
    width = max(column for _, column in cells) + 1
    rows = [tuple(cells.get((row, column), ()) for column in range(width)) for row in sorted({row for row, _ in cells})]
    header, *rest = rows
    kept = tuple(row for row in rest if any(plain(cell).strip() for cell in row))
    return [Table(header=header, rows=kept, widths=_widths(rows, width))]


def _widths(rows: list[tuple[Text, ...]], width: int) -> tuple[int, ...]:
    """Relative widths after the longest cell of each column, kept within bounds."""
    longest = [max(len(plain(row[column])) for row in rows) for column in range(width)]
    return tuple(min(max(length, 8), 40) for length in longest)


def _edited(block: ReportBlock, text: str, edits: tuple[_Change, ...], show_changes: bool) -> Text:
    """The words of `block` with the edits that touch it; an edit over several blocks speaks in the first."""
    start = block.start
    while start < block.end and block.kind is BlockKind.LIST_ITEM and text[start] in _BULLETS:
        start += 1
    runs: list[Run] = []
    grounds: list[str] = []
    place = start
    for change in edits:
        edit = change.edit
        begins_here = block.start <= edit.start < block.end or edit.start == edit.end == block.end
        if not begins_here and not (edit.start < block.start < edit.end):
            continue
        grounds.append(change.ground)
        cut = max(edit.start, start)
        runs.append(Run(text[place:cut]))
        gone = text[cut : min(max(edit.end, cut), block.end)]
        if show_changes and gone:
            runs.append(Run(gone, Mark.REMOVED))
        if begins_here and edit.text:
            if show_changes and gone:
                runs.append(Run(" "))
            runs += text_of(edit.text, Mark.ADDED if show_changes else Mark.PLAIN)
        place = max(min(edit.end, block.end), cut)
    runs.append(Run(text[place : block.end]))
    rests_on = tuple(dict.fromkeys(grounds))  # the whole line does: an edit may leave nothing but its neighbours
    return tuple(replace(run, grounds=rests_on) for run in _single_spaced(runs))


def _single_spaced(runs: list[Run]) -> Text:
    """`runs` without line breaks, doubled spaces, or spaces at either end and before a full stop."""
    tidy: list[Run] = []
    for run in runs:
        words = " ".join(run.text.split())
        words = (" " if run.text[:1].isspace() else "") + words + (" " if words and run.text[-1:].isspace() else "")
        if words.startswith(" ") and (not tidy or tidy[-1].text.endswith(" ")):
            words = words.lstrip()
        if words:
            tidy.append(Run(words, run.mark))
    if tidy:
        tidy[-1] = Run(tidy[-1].text.rstrip(), tidy[-1].mark)
    return tuple(run for run in tidy if run.text)


def _with(blocks: list[Block], proposals: list[Proposal], *, as_items: bool, show_changes: bool) -> list[Block]:
    """`blocks` followed by `proposals`: further items of the list that ends them, or paragraphs."""
    mark = Mark.ADDED if show_changes else Mark.PLAIN
    lines = tuple(text_of(proposal.text, mark, (proposal.point,)) for proposal in proposals)
    if not as_items:
        return [*blocks, *(Paragraph(line) for line in lines)]
    if blocks and isinstance(blocks[-1], BulletList):
        return [*blocks[:-1], BulletList((*blocks[-1].items, *lines))]
    return [*blocks, BulletList(lines)]
