"""A file is read as what it is, and what cannot be read gets one clear problem."""

import io
import zipfile
from pathlib import Path

import pytest
from odfdo import Paragraph

from models.problems import NotFound, Problem, Unreadable
from reconcile.reports import read_report
from reconcile.reports.package import MAX_PART_BYTES
from reconcile.reports.refusals import (
    BROKEN,
    NO_TEXT,
    OLD_WORD,
    OTHER_OFFICE,
    OUTLOOK,
    PAGES,
    PASSWORD,
    PICTURE,
    PICTURE_PAGE,
    RICH_TEXT,
    SOUND,
    TOO_LARGE,
    UNKNOWN_KIND,
    Refusal,
)
from tests.reconcile.reports.documents import body_of, deleted, paragraph, put, with_parts
from tests.reconcile.reports.ole import ole
from tests.reconcile.reports.pdfs import Line, pdf
from tests.reconcile.reports.test_opendocument import odt

DOCX = body_of(paragraph("Noor is moe."))
PDF = pdf([[Line(70, 700, "Noor is moe.")]])
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + bytes(200) + b"\xff\xd9"
ENCRYPTED_ODT = b'<manifest xmlns="m"><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'


def zipped(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/").replace("_x", ".x").replace("_i", ".i"), text)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("verslag.docx", JPEG, PICTURE),
        ("foto.jpg", JPEG, PICTURE),
        ("foto.png", b"\x89PNG\r\n\x1a\n" + bytes(50), PICTURE),
        ("foto.heic", b"\0\0\0\x18ftypheic" + bytes(50), PICTURE),
        ("gesprek.m4a", b"\0\0\0\x18ftypM4A " + bytes(50), SOUND),
        ("verslag.docx", ole("EncryptionInfo", "EncryptedPackage"), PASSWORD),
        ("verslag.doc", ole("WordDocument", "1Table"), OLD_WORD),
        ("bericht.msg", ole("__substg1.0_1000001F"), OUTLOOK),
        ("cijfers.xls", ole("Workbook"), OTHER_OFFICE),
        ("verslag.rtf", b"{\\rtf1\\ansi Noor is moe.}", RICH_TEXT),
        ("verslag.pages", zipped(Index__Document_iwa="x"), PAGES),
        ("cijfers.xlsx", zipped(xl__workbook_xml="<x/>"), OTHER_OFFICE),
        ("verslag.odt", with_parts(odt(), {"META-INF/manifest.xml": ENCRYPTED_ODT}), PASSWORD),
        ("verslag.pdf", pdf([[Line(70, 700, "Noor is moe.")]], password="geheim"), PASSWORD),
        ("scan.pdf", pdf([[], []], picture=True), PICTURE),
        ("half.pdf", pdf([[Line(70, 700, "Noor is moe.")], []], picture=True), PICTURE_PAGE),
        ("leeg.pdf", pdf([[]]), NO_TEXT),
        ("leeg.txt", b" \r\n\t \n", NO_TEXT),
        ("leeg.docx", body_of(""), NO_TEXT),
        ("doorgehaald.docx", body_of(paragraph(deleted("Noor is moe."))), NO_TEXT),
        ("kapot.docx", DOCX[: len(DOCX) // 2], BROKEN),
        ("kapot.docx", b"PK\x03\x04", BROKEN),
        ("kapot.docx", b"PK", BROKEN),
        ("kapot.docx", zipped(word__document_xml="<x/>"), BROKEN),
        ("kapot.docx", with_parts(DOCX, {"word/document.xml": b"<w:document"}), BROKEN),
        ("kapot.pdf", b"%PDF-1.7\n" + bytes(100), BROKEN),
        ("kapot.pdf", b"Noor is moe.", BROKEN),
        ("iets.bin", bytes(range(256)) * 4, UNKNOWN_KIND),
    ],
)
def test_what_cannot_be_read_is_refused_for_its_own_reason(
    tmp_path: Path, name: str, content: bytes, refusal: Refusal
) -> None:
    with pytest.raises(Unreadable) as caught:
        read_report(put(tmp_path, name, content))
    assert (caught.value.what, caught.value.remedy) == (refusal.what, refusal.remedy)
    assert caught.value.details["name"] == name
    for sentence in (caught.value.what, caught.value.meaning, caught.value.remedy):
        assert "{" not in sentence.format(**caught.value.details)


def test_a_missing_file_and_an_empty_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_report(tmp_path / "weg.docx")
    with pytest.raises(Unreadable, match="empty"):
        read_report(put(tmp_path, "leeg.docx", b""))


@pytest.mark.parametrize(("content", "form"), [(DOCX, "docx"), (PDF, "pdf"), (odt(Paragraph("Noor is moe.")), "odt")])
def test_a_document_is_known_by_its_content_under_any_name(tmp_path: Path, content: bytes, form: str) -> None:
    for name in ("verslag", "verslag.txt", "verslag.docx", "verslag.pdf"):
        assert read_report(put(tmp_path, name, content)).format == form


def test_a_part_that_unpacks_to_far_more_than_it_is_is_not_unpacked(tmp_path: Path) -> None:
    bomb = with_parts(DOCX, {"word/document.xml": bytes(MAX_PART_BYTES)})
    with pytest.raises(Unreadable) as caught:
        read_report(put(tmp_path, "bom.docx", bomb))
    assert caught.value.what == TOO_LARGE.what


def test_a_part_that_lies_about_its_size_is_stopped_while_unpacking(tmp_path: Path) -> None:
    honest = with_parts(DOCX, {"word/document.xml": bytes(MAX_PART_BYTES + 2)})
    lying = honest.replace((MAX_PART_BYTES + 2).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(Unreadable):
        read_report(put(tmp_path, "bom.docx", lying))


@pytest.mark.parametrize("where", ["file:///etc/passwd", "http://x.invalid/"])
def test_xml_that_declares_entities_is_refused_and_nothing_is_fetched(tmp_path: Path, where: str) -> None:
    declared = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "{where}">]><d>&e;</d>'
    for encoding in ("utf-8", "utf-16"):
        hostile = with_parts(DOCX, {"word/document.xml": declared.encode(encoding)})
        with pytest.raises(Unreadable) as caught:
            read_report(put(tmp_path, "v.docx", hostile))
        assert caught.value.what == BROKEN.what


def test_tables_nested_beyond_reason_are_refused(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 600 + paragraph("diep") + "</w:tc></w:tr></w:tbl>" * 600
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f"<w:document {word}><w:body>{deep}</w:body></w:document>".encode()
    with pytest.raises(Problem):
        read_report(put(tmp_path, "v.docx", with_parts(DOCX, {"word/document.xml": document})))
