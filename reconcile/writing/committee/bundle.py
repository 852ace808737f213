"""C8 and C9: all for a committee as one PDF with contents, bookmarks and page numbers, and each part beside it."""

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from reconcile.writing.committee.appendices import Appendix, appendices_of, appendix_list
from reconcile.writing.committee.case import Case, Enclosure
from reconcile.writing.committee.manifest import MANIFEST, Elsewhere, Part, manifest_bytes, part_of
from reconcile.writing.committee.naming import Naming
from reconcile.writing.committee.papers import CHAPTERS, paper
from reconcile.writing.committee.procedure import handover
from reconcile.writing.committee.sheets import sheets_in, with_sheets
from reconcile.writing.committee.without import assert_no_recording
from reconcile.writing.committee.words import day, gap_for, words
from reconcile.writing.document import Block, Document, Heading, Paragraph, plain, text_of
from reconcile.writing.phrasing.words import enumerated
from reconcile.writing.products import Product
from reconcile.writing.rendering.pdf import blocks_as_data, render_pdf, typeset

STAMP: Final = "B-"
"""Stands before the page numbers of a bundle: B-001."""


@dataclasses.dataclass(frozen=True)
class _Piece:
    """A chapter or appendix of the bundle: its text, or empty sheets for the pages of a PDF."""

    document: Document
    appendix: Appendix | None = None
    pdf: bytes = b""
    sheets: int = 0

    @property
    def title(self) -> str:
        first = self.document.blocks[0]
        return plain(first.text) if isinstance(first, Heading) else ""


def bundle(case: Case, *, with_recording: bool = False, hand_over: bool = False, program: str = "") -> dict[str, bytes]:
    """By file name (with forward slashes): the bundle, every part of it, the papers as received, and the manifest.

    Without `with_recording`, which is the default, nothing in it tells that there is a recording: raises WouldLeak
    where a text of somebody's would. `hand_over` adds the letter for an advocate. `program` names the version that
    made it and only stands in the manifest of a bundle with the recording.
    """
    chapters = {product: paper(product, case, with_recording=with_recording) for product in CHAPTERS}
    appendices = [_appendix(each, case) for each in appendices_of(case, with_recording=with_recording)]
    whole, pages = _whole(case, chapters, appendices)
    chapters[Product.APPENDICES] = appendix_list(case, with_recording=with_recording, pages=pages)
    whole, _ = _whole(case, chapters, appendices)

    files: dict[str, bytes] = {}
    ours: dict[str, bytes] = {}
    parts: list[Part] = []

    def add(name: str, title: str, content: bytes) -> None:
        files[name] = content
        parts.append(part_of(name, title, content))

    names = words()["files"]
    add(f"{names['bundle']}.pdf", words()["titles"]["cover"], whole)
    for number, (product, document) in enumerate(chapters.items(), start=1):
        title = _Piece(document).title
        name = f"{number:02}_{names[product.value]}.pdf"
        ours[name] = _pdf(document, case)
        add(f"{words()['folders']['papers']}/{name}", title, ours[name])
    for piece in appendices:
        each = piece.appendix
        assert each is not None
        stem = f"{words()['folders']['appendices']}/{names['appendix']}_{each.number:02}"
        if each.enclosure:
            add(stem + _suffix(each.enclosure), each.heading, each.enclosure.content)
        else:
            add(f"{stem}.pdf", each.heading, _pdf(piece.document, case))
    if hand_over:
        titles = [part.title for part in parts]
        letter = handover(case, titles, with_recording=with_recording)
        ours[f"{names['handover']}.pdf"] = _pdf(letter, case)
        add(f"{names['handover']}.pdf", words()["titles"]["handover"], ours[f"{names['handover']}.pdf"])
    elsewhere = []
    if with_recording and case.recording.sha256:
        elsewhere.append(
            Elsewhere(title=words()["titles"]["recording"], size=case.recording.size, sha256=case.recording.sha256)
        )
    if not with_recording:
        assert_no_recording(case, ours)
    files[MANIFEST] = manifest_bytes(parts, elsewhere, case.today, program if with_recording else "")
    return files


def _pdf(document: Document, case: Case) -> bytes:
    return render_pdf(document, case.today)


def _suffix(enclosure: Enclosure) -> str:
    """The ending of a file as received, when it is an ordinary one."""
    suffix = PurePosixPath(enclosure.name.replace("\\", "/")).suffix.lower()
    return suffix if suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= 6 else ".bin"


def _whole(
    case: Case, chapters: Mapping[Product, Document], appendices: Sequence[_Piece]
) -> tuple[bytes, dict[int, str]]:
    """The bundle as one PDF, and by number of the appendix the page on which it begins."""
    pieces = [*(_chapter(number, document) for number, document in enumerate(chapters.values(), 1)), *appendices]
    data = {
        "cover": blocks_as_data(_cover(case)),
        "contents": words()["titles"]["contents"],
        "pieces": [
            {"blocks": blocks_as_data(piece.document.blocks), "sheets": _sheet_names(piece)} for piece in pieces
        ],
        "blocks": [],
    }
    made = typeset(data, case.today, STAMP)
    begins = _first_pages(made, [piece.title for piece in pieces])
    sheets = {page: piece.pdf for page, piece in zip(begins, pieces, strict=True) if piece.sheets}
    numbers = {
        piece.appendix.number: f"{STAMP}{page + 1:03}"
        for page, piece in zip(begins, pieces, strict=True)
        if piece.appendix
    }
    return with_sheets(made, sheets), numbers


def _chapter(number: int, document: Document) -> _Piece:
    """A paper as a chapter: its number before its title."""
    first, *rest = document.blocks
    assert isinstance(first, Heading)
    heading = Heading(text_of(f"{number}. {plain(first.text)}"), level=1)
    return _Piece(Document((heading, *rest)))


def _appendix(appendix: Appendix, case: Case) -> _Piece:
    """An appendix: one of our papers, the pages of a PDF, or what a file of another kind says."""
    heading = Heading(text_of(Naming(case).in_text(appendix.heading)), level=1)
    if appendix.product is not None:
        _, *rest = paper(appendix.product, case, with_recording=True).blocks
        return _Piece(Document((heading, *rest)), appendix)
    enclosure = appendix.enclosure
    assert enclosure is not None
    if sheets := sheets_in(enclosure.content):
        return _Piece(Document((heading,)), appendix, enclosure.content, sheets)
    form = words()["appendices"]["as_text" if enclosure.text.strip() else "not_shown"]
    note = form.format(kind=_suffix(enclosure)[1:], sha256=enclosure.sha256)
    said = [Paragraph(text_of(case.mask(line.strip()))) for line in enclosure.text.splitlines() if line.strip()]
    blocks: list[Block] = [heading, Paragraph(text_of(note)), *said]
    return _Piece(Document(tuple(blocks)), appendix)


def _sheet_names(piece: _Piece) -> list[str]:
    form: str = words()["sheet"]
    return [form.format(sheet=sheet, sheets=piece.sheets) for sheet in range(1, piece.sheets + 1)]


def _cover(case: Case) -> list[Block]:
    facts = case.sources.facts
    text = words()["cover"]
    parents = enumerated(facts.writers) or gap_for("parents")
    lines = [
        text["forum"].format(forum=words()["forums"][case.request.forum.value]),
        text["parents"].format(parents=parents),
        text["child"].format(child=Naming(case).child),
        text["school"].format(school=facts.school or gap_for("school")),
        text["day"].format(day=day(case.today)),
    ]
    return [Heading(text_of(words()["titles"]["cover"]), level=1), Paragraph(text_of("\n".join(lines)))]


def _first_pages(pdf: bytes, titles: Sequence[str]) -> list[int]:
    """On which page, from 0, each piece begins: where the bookmark of its title leads."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as made:
        tops = [dest.get_index() for mark in made.get_toc() if mark.level == 0 and (dest := mark.get_dest())]
    pages = [page for page in tops if page is not None][-len(titles) :] if titles else []
    if len(pages) != len(titles):
        raise ValueError("a part of the bundle has no bookmark")
    return pages
