"""A letter in a pane: one passage for each piece that can be changed, and what was done to it beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from models.messages import N_
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.passages import Passage, Tone
from tui.workbench.safe_text import safe_line, safe_text
from tui.workbench.text_pane import WIDEST_LABEL, TextPane

if TYPE_CHECKING:
    from reconcile.writing import Draft, Part

EMPTY: Final = "…"
"""Stands where nothing is written yet."""


@dataclass(frozen=True)
class Place:
    """Where a passage comes from."""

    part: int
    """Position in `Draft.parts`."""
    cell: int
    """Position in `Part.cells`."""
    name: str = field(default="", compare=False)
    """What stands above that column of the table, safe to show; empty outside tables."""


class ReadPane(TextPane, inherit_bindings=False):
    """A text that can only be read, and be put in place of another."""

    BINDINGS = bindings_for(Scope.PREVIEW)

    def show_passages(self, passages: Sequence[Passage], cursor: int = 0) -> None:
        """Show `passages`, with the cursor on the one at `cursor`."""
        self.passages = passages
        self.cursor = min(max(cursor, 0), max(len(passages) - 1, 0))
        self.marks = {}
        self._widest_label = min(max((cell_len(passage.label) for passage in passages), default=0) + 2, WIDEST_LABEL)
        self._spans.clear()
        self._strips.clear()
        self._laid_out_width = 0
        self._lay_out()
        self.move_to(self.cursor)
        self.refresh()


class DraftPane(ReadPane, inherit_bindings=False):
    """The letter; Enter asks to change the piece the cursor is on."""

    BINDINGS = bindings_for(Scope.DRAFT_TEXT)


def draft_passages(draft: "Draft") -> list[tuple[Place, Passage]]:
    """The pieces of `draft` in order, each with where it comes from."""
    from reconcile.writing import Form
    from reconcile.writing.document import plain
    from reconcile.writing.drafts.document import numbered

    shown: list[tuple[Place, Passage]] = []
    header: tuple[str, ...] = ()
    for number, part in enumerate(numbered(draft).parts):
        if part.form is Form.TABLE:
            header = tuple(map(plain, part.proposed))
            continue
        first = True
        for cell, words in enumerate(part.words):
            name = safe_line(header[cell]) if part.form is Form.ROW and cell < len(header) else ""
            if part.form is Form.ROW and not name and (part.own or words.strip().isdigit()):
                continue  # the number of the row, which is counted by itself
            label = " · ".join(filter(None, (name, *_done_to(part, cell, first=first))))
            bullet = "• " if part.form is Form.ITEM else ""
            passage = Passage(
                id=number,
                text=bullet + safe_text(words.strip() or EMPTY),
                label=label,
                blank_before=bool(shown) and first and part.form is not Form.ITEM,
                tone=_tone(part),
            )
            shown.append((Place(number, cell, name), passage))
            first = False
    return shown


def _done_to(part: "Part", cell: int, *, first: bool) -> Iterator[str]:
    """What the parent did to it, in words."""
    if part.left_out and first:
        yield translate(N_("left out"))
    if part.own:
        if first:
            yield translate(N_("added by you"))
    elif part.typed[cell] is not None:
        yield translate(N_("changed by you"))
        if part.stale or part.gone:
            yield translate(N_("look again"))


def _tone(part: "Part") -> Tone:
    from reconcile.writing import Form

    if part.left_out:
        return Tone.DELETED
    return Tone.HEADING if part.form is Form.HEADING else Tone.PLAIN
