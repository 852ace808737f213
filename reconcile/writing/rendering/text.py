"""A letter as plain text, to paste into a mail: a line per paragraph, and no marks of any language."""

from itertools import groupby

from reconcile.writing.data import data_table
from reconcile.writing.document import BulletList, Document, Heading, Paragraph, Table, Text

_LONGEST_RULE = 60
"""Characters under a title."""


def render_text(document: Document) -> bytes:
    """`document` as UTF-8 text with a paragraph per line, for a mail program to wrap.

    The title is underlined and other headings stand by themselves; a list has "- "; a row of a table is a paragraph
    with the name of its column before each cell; a gap keeps its square brackets. Where changes are to show, what is
    new and what goes stand between square brackets too.
    """
    parts: list[str] = []
    for block in document.blocks:
        match block:
            case Heading(level=1):
                title = _line(block.text)
                parts.append(f"{title}\n{'=' * min(len(title), _LONGEST_RULE)}")
            case Heading():
                parts.append(f"\n{_line(block.text)}")
            case Paragraph():
                number = "" if block.number is None else f"{block.number}. "
                parts.append(number + _line(block.text))
            case BulletList():
                parts.append("\n".join(_item(item) for item in block.items))
            case Table():
                parts += _rows(block)
    return ("\n\n".join(parts).strip("\n") + "\n").encode("utf-8")


def _item(text: Text) -> str:
    return "- " + _line(text).replace("\n", "\n  ")


def _rows(table: Table) -> list[str]:
    """Each row as a paragraph. A column without a name, or that only counts, begins its first line."""
    names = [_line(cell) for cell in table.header]
    return ["\n".join(_labelled(names, [_line(cell) for cell in row])) for row in table.rows]


def _labelled(names: list[str], cells: list[str]) -> list[str]:
    lines: list[str] = []
    loose = ""
    for name, cell in zip(names, cells, strict=True):
        if not name:
            loose += f"{cell}. " if cell.isdigit() else f"{cell} "
        elif cell:
            lines.append(f"{loose}{name}: {cell}")
            loose = ""
    return [*lines, loose.strip()] if loose.strip() else lines


def _line(text: Text) -> str:
    forms = data_table("rendering/text.toml")
    pieces = []
    for mark, runs in groupby(text, key=lambda run: run.mark):
        words = "".join(run.text for run in runs)
        form: str = forms.get(mark.value, "")
        pieces.append(_formed(words, form) if form and words.strip() else words)
    return "".join(pieces).rstrip()


def _formed(words: str, form: str) -> str:
    """`words` in `form`, with the spaces around them left outside."""
    core = words.strip()
    return words.replace(core, form.format(words=core))
