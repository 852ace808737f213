"""Word documents: transcripts that Teams, Word or a person saved as .docx."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.transcript import Transcript
from transcribe.imports import refusals
from transcribe.imports.kinds import is_zip
from transcribe.imports.plain import transcript_of
from transcribe.imports.source import Source
from transcribe.imports.timestamps import TIME

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off")
_MOST_BYTES = 300_000_000  # unpacked; a four-hour meeting is under 2 MB, a zip bomb is without end
_TIME = re.compile(TIME)


def recognises(source: Source) -> bool:
    """Whether it is a zip file, which no other transcript is."""
    return is_zip(source.content)


def read(source: Source) -> Transcript:
    """Return the transcript in the document. Raises Unreadable when it is no Word document or no transcript."""
    return transcript_of(source.name, list(_lines(_body(source))))


def _body(source: Source) -> "_Element":
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
                raise refusals.broken_word(source.name)
        return docx.Document(io.BytesIO(source.content)).element.body
    except (
        PackageNotFoundError, LxmlError, zipfile.BadZipFile, KeyError, ValueError, AttributeError,
        EOFError, NotImplementedError, RuntimeError, zlib.error,
    ):  # fmt: skip  # each seen from zip files that are not whole, locked, or something else
        raise refusals.broken_word(source.name) from None


def _lines(body: "_Element") -> Iterator[str]:
    """Yield the lines of paragraphs, and each row of a table as one line."""
    for block in body:
        if block.tag == f"{_W}tbl":
            for row in block.iter(f"{_W}tr"):
                yield _row([" ".join(_text(cell).split()) for cell in row.iter(f"{_W}tc")])
        else:
            for paragraph in block.iter(f"{_W}p"):
                yield from _text(paragraph).split("\n")


def _row(cells: list[str]) -> str:
    """A table of time, speaker and words, or of speaker and words, as a line of that meaning."""
    time = cells.pop(0).strip("[]()") if cells and _TIME.fullmatch(cells[0].strip("[]()")) else ""
    name, *words = cells or [""]
    spoken = f"{name}: {' '.join(words)}" if words else name
    return f"[{time}] {spoken}" if time else spoken


def _text(element: "_Element") -> str:
    """The text as it reads with all tracked changes accepted. Two spaces stand where bold ends: after a name."""
    pieces: list[str] = []
    was_bold = False
    for run in element.iter(f"{_W}r", f"{_W}p"):
        if run.tag == f"{_W}p":
            pieces.append("\n" if pieces else "")
            continue
        text = "".join(_piece(child) for child in run)
        bold = _is_bold(run)
        if was_bold and not bold and text.strip():
            pieces.append("  ")
        if text.strip():
            was_bold = bold
        pieces.append(text)
    return "".join(pieces)


def _piece(child: "_Element") -> str:
    match child.tag.removeprefix(_W) if isinstance(child.tag, str) else "":
        case "t":
            return child.text or ""
        case "tab":
            return "\t"
        case "br" | "cr":
            return "\n"
        case "noBreakHyphen":
            return "-"
        case _:
            return ""


def _is_bold(run: "_Element") -> bool:
    mark = run.find(f"{_W}rPr/{_W}b")
    return mark is not None and mark.get(f"{_W}val", "1") not in _OFF
