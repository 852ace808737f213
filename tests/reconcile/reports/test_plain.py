"""Plain text stays as it is, and its lines tell what they are."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.problems import Unreadable
from models.report import BlockKind, Report
from reconcile.reports import pasted, read_report
from tests.reconcile.reports.documents import put
from tests.reconcile.reports.invariants import (
    assert_only_drawing_is_left_out,
    cells,
    outline,
    section_of,
)

REPORT = """VERSLAG MDO
Leerling: Noor, groep 4
Datum: 20 januari 2026

Beeld van Noor
Noor is een vrolijke leerling. Zij leest graag.
De leerkracht ziet dat zij snel moe is.

Afspraken
- De IB'er belt elke week.
- De leerkracht maakt stappenkaarten
  voor de rekenles.

Actie | Wie | Wanneer
------|-----|--------
Bellen | IB | 1 februari
Kaarten | | 8 februari

Vervolg:
Het volgende gesprek is in april.
"""


@pytest.fixture(scope="module")
def report() -> Report:
    return pasted(REPORT)


def test_headings_items_cells_and_paragraphs_are_told_apart(report: Report) -> None:
    kinds = outline(report)
    assert [text for kind, text in kinds if kind == "heading"] == [
        "VERSLAG MDO",
        "Beeld van Noor",
        "Afspraken",
        "Vervolg:",
    ]
    assert ("paragraph", "Leerling: Noor, groep 4") in kinds
    assert ("paragraph", "De leerkracht ziet dat zij snel moe is.") in kinds
    assert ("list_item", "- De leerkracht maakt stappenkaarten\n  voor de rekenles.") in kinds


def test_each_piece_knows_the_headings_it_stands_under(report: Report) -> None:
    assert section_of(report, "elke week") == ("VERSLAG MDO", "Afspraken")
    assert section_of(report, "in april") == ("VERSLAG MDO", "Afspraken", "Vervolg")
    assert section_of(report, "VERSLAG MDO") == ()


def test_a_table_of_pipes_gives_cells_with_row_and_column_and_the_header_is_row_0(report: Report) -> None:
    assert cells(report) == [
        (0, 0, 0, "Actie"),
        (0, 0, 1, "Wie"),
        (0, 0, 2, "Wanneer"),
        (0, 1, 0, "Bellen"),
        (0, 1, 1, "IB"),
        (0, 1, 2, "1 februari"),
        (0, 2, 0, "Kaarten"),
        (0, 2, 2, "8 februari"),
    ]


def test_a_bordered_table_counts_its_columns_from_0() -> None:
    assert cells(pasted("| Actie | Wie |\n|---|---|\n| Bellen | IB |\n")) == [
        (0, 0, 0, "Actie"),
        (0, 0, 1, "Wie"),
        (0, 1, 0, "Bellen"),
        (0, 1, 1, "IB"),
    ]


def test_a_table_pasted_from_word_has_tabs_between_its_cells() -> None:
    assert [cell[1:] for cell in cells(pasted("Actie\tWie\nBellen\tIB\n"))] == [
        (0, 0, "Actie"),
        (0, 1, "Wie"),
        (1, 0, "Bellen"),
        (1, 1, "IB"),
    ]


def test_markdown_headings_have_levels_by_marks_and_by_underlining() -> None:
    report = pasted("Verslag\n=======\n\nDoel\n----\nTekst een.\n\n### Klein\nTekst twee.\n\n# Slot\nTekst drie.\n")
    assert section_of(report, "een") == ("Verslag", "Doel")
    assert section_of(report, "twee") == ("Verslag", "Doel", "Klein")
    assert section_of(report, "drie") == ("Slot",)


def test_a_paragraph_wrapped_by_an_editor_is_one_block() -> None:
    wrapped = (
        "Moeder vertelt dat het thuis goed gaat en dat zij graag ziet dat de\n"
        "Intern begeleider elke week belt. Vader is het daarmee eens en zal op\n"
        "vrijdag bellen.\n"
    )
    assert outline(pasted(wrapped)) == [("paragraph", wrapped.strip())]


def test_lines_that_were_ended_on_purpose_are_blocks_of_their_own() -> None:
    lines = ["Moeder belt op maandag", "Vader belt op dinsdag", "De leerkracht mailt beide ouders in dezelfde week."]
    assert outline(pasted("\n".join(lines))) == [("paragraph", line) for line in lines]


def test_numbered_lines_are_items_in_a_list_and_headings_above_text() -> None:
    listed = pasted("BESLUITEN\n1. Noor start later.\n2. De IB'er belt.\n")
    assert [kind for kind, _ in outline(listed)] == ["heading", "list_item", "list_item"]
    titled = pasted("1. Verzuim\nNoor was drie dagen ziek in januari.\n\n2. Vervolg\n- Bellen op maandag\n")
    assert [text for kind, text in outline(titled) if kind == "heading"] == ["1. Verzuim", "2. Vervolg"]
    assert section_of(titled, "Bellen") == ("2. Vervolg",)


def test_entries_of_a_log_and_lettered_items_are_not_run_together() -> None:
    entries = "12-02: Noor krijgt bij iedere toets een kwartier extra tijd van de school.\n02-04: evaluatie met moeder."
    assert [kind for kind, _ in outline(pasted(entries))] == ["paragraph", "paragraph"]
    assert [kind for kind, _ in outline(pasted("a. Vader belt.\nb) Moeder mailt."))] == ["list_item", "list_item"]


def test_initials_at_the_start_of_a_sentence_are_no_list_marker() -> None:
    assert [kind for kind, _ in outline(pasted("M. en v. vertellen dat het goed gaat.\n\nV. belt school.\n"))] == [
        "paragraph",
        "paragraph",
    ]


def test_an_earlier_mail_below_the_message_is_a_part_of_its_own() -> None:
    report = pasted(
        "Beste ouders,\n\nHierbij het verslag.\n\nVan: Juf <juf@example.org>\nVerzonden: maandag\nOnderwerp: gesprek\n"
        "\nTot morgen in de klas.\n"
    )
    assert section_of(report, "Hierbij") == ()
    assert section_of(report, "Tot morgen") == ("eerder bericht",)
    assert [kind for kind, text in outline(report) if text.startswith(("Van", "Verz", "Ond"))] == ["mail_header"] * 3


def test_a_quoted_message_ends_where_its_marks_end() -> None:
    report = pasted("> Komt u morgen?\n\nJa, wij komen.\n")
    assert section_of(report, "Komt u") == ("eerder bericht",)
    assert section_of(report, "wij komen") == ()


@pytest.mark.parametrize("title", ["Actie: bellen", "Beste ouders", "Dit is een zin.", "de kleine letters"])
def test_these_short_lines_are_no_headings(title: str) -> None:
    report = pasted(f"{title}\nHierna volgt een lange regel met veel meer woorden dan de vorige, en een punt.\n")
    assert BlockKind.HEADING not in {block.kind for block in report.blocks}


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("cp1252", b""),
    ],
)
def test_the_text_of_a_file_is_unchanged_in_every_encoding(tmp_path: Path, encoding: str, mark: bytes) -> None:
    text = "Zoë’s “verslag” – geëvalueerd\r\n\r\nEen tweede\tregel; 3 € per keer.  \r\n"
    report = read_report(put(tmp_path, "verslag.txt", mark + text.encode(encoding)))
    assert report.text == text
    assert (report.format, report.name, len(report.sha256)) == ("txt", "verslag.txt", 64)


def test_control_characters_in_a_plain_file_stay_where_they_are(tmp_path: Path) -> None:
    text = "Een zin met een \x1b[31m kleur en een \u202e omkering, en verder veel gewone letters.\n" * 2
    assert read_report(put(tmp_path, "v.txt", text)).text == text


def test_a_pasted_text_of_nothing_is_refused() -> None:
    for nothing in ("", " \r\n\t ", "-----\n\n====="):
        with pytest.raises(Unreadable):
            pasted(nothing)


_LINES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            [
                "",
                "-----",
                "Kop:",
                "KOPJE",
                "# a",
                "- item",
                "1. x",
                "| a | b |",
                "a\tb",
                "> oud",
                "Van: x",
                "Aan: y",
                "===",
            ]
        ),
        st.text(alphabet="ab |\t>-:.1", max_size=30),
    ),
    max_size=12,
)


@settings(deadline=None)  # a shared machine pauses now and then
@given(lines=_LINES, ending=st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\n\n"]))
def test_blocks_stand_in_the_text_in_order_and_hold_all_that_is_said(lines: list[str], ending: str) -> None:
    text = ending.join([*lines, "Slot."])
    report = pasted(text)
    assert report.text == text
    assert_only_drawing_is_left_out(report)
