"""An OpenDocument text gives all that a reader sees, and what tracked changes struck out."""

import io
from pathlib import Path

from odfdo import Document, Header, List, Paragraph, Table

from models.report import Revision
from reconcile.reports import read_report
from reconcile.reports.opendocument import read
from tests.reconcile.reports.documents import put, with_parts
from tests.reconcile.reports.invariants import assert_all_is_covered, cells, outline, section_of


def odt(*parts: object) -> bytes:
    document = Document("text")
    document.body.clear()
    for part in parts:
        document.body.append(part)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_body(xml: str, styles: str = "") -> bytes:
    """A document whose text is the XML in `xml`."""
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{xml}</office:text></office:body></office:document-content>"
    )
    return with_parts(odt(), {"content.xml": content.encode()})


def test_headings_paragraphs_lists_and_tables_come_in_order(tmp_path: Path) -> None:
    table = Table("Acties", width=2, height=2)
    for place, text in {(0, 0): "Actie", (1, 0): "Wie", (0, 1): "Bellen", (1, 1): "IB"}.items():
        table.set_value(place, text)
    content = odt(Header(1, "Verslag"), Paragraph("Noor  is moe."), List(["een", "twee"]), table)
    report = read_report(put(tmp_path, "verslag.odt", content))
    assert_all_is_covered(report)
    assert outline(report)[:4] == [
        ("heading", "Verslag"),
        ("paragraph", "Noor  is moe."),
        ("list_item", "een"),
        ("list_item", "twee"),
    ]
    assert cells(report) == [(0, 0, 0, "Actie"), (0, 0, 1, "Wie"), (0, 1, 0, "Bellen"), (0, 1, 1, "IB")]
    assert section_of(report, "Bellen") == ("Verslag",)
    assert report.format == "odt"


def test_tracked_changes_give_the_text_as_it_reads_now_and_what_was_struck_out() -> None:
    report = read(
        with_body(
            "<text:tracked-changes>"
            '<text:changed-region text:id="d"><text:deletion>'
            "<office:change-info/><text:p>tweemaal</text:p></text:deletion>"
            "</text:changed-region>"
            '<text:changed-region text:id="i"><text:insertion>'
            "<office:change-info/></text:insertion></text:changed-region>"
            "</text:tracked-changes>"
            '<text:p>De IB belt <text:change text:change-id="d"/><text:change-start text:change-id="i"/>eenmaal'
            '<text:change-end text:change-id="i"/> per week.</text:p><text:p>Vader mailt.</text:p>'
        ),
        "v.odt",
    )
    assert [(report.text[block.start : block.end], block.revision) for block in report.blocks] == [
        ("De IB belt eenmaal per week.", Revision.INSERTED),
        ("tweemaal", Revision.DELETED),
        ("Vader mailt.", Revision.NONE),
    ]
    assert report.has_revisions


def test_bold_lines_notes_text_boxes_and_spaces_are_read() -> None:
    report = read(
        with_body(
            '<text:p text:style-name="B">Wat gaat goed?</text:p>'
            '<text:p>Noor<text:s text:c="2"/>leest<text:note><text:note-citation>1</text:note-citation>'
            "<text:note-body><text:p>thuis</text:p></text:note-body></text:note>.<text:line-break/>- graag</text:p>"
            "<text:p><draw:frame><draw:text-box><text:p>In het kader.</text:p></draw:text-box></draw:frame></text:p>",
            '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>',
        ),
        "v.odt",
    )
    assert outline(report) == [
        ("heading", "Wat gaat goed?"),
        ("paragraph", "Noor  leest."),
        ("list_item", "- graag"),
        ("note", "thuis"),
        ("paragraph", "In het kader."),
    ]


def test_a_covered_cell_keeps_its_column_and_a_huge_repeat_count_costs_nothing() -> None:
    row = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell><text:p>a</text:p></table:table-cell>'
        '<table:covered-table-cell/><table:table-cell table:number-columns-repeated="16384"><text:p>b</text:p>'
        "</table:table-cell></table:table-row>"
    )
    assert cells(read(with_body(f"<table:table>{row}</table:table>"), "v.odt")) == [(0, 0, 0, "a"), (0, 0, 2, "b")]
