"""Where in the document's XML every character of the report stands, and whether it may be changed there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from models.report import Block, BlockKind, Report, Revision
from reconcile.reports.characters import shown
from reconcile.reports.package import local
from reconcile.reports.word import text_of
from reconcile.reports.word_styles import switched_on
from reconcile.writing.tracked import refusals
from reconcile.writing.tracked.names import (
    BODY,
    DEL,
    INS,
    MARK_REVISIONS,
    PPR,
    RPR,
    SECTION,
    TBL,
    TC,
    TR,
    Element,
    P,
    R,
    T,
    W,
    mark_of,
)

_GONE = (DEL, W + "moveFrom")
_OTHERS = (INS, W + "moveTo")
_TRANSPARENT = (W + "hyperlink", W + "smartTag", W + "customXml", W + "bdo", W + "dir")
_CONTROLS = (W + "sdt", W + "sdtContent")
_SILENT = (W + "softHyphen", W + "lastRenderedPageBreak", W + "commentReference", W + "annotationRef")
_ASIDE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_EDGES = frozenset({BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER, BlockKind.NOTE})


@dataclass(frozen=True, eq=False, slots=True)
class Atom:
    """One character of a run, or one other thing in it."""

    run: Element
    element: Element
    """The child of `run` it is, or is in."""
    at: int | None
    """Its place in the text of `element`; None for all of `element`."""
    text: str
    """What the reader of the report sees: one character or nothing."""
    closed: str | None
    """Why it may not be struck out, or None."""
    linked: bool
    """Part of a link: what is added beside it should not be."""

    @property
    def silent(self) -> bool:
        """Stays where it is when the words around it go."""
        return self.at is None and self.element.tag in _SILENT


@dataclass(frozen=True, eq=False)
class Line:
    """One line of a paragraph: what the reader of the report made a block of."""

    paragraph: Element
    atoms: tuple[Atom, ...]
    letters: tuple[int, ...]
    """By place in `text`: the atom it is."""
    text: str
    alone: bool
    """The paragraph has no other line."""
    closed: str | None
    """Why nothing may be put in after it, or None."""


def lines_of(root: Element) -> list[Line]:
    """Every line of the running text and the tables below `root` that says something, in order."""
    body = root.find(BODY)
    walk = _Walk()
    return [] if body is None else [line for p in body.iter(P) if _is_read(p) for line in walk.lines(p)]


def placed(lines: list[Line], report: Report) -> dict[int, Line | str]:
    """By the start of every block of `report`: its line, or why it is not certain which one it is."""
    blocks = [b for b in report.blocks if b.revision is not Revision.DELETED and b.kind not in _EDGES]
    wanted, there = [report.text[b.start : b.end] for b in blocks], [line.text for line in lines]
    if wanted == there:
        return {block.start: line for block, line in zip(blocks, lines, strict=True)}
    found: dict[int, Line | str] = {block.start: refusals.NOT_FOUND for block in blocks}
    in_report, in_document = Counter(wanted), Counter(there)
    for match in SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks():
        for step in range(match.size):
            text = wanted[match.a + step]
            certain = in_report[text] == in_document[text] == 1
            found[blocks[match.a + step].start] = lines[match.b + step] if certain else refusals.AMBIGUOUS
    return found


def block_at(report: Report, offset: int) -> Block | None:
    """The block of `report` that `offset` stands in."""
    return next((b for b in report.blocks if b.start <= offset < b.end and b.revision is not Revision.DELETED), None)


def _is_read(paragraph: Element) -> bool:
    """Whether the reader counts `paragraph` as running text: not in a text box, not struck out, not merged away."""
    for parent in paragraph.iterancestors():
        if parent.tag in (W + "txbxContent", _ASIDE, *_GONE):
            return False
        if parent.tag == TR and parent.find(f"{W}trPr/{DEL}") is not None:
            return False
        if parent.tag == TC:
            merged = parent.find(f"{W}tcPr/{W}vMerge")
            if merged is not None and merged.get(W + "val") != "restart":
                return False
    return True


def _closed_by(paragraph: Element) -> str | None:
    """Why nothing in `paragraph` may be changed: what it stands in."""
    for parent in paragraph.iterancestors():
        if parent.tag in _CONTROLS:
            return refusals.CONTROL
        if parent.tag in _OTHERS:
            return refusals.OTHERS_CHANGE
        if parent.tag == TR and parent.find(f"{W}trPr/{INS}") is not None:
            return refusals.OTHERS_CHANGE
        if parent.tag == TC and any(parent.find(f"{W}tcPr/{W}{each}") is not None for each in ("cellIns", "cellDel")):
            return refusals.OTHERS_CHANGE
        if parent.tag not in (BODY, TBL, TR, TC, W + "document"):
            return refusals.NOT_FOUND
    return None


class _Walk:
    """One walk through the paragraphs, that knows how deep in fields it is and what runs on from the one before."""

    def __init__(self) -> None:
        self.fields = 0
        self.carried: list[Atom] = []

    def lines(self, paragraph: Element) -> Iterator[Line]:
        outside = _closed_by(paragraph)
        atoms = [*self.carried, *self._below(paragraph, outside, linked=False)]
        self.carried = []
        mark = mark_of(paragraph)
        revised = mark is not None and any(mark.find(tag) is not None for tag in MARK_REVISIONS)
        if mark is not None and mark.find(DEL) is not None and "".join(atom.text for atom in atoms).strip():
            self.carried = [Atom(a.run, a.element, a.at, a.text, refusals.OTHERS_CHANGE, a.linked) for a in atoms]
            return
        if paragraph.find(f"{PPR}/{SECTION}") is not None:
            outside = outside or refusals.SECTION_BREAK
        after = outside or (refusals.FIELD if self.fields else refusals.OTHERS_CHANGE if revised else None)
        breaks = [-1, *(place for place, atom in enumerate(atoms) if atom.text == "\n"), len(atoms)]
        stretches = [atoms[first + 1 : last] for first, last in pairwise(breaks)]
        for stretch in stretches:
            if line := _line(paragraph, tuple(stretch), alone=len(stretches) == 1, closed=after):
                yield line

    def _below(self, element: Element, closed: str | None, *, linked: bool) -> Iterator[Atom]:
        for each in element:
            if each.tag == R:
                yield from self._run(each, closed, linked=linked)
            elif each.tag in _TRANSPARENT:
                yield from self._below(each, closed, linked=linked or each.tag == W + "hyperlink")
            elif each.tag in _OTHERS:
                yield from self._below(each, closed or refusals.OTHERS_CHANGE, linked=linked)
            elif each.tag == W + "fldSimple":
                yield from self._below(each, closed or refusals.FIELD, linked=linked)
            elif each.tag in _CONTROLS:
                yield from self._below(each, closed or refusals.CONTROL, linked=linked)

    def _run(self, run: Element, closed: str | None, *, linked: bool) -> Iterator[Atom]:
        hidden = run.find(f"{RPR}/{W}vanish")
        is_hidden = hidden is not None and switched_on(hidden)
        for each in run:
            if each.tag == RPR or not isinstance(each.tag, str):
                continue
            if each.tag == W + "fldChar":
                kind = each.get(W + "fldCharType")
                self.fields = max(0, self.fields + (1 if kind == "begin" else -1 if kind == "end" else 0))
            reason = closed or (refusals.HIDDEN if is_hidden else None) or (refusals.FIELD if self.fields else None)
            if each.tag == T and each.text:
                for place, letter in enumerate(each.text):
                    yield Atom(run, each, place, "" if is_hidden else shown(letter), reason, linked)
            else:
                text = "" if is_hidden else text_of(each, local(each))
                open_to_us = text or each.tag in (T, *_SILENT)
                yield Atom(run, each, None, text, reason or (None if open_to_us else refusals.HOLDS_MORE), linked)


def _line(paragraph: Element, atoms: tuple[Atom, ...], *, alone: bool, closed: str | None) -> Line | None:
    letters = [place for place, atom in enumerate(atoms) if atom.text]
    while letters and atoms[letters[0]].text.isspace():
        letters.pop(0)
    while letters and atoms[letters[-1]].text.isspace():
        letters.pop()
    text = "".join(atoms[place].text for place in letters)
    return Line(paragraph, atoms, tuple(letters), text, alone, closed) if letters else None
