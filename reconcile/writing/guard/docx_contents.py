"""A finished .docx taken apart: every line a reader can find in it, and every trace of who made it and how.

Only the parts that a letter needs may be there: what is not on that list is a trace, whatever it is.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final

from reconcile.writing.guard.contents import Contents

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|word/_rels/(?:document|header\d*|footer\d*)\.xml\.rels"
    r"|word/(?:document|styles|settings|fontTable|webSettings|numbering|theme/theme1|header\d*|footer\d*"
    r"|footnotes|endnotes)\.xml"
)
_REVIEW_PARTS = re.compile(r"word/(?:comments\w*|people)\.xml|word/_rels/comments\w*\.xml\.rels")
_REVIEW: Final = frozenset(
    {
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "sectPrChange"),
        *("trackRevisions", "commentReference", "commentRangeStart", "commentRangeEnd"),
    }
)
_TELLING: Final = frozenset(
    {
        *("vanish", "webHidden", "specVanish", "rsid", "rsids", "docVars", "attachedTemplate", "docId", "drawing"),
        *("pict", "object", "altChunk", "AlternateContent", "customXml", "smartTag", "sdt", "permStart", "dataBinding"),
        *("mailMerge", "documentProtection", "writeProtection", "saveThroughXslt", "movie", "control", "bookmarkStart"),
    }
)
_READ_ALOUD: Final = frozenset({"descr", "title", "alt", "tooltip", "name", "author", "initials", "tag", "Target"})
_DESCRIBING: Final = frozenset({"tblCaption", "tblDescription", "alias", "helpText", "statusText", "entryMacro"})
_TEXT: Final = frozenset({f"{_W}t", f"{_W}delText", f"{_W}instrText"})
_OFF: Final = ("0", "false", "off")
_SMALLEST = 12
"""Half points: smaller type than 6 points is there to be overlooked."""
_LIGHTEST = 225
"""Of 255, in every colour: on white paper nobody reads it."""
_MOST_BYTES = 64 * 1024 * 1024
_LOCAL_HEADER = 30
"""Bytes of what stands before a part in a zip, its name and extra field not counted."""


def docx_contents(content: bytes) -> Contents:
    """Take the .docx in `content` apart. Its XML is read without entities; what does not parse is a trace."""
    lines: list[str] = []
    traces: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            traces += _traces_of_zip(archive, content)
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                return Contents((), ("zip: too large",))
            for entry in archive.infolist():
                name = entry.filename
                if not _PARTS.fullmatch(name):
                    traces.append(f"review: {name}" if _REVIEW_PARTS.fullmatch(name) else name)
                    if not name.endswith((".xml", ".rels")):
                        continue
                part_lines, part_traces = _read(name, archive.read(entry))
                lines += part_lines
                traces += part_traces
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, NotImplementedError, KeyError):
        return Contents((), ("zip: broken",))
    return Contents(tuple(lines), tuple(dict.fromkeys(traces)))


def _traces_of_zip(archive: zipfile.ZipFile, content: bytes) -> Iterator[str]:
    """What a zip can hold beside its parts: comments, extra fields, times, bytes before, between and after."""
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    if archive.comment or any(entry.comment for entry in entries):
        yield "zip comment"
    if any(entry.extra for entry in entries):
        yield "zip: extra field"
    if any(entry.date_time != (1980, 1, 1, 0, 0, 0) for entry in entries):
        yield "zip: time of writing"
    if len({entry.filename for entry in entries}) < len(entries):
        yield "a part twice"
    place = 0
    for entry in entries:
        if entry.header_offset != place:
            yield "zip: bytes between parts"
        header = _LOCAL_HEADER + len(entry.filename.encode()) + len(entry.extra)
        place = entry.header_offset + header + entry.compress_size
    directory = sum(46 + len(e.filename.encode()) + len(e.extra) + len(e.comment) for e in entries)
    if place != archive.start_dir or archive.start_dir + directory + 22 + len(archive.comment) != len(content):
        yield "zip: bytes after the parts"


def _read(name: str, body: bytes) -> tuple[list[str], list[str]]:
    """The lines and the traces of one part."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return [], [f"{name}: broken"]
    traces = []
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        traces.append(f"{name}: document type")
    beside = [*root.itersiblings(preceding=True), *root.itersiblings()]
    if beside or any(not isinstance(element.tag, str) for element in root.iter()):
        traces.append(f"{name}: comment in XML")
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    if name == "docProps/core.xml":
        return [], [*traces, *(f"core.xml: {_local(child)}" for child in elements[1:] if not _is_plain(child))]
    traces += [found for element in elements for found in _traces(name, element)]
    return [*_paragraphs(root), *_loose_text(elements), *_attributes(elements)], traces


def _is_plain(element: Any) -> bool:  # noqa: ANN401  lxml ships no types
    """Whether a core property only holds a date, a language, or nothing."""
    if _local(element) in ("created", "modified"):
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT12:00:00Z", element.text or ""))
    return (_local(element) == "language" and len(element.text or "") < 12) or not (element.text or "").strip()


def _traces(part: str, element: Any) -> Iterator[str]:  # noqa: ANN401
    name = _local(element)
    if name in _REVIEW:
        yield f"review: {name}"
    elif name in _TELLING and (_value(element) or "") not in _OFF:
        yield f"{part}: {name}"
    if any("rsid" in key for key in element.attrib):
        yield f"{part}: rsid"
    if element.get("TargetMode") == "External":
        yield f"{part}: link"
    if part != "word/theme/theme1.xml" and _is_hard_to_see(element):
        yield f"{part}: hardly visible text"


def _is_hard_to_see(element: Any) -> bool:  # noqa: ANN401
    """Whether `element` makes text white, or too small or narrow to read."""
    value = _value(element) or ""
    match _local(element):
        case "color":
            theme = next((text for key, text in element.attrib.items() if key.endswith("}themeColor")), "")
            light = bool(re.fullmatch(r"[0-9A-Fa-f]{6}", value)) and min(bytes.fromhex(value)) >= _LIGHTEST
            return light or theme in ("background1", "light1", "background2", "light2")
        case "sz" | "szCs":
            return value.isdigit() and int(value) < _SMALLEST and "ascii" not in element.attrib
        case "w":
            return value.rstrip("%").isdigit() and int(value.rstrip("%")) < 50  # per cent of its width
    return False


def _paragraphs(root: Any) -> list[str]:  # noqa: ANN401
    """A line per paragraph, hidden and struck-out text included."""
    lines = []
    for paragraph in root.iter(f"{_W}p"):
        pieces = []
        for node in paragraph.iter():
            if node.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                pieces.append(" ")
            elif node.tag in _TEXT:
                pieces.append(node.text or "")
        lines.append("".join(pieces))
    return lines


def _loose_text(elements: list[Any]) -> list[str]:
    """Text where Word shows none."""
    found = []
    for element in elements:
        inside = element.text if element.tag not in _TEXT else None
        found += [text.strip() for text in (inside, element.tail) if text and text.strip()]
    return found


def _attributes(elements: list[Any]) -> list[str]:
    """What is read aloud, shown on hovering, or named, without being text."""
    return [
        value
        for element in elements
        for key, value in element.attrib.items()
        if (key.rpartition("}")[2] in _READ_ALOUD or _local(element) in _DESCRIBING)
        and value.strip()
        and not value.endswith(".xml")
    ]


def _local(element: Any) -> str:  # noqa: ANN401
    name: str = element.tag.rpartition("}")[2]
    return name


def _value(element: Any) -> str | None:  # noqa: ANN401
    value: str | None = element.get(f"{_W}val")
    return value
