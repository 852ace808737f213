"""Plain text and Markdown: the text stays exactly as it is in the file; blocks are found in its lines."""

import codecs
import re

from models.report import Report
from reconcile.reports.passages import passages
from reconcile.reports.pieces import blocks_of
from reconcile.reports.refusals import UNKNOWN_KIND

FORMAT = "txt"
SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text"})

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MAX_BINARY_SHARE = 0.02
"""Text may hold a stray control character; a picture or program holds more than 20% of them."""


def recognises(content: bytes) -> bool:
    """Whether `content` can be read as text at all."""
    text = decoded(content)
    return text is not None and len(_BINARY.findall(text)) <= MAX_BINARY_SHARE * len(text)


def read(content: bytes, name: str) -> Report:
    """Read a text file. Raises Unreadable when it is no text."""
    text = decoded(content)
    if text is None or not recognises(content):
        raise UNKNOWN_KIND.problem(name)
    return report_on(text, FORMAT)


def report_on(text: str, name: str) -> Report:
    """A Report of format `name` whose text is `text`, unchanged."""
    return Report(text=text, blocks=tuple(blocks_of(passages(text))), format=name)


def decoded(content: bytes) -> str | None:
    """The text of `content`: UTF-8, UTF-16 with a byte order mark, or else Windows-1252; None when it is none."""
    encoding = next((encoding for mark, encoding in _BOMS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        pass
    if encoding != "utf-8" or b"\x00" in content:
        return None
    # The five bytes Windows-1252 leaves open are control characters in Latin-1, as browsers read them.
    return "".join(_WINDOWS_1252[byte] for byte in content)


_WINDOWS_1252 = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)]
