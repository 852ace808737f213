"""Which pieces of a report are held against the meeting."""

from hypothesis import given
from hypothesis import strategies as st

from models.report import Block, BlockKind, Report, Revision
from reconcile.reports.plain import report_on
from reconcile.statements import statements


def pasted(text: str) -> Report:
    """The report that this text is."""
    return report_on(text, "txt")


def texts(report: Report) -> list[str]:
    """The statements' texts."""
    return [statement.text for statement in statements(report)]


def report_of(*pieces: tuple[str, BlockKind, Revision] | tuple[str, BlockKind]) -> Report:
    """A report of these blocks, one to a line."""
    text, blocks = "", []
    for piece, kind, *revision in pieces:
        blocks.append(
            Block(start=len(text), end=len(text) + len(piece), kind=kind, revision=(revision or [Revision.NONE])[0])
        )
        text += f"{piece}\n"
    return Report(text=text, blocks=tuple(blocks))


def table_of(*rows: list[str], struck_out: frozenset[str] = frozenset()) -> Report:
    """A report of one table; cells whose text is in `struck_out` are deleted under tracked changes."""
    text, blocks = "", []
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            revision = Revision.DELETED if cell in struck_out else Revision.NONE
            place = {"table": 0, "row": row, "column": column}
            end = len(text) + len(cell)
            blocks.append(Block(start=len(text), end=end, kind=BlockKind.CELL, revision=revision, **place))
            text += f"{cell}\t"
        text += "\n"
    return Report(text=text, blocks=tuple(blocks))


def test_each_sentence_of_a_paragraph_is_a_statement() -> None:
    report = pasted("De IB'er belt de huisarts. Moeder geeft toestemming voor het onderzoek.")
    assert texts(report) == ["De IB'er belt de huisarts.", "Moeder geeft toestemming voor het onderzoek."]


def test_each_list_item_is_a_statement_that_knows_its_heading() -> None:
    report = pasted("AFSPRAKEN\n\n- De IB'er belt de huisarts\n- Moeder vult het formulier in\n")
    found = statements(report)
    assert [statement.section for statement in found] == [("AFSPRAKEN",)] * 2


def test_headings_form_fields_and_page_edges_are_left_out() -> None:
    report = report_of(
        ("Afspraken over de begeleiding", BlockKind.HEADING),
        ("Basisschool De Regenboog, gespreksverslag", BlockKind.PAGE_HEADER),
        ("Van: de administratie van de school", BlockKind.MAIL_HEADER),
        ("Aanwezig: de intern begeleider en de leerkracht", BlockKind.PARAGRAPH),
        ("Datum gesprek: dinsdag 3 november, lokaal 4", BlockKind.PARAGRAPH),
        ("Vertrouwelijk stuk, pagina met kenmerk", BlockKind.PAGE_FOOTER),
        ("De leerkracht oefent dagelijks de tafels met Sam.", BlockKind.PARAGRAPH),
    )
    assert texts(report) == ["De leerkracht oefent dagelijks de tafels met Sam."]


def test_what_says_nothing_of_its_own_is_left_out() -> None:
    assert texts(pasted("Dat is goed. Ja. De logopedist schrijft een behandelplan.")) == [
        "De logopedist schrijft een behandelplan."
    ]


def test_a_table_row_is_one_statement_and_the_header_row_none() -> None:
    report = table_of(["Actie", "Wie", "Wanneer"], ["Huisarts bellen", "intern begeleider", "20 november"],
                      ["Formulier invullen", "moeder", "1 december"])  # fmt: skip
    assert texts(report) == [
        "Huisarts bellen\tintern begeleider\t20 november",
        "Formulier invullen\tmoeder\t1 december",
    ]
    assert [statement.row for statement in statements(report)] == [1, 2]


def test_a_table_without_header_row_keeps_its_first_row() -> None:
    report = table_of(
        ["Huisarts bellen voor verwijzing", "intern begeleider", "20 november"],
        ["Formulier invullen", "moeder", "1 december"],
    )
    assert len(texts(report)) == 2


def test_a_table_of_one_row_that_holds_the_whole_report_falls_into_sentences() -> None:
    cell = "De IB'er belt de huisarts. Moeder geeft toestemming voor onderzoek. De leerkracht oefent de tafels."
    assert texts(table_of([cell])) == [sentence.strip() + "." for sentence in cell.split(".") if sentence]


def test_what_was_struck_out_is_left_out_also_within_a_row() -> None:
    report = table_of(["Actie", "Wie", "Opmerking"], ["Huisarts bellen voor verwijzing", "directeur belooft geld",
    "Formulier invullen thuis"],
                      struck_out=frozenset({"directeur belooft geld"}))  # fmt: skip
    assert texts(report) == ["Huisarts bellen voor verwijzing", "Formulier invullen thuis"]
    paragraphs = report_of(
        ("De directeur regelt extra begeleiding.", BlockKind.PARAGRAPH, Revision.DELETED),
        ("De school onderzoekt extra begeleiding.", BlockKind.PARAGRAPH, Revision.INSERTED),
    )
    assert texts(paragraphs) == ["De school onderzoekt extra begeleiding."]


def test_an_empty_report_has_no_statements() -> None:
    assert statements(pasted("")) == ()


PIECES = st.sampled_from(["De IB'er belt de huisarts.", "Moeder tekent het formulier", "- ", "|", "\n", "\n\n",
"Wie: ", "AFSPRAKEN", "z.s.m. ",
                          "Actie | Wie", "lln. ", "1. ", "\t", "2026-11-03", "’t verslag", "🙂 "])  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=15).map("".join)))
def test_every_statement_is_its_stretch_of_the_report_in_order_and_apart(text: str) -> None:
    report = pasted(text)
    end = 0
    for statement in statements(report):
        assert report.text[statement.start : statement.end] == statement.text
        assert end <= statement.start < statement.end
        end = statement.end
