"""The pages of somebody else's PDF, put into ours as they are: no scripts, no attachments, nothing about its maker."""

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pypdfium2 import PdfMatrix, PdfPage

MM: Final = 72 / 25.4
"""Points in a millimetre."""
BOX: Final = (12 * MM, 16 * MM, 186 * MM, 262 * MM)
"""Left, bottom, width and height of the place on an A4 page for one of its pages, in points."""
MOST_SHEETS: Final = 2000
"""More than this is shown as text: no report has as many, and a broken file may say anything."""


def sheets_in(content: bytes) -> int | None:
    """How many pages the PDF `content` has; None when it is no PDF, cannot be opened or has too many."""
    import pypdfium2

    if not content.startswith(b"%PDF"):
        return None
    try:
        with pypdfium2.PdfDocument(content) as paper:
            count = len(paper)
            for sheet in range(count if count <= MOST_SHEETS else 0):
                paper[sheet].get_size()
    except pypdfium2.PdfiumError:
        return None
    return count if 0 < count <= MOST_SHEETS else None


def with_sheets(bundle: bytes, papers: Mapping[int, bytes]) -> bytes:
    """`bundle` with every page of each PDF drawn in the box of a page of it.

    `papers` tells by the page of the bundle, from 0, which PDF begins there. The same input gives the same bytes.
    """
    import pypdfium2
    import pypdfium2.raw as raw

    if not papers:
        return bundle
    with pypdfium2.PdfDocument(bundle) as target:
        for first, content in papers.items():
            with pypdfium2.PdfDocument(content) as paper:
                for sheet in range(len(paper)):
                    drawn = paper[sheet]
                    # What stands in notes and forms belongs to what was received.
                    raw.FPDFPage_Flatten(drawn, raw.FLAT_NORMALDISPLAY)
                    matrix = _into_box(drawn)
                    place = paper.page_as_xobject(sheet, target).as_pageobject()
                    place.set_matrix(matrix)
                    page = target[first + sheet]
                    page.insert_obj(place)
                    page.gen_content()
        out = io.BytesIO()
        target.save(out)
    return _without_id(out.getvalue())


def _into_box(page: "PdfPage") -> "PdfMatrix":
    """From a page as it is seen into the box: as large as fits, in the middle, never enlarged.

    pdfium turns the page upright and puts its corner at 0, 0 when it takes it along.
    """
    import pypdfium2

    width, height = page.get_size()
    scale = min(1.0, BOX[2] / max(width, 1.0), BOX[3] / max(height, 1.0))
    middle = pypdfium2.PdfMatrix().translate(-width / 2, -height / 2).scale(scale, scale)
    return middle.translate(BOX[0] + BOX[2] / 2, BOX[1] + BOX[3] / 2)


def _without_id(pdf: bytes) -> bytes:
    """`pdf` without the ids by chance that pdfium gives every file it saves."""
    start = pdf.rindex(b"trailer")
    return pdf[:start] + re.sub(rb"/ID\s*\[[^\]]*\]", lambda hit: b" " * len(hit[0]), pdf[start:])
