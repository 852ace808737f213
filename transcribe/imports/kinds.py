"""Tells by its first bytes that a file is something else altogether, whatever its suffix says."""

from transcribe.imports import refusals

# First bytes of each kind: https://www.garykessler.net/library/file_sigs.html
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
_SOUNDS = (
    b"ID3\x02",
    b"ID3\x03",
    b"ID3\x04",
    b"OggS",
    b"fLaC",
    b"\x1aE\xdf\xa3",
    b"#!AMR",
    b"\xff\xfb",
    b"\xff\xf3",
    b"\xff\xf2",
    b"\xff\xf1",
)
_RIFF_PICTURE = b"WEBP"
_PICTURE_BRANDS = (b"heic", b"heix", b"mif1", b"avif")
_OFFICE_97 = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream of a protected file: [MS-OFFCRYPTO] 2.3.4.4


def is_zip(content: bytes) -> bool:
    """Whether `content` is a zip file, as every .docx is."""
    return content.startswith(b"PK\x03\x04")


def refuse_other_kinds(name: str, content: bytes) -> None:
    """Raise Unreadable when `content` is a picture, a recording, a PDF, a protected or an old Office file."""
    if content.startswith(_OFFICE_97):
        raise refusals.protected(name) if _ENCRYPTED in content else refusals.old_office(name)
    if content.startswith(b"%PDF"):
        raise refusals.pdf(name)
    if content[4:8] == b"ftyp":
        raise refusals.picture(name) if content[8:12] in _PICTURE_BRANDS else refusals.sound(name)
    if content.startswith(b"RIFF"):
        raise refusals.picture(name) if content[8:12] == _RIFF_PICTURE else refusals.sound(name)
    if content.startswith(_PICTURES):
        raise refusals.picture(name)
    if content.startswith(_SOUNDS):
        raise refusals.sound(name)
