"""Word documents (.docx): everything a reader sees, in the order of the page, and what tracked changes struck out.

The XML is walked here because python-docx leaves out text inserted under tracked changes (its issue 1123), footnotes
and text boxes.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from models.report import BlockKind, Report, Revision
from reconcile.reports.characters import one_line
from reconcile.reports.lines import looks_level, marker_of
from reconcile.reports.package import Element, Package, attribute, child, descendants, local
from reconcile.reports.pieces import Piece, Place, report_of
from reconcile.reports.refusals import BROKEN
from reconcile.reports.word_styles import Styles, switched_on

FORMAT = "docx"
SUFFIXES = frozenset({".docx", ".docm", ".dotx"})

_INSERTED = ("ins", "moveTo")
_DELETED = ("del", "moveFrom")
_PROPERTIES = (
    "pPr",
    "rPr",
    "tblPr",
    "tblGrid",
    "trPr",
    "tcPr",
    "sdtPr",
    "sdtEndPr",
    "sectPr",
    "instrText",
    "delInstrText",
)
_BOXES = {"F06F": "☐", "F0A8": "☐", "F071": "☐", "F0FC": "✓", "F0FD": "☒", "F0FE": "☑", "F078": "☒"}
"""Tick boxes of the Wingdings font, which a consent form lives by."""


def recognises(content: bytes) -> bool:
    """Whether `content` is a zip that names a Word document's main part (names are not compressed in a zip)."""
    return content.startswith(b"PK\x03\x04") and b"word/" in content and b"[Content_Types].xml" in content


def read(content: bytes, name: str) -> Report:
    """Read a Word document. Raises Unreadable when it is broken, locked or no Word document."""
    return _Document(Package(content, name)).report()


@dataclass
class _Paragraph:
    """What one <w:p> holds, gathered while walking it."""

    now: list[str] = field(default_factory=list)
    """Text as the document reads now."""
    struck: list[str] = field(default_factory=list)
    """Each stretch of text struck out."""
    asides: list[Element] = field(default_factory=list)
    """Text boxes, notes and comments that hang on it."""
    inserted: bool = False
    plain_letters: bool = False
    """Some letters are not bold."""


class _Document:
    """One walk through the parts of one document."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = self._main_part()
        self.related = self._relations(self.main)
        styles = self._related("styles")
        self.styles = Styles(package.xml(styles[0]) if styles else None)
        self.notes = {kind: self._notes(kind) for kind in ("footnote", "endnote", "comment")}
        self.tables = 0
        self.has_revisions = False
        self.carried = ""
        """Text of a paragraph whose end was struck out: it runs on into the next."""

    def report(self) -> Report:
        body = child(self.package.xml(self.main), "body")
        if body is None:
            raise BROKEN.problem(self.package.name)
        pieces = [
            *self._page_edges("header", BlockKind.PAGE_HEADER),
            *self._blocks(body, Place()),
            *self._page_edges("footer", BlockKind.PAGE_FOOTER),
        ]
        return report_of(pieces, name=FORMAT, has_revisions=self.has_revisions)

    def _main_part(self) -> str:
        targets = [target for kind, target in self._relations("").values() if kind == "officeDocument"]
        if not targets:
            raise BROKEN.problem(self.package.name)
        return targets[0]

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relation id -> (last word of its type, part name), for the parts inside the package."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self.package.parts:
            return {}
        found = {}
        for relation in self.package.xml(relations):
            kind = (attribute(relation, "Type") or "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, attribute(relation, "Target") or "")).lstrip("/")
            if attribute(relation, "TargetMode") != "External" and target in self.package.parts:
                found[attribute(relation, "Id") or ""] = (kind, target)
        return found

    def _related(self, kind: str) -> list[str]:
        return [target for each, target in self.related.values() if each == kind]

    def _notes(self, kind: str) -> dict[str | None, Element]:
        """Note id -> element, without the drawn lines that Word keeps among the footnotes."""
        return {
            attribute(note, "id"): note
            for part in self._related(f"{kind}s")
            for note in self.package.xml(part)
            if attribute(note, "type") in (None, "normal")
        }

    def _page_edges(self, kind: str, block: BlockKind) -> Iterator[Piece]:
        """Page headers or footers; the first, odd and even pages' are often the same."""
        seen = set()
        for part in self._related(kind):
            for piece in self._blocks(self.package.xml(part), Place(kind=block)):
                if one_line(piece.text) not in seen:
                    seen.add(one_line(piece.text))
                    yield piece

    def _blocks(self, container: Element, place: Place) -> Iterator[Piece]:
        """The pieces of every paragraph and table in `container`, however wrapped."""
        for element in container:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element, place)
            elif name == "tbl":
                yield from self._table(element, place)
            elif name in _DELETED:
                self.has_revisions = True
                yield from self._blocks(element, replace(place, revision=Revision.DELETED))
            elif name not in _PROPERTIES:
                yield from self._blocks(element, place)
        if self.carried:
            yield self._piece(self.carried, place)
            self.carried = ""

    def _table(self, table: Element, place: Place) -> Iterator[Piece]:
        kind = BlockKind.CELL if place.kind is BlockKind.PARAGRAPH else place.kind
        number, self.tables = self.tables, self.tables + 1
        for index, row in enumerate(_within(table, "tr")):
            revision = self._row_revision(row) or place.revision
            column = 0
            for cell in _within(row, "tc"):
                properties = child(cell, "tcPr")
                merged = child(properties, "vMerge")
                if merged is None or attribute(merged, "val") == "restart":  # the others repeat the cell above
                    yield from self._blocks(cell, Place(kind, number, index, column, revision))
                span = child(properties, "gridSpan")
                width = (attribute(span, "val") or "") if span is not None else ""
                column += int(width) if width.isdecimal() and len(width) < 4 else 1

    def _row_revision(self, row: Element) -> Revision | None:
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            self.has_revisions = True
            return Revision.DELETED
        if child(properties, "ins") is not None:
            self.has_revisions = True
            return Revision.INSERTED
        return None

    def _paragraph(self, element: Element, place: Place) -> Iterator[Piece]:
        properties = child(element, "pPr")
        gathered = _Paragraph()
        self._walk(element, gathered, properties, struck=False)
        now, self.carried = self.carried + "".join(gathered.now), ""
        if (
            child(child(properties, "rPr"), "del") is not None
            and now.strip()
            and place.revision is not Revision.DELETED
        ):
            self.has_revisions = True
            self.carried, now = now, ""
        if gathered.inserted and place.revision is Revision.NONE:
            place = replace(place, revision=Revision.INSERTED)
        styled = self.styles.heading_level(properties)
        for line in now.split("\n"):  # a line break in Word is meant
            if styled and place.kind in (BlockKind.PARAGRAPH, BlockKind.CELL):
                yield replace(self._piece(line, place), kind=BlockKind.HEADING, level=styled)
            elif place.kind is BlockKind.PARAGRAPH:
                yield self._looked_at(line, place, properties, all_bold=not gathered.plain_letters)
            else:
                yield self._piece(line, place)
        for text in gathered.struck:
            yield replace(self._piece(text, place), revision=Revision.DELETED)
        for aside in gathered.asides:
            is_note = local(aside) != "txbxContent"
            yield from self._blocks(aside, Place(BlockKind.NOTE) if is_note else place)

    def _piece(self, text: str, place: Place) -> Piece:
        return Piece(text, place.kind, table=place.table, row=place.row, column=place.column, revision=place.revision)

    def _looked_at(self, line: str, place: Place, properties: Element | None, *, all_bold: bool) -> Piece:
        """A paragraph of the running text, as list item, heading by its looks, or plain."""
        text = line.strip()
        piece = self._piece(line, place)
        is_item = self.styles.is_list_item(properties) or marker_of(text) != ""
        level = looks_level(text, stands_out=all_bold and not is_item)
        if level is not None:
            return replace(piece, kind=BlockKind.HEADING, level=level)
        return replace(piece, kind=BlockKind.LIST_ITEM) if is_item else piece

    def _walk(self, element: Element, gathered: _Paragraph, paragraph: Element | None, *, struck: bool) -> None:
        """Gather the text below `element`, in order."""
        for each in element:
            name = local(each)
            if name in _PROPERTIES or not name:
                continue
            if name in _INSERTED and not struck:
                self._walk_inserted(each, gathered, paragraph)
            elif name in _DELETED:
                self._walk_deleted(each, gathered, paragraph)
            elif name == "r":
                self._run(each, gathered, paragraph, struck=struck)
            elif name == "AlternateContent":  # the same text box twice, for new and for old programs
                best = child(each, "Choice")
                self._walk(each if best is None else best, gathered, paragraph, struck=struck)
            elif name == "txbxContent":
                gathered.asides.append(each)
            elif name.endswith("Reference") and name.removesuffix("Reference") in self.notes:
                note = self.notes[name.removesuffix("Reference")].pop(attribute(each, "id"), None)
                gathered.asides += [] if note is None else [note]
            else:
                text = text_of(each, name)
                (gathered.struck if struck else gathered.now).append(text)
                self._walk(each, gathered, paragraph, struck=struck)

    def _walk_inserted(self, element: Element, gathered: _Paragraph, paragraph: Element | None) -> None:
        before = len("".join(gathered.now).strip())
        self._walk(element, gathered, paragraph, struck=False)
        if len("".join(gathered.now).strip()) > before:
            gathered.inserted = self.has_revisions = True

    def _walk_deleted(self, element: Element, gathered: _Paragraph, paragraph: Element | None) -> None:
        stretch = _Paragraph()
        self._walk(element, stretch, paragraph, struck=True)
        hung_on = (each.text or "" for aside in stretch.asides for each in descendants(aside, "t", "delText"))
        text = "".join([*stretch.struck, *hung_on])
        if text.strip():
            gathered.struck.append(text)
            self.has_revisions = True

    def _run(self, run: Element, gathered: _Paragraph, paragraph: Element | None, *, struck: bool) -> None:
        properties = child(run, "rPr")
        hidden = child(properties, "vanish")
        if hidden is not None and switched_on(hidden):
            return
        before = len(gathered.now)
        self._walk(run, gathered, paragraph, struck=struck)
        if "".join(gathered.now[before:]).strip() and not self.styles.is_bold(properties, paragraph):
            gathered.plain_letters = True


def text_of(element: Element, name: str) -> str:
    """The text `element` itself stands for."""
    if name in ("t", "delText"):
        return element.text or ""
    if name in ("tab", "ptab"):
        return "\t"
    if name in ("br", "cr"):
        return "" if attribute(element, "type") in ("page", "column") else "\n"
    if name == "noBreakHyphen":
        return "-"
    if name == "sym":
        code = attribute(element, "char") or ""
        return _BOXES.get(code.upper(), " ")
    return ""


def _within(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through content controls but not into a nested table."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in ("sdt", "sdtContent", "customXml", "ins", "smartTag"):
            yield from _within(each, name)
