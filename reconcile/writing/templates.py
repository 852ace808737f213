"""Letters from Jinja2 templates: every line of a filled-in template is one block."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from reconcile.writing.data import data_table, data_text
from reconcile.writing.document import Block, BulletList, Document, Heading, Paragraph, Text, text_of
from reconcile.writing.facts import Tone
from reconcile.writing.phrasing.voice import in_voice

if TYPE_CHECKING:
    from jinja2 import Environment

_PHRASE = re.compile(r"«(\w+)»")


def document_from(
    name: str,
    values: Mapping[str, object],
    parts: Mapping[str, Sequence[Block]] | None = None,
    *,
    alone: bool = False,
    tone: Tone = Tone.WARM,
    folder: str = "school",
) -> Document:
    """Fill in `folder`/dutch/`name`.j2 with `values` and read its lines.

    "# " and "## " begin headings, "- " a list item, "| " a line of one paragraph kept together; "@name" stands for
    `parts[name]`; anything else is a paragraph, and an empty line is nothing. "«name»" is a phrase of
    `folder`/tones.toml, said in `tone`; `alone` lets one parent speak. A template may include another by its name. A
    value that is missing is a fault of ours (jinja2.UndefinedError).
    """
    parts = parts or {}
    filled = _environment(folder, tone, alone).get_template(name).render(values)
    blocks: list[Block] = []
    items: list[Text] = []
    together: list[str] = []
    for line in [*filled.splitlines(), ""]:
        if together and not line.startswith("| "):
            blocks.append(Paragraph(text_of("\n".join(together))))
            together = []
        if items and not line.startswith("- "):
            blocks.append(BulletList(tuple(items)))
            items = []
        if line.startswith("- "):
            items.append(text_of(line[2:]))
        elif line.startswith("| "):
            together.append(line[2:])
        elif line.startswith("@"):
            blocks += parts[line[1:].strip()]
        elif line.startswith("#"):
            marks, _, words = line.partition(" ")
            blocks.append(Heading(text_of(words), level=len(marks)))
        elif line.strip():
            blocks.append(Paragraph(text_of(" ".join(line.split()))))
    return Document(tuple(blocks))


@cache
def _environment(folder: str, tone: Tone, alone: bool) -> "Environment":
    """Where the templates of `folder` are found, as they sound."""
    import jinja2

    def source(name: str) -> str:
        text = _PHRASE.sub(lambda hit: phrases(folder)[hit[1]][tone], data_text(f"{folder}/dutch/{name}.j2"))
        return in_voice(text, alone=alone)

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(source), undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True, autoescape=False, finalize=_on_one_line,
    )  # fmt: skip


def phrases(folder: str) -> dict[str, dict[str, str]]:
    """What is said in another way in every tone: by name, then by tone."""
    return data_table(f"{folder}/tones.toml")


def _on_one_line(value: object) -> object:
    """A value cannot begin a block of its own."""
    return re.sub(r"\s+", " ", value).strip() if isinstance(value, str) else value
