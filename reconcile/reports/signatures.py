"""Knows by their first bytes the files that are no readable report, whatever they are called."""

import re

from reconcile.reports.refusals import (
    OLD_WORD,
    OTHER_OFFICE,
    OUTLOOK,
    PAGES,
    PASSWORD,
    PICTURE,
    RICH_TEXT,
    SOUND,
    Refusal,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF....WEBP|\0\0\0.ftyp(?:hei|hev|mif1|msf1|avif)",
    re.S,
)
_SOUNDS = re.compile(
    rb"RIFF....WAVE|ID3[\2-\4]|\xff[\xfb\xf3\xf2\xf1\xf9]|OggS|fLaC|\x1aE\xdf\xa3|....ftyp|FORM....AIFF|#!AMR", re.S
)


def refusal_for(content: bytes) -> Refusal | None:
    """What to say about a file with this content, or None when it may be a report."""
    if content.startswith(_OLE):
        return _ole(content)
    if content.startswith(b"{\\rtf"):
        return RICH_TEXT
    if content.startswith(b"PK\x03\x04"):
        return _zip(content)
    if _PICTURES.match(content):
        return PICTURE
    return SOUND if _SOUNDS.match(content) else None


def _ole(content: bytes) -> Refusal:
    """The old container of Microsoft: its directory names what is in it, in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return PASSWORD
    if "__substg1.0_".encode("utf-16-le") in content:
        return OUTLOOK
    return OLD_WORD if "WordDocument".encode("utf-16-le") in content else OTHER_OFFICE


def _zip(content: bytes) -> Refusal | None:
    if b"Index/Document.iwa" in content or b"index.apxl" in content or b"Index.zip" in content:
        return PAGES
    if any(name in content for name in (b"xl/workbook", b"ppt/presentation", b"opendocument.spreadsheet")):
        return OTHER_OFFICE
    return None
