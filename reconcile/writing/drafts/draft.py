"""A letter as the parent edits it: parts, each with what the program proposes, what was typed, and what it rests on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from reconcile.writing.document import Mark, Run, Text, grounds_of, plain

_BRACKETS = re.compile(r"(\[[^\[\]\n]*\])")


class Form(StrEnum):
    """What a part is in the letter."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    """The first row of a table, which is not edited; the rows after it are the table."""
    ROW = "row"


@dataclass(frozen=True)
class Part:
    """A heading, paragraph, item of a list, or row of a table."""

    form: Form
    proposed: tuple[Text, ...]
    """What the program proposes, cell by cell; one for everything that is no row. Empty texts in what the parent
    added."""
    typed: tuple[str | None, ...]
    """As long as `proposed`: what the parent typed instead, or None."""
    shape: tuple[int, ...] = ()
    """The level of a heading; (1,) for an item that begins a list; the relative widths of a table's columns."""
    left_out: bool = False
    """The parent wants it out of the letter."""
    own: bool = False
    """The parent added it."""
    stale: bool = False
    """What the program proposes has changed since the parent typed here."""
    gone: bool = False
    """The program no longer proposes it; it stays, for the parent typed in it or left it out."""

    @classmethod
    def fresh(cls, form: Form, *cells: Text, shape: tuple[int, ...] = ()) -> "Part":
        """A part as proposed."""
        return cls(form, cells, (None,) * len(cells), shape)

    @property
    def is_touched(self) -> bool:
        """Whether the parent typed in it."""
        return any(text is not None for text in self.typed)

    @property
    def grounds(self) -> tuple[str, ...]:
        """Ids of the findings, or agreements, that it rests on."""
        return tuple(dict.fromkeys(ground for cell in self.proposed for ground in grounds_of(cell)))

    @property
    def cells(self) -> tuple[Text, ...]:
        """What it says now, cell by cell."""
        pairs = zip(self.typed, self.proposed, strict=True)
        return tuple(proposed if typed is None else _dressed(typed, proposed) for typed, proposed in pairs)

    @property
    def words(self) -> tuple[str, ...]:
        """What it says now, cell by cell, without style."""
        return tuple(plain(cell) for cell in self.cells)

    def saying(self, cell: int, text: str) -> "Part":
        """This part with `text` typed in a cell; what was proposed, typed out, counts as not typed."""
        said = None if not self.own and text == plain(self.proposed[cell]) else text
        return replace(self, typed=(*self.typed[:cell], said, *self.typed[cell + 1 :]), stale=False)


@dataclass(frozen=True)
class Draft:
    """A letter as parts, in order."""

    parts: tuple[Part, ...]

    @property
    def typed(self) -> Iterator[str]:
        """All that the parent typed and that stays in."""
        return (text for part in self.parts if not part.left_out for text in part.typed if text is not None)

    @property
    def is_touched(self) -> bool:
        """Whether it is anything but what the program proposes."""
        return any(part.is_touched or part.left_out or part.own for part in self.parts)

    def saying(self, number: int, cell: int, text: str) -> "Draft":
        """With `text` in a cell of the part at `number`."""
        return self._with(number, self.parts[number].saying(cell, text))

    def with_left_out(self, number: int, left_out: bool) -> "Draft":
        """With the part at `number` left out, or back in."""
        return self._with(number, replace(self.parts[number], left_out=left_out))

    def with_new_after(self, number: int) -> "Draft":
        """With an empty part of the parent's own after the one at `number`, of the same form; text after a heading."""
        if not self.parts:
            return Draft((Part(Form.PARAGRAPH, ((),), ("",), own=True),))
        before = self.parts[number]
        if before.form in (Form.ROW, Form.TABLE):
            size = len(before.proposed)
            new = Part(Form.ROW, ((),) * size, ("",) * size, own=True)
        else:
            form = Form.ITEM if before.form is Form.ITEM else Form.PARAGRAPH
            new = Part(form, ((),), ("",), own=True)
        return Draft((*self.parts[: number + 1], new, *self.parts[number + 1 :]))

    def without(self, number: int) -> "Draft":
        """Without the part at `number`."""
        return Draft((*self.parts[:number], *self.parts[number + 1 :]))

    def _with(self, number: int, part: Part) -> "Draft":
        return Draft((*self.parts[:number], part, *self.parts[number + 1 :]))


def in_letter(part: Part) -> bool:
    """Whether `part` will be in the letter: not what was left out, nor what was emptied."""
    return not part.left_out and (not part.is_touched or any(words.strip() for words in part.words))


def _dressed(typed: str, proposed: Text) -> Text:
    """`typed` in the style of what was `proposed`: strong where the same words were, gaps where brackets are."""
    grounds = grounds_of(proposed)
    strong = next((run.text for run in proposed if run.mark is Mark.STRONG), "")
    before, found, after = typed.partition(strong) if strong else (typed, "", "")
    marked = [(before, Mark.PLAIN), (found, Mark.STRONG), (after, Mark.PLAIN)]
    runs: list[Run] = []
    for text, mark in marked:
        for place, piece in enumerate(_BRACKETS.split(text)):
            if piece:
                runs.append(Run(piece, Mark.GAP if place % 2 else mark, grounds))
    return tuple(runs)
