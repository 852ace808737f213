"""HTML, as mail programs and student systems write it: nothing is fetched, scripts and hidden parts are left out."""

import re
from dataclasses import dataclass, field, replace

from models.report import BlockKind, Report
from reconcile.reports.correspondence import is_mail_header, names_sender, opens_earlier_message
from reconcile.reports.lines import looks_level, marker_of
from reconcile.reports.package import Element, descendants, holds, local
from reconcile.reports.pieces import Piece, report_of
from reconcile.reports.plain import decoded
from reconcile.reports.refusals import BROKEN, NO_TEXT

FORMAT = "html"
SUFFIXES = frozenset({".html", ".htm", ".xhtml"})

_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_DROPPED = re.compile(
    "script|style|head|title|noscript|template|iframe|object|embed|svg|math|select|option|button|textarea|meta|link"
)
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|details|div|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_BOLD = frozenset({"b", "strong"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_QUOTES = re.compile(r"gmail_quote|yahoo_quoted|moz-cite-prefix", re.I)
"""Of Gmail, Yahoo and Thunderbird, around the quoted message."""
_QUOTES_FOLLOW = re.compile(r"divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION", re.I)
"""Of Outlook, before the quoted message."""


def recognises(content: bytes) -> bool:
    """Whether `content` starts as HTML does."""
    return _START.match(content[:4096]) is not None


def read(content: bytes, name: str) -> Report:
    """Read an HTML file. Raises Unreadable when nothing can be made of it."""
    declared = _CHARSET.search(content[:4096])
    text = _decoded(content, declared.group(1).decode("ascii") if declared else "utf-8")
    if text is None:
        raise BROKEN.problem(name)
    return report_of(pieces_of(text, name), name=FORMAT)


def _decoded(content: bytes, charset: str) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decoded(content)
    try:
        return content.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return decoded(content)


def pieces_of(text: str, name: str) -> list[Piece]:
    """The pieces of the HTML in `text`, from the file `name`. Raises Unreadable when nothing can be made of it."""
    from lxml import etree

    if not text.strip():
        raise NO_TEXT.problem(name)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BROKEN.problem(name) from error
    if root is None:
        raise NO_TEXT.problem(name)
    page = _Page()
    page.walk(root, _Place())
    page.flush()
    return _with_earlier_messages(page.pieces)


@dataclass(frozen=True)
class _Place:
    """Where in the page the walk is."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    """Of a heading element; else 0."""
    table: int | None = None
    row: int | None = None
    column: int | None = None
    earlier: bool = False
    bold: bool = False
    preformatted: bool = False


@dataclass
class _Page:
    """One walk through a page; text gathers in `line` until something ends it."""

    pieces: list[Piece] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    place: _Place = field(default_factory=_Place)
    """Of the text in `line`."""
    plain_letters: bool = False
    tables: int = 0
    quotes_rest: bool = False

    def walk(self, element: Element, place: _Place) -> None:
        """Gather the text below `element`; what is hidden or no text is passed over."""
        name = local(element)
        style = element.get("style") or ""
        if _DROPPED.fullmatch(name) or not name or element.get("hidden") is not None or _HIDDEN.search(style):
            return
        self.quotes_rest = self.quotes_rest or _QUOTES_FOLLOW.search(element.get("id") or "") is not None
        place = _inside(element, name, place)
        if _BLOCK.fullmatch(name):
            self.flush()
        if name == "table" and not _is_layout(element):
            self._table(element, place)
        else:
            self._contents(element, name, place)
        if _BLOCK.fullmatch(name) or name == "br":
            self.flush()

    def _contents(self, element: Element, name: str, place: _Place) -> None:
        self._say(element.text, place)
        for each in element:
            self.walk(each, place)
            self._say(each.tail, place)
        if name == "img":
            self._say(element.get("alt"), place)

    def _table(self, table: Element, place: _Place) -> None:
        number, self.tables = self.tables, self.tables + 1
        taken: dict[int, int] = {}  # column -> rows it is still taken by a cell from above
        for index, row in enumerate(descendants(table, "tr")):
            column = 0
            for cell in (cell for cell in row if local(cell) in ("td", "th")):
                while taken.get(column, 0) > 0:
                    column += 1
                self.walk(cell, replace(place, kind=BlockKind.CELL, table=number, row=index, column=column))
                for _ in range(_span(cell, "colspan")):
                    taken[column] = _span(cell, "rowspan")
                    column += 1
            taken = {each: rows - 1 for each, rows in taken.items()}
        for caption in descendants(table, "caption"):
            self.walk(caption, place)

    def _say(self, text: str | None, place: _Place) -> None:
        if not text:
            return
        if place.preformatted:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.flush()
                self._add(line, place)
        else:
            self._add(re.sub(r"[ \t\r\n\f]+", " ", text), place)

    def _add(self, text: str, place: _Place) -> None:
        if text.strip():
            self.place = place
            self.plain_letters = self.plain_letters or not place.bold
        self.line.append(text)

    def flush(self) -> None:
        """End the line: what was gathered becomes a piece."""
        text, place = "".join(self.line).strip(), self.place
        all_bold = not self.plain_letters
        self.line, self.plain_letters = [], False
        if not text:
            return
        kind, level = place.kind, place.level
        if level:
            kind = BlockKind.HEADING
        elif kind is BlockKind.PARAGRAPH:
            is_item = marker_of(text) != ""
            looks = looks_level(text, stands_out=all_bold and not is_item)
            if looks:
                kind, level = BlockKind.HEADING, looks
            elif is_item:
                kind = BlockKind.LIST_ITEM
        earlier = place.earlier or self.quotes_rest
        self.pieces.append(Piece(text, kind, level, None, place.table, place.row, place.column, earlier=earlier))


def _with_earlier_messages(pieces: list[Piece]) -> list[Piece]:
    """Mark header lines written in the text of a mail, and all that follows the title of a quoted message."""
    marked: list[Piece] = []
    quotes_rest = in_header = False
    for index, piece in enumerate(pieces):
        following = pieces[index + 1].text if index + 1 < len(pieces) else ""
        in_header = is_mail_header(piece.text) and (
            in_header or (names_sender(piece.text) and is_mail_header(following))
        )
        quotes_rest = quotes_rest or opens_earlier_message(piece.text) or (in_header and index > 0)
        kind = BlockKind.MAIL_HEADER if in_header and piece.kind is BlockKind.PARAGRAPH else piece.kind
        marked.append(replace(piece, kind=kind, earlier=piece.earlier or quotes_rest))
    return marked


def _inside(element: Element, name: str, place: _Place) -> _Place:
    """The place of what is inside `element`."""
    if name in _HEADINGS:
        place = replace(place, level=int(name[1]))
    elif name == "li" and place.kind is BlockKind.PARAGRAPH:
        place = replace(place, kind=BlockKind.LIST_ITEM)
    elif name == "pre":
        place = replace(place, preformatted=True)
    bold = name in _BOLD or re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", element.get("style") or "") is not None
    quoted = name == "blockquote" or _QUOTES.search(f"{element.get('class')} {element.get('id')}") is not None
    return replace(place, bold=place.bold or bold, earlier=place.earlier or quoted)


def _is_layout(table: Element) -> bool:
    """Whether `table` only arranges the page, as in mail: it holds a table or headings, or has one column."""
    if holds(table, "table", *_HEADINGS):
        return True
    return all(sum(local(cell) in ("td", "th") for cell in row) <= 1 for row in descendants(table, "tr"))


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(int(value), 100) if value.isdecimal() and 0 < len(value) < 6 and int(value) > 0 else 1
