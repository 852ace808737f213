"""Makes the characters of a document harmless: what cannot be shown, or would reorder what is shown, goes."""

import re

# C0 and C1 controls, bidirectional controls, lone surrogates and non-characters. Tab and line feed stay.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphen, zero-width space, word joiner, BOM
_BREAKS = re.compile("[\v\f]")


def shown(text: str) -> str:
    """Return `text` with one kind of line end, no invisible characters, and U+FFFD for control characters.

    For formats whose text is made anew anyway; the text of a plain file is never passed through here.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _BREAKS.sub(" ", text)
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """Return `text` with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())
