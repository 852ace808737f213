"""A letter as PDF: the words as they were written, calm on the page, and nothing about who made it."""

import datetime
import os
import re
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.writing.document import (
    Block,
    BulletList,
    Document,
    Heading,
    Mark,
    Paragraph,
    Run,
    Table,
    gap,
    text_of,
)
from reconcile.writing.rendering.pdf import forget_the_maker, render_pdf

DAY = datetime.date(2026, 11, 5)
EVERY_MARK = "*_`#$@<>[]{}()\\/~^&%=+-–—.,:;'\"“”‘’!?|§€éëïöü1a"
STEERING = "\x00\x07\x1b\x7f\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\xad\ue000"


def pdf_of(*blocks: Block) -> bytes:
    return render_pdf(Document(blocks), DAY)


def text_in(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def squeezed(text: str) -> str:
    """Without what a page changes: white space, and two letters drawn as one."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def a_whole_letter() -> Document:
    return Document(
        (
            Heading(text_of("Ons verslag van het gesprek van 3 november 2026"), level=1),
            Paragraph(text_of(f"Beste {gap('naam')},\nDank voor het gesprek.")),
            Heading(text_of("Afspraken")),
            BulletList((text_of("De directeur belt."), (Run("Zes", Mark.REMOVED), Run("Twee", Mark.ADDED)))),
            Paragraph(text_of("Dit staat vast."), number=12),
            Table(
                header=(text_of("Wie"), text_of("Wat"), text_of("Wanneer")),
                rows=tuple((text_of("Directeur"), text_of(f"Punt {n}, " * 9), text_of("vrijdag")) for n in range(60)),
                widths=(2, 8, 1),
            ),
        )
    )


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=EVERY_MARK + " \n", min_size=1, max_size=80))
def test_whatever_somebody_writes_stands_there_and_is_never_markup(words: str) -> None:
    line = f"begin {words} eind"
    assert squeezed(line) in squeezed(text_in(pdf_of(Paragraph(text_of(line)))))


@pytest.mark.parametrize(
    "words",
    [
        '#panic("x")', '#read("document.typ")', "#import \"@preview/x:1.0.0\"", "= Geen kop", "- geen lijst",
        "$x^2$", "`code`", "<label> @label", "/* weg */ // weg", "\\u{41}", '"); #panic()', "#{ while true {} }",
    ],
)  # fmt: skip
def test_what_looks_like_typst_is_only_text_wherever_it_stands(words: str) -> None:
    text = text_of(words)
    pdf = pdf_of(Heading(text), Paragraph(text, number=1), BulletList((text,)), Table((text,), ((text,),), (1,)))
    assert squeezed(text_in(pdf)).count(squeezed(words)) == 5


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=STEERING + "ab", max_size=30))
def test_characters_that_steer_text_unseen_are_left_out(words: str) -> None:
    kept = "".join(letter for letter in words if letter in "ab")
    assert squeezed(text_in(pdf_of(Paragraph(text_of(f"van{words}af"))))).startswith(f"van{kept}af")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_any_text_at_all_gives_a_pdf_that_opens(words: str) -> None:
    pdf = pdf_of(Heading(text_of(words)), Table((text_of(words),), ((text_of(words),),), (1,)))
    assert len(pypdfium2.PdfDocument(pdf)) >= 1


def test_a_half_character_does_not_stop_a_letter() -> None:
    assert "nogsteeds" in squeezed(text_in(pdf_of(Paragraph(text_of("nog\ud800 steeds")))))


def test_the_same_letter_gives_the_same_bytes_whatever_the_day_is_and_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = render_pdf(a_whole_letter(), DAY)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "0")
    assert render_pdf(a_whole_letter(), DAY) == first


def test_the_file_tells_nothing_of_its_maker_and_has_one_date() -> None:
    pdf = render_pdf(a_whole_letter(), DAY)
    for word in (
        b"typst",
        b"xmp",
        b"krilla",
        b"kloppend",
        b"/creator",
        b"/producer",
        b"/author",
        b"/metadata",
        b"/id[",
    ):
        assert word not in pdf.lower()
    facts = pypdfium2.PdfDocument(pdf).get_metadata_dict(skip_empty=True)
    assert facts == {"CreationDate": "D:20261105120000Z", "ModDate": "D:20261105120000Z"}


def test_what_is_blanked_leaves_every_place_in_the_file_as_it_was() -> None:
    pdf = render_pdf(a_whole_letter(), DAY)
    table = pdf.rindex(b"xref\n0 ", 0, pdf.rindex(b"startxref"))
    entries = re.findall(rb"(\d{10}) (\d{5}) ([nf])\r\n", pdf[table:])
    assert [use for _, _, use in entries].count(b"f") == 2
    for number, (place, _, use) in enumerate(entries):
        if use == b"n":
            assert pdf[int(place) :].startswith(b"%d 0 obj" % number)


def test_a_pdf_of_another_make_is_not_touched() -> None:
    with pytest.raises(ValueError, match="typst"):
        forget_the_maker(b"%PDF-1.7\nnothing of the kind")


def test_only_the_fonts_of_the_wheel_are_used() -> None:
    fonts = set(re.findall(rb"/BaseFont/[A-Z]{6}\+(\w+)", render_pdf(a_whole_letter(), DAY)))
    assert fonts
    assert all(font.startswith((b"LibertinusSerif", b"DejaVuSansMono")) for font in fonts)


def test_pages_are_numbered_and_the_head_of_a_table_comes_back_on_each() -> None:
    pages = [
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(render_pdf(a_whole_letter(), DAY))
    ]
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert page.split()[-1] == str(number)
        assert "Wanneer" in page


def test_no_column_is_narrower_than_its_longest_word() -> None:
    text = text_in(render_pdf(a_whole_letter(), DAY))
    assert text.count("Directeur") == 60
    assert text.count("vrijdag") == 60


def test_a_very_long_word_stays_on_the_paper() -> None:
    pdf = pdf_of(
        Paragraph(text_of("b" * 300)), Table((text_of("Waar"), text_of("Wat")), ((text_of("a" * 400),) * 2,), (1, 1))
    )
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    assert all(
        0 < text.get_charbox(n)[0] <= text.get_charbox(n)[2] < page.get_width() for n in range(text.count_chars())
    )


def test_a_row_longer_than_a_page_runs_over_and_loses_nothing() -> None:
    words = " ".join(f"w{n}" for n in range(1500))
    assert squeezed(words[-200:]) in squeezed(
        text_in(pdf_of(Table((text_of("Kop"),), ((text_of(words),),), (1,))))[-400:]
    )


def test_a_page_can_be_read_aloud_in_dutch_and_headings_are_bookmarks() -> None:
    pdf = render_pdf(a_whole_letter(), DAY)
    assert b"/Lang(nl)" in pdf
    assert b"/Marked true" in pdf
    assert pdf.count(b"/S/TH/") == 3
    outline = [(mark.level, mark.get_title()) for mark in pypdfium2.PdfDocument(pdf).get_toc()]
    assert outline == [(0, "Ons verslag van het gesprek van 3 november 2026"), (1, "Afspraken")]


def test_lines_of_a_transcript_have_no_rules_drawn_around_them() -> None:
    cells = (text_of("1"), text_of("Welkom allemaal."))
    ruled, bare = (
        pypdfium2.PdfDocument(pdf_of(Table(cells, (cells,), (1, 9), ruled=ruled)))[0].render().to_numpy()
        for ruled in (True, False)
    )
    assert (ruled[:, :, 0] < 200).sum() > (bare[:, :, 0] < 200).sum()
