"""Keeps what a terminal could obey, or what hides the order of letters, out of names and text."""

import re

# C0 and C1 controls but tab and newline (U+009B alone starts a terminal command), DEL, the marks that turn the
# direction of writing round (Unicode UAX #9: a name can be made to read as another), and halves of surrogate pairs,
# which cannot be written to any file.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def clean(text: str) -> str:
    r"""Return `text` with each unsafe character replaced by U+FFFD, so that it can be seen that one stood there.

    Line ends become "\n"; tabs stay; everything else is unchanged. Doing it twice changes nothing more.
    """
    return _UNSAFE.sub(_REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def on_one_line(text: str) -> str:
    """Return `text`, cleaned, with each run of white space as one space and none at the ends."""
    return " ".join(clean(text).split())
