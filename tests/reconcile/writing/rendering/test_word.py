"""A Word file holds the letter and nothing else: few styles, no trace of template or system, the same bytes."""

import datetime
import io
import re
import zipfile

import docx

from reconcile.writing.document import BulletList, Document, Heading, Paragraph, Table, text_of
from reconcile.writing.guard.docx_contents import docx_contents
from reconcile.writing.rendering.word import render_docx

TODAY = datetime.date(2026, 11, 5)
CELLS = ((text_of("1"), text_of("Noor")), (text_of("2"), text_of("Bas")))
LETTER = Document(
    (
        Heading(text_of("Reactie"), 1),
        Heading(text_of("Punten"), 2),
        Paragraph(text_of("Beste mevrouw,")),
        Paragraph(text_of("Het verzoek."), number=12),
        BulletList((text_of("Een"), text_of("Twee"))),
        Table((text_of("Nr"), text_of("Wie")), CELLS, (1, 4)),
        Table((text_of("Nr"), text_of("Wie")), CELLS, (1, 4), ruled=False),
    )
)


def part(name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(render_docx(LETTER, TODAY))) as archive:
        return archive.read(name).decode("utf-8")


def test_the_file_tells_and_hides_nothing() -> None:
    assert docx_contents(render_docx(LETTER, TODAY)).traces == ()


def test_only_the_styles_it_uses_are_in_it() -> None:
    names = set(re.findall(r'<w:name w:val="([^"]+)"', part("word/styles.xml")))
    assert {"Normal", "heading 1", "heading 2", "List Bullet", "Table Grid"} <= names
    assert len(names) < 20
    assert "FFFFFF" not in part("word/styles.xml")


def test_no_setting_tells_of_a_template() -> None:
    assert not re.search(r"docId|rsid|attachedTemplate|savePreviewPicture", part("word/settings.xml"))


def test_the_bytes_are_the_same_on_every_system() -> None:
    assert render_docx(LETTER, TODAY) == render_docx(LETTER, TODAY)
    with zipfile.ZipFile(io.BytesIO(render_docx(LETTER, TODAY))) as archive:
        assert {entry.create_system for entry in archive.infolist()} == {0}


def test_word_reads_all_of_it() -> None:
    paper = docx.Document(io.BytesIO(render_docx(LETTER, TODAY)))
    lines = [line.text for line in paper.paragraphs if line.text]
    assert lines == ["Reactie", "Punten", "Beste mevrouw,", "12.\tHet verzoek.", "Een", "Twee"]
    assert [line.style.name for line in paper.paragraphs if line.text][:2] == ["Heading 1", "Heading 2"]
    assert [[cell.text for cell in row.cells] for row in paper.tables[1].rows] == [
        ["Nr", "Wie"],
        ["1", "Noor"],
        ["2", "Bas"],
    ]
