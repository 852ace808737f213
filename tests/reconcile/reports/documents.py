"""Writes Word documents with what python-docx cannot make: tracked changes, notes, text boxes, merged cells."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

WORD = nsdecls("w")


def bytes_of(document: Document) -> bytes:
    """The file a document is saved as."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def body_of(xml: str) -> bytes:
    """A Word file whose body is the WordprocessingML in `xml` (prefix w)."""
    document = docx.Document()
    body = document.element.body
    for element in parse_xml(f"<w:body {WORD}>{xml}</w:body>"):
        body.insert(len(body) - 1, element)  # before the page's own properties
    return bytes_of(document)


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs that are XML, or plain words."""
    inside = "".join(run if run.startswith("<") else plain(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def plain(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def inserted(words: str) -> str:
    return f'<w:ins w:id="1" w:author="x">{plain(words)}</w:ins>'


def deleted(words: str) -> str:
    return f'<w:del w:id="2" w:author="x"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A zip with some of its parts added or replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(part for part in parts if part not in old.namelist())]:
            new.writestr(name, parts.get(name) or old.read(name))
    return file.getvalue()


def put(folder: Path, name: str, content: bytes | str) -> Path:
    """A file in `folder`."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
