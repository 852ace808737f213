"""The Word document as a zip: its XML parts to change, and all others kept byte for byte."""

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping
from typing import Final

from reconcile.reports.package import Package, attribute, local
from reconcile.writing.tracked import refusals
from reconcile.writing.tracked.names import COMMENT, ID, NAMESPACE, Element, W

_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CONTENT_TYPES: Final = "[Content_Types].xml"
_LOCKED: Final = ("readOnly", "forms", "comments")
"""What a protected document may still allow; tracked changes are ours to make."""
_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
_MOST_DIGITS: Final = 9
"""Of an id: Word keeps them in 31 bits."""


class WordFile:
    """A .docx that allows tracked changes."""

    def __init__(self, content: bytes) -> None:
        """Open `content`. Raises NoTrackedVersion when it is of a kind we leave alone, Unreadable when broken."""
        self.content = content
        self._package = Package(content, "")
        self.main = self._target("", "officeDocument") or ""
        if not self.main:
            raise refusals.NoTrackedVersion(refusals.UNUSUAL)
        self.root = self._xml(self.main)
        if self.root.tag != f"{W}document" or self._type_of(self.main) != _MAIN_TYPE:
            raise refusals.NoTrackedVersion(refusals.UNUSUAL)
        if any(part.startswith("_xmlsignatures/") for part in self._package.parts):
            raise refusals.NoTrackedVersion(refusals.SIGNED)
        settings = self._target(self.main, "settings")
        protection = None if settings is None else self._xml(settings).find(f"{W}documentProtection")
        if protection is not None and _enforced(protection) and attribute(protection, "edit") in _LOCKED:
            raise refusals.NoTrackedVersion(refusals.PROTECTED)
        self.comments_part = self._target(self.main, "comments")
        self.comments = None if self.comments_part is None else self._xml(self.comments_part)

    @property
    def next_change(self) -> int:
        """An id above all those in the text: what is as high or higher is ours."""
        return _above(_ids(self.root))

    @property
    def next_comment(self) -> int:
        """An id above those of all comments, also of ones that are only referred to."""
        known = [] if self.comments is None else [each.get(ID) or "" for each in self.comments.iter(COMMENT)]
        return _above([*known, *_ids(self.root)])

    def rewritten(self, root: Element, comments: Element | None) -> bytes:
        """The document with `root` as its text and `comments` as its comments, when there are any."""
        parts = {self.main: _bytes(root)}
        if comments is not None and self.comments_part is not None:
            parts[self.comments_part] = _bytes(comments)
        elif comments is not None:
            parts |= self._with_comments(comments)
        return _zipped(self.content, parts)

    def _with_comments(self, comments: Element) -> dict[str, bytes]:
        """The parts that give a document its first comments."""
        from lxml import etree

        folder, name = posixpath.split(self.main)
        part = posixpath.join(folder, "comments.xml")
        while part in self._package.parts:
            part = part.replace(".xml", "_.xml")
        relations_part = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations_part in self._package.parts:
            relations = self._xml(relations_part)
        else:
            relations = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        taken = {attribute(each, "Id") for each in relations}
        free = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        target = posixpath.basename(part)
        etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", {"Id": free, "Type": _KIND, "Target": target})
        types = self._xml(_CONTENT_TYPES)
        etree.SubElement(types, f"{{{_TYPES}}}Override", {"PartName": f"/{part}", "ContentType": _TYPE})
        return {part: _bytes(comments), relations_part: _bytes(relations), _CONTENT_TYPES: _bytes(types)}

    def _target(self, part: str, kind: str) -> str | None:
        """The part that `part` names as its `kind`; "" stands for the document as a whole."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._package.parts:
            return None
        for each in self._xml(relations):
            if (attribute(each, "Type") or "").rpartition("/")[2] != kind or attribute(
                each, "TargetMode"
            ) == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, attribute(each, "Target") or "")).lstrip("/")
            if target in self._package.parts:
                return target
        return None

    def _type_of(self, part: str) -> str | None:
        types = self._xml(_CONTENT_TYPES)
        named = (each for each in types if local(each) == "Override" and attribute(each, "PartName") == f"/{part}")
        return next((attribute(each, "ContentType") for each in named), None)

    def _xml(self, part: str) -> Element:
        """The root of `part` with everything in it; the reader has looked for what is dangerous."""
        from lxml import etree

        self._package.xml(part)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(self._package.bytes_of(part), parser)


def no_comments() -> Element:
    """The root of a comments part with nothing in it yet."""
    from lxml import etree

    return etree.Element(f"{W}comments", nsmap={"w": NAMESPACE})


def _enforced(protection: Element) -> bool:
    """Whether the protection is on; a value nobody knows counts as on."""
    return attribute(protection, "enforcement") not in (None, "0", "false", "off")


def _ids(root: Element) -> list[str]:
    return [each.get(ID) for each in root.iter() if each.get(ID)]


def _above(numbers: Iterable[str]) -> int:
    """A number above all of `numbers`. Raises NoTrackedVersion when Word could not count on from there."""
    known = [each for each in numbers if each.isdecimal()]
    if any(len(each) > _MOST_DIGITS for each in known):
        raise refusals.NoTrackedVersion(refusals.UNUSUAL)
    return 1 + max(map(int, known), default=0)


def _bytes(root: Element) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True))


def _zipped(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The zip `content` with `parts` replaced or added; all else, also times and order, as it was."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        new.comment = old.comment
        names = {entry.filename for entry in old.infolist()}
        for entry in old.infolist():
            new.writestr(entry, parts.get(entry.filename, old.read(entry)), entry.compress_type)
        for name in sorted(set(parts) - names):
            added = zipfile.ZipInfo(name, _ZIP_TIME)
            added.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(added, parts[name])
    return buffer.getvalue()
