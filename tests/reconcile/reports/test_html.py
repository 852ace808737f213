"""An HTML page gives what is shown, and nothing of what works behind it."""

from pathlib import Path

import pytest

from models.report import Report
from reconcile.reports import read_report
from tests.reconcile.reports.documents import put
from tests.reconcile.reports.invariants import assert_all_is_covered, cells, outline, section_of


@pytest.fixture
def page(tmp_path: Path) -> Report:
    report = read_report(
        put(
            tmp_path,
            "notitie.html",
            """<!DOCTYPE html><html><head><title>x</title><style>p {}</style></head><body onload="x()">
            <h1>Verslag</h1><p>Noor <b>leest</b>
               graag,<br>elke dag.</p><p><strong>Afspraken</strong></p><ul><li>Vader belt<li>Moeder mailt</ul>
            <table><tr><th>Actie<th>Wie</tr><tr><td rowspan=2>bellen<td>IB</tr><tr><td>lkr</tr></table>
            <script>geheim()</script><div style="display: none">verborgen</div>
            <img src="http://x.invalid/a.png" alt="logo">
            </body></html>""",
        )
    )
    assert_all_is_covered(report)
    return report


def test_text_headings_and_lists_are_read_and_scripts_and_hidden_parts_are_not(page: Report) -> None:
    assert [part for part in outline(page) if part[0] != "cell"] == [
        ("heading", "Verslag"),
        ("paragraph", "Noor leest graag,"),
        ("paragraph", "elke dag."),
        ("heading", "Afspraken"),
        ("list_item", "Vader belt"),
        ("list_item", "Moeder mailt"),
        ("paragraph", "logo"),
    ]
    assert section_of(page, "mailt") == ("Verslag", "Afspraken")


def test_a_cell_that_spans_rows_pushes_the_others_to_their_columns(page: Report) -> None:
    assert cells(page) == [
        (0, 0, 0, "Actie"),
        (0, 0, 1, "Wie"),
        (0, 1, 0, "bellen"),
        (0, 1, 1, "IB"),
        (0, 2, 1, "lkr"),
    ]


def test_a_table_that_only_arranges_the_page_gives_no_cells(tmp_path: Path) -> None:
    layout = "<html><table><tr><td><h2>Zorgen</h2><p>Noor is moe.</p></td></tr></table></html>"
    report = read_report(put(tmp_path, "v.html", layout))
    assert outline(report) == [("heading", "Zorgen"), ("paragraph", "Noor is moe.")]


@pytest.mark.parametrize(
    "quote",
    [
        '<div class="gmail_quote">Op 3 mei 10:00 schreef x:<blockquote>Komt u?</blockquote></div>',
        '<div id="divRplyFwdMsg">Van: x</div><p>Komt u?</p>',
        "<p>Van: x<br>Verzonden: maandag<br>Aan: y</p><p>Komt u?</p>",
    ],
)
def test_what_a_mail_program_quotes_is_an_earlier_message(tmp_path: Path, quote: str) -> None:
    report = read_report(put(tmp_path, "mail.html", f"<html><p>Ja hoor.</p>{quote}</html>"))
    assert section_of(report, "Ja hoor") == ()
    assert section_of(report, "Komt u?") == ("eerder bericht",)


def test_a_page_saved_as_doc_by_a_student_system_is_still_read(tmp_path: Path) -> None:
    content = '<html><meta charset="windows-1252"><p>Geëvalueerd.</p></html>'.encode("cp1252")
    report = read_report(put(tmp_path, "verslag.docx", content))
    assert (report.text, report.format) == ("Geëvalueerd.", "html")
