"""Builds report.docx, the school's report of the example meeting, from report.toml: `python -m tui.demo.build_report`.

The same structure gives the same bytes on every machine: core properties and zip dates are fixed, and the parts are
stored without compression, because zlib builds differ in what they make of the same input.
"""

import datetime
import io
import tomllib
import zipfile
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.coreprops import CoreProperties
    from docx.section import Section
    from docx.table import Table, _Cell

WRITTEN = datetime.datetime(2026, 9, 24, 16, 5)
"""Word keeps this moment without a zone."""
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
FONT = "Calibri"
SCHOOL_GREEN = "2F6B4F"
PALE_GREEN = "E3EFE8"
TEXT_WIDTH_CM = 16.0
TABLE_STYLES = ("Normal Table", "Table Grid")


def build() -> bytes:
    """The bytes of report.docx."""
    import docx

    structure = tomllib.loads(resources.files("tui.demo").joinpath("report.toml").read_text(encoding="utf-8"))
    document = docx.Document()
    _leave_out_what_is_not_used(document)
    _set_style(document)
    _page_edges(document.sections[0], structure)
    document.add_paragraph(structure["title"], style="Title")
    _head_table(document, structure["head"])
    for section in structure["sections"]:
        document.add_heading(section["heading"], level=1)
        for text in section.get("paragraphs", ()):
            document.add_paragraph(text)
        for text in section.get("bullets", ()):
            document.add_paragraph(text, style="List Bullet")
        if "table" in section:
            _action_table(document, section["table"])
    _set_properties(document.core_properties, structure["title"])
    saved = io.BytesIO()
    document.save(saved)
    return _with_fixed_bytes(saved.getvalue())


def main() -> None:
    """Write report.docx beside this file."""
    Path(__file__).with_name("report.docx").write_bytes(build())


def _leave_out_what_is_not_used(document: "Document") -> None:
    """Nearly a hundred table styles, their copy for Word 2007 and a picture of an empty page: 800 of 850 kB."""
    from docx.enum.style import WD_STYLE_TYPE

    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in TABLE_STYLES:
            style.delete()
    for part in (document.part, document.part.package):
        for number, relation in list(part.rels.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                part.rels.pop(number)


def _set_style(document: "Document") -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, points in (("Normal", 10), ("Title", 19), ("Heading 1", 12)):
        style = document.styles[name]
        style.font.name = FONT
        style.font.size = Pt(points)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):  # the template's theme fonts would win over the name
            del fonts.attrib[attribute]
        for script in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(script), FONT)
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string(SCHOOL_GREEN)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Normal"].paragraph_format.line_spacing = 1.08
    document.styles["Title"].paragraph_format.space_after = Pt(8)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(10)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(3)
    rule_below = document.styles["Title"].element.find(".//" + qn("w:pBdr"))
    rule_below.getparent().remove(rule_below)
    language = document.styles.element.find(".//" + qn("w:lang"))
    language.set(qn("w:val"), "nl-NL")


def _page_edges(section: "Section", structure: dict[str, Any]) -> None:
    """The page itself, the school's name above it and a line below it."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm, Pt, RGBColor

    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(1.8)
    for edge, text in ((section.header, structure["page_header"]), (section.footer, structure["page_footer"])):
        paragraph = edge.paragraphs[0]
        paragraph.style.paragraph_format.tab_stops.clear_all()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
        run = paragraph.add_run(text)
        run.font.size = Pt(9)
        run.font.color.rgb = RGBColor.from_string(SCHOOL_GREEN)


def _head_table(document: "Document", rows: list[list[str]]) -> None:
    """Who, when and about whom, in two columns."""
    table = _table(document, rows, widths_cm=(3.2, 12.8))
    for row in table.rows:
        _emphasise(row.cells[0])


def _action_table(document: "Document", rows: list[list[str]]) -> None:
    """The table of actions, its first row a heading."""
    table = _table(document, rows, widths_cm=(8.3, 2.2, 5.5))
    for cell in table.rows[0].cells:
        _emphasise(cell)


def _table(document: "Document", rows: list[list[str]], widths_cm: tuple[float, ...]) -> "Table":
    from docx.shared import Cm, Pt

    table = document.add_table(rows=len(rows), cols=len(widths_cm), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text, width in zip(row.cells, texts, widths_cm, strict=True):
            cell.width = Cm(width)
            cell.text = text
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            cell.paragraphs[0].paragraph_format.space_before = Pt(2)
    return table


def _emphasise(cell: "_Cell") -> None:
    """Bold on a pale ground."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    cell.paragraphs[0].runs[0].bold = True
    shade = OxmlElement("w:shd")
    for attribute, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", PALE_GREEN)):
        shade.set(qn(attribute), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _set_properties(properties: "CoreProperties", title: str) -> None:
    properties.author = properties.last_modified_by = "A. Verkuil"
    properties.title = title
    properties.comments = "Verzonnen voorbeeld bij Kloppend"
    properties.language = "nl-NL"
    properties.revision = 1
    properties.created = properties.modified = WRITTEN


def _with_fixed_bytes(package: bytes) -> bytes:
    """The same parts with fixed dates, order, rights and system mark, stored as they are."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, ZIP_EPOCH)
            part.create_system = 0  # else Windows and Unix each leave their own mark
            target.writestr(part, source.read(name))
    return fixed.getvalue()


if __name__ == "__main__":
    main()
