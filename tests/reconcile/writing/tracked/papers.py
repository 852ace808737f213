"""School reports of different make, each with what makes tracked changes hard; invented people."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tests.reconcile.reports.documents import body_of, bytes_of, paragraph, plain, with_parts

DOCUMENTS = Path(__file__).with_name("documents")

TALK = (
    "Noor krijgt twee keer per week een half uur hulp van de onderwijsassistent.",
    "Ouders maken zich zorgen over het lezen. Zij oefenen thuis elke avond.",
    "De intern begeleider vraagt voor de zomervakantie een onderzoek aan bij het samenwerkingsverband.",
)
AGREED = (
    "De leerkracht mailt iedere vrijdag de woorden van het thema.",
    "Ouders leveren de brief van de logopedist in.",
    "Het volgende gesprek is op dinsdag 15 december om 15.30 uur.",
)


def _opened(title: str = "Verslag MDO Noor") -> Any:  # noqa: ANN401  python-docx gives no name for it
    paper = docx.Document()
    paper.add_heading(title, 1)
    paper.add_paragraph("Datum: 3 november 2026")
    return paper


def plain_paper() -> bytes:
    paper = _opened()
    for line in (*TALK, *AGREED):
        paper.add_paragraph(line)
    return bytes_of(paper)


def tables() -> bytes:
    """A table of agreements, one with merged cells, and one inside a cell of another."""
    paper = _opened()
    paper.add_paragraph(TALK[0])
    paper.add_heading("Afspraken", 2)
    table = paper.add_table(rows=4, cols=3, style="Table Grid")
    for cell, word in zip(table.rows[0].cells, ("Wat", "Wie", "Wanneer"), strict=True):
        cell.text = word
    for row, line in zip(table.rows[1:], AGREED, strict=True):
        row.cells[0].text = line
        row.cells[1].text = "leerkracht en ouders samen"
        row.cells[2].text = "vanaf maandag 9 november"
    paper.add_paragraph("Tussen de tabellen staat nog een zin over de afspraken.")
    outer = paper.add_table(rows=2, cols=2, style="Table Grid")
    outer.cell(0, 0).merge(outer.cell(0, 1)).text = "Deze cel loopt over twee kolommen heen."
    inner = outer.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text = "Binnenste tabel, eerste cel met woorden."
    inner.cell(0, 1).text = "Binnenste tabel, tweede cel met woorden."
    outer.cell(1, 0).text = TALK[1]
    paper.add_paragraph("Na de tabellen volgt de ondertekening.")
    return bytes_of(paper)


def numbered_lists() -> bytes:
    paper = _opened()
    paper.add_heading("Afspraken", 2)
    for line in AGREED:
        paper.add_paragraph(line, style="List Number")
    paper.add_heading("Besproken", 2)
    for line in TALK:
        paper.add_paragraph(line, style="List Number 2")
    return bytes_of(paper)


def bullet_lists() -> bytes:
    """Word's own bullets, and bullets that somebody typed."""
    paper = _opened()
    for line in AGREED:
        paper.add_paragraph(line, style="List Bullet")
    paper.add_paragraph("Wat verder ter tafel kwam:")
    for line in TALK:
        paper.add_paragraph(f"- {line}")
    return bytes_of(paper)


def others_changes() -> bytes:
    """Open changes by two others: words, ends of paragraphs, a moved sentence, letters made bold."""
    by = 'w:author="Karin de Wit" w:date="2026-11-04T09:12:00Z"'
    added = f'<w:ins w:id="11" {by}>{plain(" en de ambulant begeleider")}</w:ins>'
    gone = f'<w:del w:id="12" {by}><w:r><w:delText xml:space="preserve">drie </w:delText></w:r></w:del>'
    bold = f'<w:rPr><w:b/><w:rPrChange w:id="13" {by}><w:rPr/></w:rPrChange></w:rPr>'
    return body_of(
        paragraph("Verslag van het gesprek over Noor")
        + paragraph(plain("De onderwijsassistent"), added, plain(" helpt Noor "), gone, plain("twee keer per week."))
        + paragraph(f"<w:r>{bold}<w:t>Deze woorden zijn vet gemaakt</w:t></w:r>", plain(" door iemand anders."))
        + paragraph("Deze alinea kwam er later bij.", properties=f'<w:rPr><w:ins w:id="14" {by}/></w:rPr>')
        + paragraph("Deze alinea loopt door", properties=f'<w:rPr><w:del w:id="15" {by}/></w:rPr>')
        + paragraph(" in de volgende alinea van het verslag.")
        + f'<w:p><w:moveFromRangeStart w:id="16" w:name="m" {by}/><w:moveFrom w:id="17" {by}>'
        + plain("Verplaatste zin van de school.")
        + f'</w:moveFrom><w:moveFromRangeEnd w:id="16"/></w:p>{paragraph(TALK[1])}'
        + f'<w:p><w:moveToRangeStart w:id="18" w:name="m" {by}/><w:moveTo w:id="19" {by}>'
        + plain("Verplaatste zin van de school.")
        + '</w:moveTo><w:moveToRangeEnd w:id="18"/></w:p>'
        + paragraph(*[plain(line + " ") for line in AGREED])
    )


def others_comments() -> bytes:
    paper = _opened()
    for number, line in enumerate((*TALK, *AGREED)):
        made = paper.add_paragraph()
        words = line.split(" ")
        runs = [made.add_run(" ".join(words[:3]) + " "), made.add_run(" ".join(words[3:]))]
        if number % 2:
            paper.add_comment(runs, text=f"Klopt dit, punt {number}?", author="Karin de Wit", initials="KW")
        else:
            paper.add_comment(runs[0], text=f"Navragen, punt {number}.", author="Anouk Prins", initials="AP")
    return bytes_of(paper)


def footnotes() -> bytes:
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = body_of(
        paragraph("Verslag met voetnoten")
        + paragraph(plain("Noor scoort een IV op de toets"), note.format(2), plain(" van begrijpend lezen."))
        + paragraph(plain(TALK[1]), note.format(3))
        + paragraph(AGREED[0])
    )
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for number, text in ((2, "Afgenomen in oktober."), (3, "Volgens het intakeformulier."))
    )
    return _with_part(
        body, "footnotes", f'<w:footnotes {nsdecls("w")}>{notes}</w:footnotes>',
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    )  # fmt: skip


def headers_and_footers() -> bytes:
    paper = _opened()
    section = paper.sections[0]
    section.header.paragraphs[0].text = "Basisschool De Boomgaard, vertrouwelijk verslag"
    section.footer.paragraphs[0].text = "Pagina van het verslag over Noor"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Eerste blad van De Boomgaard"
    for line in (*TALK, *AGREED):
        paper.add_paragraph(line)
    return bytes_of(paper)


def hyperlinks() -> bytes:
    lined = '<w:rPr><w:u w:val="single"/></w:rPr>'
    link = '<w:hyperlink w:anchor="{}" w:history="1"><w:r>' + lined + "<w:t>{}</w:t></w:r></w:hyperlink>"
    return body_of(
        paragraph("Verslag met verwijzingen")
        + paragraph(
            plain("Meer staat op "), link.format("a", "de pagina van het samenwerkingsverband"), plain(" zelf.")
        )
        + paragraph(link.format("b", "Lees hier het hele zorgplan"))
        + paragraph(plain(TALK[0] + " Zie "), link.format("c", "bijlage twee"), plain("."))
        + paragraph(AGREED[1])
    )


def split_runs() -> bytes:
    """Words in pieces, bold and italic through each other, bookmarks, tabs, soft hyphens, line breaks, odd marks."""
    bold, slanted = "<w:b/>", "<w:i/>"
    start, end = '<w:bookmarkStart w:id="40" w:name="punt"/>', '<w:bookmarkEnd w:id="40"/>'
    spelled = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'
    return body_of(
        paragraph(plain("Ver", bold), plain("slag van ", slanted), plain("het gesprek"))
        + paragraph(
            plain("De onder"), plain("wijs", bold), start, plain("assis", slanted), end, plain("tent helpt Noor "),
            spelled[0], plain("twee keer"), spelled[1], plain(" per we", bold), plain("ek met le"), plain("zen."),
        )
        + paragraph(
            "<w:r><w:t>Naam:</w:t><w:tab/><w:t>Noor uit groep vier</w:t><w:br/><w:t>Datum gesprek: dinsdag</w:t></w:r>"
        )
        + paragraph(
            "<w:r><w:t>Het samen</w:t><w:softHyphen/><w:t>werkings\u00adverband denkt mee over Noor, e</w:t>"
            "<w:noBreakHyphen/><w:t>mail volgt.</w:t></w:r>"
        )
        + paragraph(plain("Ouders "), plain("  maken zich ", slanted), plain("zorgen &amp; twijfelen nog.  "))
        + paragraph(plain(AGREED[0], bold))
        + paragraph(plain(AGREED[1], slanted + "<w:lang w:val='nl-NL'/>"))
    )  # fmt: skip


def content_controls() -> bytes:
    """A form: choices inside a line, and a whole paragraph in a control."""
    choice = "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    return body_of(
        paragraph("Formulier groot overleg")
        + paragraph(plain("Aanwezig: "), choice.format(plain("de moeder van Noor")), plain(" en de leerkracht."))
        + choice.format(paragraph("Dit hele blok staat in een invulveld van het formulier."))
        + "".join(paragraph(line) for line in (*TALK, *AGREED))
    )


def text_boxes() -> bytes:
    """A text box that says what a paragraph says too."""
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="wps"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>'
        "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    return body_of(
        paragraph("Verslag met een kader")
        + paragraph(plain(TALK[0]), box.format(paragraph("In het kader staat iets anders.") + paragraph(AGREED[0])))
        + "".join(paragraph(line) for line in (*TALK[1:], *AGREED))
    )


def fields() -> bytes:
    """A date and a page number that Word fills in, and a reference that is a field of its own."""
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    date = begin + "<w:r><w:instrText> DATE </w:instrText></w:r>" + middle + plain("dinsdag 3 november") + end
    return body_of(
        paragraph("Verslag met velden")
        + paragraph(plain("Opgemaakt op "), date, plain(" door de intern begeleider."))
        + paragraph(
            plain("Zie bladzijde "), f'<w:fldSimple w:instr="PAGEREF x">{plain("vier")}</w:fldSimple>', plain(".")
        )
        + "".join(paragraph(line) for line in (*TALK, *AGREED))
    )


def sections() -> bytes:
    """Two sections, the second in columns; the break hangs on a paragraph with words."""
    paper = _opened()
    for line in TALK:
        paper.add_paragraph(line)
    last = paper.add_paragraph("Hier eindigt het eerste deel van het verslag.")
    properties = last._p.get_or_add_pPr()
    first = parse_xml(
        f'<w:sectPr {nsdecls("w")}><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    properties.append(first)
    for line in AGREED:
        paper.add_paragraph(line)
    columns = paper.sections[-1]._sectPr
    for old in columns.findall(qn("w:cols")):
        columns.remove(old)
    columns.append(parse_xml(f'<w:cols {nsdecls("w")} w:num="2" w:space="708"/>'))
    return bytes_of(paper)


def ends_with_table() -> bytes:
    """No paragraph says anything after the table, and the sizes of letters differ."""
    paper = _opened()
    made = paper.add_paragraph()
    for size, word in zip((9, 11, 14, 9), ("Klein ", "gewoon ", "groot ", "en weer klein geschreven."), strict=True):
        made.add_run(word).font.size = Pt(size)
    table = paper.add_table(rows=2, cols=2)
    for row, line in zip(table.rows, AGREED, strict=False):
        row.cells[0].text = line
        row.cells[1].text = ""
        again = row.cells[1].paragraphs[0]
        again.style = "List Bullet"
        again.add_run("te doen door de ouders")
    mark = OxmlElement("w:trackRevisions")
    paper.settings.element.insert(0, mark)
    return bytes_of(paper)


def protected() -> bytes:
    paper = docx.Document(io.BytesIO(plain_paper()))
    lock = parse_xml(f'<w:documentProtection {nsdecls("w")} w:edit="readOnly" w:enforcement="1"/>')
    paper.settings.element.insert(0, lock)
    return bytes_of(paper)


def stored(name: str) -> bytes:
    """A document made by LibreOffice; see documents/make.py."""
    return (DOCUMENTS / name).read_bytes()


MADE: Mapping[str, Callable[[], bytes]] = {
    "plain": plain_paper,
    "tables": tables,
    "numbered_lists": numbered_lists,
    "bullet_lists": bullet_lists,
    "others_changes": others_changes,
    "others_comments": others_comments,
    "footnotes": footnotes,
    "headers_and_footers": headers_and_footers,
    "hyperlinks": hyperlinks,
    "split_runs": split_runs,
    "content_controls": content_controls,
    "text_boxes": text_boxes,
    "fields": fields,
    "sections": sections,
    "ends_with_table": ends_with_table,
    "libreoffice_from_odt": lambda: stored("from_odt.docx"),
    "libreoffice_from_html": lambda: stored("from_html.docx"),
    "libreoffice_changes": lambda: stored("others_changes.docx"),
    "libreoffice_comments": lambda: stored("others_comments.docx"),
    "libreoffice_footnotes": lambda: stored("footnotes.docx"),
}
"""Every document that lets changes in."""

IN_BOXES: Mapping[str, tuple[str, ...]] = {"text_boxes": ("In het kader staat iets anders.", AGREED[0])}
"""What stands in text boxes, which docx-editor does not read."""


def _with_part(content: bytes, name: str, xml: str, kind: str) -> bytes:
    """`content` with one more part beside its text."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
        types = archive.read("[Content_Types].xml").decode()
    relation = (
        f'<Relationship Id="rIdX" Target="{name}.xml" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}"/></Relationships>'
    )
    override = f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/></Types>'
    return with_parts(
        content,
        {
            f"word/{name}.xml": xml.encode(),
            "word/_rels/document.xml.rels": relations.replace("</Relationships>", relation).encode(),
            "[Content_Types].xml": types.replace("</Types>", override).encode(),
        },
    )
