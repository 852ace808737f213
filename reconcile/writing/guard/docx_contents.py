"""A finished .docx taken apart: every line a reader can find in it, and every trace of who made it and how."""

import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import dataclass

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TELLING_PARTS = re.compile(
    r"docProps/(?!core\.xml$)|thumbnail|comments|people\.xml|media/|customXml|embeddings|vbaProject"
)
_TELLING_ELEMENTS = frozenset(
    f"{_W}{name}"
    for name in ("vanish", "ins", "del", "rsid", "rsids", "commentReference", "docVars", "attachedTemplate")
)


@dataclass(frozen=True)
class DocxContents:
    """What stands in a .docx."""

    lines: tuple[str, ...]
    """A line per paragraph, of every part that holds text."""
    traces: tuple[str, ...]
    """Names of parts, properties and elements that tell of its maker, or hide something."""


def docx_contents(content: bytes) -> DocxContents:
    """Take the .docx in `content` apart. It is a file of our own making, so its XML is trusted."""
    lines: list[str] = []
    traces: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            if _TELLING_PARTS.search(entry.filename):
                traces.append(entry.filename)
                continue
            if entry.comment or archive.comment:
                traces.append("zip comment")
            if not entry.filename.endswith((".xml", ".rels")):
                continue
            root = ElementTree.fromstring(archive.read(entry))
            if entry.filename == "docProps/core.xml":
                traces += [f"core.xml: {child.tag.rpartition('}')[2]}" for child in root if not _is_plain(child)]
                continue
            lines += _lines_of(root)
            traces += [_trace(entry.filename, element) for element in root.iter() if _tells(element)]
    return DocxContents(tuple(lines), tuple(dict.fromkeys(traces)))


def _is_plain(element: ElementTree.Element) -> bool:
    """Whether a core property only holds a date, a language, or nothing."""
    return element.tag.rpartition("}")[2] in ("created", "modified", "language") or not (element.text or "").strip()


def _tells(element: ElementTree.Element) -> bool:
    return element.tag in _TELLING_ELEMENTS or any("rsid" in name for name in element.keys())  # noqa: SIM118  an Element is no dict


def _trace(part: str, element: ElementTree.Element) -> str:
    return f"{part}: {element.tag.rpartition('}')[2]}"


def _lines_of(root: ElementTree.Element) -> list[str]:
    lines = []
    for paragraph in root.iter(f"{_W}p"):
        pieces = [
            " " if node.tag in (f"{_W}tab", f"{_W}br") else node.text or ""
            for node in paragraph.iter()
            if node.tag in (f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}delText", f"{_W}instrText")
        ]
        lines.append("".join(pieces))
    return lines
