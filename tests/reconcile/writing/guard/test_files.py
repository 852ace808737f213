"""A finished file is read as it lies there: what its pages say, what they hide, and what stands beside them."""

import datetime
import io
import re
import zipfile
import zlib

import pytest
import typst

from reconcile.writing.document import BulletList, Document, Heading, Paragraph, Table, text_of
from reconcile.writing.guard.contents import contents_of
from reconcile.writing.guard.leaks import SchoolGuard, WouldLeak, assert_clean
from reconcile.writing.rendering.pdf import forget_the_maker, render_pdf
from reconcile.writing.rendering.text import render_text
from reconcile.writing.rendering.word import render_docx
from tests.reconcile.writing.meeting import REPORT, TODAY, TRANSCRIPT

GUARD = SchoolGuard(transcript=TRANSCRIPT, report=REPORT, typed=())
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def letter(*lines: str) -> Document:
    words = tuple(text_of(line) for line in lines)
    table = Table(
        (text_of("In het verslag"), text_of("Ons voorstel")), ((text_of("Twee keer."), text_of("Drie.")),), (1, 1)
    )
    return Document(
        (Heading(text_of("Reactie"), 1), *map(Paragraph, words), BulletList((text_of("Een punt."),)), table)
    )


def file_of(kind: str, *lines: str) -> bytes:
    if kind == "docx":
        return render_docx(letter(*lines), TODAY)
    return render_pdf(letter(*lines), TODAY) if kind == "pdf" else render_text(letter(*lines))


def refused(name: str, content: bytes) -> list[tuple[str, str]]:
    """The rules that `content` breaks, with the words; empty when it may go."""
    try:
        assert_clean(name, content, GUARD)
    except WouldLeak as refusal:
        return [(leak.rule, leak.excerpt) for leak in refusal.leaks]
    return []


KINDS = ("docx", "pdf", "txt")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Dat is op de opname te horen.", "recording"),
        ("Dit kwam om 12:40 aan de orde.", "time"),
        ("Dit kwam na 00:12:40.500 aan de orde.", "time"),
        ("Wij hebben geen idee hoe lang die wachtlijst bij de logopedist duurt.", "spoken_row"),
        ("Dat is een leugen.", "tone"),
        ("Zijn BSN is 111222333.", "bsn"),
        ("Een heel lang woord: verantwoordelijkheidsvraagstukkenbespreking_gesprek_opname_deel.m4a", "recording"),
    ],
)
def test_what_a_page_says_is_read_in_every_kind_of_file(kind: str, line: str, rule: str) -> None:
    assert rule in {found for found, _ in refused(f"Reactie.{kind}", file_of(kind, line))}
    assert refused(f"Reactie.{kind}", file_of(kind, "Dank voor het verslag.", "Het gesprek is om 15.30 uur.")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_paragraph_is_read_as_one_however_its_lines_break(kind: str) -> None:
    filler = "Wij vinden het fijn om samen te kijken naar wat er goed gaat en wat er nog beter kan. " * 3
    line = filler + "Er is geen idee hoe lang die wachtlijst bij de logopedist nog is."
    assert {rule for rule, _ in refused(f"Brief.{kind}", file_of(kind, line))} == {"spoken_row"}
    assert refused(f"Brief.{kind}", file_of(kind, filler)) == []


@pytest.mark.parametrize("name", ["Brief.rtf", "Brief.odt", "Brief", "Brief.html", "Brief.docm", "Brief.eml"])
def test_a_kind_nobody_can_take_apart_is_refused(name: str) -> None:
    assert refused(name, b"Beste mevrouw") != []


@pytest.mark.parametrize("name", ["Brief.docx", "Brief.pdf", "Brief.ics"])
@pytest.mark.parametrize("content", [b"", b"Beste mevrouw", b"PK\x03\x04", b"%PDF-1.7\n%%EOF\n"])
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str, content: bytes) -> None:
    assert refused(name, content) != []


def test_plain_text_hides_nothing() -> None:
    assert refused("Brief.txt", b"\xff\xfe") != []
    assert refused("Brief.txt", "op\u200bname".encode()) != []
    assert ("recording", "opname") in refused("Brief.txt", "op\u00adname".encode())
    assert refused("Brief.txt", "Zie \u202eemanpo".encode()) != []
    assert {rule for rule, _ in refused("Brief.txt", b"Geen idee hoe lang\ndie wachtlijst bij\n")} == {"spoken_row"}
    assert refused("Brief.txt", b"- Geen idee hoe lang\n- die wachtlijst bij\n") == []


def packed(parts: dict[str, bytes], comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), body)
        archive.comment = comment
    return out.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_run(properties: str) -> bytes:
    """A letter with one run of these properties."""
    parts = parts_of(file_of("docx", "Dank."))
    run = f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>Dag.</w:t></w:r></w:p>".encode()
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", run + b"<w:sectPr", 1)
    return packed(parts)


@pytest.mark.parametrize(
    "properties",
    [
        "<w:vanish/>", "<w:webHidden/>", "<w:specVanish/>", '<w:color w:val="FFFFFF"/>', '<w:color w:val="F0F1EE"/>',
        '<w:color w:val="auto" w:themeColor="background1"/>', '<w:sz w:val="2"/>', '<w:w w:val="1"/>',
        '<w:rPrChange w:id="1" w:author="x"/>',
    ],
)  # fmt: skip
def test_words_that_cannot_be_seen_are_refused(properties: str) -> None:
    assert refused("Brief.docx", with_run(properties)) != []


@pytest.mark.parametrize(
    "properties", ["<w:b/>", '<w:vanish w:val="0"/>', '<w:color w:val="1F3347"/>', '<w:sz w:val="20"/>']
)
def test_words_that_can_be_seen_are_not(properties: str) -> None:
    assert refused("Brief.docx", with_run(properties)) == []


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", b"<w:body>", b"<w:body><!-- opname -->"),
        ("word/document.xml", b"<w:body>", b"<w:body><?x opname?>"),
        ("word/document.xml", b"<w:body>", b"<w:body>opname"),
        ("word/document.xml", b"<w:body>", b'<w:body><w:bookmarkStart w:id="1" w:name="opname"/>'),
        (
            "word/document.xml",
            b"<w:tblPr>",
            b'<w:tblPr><w:tblDescription w:val="Zie de opname"/>',
        ),
        ("word/document.xml", b"<w:body>", b"<w:body><w:p><w:r><w:drawing/></w:r></w:p>"),
        ("word/document.xml", b"<w:document", b'<!DOCTYPE x [<!ENTITY y "opname">]><w:document'),
        ("word/document.xml", b"</w:document>", b"</w:document"),
        (
            "word/settings.xml",
            b"</w:settings>",
            b'<w:docVars><w:docVar w:name="a" w:val="b"/></w:docVars></w:settings>',
        ),
        ("word/settings.xml", b"</w:settings>", b"<w:trackRevisions/></w:settings>"),
        ("docProps/core.xml", b"12:00:00Z", b"23:14:51Z"),
        ("docProps/core.xml", b"nl-NL", b"Lieke Vos, moeder"),
        (
            "word/_rels/document.xml.rels",
            b'Target="styles.xml"',
            b'Target="https://x.example/opname" TargetMode="External"',
        ),
    ],
)
def test_what_hides_between_the_words_of_a_part_is_found(part: str, old: bytes, new: bytes) -> None:
    parts = parts_of(file_of("docx", "Dank."))
    assert old in parts[part]
    assert refused("Brief.docx", packed(parts | {part: parts[part].replace(old, new, 1)})) != []
    assert refused("Brief.docx", packed(parts)) == []


@pytest.mark.parametrize(
    "part",
    [
        "docProps/thumbnail.jpeg", "word/media/image1.jpeg", "word/embeddings/oleObject1.bin", "customXml/item1.xml",
        "word/people.xml", "word/comments.xml", "word/commentsExtended.xml", "docProps/custom.xml", "notes.txt",
        "word/vbaProject.bin", "word/glossary/document.xml", "word/footnotes2.xml", "[trash]/0000.dat",
    ],
)  # fmt: skip
def test_a_part_that_no_letter_needs_is_refused(part: str) -> None:
    assert refused("Brief.docx", packed(parts_of(file_of("docx", "Dank.")) | {part: b"<x/>"})) != []


def test_what_hides_in_the_zip_itself_is_found() -> None:
    content = file_of("docx", "Dank.")
    parts = parts_of(content)
    assert refused("Brief.docx", packed(parts, comment=b"opname")) != []
    assert refused("Brief.docx", b"opname" + content) != []
    assert refused("Brief.docx", content + b"opname") != []
    end = content.rindex(b"PK\x05\x06")
    start = int.from_bytes(content[end + 16 : end + 20], "little")
    moved = content[end : end + 16] + (start + 6).to_bytes(4, "little") + content[end + 20 :]
    between = content[:start] + b"opname" + content[start:end] + moved
    assert zipfile.ZipFile(io.BytesIO(between)).testzip() is None
    assert refused("Brief.docx", between) != []


def test_the_schools_own_file_may_keep_what_it_told_and_ours_may_not_add_to_it() -> None:
    parts = parts_of(file_of("docx", "Na de opname in de kliniek was er rust."))
    parts["docProps/app.xml"] = b"<Properties><Application>Word</Application></Properties>"
    theirs = packed(parts)
    body = parts["word/document.xml"]

    def reviewed(words: str) -> bytes:
        change = f'<w:p><w:ins w:id="1" w:author="ouders"><w:r><w:t>{words}</w:t></w:r></w:ins></w:p>'.encode()
        comments = (
            f"<w:comments {W}><w:comment><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment></w:comments>".encode()
        )
        return packed(
            parts
            | {"word/document.xml": body.replace(b"<w:body>", b"<w:body>" + change, 1), "word/comments.xml": comments}
        )

    assert_clean("Verslag.docx", reviewed("Wij missen dit nog."), GUARD, original=theirs)
    for words in ("Zie de opname.", "Dat was om 12:40."):
        with pytest.raises(WouldLeak):
            assert_clean("Verslag.docx", reviewed(words), GUARD, original=theirs)
    with pytest.raises(WouldLeak):
        assert_clean("Verslag.docx", reviewed("Wij missen dit nog."), GUARD)


def picture() -> str:
    """A grey dot as typst reads bytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    header = chunk(b"IHDR", (1).to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 0)))
    png = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
    return f"#image(bytes({tuple(png)}))"


def typeset(source: str) -> bytes:
    made = typst.compile(
        source.encode(), timestamp=int(datetime.datetime(2026, 11, 5, 12, tzinfo=datetime.UTC).timestamp())
    )
    assert isinstance(made, bytes)
    return forget_the_maker(made)


@pytest.mark.parametrize(
    "source",
    [
        "Dag. #text(fill: white)[Hallo]",
        "Dag. #text(fill: rgb(250, 250, 245))[Hallo]",
        "Dag. #text(size: 1pt)[Hallo]",
        "Dag. #text(fill: rgb(0, 0, 0, 10))[Hallo]",
        "Dag. #place(dx: -900pt)[Hallo]",
        "Dag. #scale(5%)[Hallo]",
        'Dag. #link("https://x.example/opname")[Hallo]',
        'Dag. #pdf.attach("a.txt", bytes("opname"))',
        '#set document(author: "Lieke Vos")\nDag.',
        '#set document(title: "Zie de opname")\nDag.',
        '#set document(keywords: ("x",))\nDag.',
        "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"), alt: \"opname\")",
        "#set heading(bookmarked: true)\n= Opname",
        picture(),
    ],
)
def test_what_a_pdf_hides_or_tells_beside_its_text_is_found(source: str) -> None:
    assert refused("Brief.pdf", typeset(source)) != []


def test_a_plain_pdf_is_not_refused() -> None:
    source = '#set document(title: "Reactie op het verslag")\n= Reactie\nDag. #strong[Hallo] #underline[daar].'
    assert refused("Brief.pdf", typeset(source)) == []


def test_a_pdf_that_still_names_its_maker_is_refused() -> None:
    made = typst.compile(b"Dag.")
    assert isinstance(made, bytes)
    assert ("file", "pdf: Creator") in refused("Brief.pdf", made)


def test_nothing_follows_or_precedes_a_pdf() -> None:
    content = file_of("pdf", "Dank.")
    assert refused("Brief.pdf", content + b"opname") != []
    assert refused("Brief.pdf", b"opname\n" + content) != []
    later = content + b"\n9 0 obj\n(Zie de opname)\nendobj\nstartxref\n0\n%%EOF\n"
    assert ("recording", "opname") in refused("Brief.pdf", later)


def test_strings_are_read_however_a_pdf_spells_them() -> None:
    content = file_of("pdf", "Dank.")
    for spelled in (b"(o\\160name)", b"(op\\\nname)", b"<FEFF006F0070006E0061006D0065>", b"<6F 70 6E 61 6D 65>"):
        hidden = re.sub(rb"(?<=endobj\n)", b"99 0 obj\n" + spelled + b"\nendobj\n", content, count=1)
        assert ("recording", "opname") in refused("Brief.pdf", hidden)
    squeezed = zlib.compress(b"98 0 (opname)")
    stream = b"97 0 obj\n<</Type/ObjStm/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n"
    packed_in = re.sub(
        rb"(?<=endobj\n)", (stream % (len(squeezed), squeezed)).replace(b"\\", b"\\\\"), content, count=1
    )
    assert ("recording", "opname") in refused("Brief.pdf", packed_in)
    named = content.replace(b"/Info", b"/#41uthor(x)/Info", 1)
    assert ("file", "pdf: Author") in refused("Brief.pdf", named)


CALENDAR = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//agenda//NL\r
BEGIN:VEVENT\r
UID:20261215-1@agenda\r
DTSTAMP:20261105T120000Z\r
DTSTART;TZID=Europe/Amsterdam:20261215T153000\r
SUMMARY:Gesprek over\r
  Noor\\, met school\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Gesprek over", "Gesprek op de op\r\n name"),
        ("Gesprek over", "Bel 06-12345678"),
        ("T153000", "T124000"),
        ("T153000", "T153021"),
        ("UID:20261215-1", "UID:opname-1"),
        ("SUMMARY:", "ORGANIZER;CN=Lieke:mailto:l@x.example\r\nSUMMARY:"),
        ("SUMMARY:", "ATTACH:file:///gesprek.m4a\r\nSUMMARY:"),
        ("SUMMARY:", "X-MAKER:Kloppend\r\nSUMMARY:"),
        ("SUMMARY:", "DESCRIPTION;ALTREP=x:Dag\r\nSUMMARY:"),
        ("SUMMARY:", "los\r\nSUMMARY:"),
        ("BEGIN:VCALENDAR", "opname"),
    ],
)
def test_a_calendar_file_is_read_as_well(old: str, new: str) -> None:
    assert refused("Agenda.ics", CALENDAR.encode()) == []
    assert refused("Agenda.ics", CALENDAR.replace(old, new, 1).encode()) != []


def test_the_lines_of_a_calendar_are_its_words_and_its_times() -> None:
    lines = contents_of("Agenda.ics", CALENDAR.encode()).lines
    assert "Gesprek over Noor, met school" in lines
    assert "15:30" in lines
