"""Plain text reads well in a mail: no marks, a paragraph per line, every cell with the name of its column."""

from hypothesis import given
from hypothesis import strategies as st

from reconcile.writing.document import (
    BulletList,
    Document,
    Heading,
    Mark,
    Paragraph,
    Run,
    Table,
    gap,
    lines_of,
    text_of,
)
from reconcile.writing.rendering.text import render_text

LETTER = Document(
    (
        Heading(text_of("Reactie op het verslag"), 1),
        Paragraph(text_of(f"Beste {gap('naam')},\nDank voor uw verslag.")),
        Heading(text_of("Onze voorstellen")),
        BulletList((text_of("Een * punt"), text_of("Een punt\nvan twee regels"))),
        Table(
            (text_of(""), text_of("In het verslag"), text_of("Ons voorstel")),
            (
                (text_of("1"), text_of("“Twee keer.”"), text_of("Drie keer.", Mark.STRONG)),
                (text_of("☐"), text_of(""), text_of("# Vier keer.")),
            ),
            (1, 4, 4),
        ),
        Paragraph((Run("Er is "), Run("twee ", Mark.REMOVED), Run("drie ", Mark.ADDED), Run("keer hulp."))),
        Paragraph(text_of("Genummerd."), number=3),
    )
)
EXPECTED = """\
Reactie op het verslag
======================

Beste [naam],
Dank voor uw verslag.


Onze voorstellen

- Een * punt
- Een punt
  van twee regels

1. In het verslag: “Twee keer.”
Ons voorstel: Drie keer.

☐ Ons voorstel: # Vier keer.

Er is [vervalt: twee] [nieuw: drie] keer hulp.

3. Genummerd.
"""


def test_a_letter_reads_like_this() -> None:
    assert render_text(LETTER).decode("utf-8") == EXPECTED


_WORDS = st.text("abc é*_#[]\n", min_size=1, max_size=20).filter(lambda words: words.strip())


@given(st.lists(_WORDS, min_size=1, max_size=5))
def test_every_word_is_there_in_its_order(lines: list[str]) -> None:
    document = Document((*(Paragraph(text_of(line)) for line in lines), BulletList(tuple(map(text_of, lines)))))
    made = render_text(document).decode("utf-8").replace("- ", "").split()
    assert made == " ".join(lines_of(document)).split()
