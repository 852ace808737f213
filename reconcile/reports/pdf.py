"""PDF files that hold text. A picture of a page is refused, for half a report would look like omissions."""

from typing import Any

from models.report import Report
from reconcile.reports.pdf_layout import Page, pieces_of
from reconcile.reports.pdf_letters import letters_of, segments_of
from reconcile.reports.pieces import report_of
from reconcile.reports.refusals import BROKEN, NO_LETTERS, NO_TEXT, PASSWORD, PICTURE, PICTURE_PAGE, TOO_LARGE

FORMAT = "pdf"
SUFFIXES = frozenset({".pdf"})

MAX_PAGES = 500
MAX_LETTERS = 200_000
"""Of one page; a full page has 5,000."""
PICTURE_SHARE = 0.5
"""Of a page: a picture this large on a page without letters is a scan."""
MAX_UNKNOWN = 0.2
"""Share of letters of which the file does not say what they are."""


def recognises(content: bytes) -> bool:
    """Whether `content` starts as PDF does; some programs write a little in front of it."""
    return b"%PDF-" in content[:1024]


def read(content: bytes, name: str) -> Report:
    """Read a PDF. Raises Unreadable when it is broken, locked, or has pictures where text should be."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            document.init_forms()  # what was filled in a form is drawn only then
            if len(document) > MAX_PAGES:
                raise TOO_LARGE.problem(name)
            pages = [_page(document, index, name) for index in range(len(document))]
            pictures = [index for index, page in enumerate(pages, start=1) if page is None]
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise (PASSWORD if locked else BROKEN).problem(name) from error
    readable = [page or Page(0, ()) for page in pages]
    if not any(page.segments for page in readable):
        raise (PICTURE if pictures else NO_TEXT).problem(name)
    if pictures:
        raise PICTURE_PAGE.problem(name, page=pictures[0])
    return report_of(pieces_of(readable), name=FORMAT)


def _page(document: Any, index: int, name: str) -> Page | None:  # noqa: ANN401  pypdfium2's types are not followed
    """Page `index` (from 0) with its text; None when it is a picture."""
    from pypdfium2 import raw

    page = document[index]
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)  # notes and filled-in fields become part of the page's text
    page.close()
    page = document[index]
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > MAX_LETTERS:
            raise TOO_LARGE.problem(name)
        letters = list(letters_of(text_page, page))
        if sum(letter.unknown for letter in letters) > MAX_UNKNOWN * len(letters):
            raise NO_LETTERS.problem(name)
        segments = tuple(segments_of(letters))
        if not segments and _is_picture(page):
            return None
        return Page(page.get_height(), segments)
    finally:
        text_page.close()
        page.close()


def _is_picture(page: Any) -> bool:  # noqa: ANN401
    """Whether pictures cover most of `page`."""
    from pypdfium2 import raw

    covered = 0.0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = picture.get_bounds()
        covered += abs(right - left) * abs(top - bottom)
    width, height = page.get_size()
    return bool(covered > PICTURE_SHARE * width * height)
