"""A letter as a Word document: real styles, Dutch, A4, page numbers, and nothing about who made it."""

import datetime
import io
import re
import zipfile
from typing import TYPE_CHECKING

from reconcile.writing.document import Block, BulletList, Document, Heading, Mark, Paragraph, Table, Text

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph as Line

_FONT = "Calibri"
_INK = "1F3347"
_SHADE = "E8EEF4"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_TELLING = ("thumbnail", "extended-properties", "custom-properties", "customXml", "stylesWithEffects")
_TELLING_SETTINGS = ("rsids", "attachedTemplate", "docVars", "docId", "savePreviewPicture", "proofState")
_TEXT_WIDTH_CM = 16.5
_RSID = re.compile(rb' w:rsid\w*="[^"]*"|<w:rsid [^>]*/>')


def render_docx(document: Document, today: datetime.date) -> bytes:
    """`document` as the bytes of a .docx whose only dates are `today`; the same document gives the same bytes."""
    import docx
    from docx.shared import Cm

    paper = docx.Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.25), Cm(2.25)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    _set_styles(paper)
    _number_pages(section)
    for block in document.blocks:
        _write(paper, block)
    _forget_the_maker(paper, today)
    buffer = io.BytesIO()
    paper.save(buffer)
    return _same_zip_every_time(buffer.getvalue())


def _set_styles(paper: "Paper") -> None:
    """Calm type: dark blue headings, room between lines, Dutch as the language."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles = paper.styles
    normal = styles["Normal"]
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.12
    _set_font(normal)
    for level, size in ((1, 18), (2, 13), (3, 11.5), (4, 11)):
        style = styles[f"Heading {level}"]
        _set_font(style)
        style.font.size, style.font.bold, style.font.italic = Pt(size), True, False
        style.font.color.rgb = RGBColor.from_string(_INK)
        style.paragraph_format.space_before = Pt(0 if level == 1 else 14 if level == 2 else 8)
        style.paragraph_format.space_after = Pt(8 if level == 1 else 4)
        style.paragraph_format.keep_with_next = True
    styles["List Bullet"].paragraph_format.space_after = Pt(3)
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    language = OxmlElement("w:lang")
    for kind in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(kind), "nl-NL")
    defaults.append(language)


def _set_font(style: "ParagraphStyle") -> None:
    """One typeface for all scripts; the template's theme fonts would win otherwise."""
    from docx.oxml.ns import qn

    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), _FONT)


def _number_pages(section: "Section") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    line = section.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run, number = OxmlElement("w:r"), OxmlElement("w:t")
    number.text = "1"
    run.append(number)
    field.append(run)
    line._p.append(field)


def _write(paper: "Paper", block: Block) -> None:
    from docx.shared import Cm

    match block:
        case Heading():
            _add_runs(paper.add_heading(level=block.level), block.text)
        case Paragraph():
            line = paper.add_paragraph()
            if block.number is not None:
                line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(1), Cm(-1)
                line.paragraph_format.tab_stops.add_tab_stop(Cm(1))
                line.add_run(f"{block.number}.\t")
            _add_runs(line, block.text)
        case BulletList():
            for item in block.items:
                _add_runs(paper.add_paragraph(style="List Bullet"), item)
        case Table():
            _write_table(paper, block)


def _add_runs(line: "Line", text: Text) -> None:
    from docx.enum.text import WD_COLOR_INDEX
    from docx.shared import RGBColor

    for piece in text:
        run = line.add_run(piece.text)
        if piece.mark is Mark.STRONG:
            run.bold = True
        elif piece.mark is Mark.GAP:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        elif piece.mark is Mark.ADDED:
            run.font.underline = True
            run.font.color.rgb = RGBColor(0x1B, 0x5E, 0x20)
        elif piece.mark is Mark.REMOVED:
            run.font.strike = True
            run.font.color.rgb = RGBColor(0x75, 0x75, 0x75)


def _write_table(paper: "Paper", block: Table) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    style = "Table Grid" if block.ruled else "Normal Table"
    table = paper.add_table(rows=1 + len(block.rows), cols=len(block.header), style=style)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = [Cm(_TEXT_WIDTH_CM * width / sum(block.widths)) for width in block.widths]
    for row, cells in zip(table.rows, (block.header, *block.rows), strict=True):
        row_properties = row._tr.get_or_add_trPr()
        row_properties.append(OxmlElement("w:cantSplit"))
        is_header = row is table.rows[0] or row._tr is table.rows[0]._tr
        if is_header:
            row_properties.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            line = cell.paragraphs[0]
            line.paragraph_format.space_after = Pt(2 if block.ruled else 0)
            line.paragraph_format.space_before = Pt(2 if block.ruled else 0)
            _add_runs(line, text)
            for run in line.runs:
                run.font.size = Pt(10 if block.ruled else 9)
                if is_header:
                    run.bold = True
            if is_header:
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:color"), "auto")
                shade.set(qn("w:fill"), _SHADE)
                cell._tc.get_or_add_tcPr().append(shade)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    paper.add_paragraph().paragraph_format.space_after = Pt(0)


def _forget_the_maker(paper: "Paper", today: datetime.date) -> None:
    """Empty every property but the dates, and drop the parts that tell of the program."""
    properties = paper.core_properties
    for name in (
        "author",
        "category",
        "comments",
        "content_status",
        "identifier",
        "keywords",
        "last_modified_by",
        "subject",
        "title",
        "version",
    ):
        setattr(properties, name, "")
    properties.language = "nl-NL"
    moment = datetime.datetime(today.year, today.month, today.day, 12)
    properties.created = properties.modified = moment
    for element in list(properties._element):
        if element.tag.rpartition("}")[2] not in ("created", "modified", "language"):
            properties._element.remove(element)
    for holder in (paper.part.package.rels, paper.part.rels):
        for key in [key for key, rel in holder.items() if any(word in rel.reltype for word in _TELLING)]:
            del holder[key]
    settings = paper.settings.element
    for element in list(settings):
        if element.tag.rpartition("}")[2] in _TELLING_SETTINGS:
            settings.remove(element)
    _drop_unused_styles(paper)


def _drop_unused_styles(paper: "Paper") -> None:
    """Keep the styles this letter uses: the template's others tell which program made it, and hold white text."""
    from docx.oxml.ns import qn

    styles = paper.styles.element
    by_id = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
    wanted = {name for name, style in by_id.items() if style.get(qn("w:default")) == "1"}
    footers = [rel.target_part for rel in paper.part.rels.values() if rel.reltype.endswith("/footer")]
    parts = [paper.element, *(footer.element for footer in footers)]
    used = {qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle")}
    wanted |= {element.get(qn("w:val")) for part in parts for element in part.iter() if element.tag in used}
    needed: set[str | None] = set()
    while wanted:
        style = by_id.get(name := wanted.pop())
        if name in needed or style is None:
            continue
        needed.add(name)
        links = (style.find(qn(f"w:{link}")) for link in ("basedOn", "link", "next"))
        wanted |= {link.get(qn("w:val")) for link in links if link is not None}
    for name, style in by_id.items():
        if name not in needed:
            styles.remove(style)
    for latent in styles.findall(qn("w:latentStyles")):
        styles.remove(latent)


def _same_zip_every_time(content: bytes) -> bytes:
    """The same parts with fixed times, and no rsid (a mark of editing sessions) in any of them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = zipfile.ZipInfo(entry.filename, _ZIP_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0  # the same on every system; the zip would name this one
            body = old.read(entry)
            new.writestr(part, _RSID.sub(b"", body) if entry.filename.startswith("word/") else body)
    return out.getvalue()
