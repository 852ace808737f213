"""A finished PDF taken apart: its text paragraph by paragraph, what cannot be seen, and all that stands beside it."""

import ctypes
from collections.abc import Iterator
from typing import Any, Final

from reconcile.writing.guard.contents import Contents
from reconcile.writing.guard.pdf_objects import strings_and_traces

_INLINE: Final = frozenset(
    {"Span", "Strong", "Em", "Link", "Quote", "Code", "Note", "Reference", "BibEntry", "Annot", "Ruby", "Lbl", "Sub"}
)
"""Structure types that stand inside a line; any other begins a new one."""
_INVISIBLE: Final = frozenset({3, 7})
"""Text rendering modes that paint nothing."""
_SMALLEST = 5.0
"""Points; smaller type is there to be overlooked."""
_LIGHTEST = 225
_LONG_WORD = 25
"""Characters; a longer word may have been broken over two lines."""
_Any = Any  # pypdfium2's types are not followed


def pdf_contents(content: bytes) -> Contents:
    """Take the PDF in `content` apart. Pictures, attachments, notes and layers are traces: no letter has them."""
    import pypdfium2

    strings, traces = strings_and_traces(content)
    lines: list[str] = []
    try:
        with pypdfium2.PdfDocument(content) as document:
            if document.get_formtype():
                traces.append("pdf: form")
            if document.count_attachments():
                traces.append("pdf: attachment")
            for number in range(len(document)):
                page = document[number]
                before = len(lines)
                lines += _lines(page, traces)
                if 0 < before < len(lines):  # a sentence may go on at the next page
                    lines.append(f"{lines[before - 1]} {lines[before]}")
                page.close()
    except pypdfium2.PdfiumError:
        return Contents((), ("pdf: broken",))
    return Contents((*lines, *dict.fromkeys(strings)), tuple(dict.fromkeys(traces)))


def _lines(page: _Any, traces: list[str]) -> list[str]:
    """The text of `page`, a line per paragraph, item or cell; what nobody can see goes to `traces`."""
    from pypdfium2 import raw

    groups: dict[int, list[tuple[float, str]]] = {}
    blocks = _blocks(page)
    text_page = page.get_textpage()
    width, height = page.get_size()
    try:
        for thing in page.get_objects(max_depth=15):
            if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
                traces.append("pdf: picture")
            if thing.type != raw.FPDF_PAGEOBJ_TEXT:
                continue
            left, bottom, right, top = thing.get_bounds()
            words = _text_of(thing, text_page)
            if words.strip() and _is_hard_to_see(thing):
                traces.append("pdf: hardly visible text")
            if words.strip() and (right < 0 or left > width or top < 0 or bottom > height):
                traces.append("pdf: text outside the page")
            mark = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
            groups.setdefault(blocks.get(mark, -1), []).append((bottom, words))
        if sum(len("".join(words.split())) for pieces in groups.values() for _, words in pieces) < _letters(text_page):
            traces.append("pdf: text that cannot be read")
    finally:
        text_page.close()
    return [line for pieces in groups.values() for line in _joined(pieces)]


def _letters(text_page: _Any) -> int:
    """How many letters the page shows. A hyphen that a line ends with is no letter."""
    return sum(not char.isspace() and char not in "\ufffe\x02" for char in text_page.get_text_range())


def _joined(pieces: list[tuple[float, str]]) -> Iterator[str]:
    """The pieces as one line; once more without the break where a very long word may have been broken."""
    line = ""
    place: float | None = None
    for bottom, words in pieces:
        last, _, first = line.rpartition(" ")[2], "", words.partition(" ")[0]
        if place is not None and abs(bottom - place) > 1 and line and not line.endswith(" "):
            if len(last) >= _LONG_WORD:
                yield last + first
            line += " "
        line += words
        place = bottom
    yield line


def _text_of(thing: _Any, text_page: _Any) -> str:
    from pypdfium2 import raw

    length = raw.FPDFTextObj_GetText(thing.raw, text_page.raw, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(thing.raw, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _is_hard_to_see(thing: _Any) -> bool:
    """Whether a text object is invisible, white, see-through, or too small to read."""
    from pypdfium2 import raw

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(thing.raw, *map(ctypes.byref, (red, green, blue, alpha)))
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(thing.raw, ctypes.byref(size))
    matrix = thing.get_matrix()
    scale = max(abs(matrix.c), abs(matrix.d))
    light = min(red.value, green.value, blue.value) >= _LIGHTEST or alpha.value < 128
    return light or size.value * scale < _SMALLEST or raw.FPDFTextObj_GetTextRenderMode(thing.raw) in _INVISIBLE


def _blocks(page: _Any) -> dict[int, int]:
    """For every piece of marked content of a tagged page: the number of the paragraph, item or cell it is in."""
    from pypdfium2 import raw

    found: dict[int, int] = {}
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return found
    count = 0

    def walk(element: _Any, block: int) -> None:
        nonlocal count
        if _type_of(element) not in _INLINE:
            count += 1
            block = count
        for index in range(raw.FPDF_StructElement_GetMarkedContentIdCount(element)):
            mark = raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index)
            if mark >= 0:
                found.setdefault(mark, block)
        for index in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                walk(child, block)

    for index in range(raw.FPDF_StructTree_CountChildren(tree)):
        child = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
        if child:
            walk(child, 0)
    raw.FPDF_StructTree_Close(tree)
    return found


def _type_of(element: _Any) -> str:
    from pypdfium2 import raw

    length = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDF_StructElement_GetType(element, buffer, length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
