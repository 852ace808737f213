"""Pages of somebody else's PDF in ours: all of them, upright, inside the box, and nothing that comes along unseen."""

import datetime
import io

import pypdfium2
import pypdfium2.raw as raw
import pytest

from reconcile.writing.committee.sheets import BOX, sheets_in, with_sheets
from reconcile.writing.document import Document, Paragraph, text_of
from reconcile.writing.rendering.pdf import render_pdf

DAY = datetime.date(2026, 11, 5)


def paper(*lines: str) -> bytes:
    return render_pdf(Document(tuple(Paragraph(text_of(line)) for line in lines)), DAY)


def empty(pages: int) -> bytes:
    with pypdfium2.PdfDocument.new() as made:
        for _ in range(pages):
            made.new_page(595.28, 841.89).close()
        return saved(made)


def saved(made: pypdfium2.PdfDocument) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def turned(pdf: bytes, angle: int) -> bytes:
    with pypdfium2.PdfDocument(pdf) as made:
        made[0].set_rotation(angle)
        return saved(made)


def ink_box(pdf: bytes) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of all that is drawn on the first page, in points."""
    with pypdfium2.PdfDocument(pdf) as made:
        picture = made[0].render(scale=1, grayscale=True).to_numpy()
    rows, columns = (picture < 128).any(axis=1).nonzero()[0], (picture < 128).any(axis=0).nonzero()[0]
    height = picture.shape[0]
    return float(columns[0]), float(height - rows[-1]), float(columns[-1]), float(height - rows[0])


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_turned_page_stands_as_a_reader_sees_it_and_inside_the_box(angle: int) -> None:
    shown = with_sheets(empty(1), {0: turned(paper("Bovenaan links staat deze regel."), angle)})
    left, bottom, right, top = ink_box(shown)
    assert BOX[0] <= left < right <= BOX[0] + BOX[2]
    assert BOX[1] <= bottom < top <= BOX[1] + BOX[3]
    wide = right - left > top - bottom
    assert wide == (angle in (0, 180))
    middle = BOX[1] + BOX[3] / 2
    if angle == 0:
        assert bottom > middle
    elif angle == 180:
        assert top < middle


@pytest.mark.parametrize("angle", [0, 90])
def test_a_page_that_shows_a_part_of_its_paper_shows_that_part_in_the_middle(angle: int) -> None:
    with pypdfium2.PdfDocument(paper("Bovenaan links staat deze regel.")) as made:
        made[0].set_mediabox(-200, -300, 800, 900)
        made[0].set_cropbox(50, 740, 350, 800)
        made[0].set_rotation(angle)
        cropped = saved(made)
    left, bottom, right, top = ink_box(with_sheets(empty(1), {0: cropped}))
    aside, up = (left + right) / 2 - (BOX[0] + BOX[2] / 2), (bottom + top) / 2 - (BOX[1] + BOX[3] / 2)
    # The line stands at the left of that part, and turning a page moves its left side up.
    along, across = (aside, up) if angle == 0 else (-up, aside)
    assert along == pytest.approx(-60, abs=20)
    assert across == pytest.approx(0, abs=25)


def test_every_page_is_there_in_its_order() -> None:
    pdf = paper(*(f"Regel {number} van dit stuk." for number in range(120)))
    pages = sheets_in(pdf)
    assert pages is not None
    assert pages > 2
    with pypdfium2.PdfDocument(with_sheets(empty(pages + 2), {1: pdf})) as made:
        texts = [page.get_textpage().get_text_bounded() for page in made]
    assert not texts[0].strip()
    assert not texts[-1].strip()
    assert "Regel 0 " in texts[1]
    assert "Regel 119 " in texts[pages]


def test_a_small_page_is_not_enlarged_and_a_large_one_fits() -> None:
    for size in (100.0, 3000.0):
        with pypdfium2.PdfDocument.new() as made:
            page = made.new_page(size, size)
            square = raw.FPDFPageObj_CreateNewRect(0, 0, size, size)
            raw.FPDFPath_SetDrawMode(square, raw.FPDF_FILLMODE_WINDING, False)
            raw.FPDFPage_InsertObject(page, square)
            page.gen_content()
            pdf = saved(made)
        left, bottom, right, top = ink_box(with_sheets(empty(1), {0: pdf}))
        assert right - left == pytest.approx(min(size, BOX[2]), abs=2)
        assert top - bottom == pytest.approx(min(size, BOX[2]), abs=2)


def test_the_same_pages_give_the_same_bytes() -> None:
    base, pdf = empty(2), paper("Eén regel.")
    assert with_sheets(base, {0: pdf}) == with_sheets(base, {0: pdf})


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"PK\x03\x04", b"gewone tekst"])
def test_what_cannot_be_opened_has_no_sheets(content: bytes) -> None:
    assert sheets_in(content) is None


def test_a_broken_pdf_has_no_sheets_or_those_that_can_be_shown() -> None:
    pdf = paper("Eén regel.")
    for cut in range(0, len(pdf), len(pdf) // 40):
        sheets = sheets_in(pdf[:cut])
        if sheets is not None:
            assert with_sheets(empty(sheets), {0: pdf[:cut]})


def test_notes_in_the_margin_are_seen_and_no_script_comes_along() -> None:
    with pypdfium2.PdfDocument(paper("Tekst.")) as made:
        page = made[0]
        note = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
        raw.FPDFAnnot_SetRect(note, raw.FS_RECTF(100, 300, 300, 100))
        raw.FPDFAnnot_SetColor(note, raw.FPDFANNOT_COLORTYPE_Color, 0, 0, 0, 255)
        raw.FPDFAnnot_SetAP(note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None)
        raw.FPDFPage_CloseAnnot(note)
        pdf = saved(made)
    shown = with_sheets(
        empty(1), {0: pdf.replace(b"/Pages", b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>/Pages", 1)}
    )
    assert b"JavaScript" not in shown
    assert b"/Annots" not in shown
