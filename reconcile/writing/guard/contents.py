"""A finished file taken apart by its kind: every line a reader can find in it, and every trace of who made it."""

import re
from dataclasses import dataclass

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd]")


@dataclass(frozen=True)
class Contents:
    """What stands in a file."""

    lines: tuple[str, ...]
    """A line per paragraph, item or cell, of every part that holds text."""
    traces: tuple[str, ...] = ()
    """What tells of its maker, hides something, or cannot be read."""


def contents_of(file_name: str, content: bytes) -> Contents:
    """Take `content` apart as the kind of file that `file_name` says. What cannot be read is a trace, no error."""
    match file_name.rpartition(".")[2].lower():
        case "docx":
            from reconcile.writing.guard.docx_contents import docx_contents

            return docx_contents(content)
        case "pdf":
            from reconcile.writing.guard.pdf_contents import pdf_contents

            return pdf_contents(content)
        case "ics":
            from reconcile.writing.guard.calendar_contents import calendar_contents

            return calendar_contents(content)
        case "txt":
            return text_contents(content)
        case _:
            return Contents((), (f"kind: {file_name.rpartition('.')[2]}",))


def text_contents(content: bytes) -> Contents:
    """The lines of plain UTF-8 text, and each paragraph or item as one line too: it may be broken anywhere."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return Contents((), ("text: not UTF-8",))
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n|\n(?=- )", text) if "\n" in part.strip()]
    traces = ("text: hidden characters",) if _CONTROL.search(text) else ()
    return Contents((*text.splitlines(), *paragraphs), traces)
