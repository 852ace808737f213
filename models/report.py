"""What the school wrote: the report's text, and where in the document each piece of it stands."""

from enum import StrEnum

from pydantic import Field

from models.noun import Noun


class BlockKind(StrEnum):
    """What a piece of text is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CELL = "cell"
    """One cell of a table."""
    PAGE_HEADER = "page_header"
    PAGE_FOOTER = "page_footer"
    NOTE = "note"
    """A footnote, endnote or comment."""
    MAIL_HEADER = "mail_header"


class Revision(StrEnum):
    """Whether somebody's tracked change touches the text."""

    NONE = "none"
    INSERTED = "inserted"
    """In the text as it reads now, added under tracked changes."""
    DELETED = "deleted"
    """Struck out under tracked changes: kept to be seen, not part of what the report says now."""


class Block(Noun):
    """One paragraph, heading, list item or table cell. `Report.text[start:end]` is its text."""

    start: int = Field(ge=0)
    """Character offset into `Report.text`."""
    end: int = Field(ge=0)
    """Character offset into `Report.text`, exclusive."""
    kind: BlockKind = BlockKind.PARAGRAPH
    section: tuple[str, ...] = ()
    """The headings it stands under, outermost first."""
    page: int | None = None
    """From 1; None when the format has no fixed pages."""
    table: int | None = None
    """From 0, in reading order; with `row` and `column` for a cell."""
    row: int | None = None
    column: int | None = None
    revision: Revision = Revision.NONE


class Report(Noun):
    """A report as received. For a plain text file `text` is the file's text unchanged."""

    text: str
    blocks: tuple[Block, ...]
    """In reading order, not overlapping, together covering all text that says something."""
    name: str = ""
    """File name as received, or "" for pasted text."""
    format: str = "txt"
    sha256: str = ""
    """Of the file's bytes, hexadecimal."""
    has_revisions: bool = False
    """Somebody left tracked changes in the document."""
    from_picture: bool = False
    """The text was recognised from a picture: nothing in it is certain to the letter."""


class Statement(Noun):
    """One sentence (or table row, or list item) of the report: the unit that is judged."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    """`Report.text[start:end]`."""
    section: tuple[str, ...] = ()
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
