"""A PDF's letters become headings, paragraphs and tables again, with the page they stand on."""

from pathlib import Path

from models.report import Report
from reconcile.reports import read_report
from reconcile.reports.pdf import read
from tests.reconcile.reports.documents import put
from tests.reconcile.reports.invariants import assert_all_is_covered, cells, outline, section_of
from tests.reconcile.reports.pdfs import Line, pdf, written_down

FULL = "Moeder vertelt dat het thuis goed gaat en dat zij het fijn vindt dat de"  # as wide as the column


def read_pages(*pages: list[Line]) -> Report:
    report = read(pdf(pages), "verslag.pdf")
    assert_all_is_covered(report)
    return report


def test_lines_that_were_wrapped_are_one_paragraph_and_the_others_are_not(tmp_path: Path) -> None:
    page = written_down([FULL, "Intern begeleider belt.", "Vader mailt.", "", "", "Tot slot een regel."])
    report = read_report(put(tmp_path, "verslag.pdf", pdf([page])))
    assert outline(report) == [
        ("paragraph", f"{FULL} Intern begeleider belt."),
        ("paragraph", "Vader mailt."),
        ("paragraph", "Tot slot een regel."),
    ]
    assert (report.format, {block.page for block in report.blocks}) == ("pdf", {1})


def test_bold_and_large_lines_are_headings() -> None:
    report = read_pages(
        [
            Line(70, 700, "Verslag MDO", size=16),
            Line(70, 670, "Afspraken", bold=True),
            Line(70, 655, "- Vader belt morgen."),
            Line(70, 640, "De leerkracht en de intern begeleider mailen elke week met ouders."),
        ]
    )
    assert [kind for kind, _ in outline(report)] == ["heading", "heading", "list_item", "paragraph"]
    assert section_of(report, "belt") == ("Verslag MDO", "Afspraken")


def test_a_bullet_far_before_its_text_is_no_column() -> None:
    page = [Line(x, y, text) for y, words in ((700, "een"), (686, "twee")) for x, text in ((70, "•"), (95, words))]
    assert outline(read_pages(page)) == [("list_item", "• een"), ("list_item", "• twee")]


def test_a_table_written_cell_by_cell_gives_whole_cells() -> None:
    rows = [
        ("Actie", "Wie", "Wanneer"),
        ("Kaarten maken voor|de rekenles", "Leerkracht", "1 maart"),
        ("Bellen", "Intern|begeleider", "2 april"),
    ]
    page = [
        Line(x, 700 - 40 * row - 13 * index, text)
        for row, texts in enumerate(rows)
        for x, cell in zip((70, 250, 400), texts, strict=True)
        for index, text in enumerate(cell.split("|"))
    ]
    report = read_pages([Line(70, 730, "Afgesproken is:"), *page, Line(70, 500, "Tot slot een gewone regel.")])
    assert cells(report) == [
        (0, row, column, cell.replace("|", " ")) for row, texts in enumerate(rows) for column, cell in enumerate(texts)
    ]
    assert outline(report)[-1] == ("paragraph", "Tot slot een gewone regel.")


def test_two_ends_of_one_line_are_no_table() -> None:
    report = read_pages([Line(70, 700, "Basisschool"), Line(430, 700, "3 mei 2026"), Line(70, 640, "Noor is moe.")])
    assert outline(report)[0] == ("paragraph", "Basisschool 3 mei 2026")


def test_a_word_divided_at_the_end_of_a_line_is_made_whole_only_where_that_is_safe() -> None:
    filled = "x" * 52
    for divided, whole in {
        "ontwikkelings-|perspectief": "ontwikkelingsperspectief",
        "IB-|begeleider": "IB-begeleider",
        "zorg-|en onderwijsplan": "zorg- en onderwijsplan",
        "mede-|eigenaar": "mede-eigenaar",
        "niet-|aangeboren": "niet-aangeboren",
    }.items():
        first, second = divided.split("|")
        (text,) = [said for _, said in outline(read_pages(written_down([f"{filled} {first}", second])))]
        assert text == f"{filled} {whole}"


def test_what_stands_at_the_edge_of_every_page_is_no_part_of_the_report() -> None:
    pages = [
        [
            Line(70, 800, "OBS De Wissel"),
            Line(70, 700, f"Pagina over onderwerp {topic}."),
            Line(280, 30, f"Pagina {number} van 3"),
        ]
        for number, topic in enumerate(("rekenen", "lezen", "gym"), start=1)
    ]
    report = read_pages(*pages)
    assert [kind for kind, _ in outline(report)] == ["page_header", "paragraph", "page_footer"] * 3
    assert [block.page for block in report.blocks if block.kind == "paragraph"] == [1, 2, 3]


def test_a_sentence_that_runs_over_the_end_of_a_page_stays_whole() -> None:
    report = read_pages(
        [Line(70, 120, "De leerkracht maakt samen met Noor een"), Line(280, 30, "1")],
        [Line(70, 700, "nieuw plan."), Line(280, 30, "2")],
    )
    assert ("paragraph", "De leerkracht maakt samen met Noor een nieuw plan.") in outline(report)


def test_a_page_turned_on_its_side_reads_the_same() -> None:
    page = [*written_down([FULL, "Intern begeleider belt."], top=500), Line(70, 300, "een"), Line(300, 300, "twee")]
    assert outline(read(pdf([page], turned=True), "v.pdf")) == outline(read(pdf([page]), "v.pdf"))


def test_a_column_of_labels_at_the_left_is_read_with_its_values() -> None:
    rows = [("Leerling:", "Noor"), ("Groep:", "4"), ("Datum:", "3 mei")]
    page = [
        Line(x, 700 - 14 * row, text)
        for row, texts in enumerate(rows)
        for x, text in zip((70, 200), texts, strict=True)
    ]
    assert [cell[3] for cell in cells(read_pages(page))] == [text for row in rows for text in row]


def test_what_was_filled_in_a_form_is_part_of_the_text() -> None:
    assert read(pdf([[Line(70, 700, "Leerling:")]], filled_in="Noor"), "v.pdf").text == "Leerling: Noor"
