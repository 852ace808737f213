"""Bytes to text, for the encodings that transcripts come in."""

import codecs

from transcribe.imports import refusals

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def decoded(name: str, content: bytes) -> str:
    r"""Return the text of a file called `name` in UTF-8, UTF-16 with its mark, or Windows-1252; lines end in "\n".

    A UTF-8 text with some damage, or cut off inside a letter, stays UTF-8 with U+FFFD at the damage. Raises Unreadable
    for what is not text.
    """
    try:
        if content.startswith(_UTF16_MARKS):
            text = content.decode("utf-16")
        elif b"\0" in content:
            raise refusals.not_a_transcript(name)
        else:
            text = _utf8_or_windows(content)
    except UnicodeDecodeError:
        raise refusals.damaged_text(name) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _utf8_or_windows(content: bytes) -> str:
    """Decode as UTF-8 unless more is wrong than right with it; as Windows-1252 almost any byte is a letter."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        lenient = content.decode("utf-8-sig", errors="replace")
        damage = lenient.count(_REPLACEMENT)
        sound = sum(character > "\x7f" for character in lenient) - damage
        return lenient if sound > damage else content.decode("cp1252")
