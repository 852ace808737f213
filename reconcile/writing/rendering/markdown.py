"""A letter as Markdown: for mail, for reading on screen, and for whoever has no word processor."""

import re

from reconcile.writing.document import BulletList, Document, Heading, Mark, Paragraph, Run, Table, Text

_SPECIAL = re.compile(r"([\\|*_~`<>])")
_BLOCK_START = re.compile(r"^(\s*)([-+#>]|\d+[.)])(\s)")


def render_markdown(document: Document) -> bytes:
    """`document` as UTF-8 Markdown. Gaps stay between square brackets; changes are bold or struck out."""
    parts: list[str] = []
    for block in document.blocks:
        match block:
            case Heading():
                parts.append(f"{'#' * block.level} {_line(block.text)}")
            case Paragraph():
                parts.append(_BLOCK_START.sub(r"\1\\\2\3", _line(block.text)))
            case BulletList():
                parts.append("\n".join(f"- {_line(item)}" for item in block.items))
            case Table():
                rows = [block.header, tuple(() for _ in block.header), *block.rows]
                lines = [" | ".join(_line(cell) for cell in row) for row in rows]
                lines[1] = " | ".join("---" for _ in block.header)
                parts.append("\n".join(f"| {line} |" for line in lines))
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _line(text: Text) -> str:
    return "".join(_run(run) for run in text)


def _run(run: Run) -> str:
    words = _SPECIAL.sub(r"\\\1", run.text).replace("\n", "  \n")
    mark = {Mark.STRONG: "**", Mark.GAP: "**", Mark.ADDED: "**", Mark.REMOVED: "~~"}.get(run.mark, "")
    core = words.strip()
    if not mark or not core:
        return words
    lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{lead}{mark}{core}{mark}{trail}"
