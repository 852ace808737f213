"""Makes text from outside harmless on a terminal: what would steer the screen is shown instead of obeyed."""

import re
from typing import Final

REPLACEMENT: Final = "�"

# Every character of the Unicode categories Cc, Cf, Cs, Zl and Zp except tab, newline and carriage return: controls and
# escape sequences, bidirectional overrides, zero-width and tag characters, half surrogates, line separators.
_STEERING: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001345f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_STEERING_OR_SPACE: Final = re.compile(f"{_STEERING.pattern}|[\t\r]")


def safe_text(text: str) -> str:
    """Return `text` with every steering character replaced by one visible character, line breaks kept.

    The result is as long as `text`, so character offsets into the one hold for the other.
    """
    return _STEERING_OR_SPACE.sub(_visible, text)


def safe_line(text: str) -> str:
    """Like `safe_text`, for names and titles that must stay on one line: line breaks become spaces."""
    return safe_text(text).replace("\n", " ")


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\t\r":  # a carriage return comes with its newline: nothing to show
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # the "control pictures", e.g. ␛ for escape
    return {0x7F: "␡", 0xAD: "-"}.get(code, REPLACEMENT)
