"""Reads PDFs back, by pypdfium2, for these tests."""

import re

import pypdfium2


def pages_of(pdf: bytes) -> list[str]:
    """The text of every page on one line."""
    with pypdfium2.PdfDocument(pdf) as paper:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in paper]


def bookmarks_of(pdf: bytes) -> list[tuple[str, int]]:
    """Title and page, from 0, of every bookmark of the first level."""
    with pypdfium2.PdfDocument(pdf) as paper:
        found = []
        for mark in paper.get_toc():
            dest = mark.get_dest()
            if mark.level == 0 and dest is not None:
                found.append((mark.get_title(), dest.get_index() or 0))
        return found


def contents_of_bundle(page: str) -> list[tuple[str, int]]:
    """Title and page number of every line of a page of contents."""
    body = page.removeprefix("Inhoud ").rpartition(" B-")[0]
    return [(title.strip(), int(number)) for title, number in re.findall(r"(.+?)[ .]*\.[ .]*B-(\d{3})", body)]
