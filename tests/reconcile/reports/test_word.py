"""A Word document gives all that a reader sees, and what tracked changes struck out."""

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from models.report import BlockKind, Report, Revision
from reconcile.reports import read_report
from reconcile.reports.word import read
from tests.reconcile.reports.documents import (
    WORD,
    body_of,
    bytes_of,
    deleted,
    inserted,
    paragraph,
    plain,
    put,
    with_parts,
)
from tests.reconcile.reports.invariants import assert_all_is_covered, cells, outline, section_of


def read_body(xml: str) -> Report:
    report = read(body_of(xml), "verslag.docx")
    assert_all_is_covered(report)
    return report


def said(report: Report, revision: Revision) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks if block.revision is revision]


def test_paragraphs_headings_lists_and_tables_come_in_the_order_of_the_page(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Verslag MDO", 1)
    document.add_paragraph("Noor is moe.")
    document.add_heading("Afspraken", 2)
    document.add_paragraph("De IB'er belt.", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Actie", "Wie", "Bellen", "IB"], strict=True):
        cell.text = text
    document.add_paragraph("Tot slot.")
    report = read_report(put(tmp_path, "verslag.docx", bytes_of(document)))
    assert_all_is_covered(report)
    assert outline(report) == [
        ("heading", "Verslag MDO"),
        ("paragraph", "Noor is moe."),
        ("heading", "Afspraken"),
        ("list_item", "De IB'er belt."),
        ("cell", "Actie"),
        ("cell", "Wie"),
        ("cell", "Bellen"),
        ("cell", "IB"),
        ("paragraph", "Tot slot."),
    ]
    assert section_of(report, "Tot slot") == ("Verslag MDO", "Afspraken")
    assert (report.format, report.has_revisions) == ("docx", False)


def test_inserted_text_is_read_in_its_sentence_and_deleted_text_stands_apart() -> None:
    report = read_body(paragraph("De IB'er belt ", deleted("tweemaal"), inserted("eenmaal"), " per week."))
    assert said(report, Revision.INSERTED) == ["De IB'er belt eenmaal per week."]
    assert said(report, Revision.DELETED) == ["tweemaal"]
    assert report.has_revisions


def test_moved_text_is_read_where_it_stands_now() -> None:
    gone = f'<w:moveFrom w:id="1" w:author="x">{plain("Vader belt.")}</w:moveFrom>'
    here = f'<w:moveTo w:id="2" w:author="x">{plain("Vader belt.")}</w:moveTo>'
    report = read_body(paragraph(gone) + paragraph("Moeder mailt.") + paragraph(here))
    assert [block.revision for block in report.blocks] == [Revision.DELETED, Revision.NONE, Revision.INSERTED]


def test_a_paragraph_whose_end_was_struck_out_runs_on_into_the_next() -> None:
    mark = '<w:rPr><w:del w:id="3" w:author="x"/></w:rPr>'
    report = read_body(paragraph("De IB'er belt ", properties=mark) + paragraph("elke week."))
    assert outline(report) == [("paragraph", "De IB'er belt elke week.")]
    assert report.has_revisions


def test_a_struck_out_table_row_is_kept_to_be_seen() -> None:
    rows = "".join(
        f"<w:tr><w:trPr>{change}</w:trPr><w:tc>{paragraph(text)}</w:tc></w:tr>"
        for text, change in (("blijft", ""), ("weg", '<w:del w:id="4" w:author="x"/>'))
    )
    report = read_body(f"<w:tbl>{rows}</w:tbl>")
    assert [(block.revision, block.row) for block in report.blocks] == [(Revision.NONE, 0), (Revision.DELETED, 1)]


def test_a_deleted_heading_opens_no_section() -> None:
    report = read_body(
        paragraph(deleted("Zorgen"), properties='<w:pStyle w:val="Heading1"/>') + paragraph("Noor leest graag.")
    )
    assert section_of(report, "leest") == ()


def test_a_line_all_in_bold_is_a_heading_and_a_bold_word_is_not() -> None:
    report = read_body(
        paragraph(plain("Wat gaat goed?", "<w:b/>"))
        + paragraph(plain("Noor", "<w:b/>"), " leest graag.")
        + paragraph(plain("Niet vet", '<w:b w:val="0"/>'))
        + paragraph(plain("Datum: 3 mei", "<w:b/>"))
    )
    assert [kind for kind, _ in outline(report)] == ["heading", "paragraph", "paragraph", "paragraph"]
    assert section_of(report, "leest") == ("Wat gaat goed?",)


def test_a_line_break_inside_a_paragraph_is_a_new_line() -> None:
    report = read_body(paragraph(plain("Leerling: Noor"), "<w:r><w:br/><w:t>Datum: 3 mei</w:t></w:r>"))
    assert outline(report) == [("paragraph", "Leerling: Noor"), ("paragraph", "Datum: 3 mei")]


def test_merged_cells_are_read_once_and_the_next_cell_keeps_its_column() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, text in zip(table._cells, "abcdef", strict=True):
        cell.text = text
    table.cell(0, 0).merge(table.cell(0, 1)).text = "breed"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "hoog"
    assert cells(read(bytes_of(document), "v.docx")) == [
        (0, 0, 0, "breed"),
        (0, 0, 2, "hoog"),
        (0, 1, 0, "d"),
        (0, 1, 1, "e"),
    ]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "buiten"
    outer.cell(0, 1).add_table(1, 1).cell(0, 0).text = "binnen"
    assert cells(read(bytes_of(document), "v.docx")) == [(0, 0, 0, "buiten"), (1, 0, 0, "binnen")]


def test_page_headers_and_footers_are_known_as_such_and_told_once() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = section.first_page_header.paragraphs[0].text = "OBS De Wissel"
    section.footer.paragraphs[0].text = "vertrouwelijk"
    document.add_paragraph("Noor is moe.")
    assert outline(read(bytes_of(document), "v.docx")) == [
        ("page_header", "OBS De Wissel"),
        ("paragraph", "Noor is moe."),
        ("page_footer", "vertrouwelijk"),
    ]


def test_a_comment_is_a_note_under_the_paragraph_it_hangs_on() -> None:
    document = docx.Document()
    first = document.add_paragraph("Noor is moe.")
    document.add_comment(first.runs, text="klopt dit?", author="x")
    document.add_paragraph("Vader belt.")
    assert [kind for kind, _ in outline(read(bytes_of(document), "v.docx"))] == ["paragraph", "note", "paragraph"]


def test_a_footnote_is_a_note_and_words_own_lines_among_them_are_not() -> None:
    content = body_of(paragraph("Noor is moe", '<w:r><w:footnoteReference w:id="2"/></w:r>', "."))
    notes = (
        f'<w:footnotes {WORD}><w:footnote w:id="0" w:type="separator">{paragraph("lijn")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("volgens vader")}</w:footnote></w:footnotes>'
    )
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
        ' Target="footnotes.xml"/></Relationships>'
    )
    relations = "word/_rels/document.xml.rels"
    with_notes = with_parts(
        content,
        {
            "word/footnotes.xml": notes.encode(),
            relations: part_of(content, relations).replace(b"</Relationships>", relation.encode()),
        },
    )
    assert outline(read(with_notes, "v.docx")) == [("paragraph", "Noor is moe."), ("note", "volgens vader")]


def part_of(content: bytes, part: str) -> bytes:
    from reconcile.reports.package import Package

    return Package(content, "v.docx").bytes_of(part)


def test_a_text_box_kept_twice_for_old_programs_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('In het kader.')}</w:txbxContent>"
    document = docx.Document()
    document.add_paragraph("Ernaast.")._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert outline(read(bytes_of(document), "v.docx")) == [("paragraph", "Ernaast."), ("paragraph", "In het kader.")]


def test_content_controls_links_and_tick_boxes_are_read_and_hidden_text_and_field_codes_are_not() -> None:
    control = f"<w:sdt><w:sdtContent>{plain('akkoord ')}</w:sdtContent></w:sdt>"
    tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    link = f"<w:hyperlink>{plain(' zie brief')}</w:hyperlink>"
    code = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    report = read_body(paragraph("Ouders: ", control, tick, link, code, plain("geheim", "<w:vanish/>")))
    assert report.text == "Ouders: akkoord ☑ zie brief"


def test_typed_bullets_and_capitals_are_seen_for_what_they_are() -> None:
    report = read_body(paragraph("AFSPRAKEN") + paragraph("- Vader belt.") + paragraph("2. Moeder mailt."))
    assert [kind for kind, _ in outline(report)] == ["heading", "list_item", "list_item"]


def test_control_and_reordering_characters_do_not_get_through() -> None:
    report = read_body(paragraph("gewoon \u202eom\u2066gekeerd\u00ad"))
    assert report.text == "gewoon \ufffdom\ufffdgekeerd"


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30)


@settings(max_examples=25, deadline=None)  # a document takes python-docx 10 ms
@given(paragraphs=st.lists(WORDS, max_size=5), row=st.lists(WORDS, min_size=1, max_size=3))
def test_what_python_docx_writes_is_read_back_whole(paragraphs: list[str], row: list[str]) -> None:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(1, len(row))
    for cell, text in zip(table._cells, row, strict=True):
        cell.text = text
    report = read(bytes_of(document), "v.docx")
    assert_all_is_covered(report)
    kept = "".join(character for text in [*paragraphs, *row] for character in text if character.isalnum())
    assert "".join(character for character in report.text if character.isalnum()) == kept


@pytest.mark.parametrize("kind", [BlockKind.CELL, BlockKind.HEADING])
def test_a_styled_heading_in_a_cell_opens_a_section_and_keeps_its_place(kind: BlockKind) -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).paragraphs[0].text = "Zorgen"
    if kind is BlockKind.HEADING:
        table.cell(0, 0).paragraphs[0].style = "Heading 2"
    table.cell(0, 1).text = "Noor is moe."
    report = read(bytes_of(document), "v.docx")
    assert (report.blocks[0].kind, report.blocks[0].table) == (kind, 0)
    assert report.blocks[1].section == (("Zorgen",) if kind is BlockKind.HEADING else ())
