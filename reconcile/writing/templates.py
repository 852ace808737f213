"""Letters from Jinja2 templates: every line of a filled-in template is one block."""

import re
from collections.abc import Mapping, Sequence

from reconcile.writing.data import data_text
from reconcile.writing.document import Block, BulletList, Document, Heading, Paragraph, Text, text_of
from reconcile.writing.phrasing.voice import in_voice


def document_from(
    name: str, values: Mapping[str, object], parts: Mapping[str, Sequence[Block]], *, alone: bool = False
) -> Document:
    """Fill in dutch/`name`.j2 with `values` and read its lines.

    "# " and "## " begin headings, "- " a list item, "| " a line of one paragraph kept together; "@name" stands for
    `parts[name]`; anything else is a paragraph, and an empty line is nothing. `alone` lets one parent speak. A value
    that is missing is a fault of ours (jinja2.UndefinedError).
    """
    import jinja2

    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False, finalize=_on_one_line
    )
    filled = environment.from_string(in_voice(data_text(f"school/dutch/{name}.j2"), alone=alone)).render(values)
    blocks: list[Block] = []
    items: list[Text] = []
    together: list[str] = []
    for line in [*filled.splitlines(), ""]:
        if line.startswith("- "):
            items.append(text_of(line[2:]))
            continue
        if line.startswith("| "):
            together.append(line[2:])
            continue
        if together:
            blocks.append(Paragraph(text_of("\n".join(together))))
            together = []
        if items:
            blocks.append(BulletList(tuple(items)))
            items = []
        if line.startswith("@"):
            blocks += parts[line[1:].strip()]
        elif line.startswith("#"):
            marks, _, words = line.partition(" ")
            blocks.append(Heading(text_of(words), level=len(marks)))
        elif line.strip():
            blocks.append(Paragraph(text_of(line.strip())))
    return Document(tuple(blocks))


def _on_one_line(value: object) -> object:
    """A value cannot begin a block of its own."""
    return re.sub(r"\s+", " ", value).strip() if isinstance(value, str) else value
