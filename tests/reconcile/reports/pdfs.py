"""Writes small true PDF files: text at places, a picture instead of text, or all of it locked with a password."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_FILE_ID = bytes(range(16))


@dataclass(frozen=True)
class Line:
    """One line of text with its left end at (`x`, `y`), in points from the lower left corner of an A4 page."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False


def written_down(texts: Iterable[str], *, top: float = 760, leading: float = 14, x: float = 70) -> list[Line]:
    """Lines under each other; an empty text leaves a gap."""
    return [Line(x, top - leading * index, text) for index, text in enumerate(texts) if text]


def pdf(
    pages: Iterable[Iterable[Line]],
    *,
    password: str | None = None,
    picture: bool = False,
    turned: bool = False,
    filled_in: str | None = None,
) -> bytes:
    """A PDF of A4 pages.

    With `password`, it opens with that only. With `picture`, a grey picture fills every page; `turned` lays the page on
    its side and tells the program to show it upright. `filled_in` stands in a form's field on the first page.
    """
    streams = [b"\n".join(_shown(line) for line in page) for page in pages]
    if picture:
        streams = [b"q 595 0 0 842 0 0 cm /I1 Do Q\n" + stream for stream in streams]
    if turned:
        streams = [b"0 1 -1 0 595 0 cm\n" + stream for stream in streams]
    first_page = 7
    page_numbers = [first_page + 2 * index for index in range(len(streams))]
    fonts = "/Font << /F1 3 0 R /F2 4 0 R >>"
    form = "" if filled_in is None else f"/AcroForm << /Fields [6 0 R] /DR << {fonts} >> >> "
    objects: dict[int, tuple[str, bytes | None]] = {
        1: (f"<< /Type /Catalog /Pages 2 0 R {form}>>", None),
        2: (f"<< /Type /Pages /Count {len(streams)} /Kids [{' '.join(f'{n} 0 R' for n in page_numbers)}] >>", None),
        3: (_font("Helvetica"), None),
        4: (_font("Helvetica-Bold"), None),
        5: (
            "<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8",
            bytes(range(64)),
        ),
        6: (
            f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (veld) /V ({filled_in}) /F 4 /Rect [150 695 300 712]"
            f" /P {first_page} 0 R /DA (/F1 11 Tf 0 g) >>",
            None,
        ),
    }
    resources = f"<< {fonts} /XObject << /I1 5 0 R >> >>"
    shape = "/Rotate 90 /MediaBox [0 0 595 842]" if turned else "/MediaBox [0 0 595 842]"
    field = "" if filled_in is None else "/Annots [6 0 R] "
    for number, stream in zip(page_numbers, streams, strict=True):
        page = f"<< /Type /Page /Parent 2 0 R {shape} {field}/Resources {resources} /Contents {number + 1} 0 R >>"
        objects[number] = (page, None)
        objects[number + 1] = ("<<", stream)
    key = None if password is None else _key(password)
    body, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number in sorted(objects):
        offsets.append(len(body))
        body += _object(number, *objects[number], key)
    encrypt = "" if password is None else f"/Encrypt {_encryption(password)} "
    start = len(body)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    identity = _FILE_ID.hex()
    body += f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n{table}".encode()
    body += f"trailer\n<< /Size {len(offsets) + 1} /Root 1 0 R {encrypt}/ID [<{identity}> <{identity}>] >>\n".encode()
    return bytes(body + f"startxref\n{start}\n%%EOF\n".encode())


def _font(name: str) -> str:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"


def _shown(line: Line) -> bytes:
    text = line.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    font = "F2" if line.bold else "F1"
    return f"BT /{font} {line.size} Tf {line.x} {line.y} Td (".encode() + text + b") Tj ET"


def _object(number: int, dictionary: str, stream: bytes | None, key: bytes | None) -> bytes:
    if stream is None:
        return f"{number} 0 obj\n{dictionary}\nendobj\n".encode()
    if key is not None:
        salted = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()
        stream = _rc4(salted[: len(key) + 5], stream)
    head = f"{number} 0 obj\n{dictionary} /Length {len(stream)} >>\nstream\n".encode()
    return head + stream + b"\nendstream\nendobj\n"


# The standard security handler, revision 2 (PDF 1.7, 7.6.3): 40 bits of RC4. Enough to be locked.


def _owner(password: str) -> bytes:
    key = hashlib.md5(_padded(password), usedforsecurity=False).digest()[:5]
    return _rc4(key, _padded(password))


def _key(password: str) -> bytes:
    permissions = (-4).to_bytes(4, "little", signed=True)
    return hashlib.md5(_padded(password) + _owner(password) + permissions + _FILE_ID, usedforsecurity=False).digest()[
        :5
    ]


def _encryption(password: str) -> str:
    user = _rc4(_key(password), _PADDING)
    return f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{_owner(password).hex()}> /U <{user.hex()}> >>"


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PADDING)[:32]


def _rc4(key: bytes, content: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
