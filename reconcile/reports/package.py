"""Opens the zip files that .docx and .odt are, and the XML in them, without trusting either."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from reconcile.reports.refusals import BROKEN, PASSWORD, TOO_LARGE

MAX_PART_BYTES = 32 * 1024 * 1024
"""Of one unpacked part; the text of a thousand pages takes about 10 MB of XML."""
MAX_TOTAL_BYTES = 1024 * 1024 * 1024
"""Of all parts as the zip declares them, pictures included."""
MAX_RATIO = 400
"""Unpacked to packed, for parts above a megabyte; Word's own XML reaches about 100."""
MAX_PARTS = 5000

Element = Any
"""An lxml element; lxml ships no types."""


class Package:
    """The parts of one document, by their names in the zip."""

    def __init__(self, content: bytes, name: str) -> None:
        """Look into `content`, the bytes of the file `name`. Raises Unreadable when it is broken, a bomb or locked."""
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise BROKEN.problem(name) from error
        members = self._zip.infolist()
        blown_up = any(
            member.file_size > MAX_RATIO * max(1, member.compress_size) and member.file_size > 1024 * 1024
            for member in members
        )
        if blown_up or len(members) > MAX_PARTS or sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
            raise TOO_LARGE.problem(name)
        self.parts = frozenset(member.filename for member in members)

    def bytes_of(self, part: str) -> bytes:
        """The content of `part`. Raises Unreadable when it is missing, broken, locked or too large."""
        try:
            if self._zip.getinfo(part).flag_bits & 1:
                raise PASSWORD.problem(self.name)
            with self._zip.open(part) as file:
                content = file.read(MAX_PART_BYTES + 1)  # what the zip says about sizes may be a lie
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise BROKEN.problem(self.name) from error
        if len(content) > MAX_PART_BYTES:
            raise TOO_LARGE.problem(self.name)
        return content

    def xml(self, part: str) -> Element:
        """The root element of `part`. Raises Unreadable when it is no XML or declares entities."""
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        content = self.bytes_of(part)
        if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
            raise BROKEN.problem(self.name)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise BROKEN.problem(self.name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise BROKEN.problem(self.name)
        return root


def local(element: Element) -> str:
    """The name of `element` without its namespace; "" for no element. The two kinds of OOXML then agree."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """The value of the attribute called `name` in any namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: Element | None, name: str) -> Element | None:
    """The first child called `name`, or None."""
    return None if element is None else next((each for each in element if local(each) == name), None)


def holds(element: Element, *names: str) -> bool:
    """Whether there is an element with one of these names below `element`."""
    return any(local(each) in names for each in element.iterdescendants())


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """Every element below `element` with one of these names, in document order."""
    return (each for each in element.iter() if local(each) in names)
