"""The letters of a PDF page at their places, and the stretches of text they form."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reconcile.reports.characters import one_line, shown
from reconcile.reports.lines import marker_of
from reconcile.reports.pdf_layout import Segment

WIDE_GAP = 1.2
"""Of the letter size: a wider gap divides columns; a space takes about 0.25, in a filled-out line up to 1."""
BOX_TO_SIZE = 1.17
"""Height of a letter's box to the letter size, in Helvetica. The size a PDF names may be scaled by anything."""

_HYPHEN_AT_LINE_END = 0x02
"""PDFium's own mark."""
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18  # PDF 1.7, table 123
_NAME_BYTES = 128

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""


@dataclass(frozen=True)
class Letter:
    """One character as PDFium reports it."""

    text: str
    box: Box
    bold: bool
    made_up: bool
    """A space or line end that PDFium put in."""
    unknown: bool
    """The file does not say which letter this is."""


def letters_of(text_page: Any, page: Any) -> Iterator[Letter]:  # noqa: ANN401  pypdfium2's types are not followed
    """The letters of one page in the order in which it draws them, turned upright when the page is turned."""
    from pypdfium2 import raw

    upright = _upright(page.get_rotation(), *page.get_size())
    high = 0
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a letter outside the basic plane
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        yield Letter(
            "-" if code == _HYPHEN_AT_LINE_END else chr(min(code, 0x10FFFF)),
            upright(text_page.get_charbox(index, loose=True)),
            _is_bold(text_page, index),
            raw.FPDFText_IsGenerated(text_page, index) == 1,
            raw.FPDFText_HasUnicodeMapError(text_page, index) == 1,
        )


def _upright(rotation: int, width: float, height: float) -> Callable[[Box], Box]:
    """How a box of the drawn page stands on the page as shown, `width` by `height`, after a clockwise turn."""

    def turned(box: Box) -> Box:
        left, bottom, right, top = box
        if rotation == 90:
            return bottom, height - right, top, height - left
        if rotation == 180:
            return width - right, height - top, width - left, height - bottom
        if rotation == 270:
            return width - top, left, width - bottom, right
        return box

    return turned


def _is_bold(text_page: Any, index: int) -> bool:  # noqa: ANN401
    import ctypes

    from pypdfium2 import raw

    name, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, index, name, _NAME_BYTES, flags)
    return bool(flags.value > 0 and flags.value & _FORCE_BOLD) or _names_bold(name.value)


@functools.lru_cache(maxsize=256)
def _names_bold(name: bytes) -> bool:
    return _BOLD_NAME.search(name) is not None


def segments_of(letters: Iterable[Letter]) -> Iterator[Segment]:
    """Letters gathered until the line ends or a wide gap follows."""
    gathered: list[Letter] = []
    for letter in letters:
        if letter.text in "\r\n":
            yield from _segment(gathered)
            gathered = []
            continue
        if gathered and not letter.text.isspace():
            before = next((each for each in reversed(gathered) if not each.text.isspace()), gathered[-1])
            if _apart(before.box, letter.box):
                if not _is_marker("".join(each.text for each in gathered).strip()):
                    yield from _segment(gathered)
                    gathered = []
                else:
                    gathered.append(Letter(" ", letter.box, letter.bold, made_up=True, unknown=False))
        gathered.append(letter)
    yield from _segment(gathered)


def _is_marker(text: str) -> bool:
    return marker_of(f"{text} x").strip() == text


def _apart(before: Box, box: Box) -> bool:
    """Whether `box` is on another line than `before`, or far to its right."""
    height = max(before[3] - before[1], box[3] - box[1], 1.0)
    other_line = abs((before[1] + before[3]) - (box[1] + box[3])) / 2 > 0.5 * height
    return other_line or box[0] - before[2] > WIDE_GAP * height / BOX_TO_SIZE


def _segment(letters: list[Letter]) -> Iterator[Segment]:
    drawn = [letter for letter in letters if not letter.text.isspace() and not letter.made_up]
    text = one_line(shown("".join(letter.text for letter in letters)))
    if not drawn or not text:
        return
    bottom, top = min(letter.box[1] for letter in drawn), max(letter.box[3] for letter in drawn)
    yield Segment(
        text,
        left=min(letter.box[0] for letter in drawn),
        right=max(letter.box[2] for letter in drawn),
        bottom=bottom,
        top=top,
        size=max(sorted(letter.box[3] - letter.box[1] for letter in drawn)[len(drawn) // 2] / BOX_TO_SIZE, 1.0),
        bold=all(letter.bold for letter in drawn if letter.text.isalnum()) and any(letter.bold for letter in drawn),
    )
