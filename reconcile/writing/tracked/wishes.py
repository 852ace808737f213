"""What the parents want changed in the school's report, and what the report then reads: text only, no document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from models.report import Report
from reconcile.reports.characters import one_line, shown
from reconcile.writing.material import Edit

GAP: Final = "⟦"
"""Opens something the parents still have to fill in; see `document.gap`."""


@dataclass(frozen=True)
class Wish:
    """One point: words to replace, or lines to add. It is done as a whole or not at all."""

    id: str
    comment: str
    """A calm reason, for the margin; "" for none."""
    edits: tuple[Edit, ...] = ()
    """Offsets count in the text of the report."""
    lines: tuple[str, ...] = ()
    """Lines to add, each a paragraph or list item of its own."""
    after: int | None = None
    """Start of the block of the report after which `lines` go; None for the end of the document."""


def tidied(edit: Edit, report: Report) -> Edit:
    """`edit` with its new words on one line; when it takes words away, a space beside them goes too."""
    text, start, end = report.text, edit.start, edit.end
    old, new = text[start:end], one_line(shown(edit.text))
    if old.strip():  # the edges of what is replaced keep their white space
        start += len(old) - len(old.lstrip())
        end -= len(old) - len(old.rstrip())
    elif new:  # only put in: keep the room it asks for
        new = edit.text[: len(edit.text) - len(edit.text.lstrip())] + new
        new += edit.text[len(edit.text.rstrip()) :] if edit.text.rstrip() else ""
        new = " ".join(new.split("\n"))
    if not new:
        block = next((b for b in report.blocks if b.start <= start <= b.end), None)
        first, last = (block.start, block.end) if block else (start, end)
        if end < last and text[end] == " " and (start == first or text[start - 1] == " "):
            end += 1
        elif start > first and text[start - 1] == " " and (end >= last or text[end] in ".,;:?! "):
            start -= 1
    return Edit(start=start, end=end, text=new)


def overlap(edits: Sequence[Edit], others: Iterable[Edit]) -> bool:
    """Whether one of `edits` touches one of `others`."""
    return any(
        (one.start, one.end) == (other.start, other.end) or (one.start < other.end and other.start < one.end)
        for other in others
        for one in edits
    )
