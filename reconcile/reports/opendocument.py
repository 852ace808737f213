"""OpenDocument text (.odt, LibreOffice): what a reader sees, and what tracked changes struck out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from models.report import BlockKind, Report, Revision
from reconcile.reports.characters import one_line
from reconcile.reports.lines import looks_level, marker_of
from reconcile.reports.package import Element, Package, attribute, child, descendants, holds, local
from reconcile.reports.pieces import Piece, Place, report_of
from reconcile.reports.refusals import OTHER_OFFICE, PASSWORD

FORMAT = "odt"
SUFFIXES = frozenset({".odt", ".ott"})

_SKIPPED = (
    "tracked-changes",
    "sequence-decls",
    "forms",
    "variable-decls",
    "user-field-decls",
    "creator",
    "date",
    "note-citation",
)
MAX_SPACES = 200
"""A run of spaces is written as a number, which a broken file may set to anything."""


def recognises(content: bytes) -> bool:
    """Whether `content` is a zip that names itself OpenDocument text, or at least has the parts of one."""
    named = b"application/vnd.oasis.opendocument.text" in content[:200]
    return content.startswith(b"PK\x03\x04") and (named or (b"mimetype" in content[:100] and b"content.xml" in content))


def read(content: bytes, name: str) -> Report:
    """Read an OpenDocument text. Raises Unreadable when it is broken, locked or no such document."""
    package = Package(content, name)
    manifest = "META-INF/manifest.xml"
    if manifest in package.parts and holds(package.xml(manifest), "encryption-data"):
        raise PASSWORD.problem(name)
    return _Document(package).report()


@dataclass
class _Paragraph:
    """What one paragraph holds, gathered while walking it."""

    now: list[str] = field(default_factory=list)
    struck: list[Element] = field(default_factory=list)
    """Each deletion, as the element that keeps it."""
    asides: list[Element] = field(default_factory=list)
    inserted: bool = False
    plain_letters: bool = False


class _Document:
    """One walk through the parts of one document."""

    def __init__(self, package: Package) -> None:
        self.content = package.xml("content.xml")
        self.styles = package.xml("styles.xml") if "styles.xml" in package.parts else None
        body = child(child(self.content, "body"), "text")
        if body is None:
            raise OTHER_OFFICE.problem(package.name)
        self.body = body
        self.bold = self._bold_styles()
        self.deletions: dict[str | None, Element] = {}
        self.insertions: set[str | None] = set()
        for region in descendants(body, "changed-region"):
            deletion = child(region, "deletion")
            if deletion is not None:
                self.deletions[attribute(region, "id")] = deletion
            elif child(region, "insertion") is not None:
                self.insertions.add(attribute(region, "id"))
        self.open_insertions: set[str | None] = set()
        self.tables = 0

    def report(self) -> Report:
        pieces = [
            *self._page_edges(("header", "header-first", "header-left"), BlockKind.PAGE_HEADER),
            *self._blocks(self.body, Place()),
            *self._page_edges(("footer", "footer-first", "footer-left"), BlockKind.PAGE_FOOTER),
        ]
        return report_of(pieces, name=FORMAT, has_revisions=bool(self.deletions or self.insertions))

    def _bold_styles(self) -> set[str | None]:
        roots = [self.content] if self.styles is None else [self.styles, self.content]
        bold: set[str | None] = set()
        for style in (style for root in roots for style in descendants(root, "style")):
            properties = child(style, "text-properties")
            weight = attribute(properties, "font-weight") if properties is not None else None
            if weight in ("bold", "600", "700", "800", "900") or (
                weight is None and attribute(style, "parent-style-name") in bold
            ):
                bold.add(attribute(style, "name"))
        return bold

    def _page_edges(self, names: tuple[str, ...], kind: BlockKind) -> Iterator[Piece]:
        seen = set()
        masters = [] if self.styles is None else list(descendants(self.styles, "master-page"))
        for edge in (edge for master in masters for edge in master if local(edge) in names):
            for piece in self._blocks(edge, Place(kind=kind)):
                if one_line(piece.text) not in seen:
                    seen.add(one_line(piece.text))
                    yield piece

    def _blocks(self, container: Element, place: Place) -> Iterator[Piece]:
        for element in container:
            name = local(element)
            if name in ("p", "h"):
                yield from self._paragraph(element, place)
            elif name == "table":
                yield from self._table(element, place)
            elif name in ("list-item", "list-header"):
                item = place.kind is BlockKind.PARAGRAPH and name == "list-item"
                yield from self._blocks(element, replace(place, kind=BlockKind.LIST_ITEM) if item else place)
            elif name.startswith("change") and name in ("change", "change-start", "change-end"):
                deletion = self._change(element, name)
                yield from () if deletion is None else self._deleted(deletion, place)
            elif name and name not in _SKIPPED:
                yield from self._blocks(element, place)

    def _change(self, element: Element, name: str) -> Element | None:
        """Note where an insertion starts or ends; return what was deleted here, if something was."""
        which = attribute(element, "change-id")
        if name == "change-start":
            self.open_insertions |= {which} & self.insertions
        elif name == "change-end":
            self.open_insertions.discard(which)
        else:
            return self.deletions.pop(which, None)
        return None

    def _deleted(self, deletion: Element, place: Place) -> Iterator[Piece]:
        for each in deletion:
            if local(each) != "change-info":
                text = "".join(each.itertext())
                yield self._piece(one_line(text), replace(place, revision=Revision.DELETED))

    def _table(self, table: Element, place: Place) -> Iterator[Piece]:
        kind = BlockKind.CELL if place.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) else place.kind
        number, self.tables = self.tables, self.tables + 1
        for index, row in enumerate(_rows(table)):
            column = 0
            for cell in (cell for cell in row if local(cell) in ("table-cell", "covered-table-cell")):
                if local(cell) == "table-cell":  # a covered one lies under its neighbour
                    yield from self._blocks(cell, Place(kind, number, index, column))
                column += _number(cell, "number-columns-repeated")

    def _paragraph(self, element: Element, place: Place) -> Iterator[Piece]:
        gathered = _Paragraph(inserted=bool(self.open_insertions))
        self._walk(element, gathered, bold=attribute(element, "style-name") in self.bold)
        if gathered.inserted and place.revision is Revision.NONE:
            place = replace(place, revision=Revision.INSERTED)
        for line in "".join(gathered.now).split("\n"):
            yield self._looked_at(line, element, place, all_bold=not gathered.plain_letters)
        for deletion in gathered.struck:
            yield from self._deleted(deletion, place)
        for aside in gathered.asides:
            yield from self._blocks(aside, place if local(aside) == "text-box" else Place(BlockKind.NOTE))

    def _piece(self, text: str, place: Place) -> Piece:
        return Piece(text, place.kind, table=place.table, row=place.row, column=place.column, revision=place.revision)

    def _looked_at(self, line: str, element: Element, place: Place, *, all_bold: bool) -> Piece:
        piece, text = self._piece(line, place), line.strip()
        if local(element) == "h" and place.kind in (BlockKind.PARAGRAPH, BlockKind.CELL, BlockKind.LIST_ITEM):
            return replace(piece, kind=BlockKind.HEADING, level=_number(element, "outline-level"))
        if place.kind is not BlockKind.PARAGRAPH:
            return piece
        is_item = marker_of(text) != ""
        level = looks_level(text, stands_out=all_bold and not is_item)
        if level is not None:
            return replace(piece, kind=BlockKind.HEADING, level=level)
        return replace(piece, kind=BlockKind.LIST_ITEM) if is_item else piece

    def _walk(self, element: Element, gathered: _Paragraph, *, bold: bool) -> None:
        """Gather the text below `element`, in order."""
        self._say(element.text, gathered, bold=bold)
        for each in element:
            name = local(each)
            if name == "s":
                gathered.now.append(" " * min(_number(each, "c"), MAX_SPACES))
            elif name == "tab":
                gathered.now.append("\t")
            elif name == "line-break":
                gathered.now.append("\n")
            elif name in ("change", "change-start", "change-end"):
                deletion = self._change(each, name)
                gathered.struck += [] if deletion is None else [deletion]
            elif name in ("text-box", "note-body", "annotation"):
                gathered.asides.append(each)
            elif name and name not in _SKIPPED:
                self._walk(each, gathered, bold=bold or attribute(each, "style-name") in self.bold)
            self._say(each.tail, gathered, bold=bold)

    def _say(self, text: str | None, gathered: _Paragraph, *, bold: bool) -> None:
        if not text:
            return
        gathered.now.append(text)
        if text.strip():
            gathered.inserted = gathered.inserted or bool(self.open_insertions)
            gathered.plain_letters = gathered.plain_letters or not bold


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, header rows and groups included, but not those of a nested table."""
    for each in table:
        if local(each) == "table-row":
            yield each
        elif local(each) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(each)


def _number(element: Element, name: str) -> int:
    """A count in an attribute; 1 when it is not there or makes no sense."""
    value = attribute(element, name) or ""
    return int(value) if value.isdecimal() and 0 < len(value) < 6 and int(value) > 0 else 1
