"""What every paper for the school shares: its facts, its tone, the articles of law, and how a passage is shown."""

from collections.abc import Mapping, Sequence

from reconcile.clocks.counting import Length, Rule, Unit, due_date
from reconcile.writing.data import data_table
from reconcile.writing.document import Block, Document, Table, Text, gap, text_of
from reconcile.writing.facts import LetterFacts, dutch_date
from reconcile.writing.phrasing.voice import in_voice
from reconcile.writing.phrasing.wording import letters, one_line
from reconcile.writing.templates import document_from


def paper(
    name: str,
    facts: LetterFacts,
    values: Mapping[str, object] | None = None,
    parts: Mapping[str, Sequence[Block]] | None = None,
) -> Document:
    """dutch/`name`.j2 filled in with the facts, the articles of law, `values` and `parts`."""
    known = {**facts.shown(), "law": articles(), **(values or {})}
    return document_from(name, known, parts, alone=facts.alone, tone=facts.tone)


def articles() -> dict[str, str]:
    """The articles a letter may name, by the names of law.toml, where their source and date stand."""
    return {name: entry["article"] for name, entry in data_table("school/law.toml").items()}


def numbered_table(name: str, rows: Sequence[Sequence[str | Text]], widths: tuple[int, ...], facts: LetterFacts,
                   grounds: Sequence[tuple[str, ...]]) -> Table:  # fmt: skip
    """The table `name` of letters.toml with 1, 2, 3, ... before its `rows`, each of which rests on its `grounds`."""
    return Table(
        header=table_head(name, facts),
        rows=tuple(
            tuple(_cell(cell, ground) for cell in (str(number), *row))
            for number, (row, ground) in enumerate(zip(rows, grounds, strict=True), start=1)
        ),
        widths=widths,
    )


def table_head(name: str, facts: LetterFacts) -> tuple[Text, ...]:
    """The header of the table `name` of letters.toml."""
    return tuple(text_of(in_voice(word, alone=facts.alone)) for word in letters()["tables"][name])


def _cell(cell: str | Text, grounds: tuple[str, ...]) -> Text:
    return text_of(cell, grounds=grounds) if isinstance(cell, str) else cell


def quoted(passage: str, section: tuple[str, ...]) -> str:
    """The school's own words, and under which heading they stand; empty for none."""
    words = one_line(passage)
    if not words:
        return ""
    place = letters()["tables"]["under"].format(section=section[-1]) if section else ""
    return f"{place}“{words}”"


def only_place(section: tuple[str, ...]) -> str:
    """Where something stands, without its words."""
    words = letters()["tables"]
    text: str = words["somewhere_under"].format(section=section[-1]) if section else words["somewhere"]
    return text


def due_by_law(facts: LetterFacts) -> str:
    """The last day for an answer to a request under the AVG that arrives on the day of the letter."""
    return dutch_date(facts.reply_by or due_date(facts.today, Length(count=1, unit=Unit.MONTHS), Rule.EU))


def missing(what: str) -> str:
    """The gap `what` of letters.toml."""
    return gap(letters()["gaps"][what])
