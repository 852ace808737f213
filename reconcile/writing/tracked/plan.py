"""Decides where in the document every wish goes, and what the document will then read; changes nothing yet."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from models.report import Block, BlockKind, Report, Revision
from reconcile.reports.characters import one_line, shown
from reconcile.reports.lines import marker_of
from reconcile.writing.material import Edit
from reconcile.writing.tracked import refusals
from reconcile.writing.tracked.hunks import Hunk, hunks
from reconcile.writing.tracked.names import (
    BODY,
    MARK_REVISIONS,
    PPR,
    SECTION,
    TBL,
    Element,
    P,
    W,
    mark_of,
)
from reconcile.writing.tracked.pen import Spot, Stroke
from reconcile.writing.tracked.places import Line, lines_of, placed
from reconcile.writing.tracked.refusals import Refused
from reconcile.writing.tracked.wishes import GAP, Wish, overlap, tidied

_OF_ONE_PARAGRAPH = (SECTION, f"{W}pPrChange", f"{W}pageBreakBefore", f"{W}framePr")
"""What the next paragraph must not take over."""

_LEVELLERS = str.maketrans("\n\t", "  ")


class Plan:
    """All wishes that can be done together in one document."""

    def __init__(self, root: Element, report: Report) -> None:
        """Find the lines of `report` in the document `root`."""
        self._body = root.find(BODY)
        self._report = report
        self._blocks = [block for block in report.blocks if block.revision is not Revision.DELETED]
        self._lines = lines_of(root)
        self._where = placed(self._lines, report)
        self._edits: list[Edit] = []
        self._strokes: list[Stroke] = []
        self._starts: dict[Line, int] = {line: start for start, line in self._where.items() if isinstance(line, Line)}
        self._added: dict[tuple[Element, bool], tuple[Spot, int, list[tuple[int, str]]]] = {}

    def take(self, wish: Wish, number: int) -> None:
        """Plan `wish`, to be known by `number`. Raises Refused when it cannot be done as a whole."""
        if any(GAP in text for text in (*wish.lines, *(edit.text for edit in wish.edits))):
            raise Refused(refusals.GAP)
        if not wish.edits:
            self._take_lines(wish, number)
            return
        edits = [tidied(edit, self._report) for edit in wish.edits]
        if overlap(edits, self._edits):
            raise Refused(refusals.TAKEN)
        strokes = [stroke for edit in edits for stroke in self._strokes_of(edit, number)]
        if not strokes:
            raise Refused(refusals.SAME)
        self._edits += edits
        self._strokes += strokes

    def strokes(self) -> list[Stroke]:
        """What to change in lines that are there, in the order of the document."""
        return sorted(self._strokes, key=lambda stroke: (self._starts[stroke.line], stroke.hunk.start, stroke.hunk.end))

    def additions(self) -> Iterator[tuple[Spot, list[tuple[int, str]]]]:
        """The new lines of every spot, each with the number of its wish."""
        emptied = {stroke.line.paragraph for stroke in self._strokes if stroke.whole}
        for spot, _, lines in self._added.values():
            following = spot.paragraph.getnext()
            if spot.after and spot.paragraph in emptied and following is not None and following.tag == P:
                yield Spot(following, after=False, model=spot.paragraph), lines  # it goes, and takes its end along
            else:
                yield spot, lines

    def new_texts(self) -> list[str]:
        """Every block that will read differently, and every new line."""
        changed = {self._starts[stroke.line] for stroke in self._strokes}
        new = [self._new_text(block) for block in self._blocks if block.start in changed]
        return [*(text for text in new if text), *(text for _, lines in self.additions() for _, text in lines)]

    def expected(self) -> list[str]:
        """What the whole document will read, block by block, once all is accepted."""
        after: defaultdict[int, list[str]] = defaultdict(list)
        for _, place, lines in self._added.values():
            after[place] += [text for _, text in lines]
        texts: list[str] = list(after[-1])
        for place, block in enumerate(self._blocks):
            texts += [self._new_text(block), *after[place]]
        return [text for text in texts if text]

    def _new_text(self, block: Block) -> str:
        text = self._report.text[block.start : block.end]
        mine = [stroke.hunk for stroke in self.strokes() if self._starts[stroke.line] == block.start]
        for hunk in reversed(mine):
            text = text[: hunk.start] + hunk.text + text[hunk.end :]
        return text.strip()

    def _strokes_of(self, edit: Edit, number: int) -> list[Stroke]:
        blocks = [b for b in self._blocks if b.start < max(edit.end, edit.start + 1) and b.end > edit.start]
        if edit.start == edit.end:
            blocks = [b for b in self._blocks if b.start <= edit.start <= b.end][:1]
        if not blocks:
            raise Refused(refusals.NOT_FOUND)
        if len({(b.table, b.row, b.column) for b in blocks}) > 1:
            raise Refused(refusals.SEVERAL_CELLS)
        lines = [self._line(block) for block in blocks]
        old = self._report.text[edit.start : edit.end]
        old = old.translate(_LEVELLERS) if len(blocks) > 1 else old
        found = []
        for hunk in hunks(old, edit.text):
            start, end, text = edit.start + hunk.start, edit.start + hunk.end, hunk.text
            for block, line in zip(blocks, lines, strict=True):
                first, last = max(start, block.start), min(end, block.end)
                if first < last or (first == last and text and start <= block.end):
                    found.append(Stroke(line, Hunk(first - block.start, last - block.start, text), number))
                    text = ""
            if text:
                raise Refused(refusals.NOT_FOUND)
        for stroke in found:
            _refuse_closed(stroke)
        return found

    def _line(self, block: Block) -> Line:
        line = self._where.get(block.start, refusals.NOT_FOUND)
        if isinstance(line, str):
            raise Refused(line)
        return line

    def _take_lines(self, wish: Wish, number: int) -> None:
        spot, place, before = self._end() if wish.after is None else self._after(wish.after)
        lines = [one_line(shown(line)) for line in wish.lines]
        key = (spot.paragraph, spot.after)
        _, _, together = self._added.setdefault(key, (spot, place, []))
        for line in lines:
            marker = _next_marker(together[-1][1] if together else before)
            together.append((number, marker + line))

    def _after(self, start: int) -> tuple[Spot, int, str]:
        """Where lines go after the block at `start`, after which place in `_blocks`, and the text they follow."""
        block = next(block for block in self._blocks if block.start == start)
        line = self._line(block)
        if line.closed is not None:
            raise Refused(line.closed)
        table = next((each for each in reversed(list(line.paragraph.iterancestors(TBL)))), None)
        if table is None:
            place = self._last_of(lambda paragraph: paragraph is line.paragraph)
            return _spot_after(line.paragraph), place, line.text
        following = table.getnext()
        if following is None or following.tag != P:
            raise Refused(refusals.NO_PLACE)
        place = self._last_of(lambda paragraph: table in paragraph.iterancestors(TBL))
        return Spot(following, after=False, model=self._plain_before(start)), place, ""

    def _end(self) -> tuple[Spot, int, str]:
        """Where lines go that belong nowhere: at the end of the document."""
        last = next((each for each in reversed(self._body) if each.tag != SECTION), None)
        if last is None or last.tag != P:
            raise Refused(refusals.NO_PLACE)
        closed = next((line.closed for line in self._lines if line.paragraph is last and line.closed), None)
        if closed:
            raise Refused(closed)
        place = max((n for n, b in enumerate(self._blocks) if b.kind is not BlockKind.PAGE_FOOTER), default=-1)
        return _spot_after(last), place, ""

    def _last_of(self, belongs: Callable[[Element], bool]) -> int:
        """The place of the last block of the paragraphs that belong, with the notes and text boxes that follow it."""
        starts = {start for line, start in self._starts.items() if belongs(line.paragraph)}
        place = max(n for n, block in enumerate(self._blocks) if block.start in starts)
        while place + 1 < len(self._blocks) and self._is_aside(self._blocks[place + 1]):
            place += 1
        return place

    def _is_aside(self, block: Block) -> bool:
        if self._where.get(block.start) == refusals.AMBIGUOUS:  # whether it stands before or after is not known
            raise Refused(refusals.AMBIGUOUS)
        return block.kind is not BlockKind.PAGE_FOOTER and not isinstance(self._where.get(block.start), Line)

    def _plain_before(self, start: int) -> Element | None:
        """The last paragraph of running text before the block at `start`: what new text may look like."""
        plain = [b for b in self._blocks if b.start < start and b.kind is BlockKind.PARAGRAPH and b.table is None]
        lines = [line for b in reversed(plain) if isinstance(line := self._where.get(b.start), Line)]
        return lines[0].paragraph if lines else None


def _refuse_closed(stroke: Stroke) -> None:
    """Raise Refused when something that `stroke` touches is closed to us."""
    closed = next((atom.closed for atom in stroke.struck if atom.closed), None)
    if closed:
        raise Refused(closed)
    if stroke.hunk.text and stroke.beside is None:
        atoms = stroke.line.atoms
        raise Refused(next((atom.closed for atom in atoms if atom.closed), refusals.NO_PLACE))


def _spot_after(paragraph: Element) -> Spot:
    """Behind `paragraph`, as if somebody pressed Enter at the end of it; else before the paragraph that follows."""
    properties, mark = paragraph.find(PPR), mark_of(paragraph)
    held = [] if properties is None else [each for each in _OF_ONE_PARAGRAPH if properties.find(each) is not None]
    revised = mark is not None and any(mark.find(tag) is not None for tag in (*MARK_REVISIONS, f"{W}rPrChange"))
    if not held and not revised:
        return Spot(paragraph, after=True, model=paragraph)
    following = paragraph.getnext()
    if SECTION in held or following is None or following.tag != P:
        raise Refused(refusals.SECTION_BREAK if SECTION in held else refusals.NO_PLACE)
    return Spot(following, after=False, model=paragraph)


def _next_marker(text: str) -> str:
    """The typed bullet or number that a line after `text` begins with, or ""."""
    marker = marker_of(text)
    number = "".join(letter for letter in marker if letter.isdigit())
    return marker.replace(number, str(int(number) + 1)) if number else marker
