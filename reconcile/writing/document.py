"""A letter as plain structure: headings, paragraphs, lists, tables; what renderers print and the guard reads."""

import re
from dataclasses import dataclass
from enum import StrEnum

_GAP = re.compile(r"⟦([^⟧]*)⟧")


class Mark(StrEnum):
    """How a piece of text stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    GAP = "gap"
    """Something for the parent to fill in."""
    ADDED = "added"
    """The parents' words in the school's text, when they want changes to show."""
    REMOVED = "removed"
    """The school's words that the parents take out, when they want changes to show."""


@dataclass(frozen=True)
class Run:
    """A piece of text in one style."""

    text: str
    mark: Mark = Mark.PLAIN
    grounds: tuple[str, ...] = ()
    """Ids of the findings this rests on, or of the agreement where no finding is about it. No renderer prints them."""


Text = tuple[Run, ...]
"""One line of running text."""


def gap(what: str) -> str:
    """`what` as a gap inside a string; `text_of` turns it into a run of its own."""
    return f"⟦{what}⟧"


def text_of(line: str, mark: Mark = Mark.PLAIN, grounds: tuple[str, ...] = ()) -> Text:
    """`line` as runs that rest on `grounds`: gaps apart, the rest in `mark`."""
    runs: list[Run] = []
    for place, piece in enumerate(_GAP.split(line)):
        if piece:
            runs.append(Run(f"[{piece}]", Mark.GAP, grounds) if place % 2 else Run(piece, mark, grounds))
    return tuple(runs)


def plain(text: Text) -> str:
    """The words of `text` without style."""
    return "".join(run.text for run in text)


def grounds_of(text: Text) -> tuple[str, ...]:
    """What `text` rests on, each id once, in order."""
    return tuple(dict.fromkeys(ground for run in text for ground in run.grounds))


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title."""

    text: Text
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text."""

    text: Text
    number: int | None = None
    """Stands before it in a paper whose paragraphs are referred to."""


@dataclass(frozen=True)
class BulletList:
    """A list without numbers."""

    items: tuple[Text, ...]


@dataclass(frozen=True)
class Table:
    """A table whose first row is repeated on every page. All rows are as long as `header`."""

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[int, ...]
    """Relative widths of the columns."""
    ruled: bool = True
    """False for lines of text in columns: small, close together, nothing drawn around them."""


Block = Heading | Paragraph | BulletList | Table


@dataclass(frozen=True)
class Document:
    """A whole letter."""

    blocks: tuple[Block, ...]


def lines_of(document: Document) -> list[str]:
    """All text of `document`, a line per paragraph, item or cell: what the school will read."""
    lines: list[str] = []
    for block in document.blocks:
        match block:
            case Heading() | Paragraph():
                lines.append(plain(block.text))
            case BulletList():
                lines += [plain(item) for item in block.items]
            case Table():
                lines += [plain(cell) for row in (block.header, *block.rows) for cell in row]
    return lines
