"""The objects of a PDF as bytes: every string outside its pages, and every name of something a letter needs not."""

import re
import zlib
from collections.abc import Iterator
from typing import Final

_STREAM = re.compile(
    rb"<<(?P<dictionary>(?:[^<>]|<<[^<>]*>>|<[^<>]*>)*)>>\s*stream\r?\n(?P<body>.*?)\r?\nendstream", re.DOTALL
)
_LITERAL = re.compile(rb"\((?P<words>(?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)", re.DOTALL)
_HEX = re.compile(rb"(?<!<)<(?P<digits>[0-9A-Fa-f\s]*)>(?!>)")
_ESCAPED = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r?\n)")
_ESCAPES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_DATE = re.compile(r"D:\d{8}(?:120000|000000)?(?:Z|[+-]\d\d'?\d\d'?)?")
_TELLING: Final = (
    *("Author", "Creator", "Producer", "Keywords", "Subject", "Metadata", "PieceInfo", "Thumb", "Encrypt"),
    *("EmbeddedFile", "EmbeddedFiles", "Filespec", "AF", "JavaScript", "JS", "Launch", "URI", "AA", "Annots"),
    *("AcroForm", "OCProperties", "OCG", "RichMedia", "Collection", "Image", "Threads", "SpiderInfo", "LastModified"),
)


def strings_and_traces(content: bytes) -> tuple[list[str], list[str]]:
    """The strings of all objects but the pages' own text, and the names that tell of a maker or hide something."""
    traces = []
    if content.count(b"%%EOF") != 1 or not re.search(rb"%%EOF\s*\Z", content) or not content.startswith(b"%PDF-"):
        traces.append("pdf: saved more than once, or with more in it")
    bodies = [_STREAM.sub(rb"<<\g<dictionary>>>", content)]
    for stream in _STREAM.finditer(content):
        dictionary = _named(stream["dictionary"])
        if b"/ObjStm" in dictionary or b"/XML" in dictionary:
            inside = _inflated(dictionary, stream["body"])
            traces += [] if inside is not None else ["pdf: unreadable stream"]
            bodies.append(inside or b"")
    for body in bodies:
        names = set(re.findall(rb"/([A-Za-z]+)", _named(_LITERAL.sub(b"", body))))
        traces += [f"pdf: {name}" for name in _TELLING if name.encode() in names]
        traces += ["pdf: comment"] if re.search(rb"(?m)^%(?!PDF-|%EOF|[\x80-\xff])", body) else []
        traces += ["pdf: ID"] if re.search(rb"/ID\s*\[", body) else []
    found = [text for body in bodies for text in _strings(body)]
    traces += ["pdf: time of writing" for text in found if text.startswith("D:") and not _DATE.fullmatch(text)]
    return [text for text in found if not text.startswith("D:")], traces


def _strings(body: bytes) -> Iterator[str]:
    for hit in _LITERAL.finditer(body):
        yield _decoded(_ESCAPED.sub(_unescaped, hit["words"]))
    for hit in _HEX.finditer(_LITERAL.sub(b"()", body)):
        digits = b"".join(hit["digits"].split())
        yield _decoded(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))


def _unescaped(hit: re.Match[bytes]) -> bytes:
    code = hit[1]
    if code.strip() == b"":
        return b""
    return bytes([int(code, 8) & 255]) if code.isdigit() else _ESCAPES.get(code, code)


def _decoded(raw: bytes) -> str:
    """A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with a mark, else near enough to Latin-1."""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    return raw.decode("latin-1")


def _named(body: bytes) -> bytes:
    """`body` with the hidden spelling of names ("/#41uthor") undone."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda hit: bytes.fromhex(hit[1].decode()), body)


def _inflated(dictionary: bytes, body: bytes) -> bytes | None:
    """The stream as it reads; None when it is packed in another way than we write."""
    if b"/Filter" not in dictionary:
        return body
    try:
        return zlib.decompressobj().decompress(body, 64 * 1024 * 1024) if b"/FlateDecode" in dictionary else None
    except zlib.error:
        return None
