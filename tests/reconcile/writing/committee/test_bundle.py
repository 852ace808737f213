"""The bundle: one PDF whose contents, bookmarks and page numbers agree, and every part beside it."""

import dataclasses
import hashlib
import json
import re

import pytest

from models.moment import Moment, MomentKind
from reconcile.writing.committee import ONLY_WITH_RECORDING, Case, Enclosure, bundle, paper
from reconcile.writing.committee.without import assert_no_recording
from reconcile.writing.document import Document, Paragraph, lines_of, text_of
from reconcile.writing.guard.leaks import WouldLeak
from reconcile.writing.products import Audience, Product, products_for
from reconcile.writing.rendering.pdf import render_pdf
from reconcile.writing.rendering.word import render_docx
from tests.reconcile.writing.committee.case import CASE, HEARD, MOMENTS, SOURCES
from tests.reconcile.writing.committee.reading import bookmarks_of, contents_of_bundle, pages_of

VERDICTS = ("leugen", "onrechtmatig", "vervals", "opzettelijk", "schandalig", "bewust", "oneerlijk", "ten onrechte")


@pytest.fixture(scope="module")
def with_recording() -> dict[str, bytes]:
    return bundle(CASE, with_recording=True, hand_over=True, program="kloppend 0.1.0")


@pytest.fixture(scope="module")
def without() -> dict[str, bytes]:
    return bundle(CASE, hand_over=True, program="kloppend 0.1.0")


def test_every_page_has_its_number(with_recording: dict[str, bytes], without: dict[str, bytes]) -> None:
    for files in (with_recording, without):
        pages = pages_of(files["Bundel.pdf"])
        assert len(pages) >= 9
        for number, page in enumerate(pages, start=1):
            assert page.endswith(f"B-{number:03}") or f" B-{number:03} " in page


def test_contents_bookmarks_and_headings_agree(with_recording: dict[str, bytes], without: dict[str, bytes]) -> None:
    for files in (with_recording, without):
        pages = pages_of(files["Bundel.pdf"])
        marks = bookmarks_of(files["Bundel.pdf"])
        assert [title for title, _ in marks[:2]] == ["Bundel met stukken", "Inhoud"]
        assert contents_of_bundle(pages[1]) == [(title, page + 1) for title, page in marks[2:]]
        for title, page in marks:
            assert title in pages[page]


def test_references_lead_to_the_appendix_of_that_number(with_recording: dict[str, bytes]) -> None:
    pages = pages_of(with_recording["Bundel.pdf"])
    marks = dict(bookmarks_of(with_recording["Bundel.pdf"]))
    appendices = {int(title.split(".")[0].removeprefix("Bijlage ")): page for title, page in marks.items()
                  if title.startswith("Bijlage ")}  # fmt: skip
    assert sorted(appendices) == [1, 2, 3, 4]
    named = {int(number) for page in pages for number in re.findall(r"\bbijlage (\d+)", page)}
    assert named <= set(appendices)
    assert "Volledige uitwerking" in pages[appendices[3]]
    assert "uitwerking (bijlage 3)" in " ".join(pages)
    listed = pages[marks["5. Bijlagenlijst"]]
    for page in appendices.values():
        assert f"B-{page + 1:03}" in listed


def test_a_quote_stands_in_the_line_that_is_named(with_recording: dict[str, bytes]) -> None:
    compared = " ".join(pages_of(with_recording["Stukken/03_Vergelijking.pdf"]))
    where = re.search(r"“drie keer per week een kwartiertje met \[de leerling\]” \(intern begeleider, 00:00:3\d; "
                      r"bijlage 3, regel (\d+)–(\d+)\)", compared)  # fmt: skip
    assert where is not None
    rows = [row for row in _lines_of_transcript() if int(where[1]) <= row[0] <= int(where[2])]
    assert "drie keer per week" in " ".join(text for _, text in rows)


def _lines_of_transcript() -> list[tuple[int, str]]:
    table = paper(Product.TRANSCRIPT, CASE, with_recording=True).blocks[-1]
    return [(int(row[0][0].text), row[3][0].text) for row in table.rows]  # type: ignore[union-attr]


def test_the_report_is_in_the_bundle_page_by_page_and_untouched_beside_it(with_recording: dict[str, bytes]) -> None:
    page = dict(bookmarks_of(with_recording["Bundel.pdf"]))["Bijlage 2. Verslag van de school"]
    shown = pages_of(with_recording["Bundel.pdf"])[page]
    assert "blad 1 van 1" in shown
    assert "Een extra jaar groep 4 is besproken." in shown
    assert with_recording["Bijlagen/Bijlage_02.pdf"] == CASE.enclosures[0].content


def test_a_paper_that_is_no_pdf_is_shown_as_text_with_the_number_of_the_original(without: dict[str, bytes]) -> None:
    page = dict(bookmarks_of(without["Bundel.pdf"]))["Bijlage 1. Eigen verslag van verzoekers"]
    shown = pages_of(without["Bundel.pdf"])[page].replace(" ", "")
    assert hashlib.sha256(without["Bijlagen/Bijlage_01.txt"]).hexdigest() in shown
    assert "Nooroefentthuis." in shown


def test_without_the_recording_nothing_tells_of_it(without: dict[str, bytes]) -> None:
    for name, content in without.items():
        text = " ".join(pages_of(content)) if name.endswith(".pdf") else content.decode("utf-8")
        for word in ("opname", "uitwerking", "beluister", "00:0", "regel 1", "kloppend", "citaat", "spreker"):
            assert word not in text.lower().replace("opgenomen", ""), (name, word)
    assert not any("Uitwerking" in name or "opname" in name for name in without)


def test_without_the_recording_is_what_one_gets_by_asking_nothing() -> None:
    assert bundle(CASE).keys() == bundle(CASE, with_recording=False).keys()
    for product in ONLY_WITH_RECORDING:
        with pytest.raises(ValueError, match="with_recording"):
            paper(product, CASE)


@pytest.mark.parametrize("told", [
    "op de opname is te horen dat het anders ging",
    "op minuut 12 zegt de directeur dit",
    "ik heb nog op dit moment geen idee hoe lang die wachtlijst bij de logopedist nog gaat duren",
    "zie 00:12:31",
])  # fmt: skip
def test_an_enclosed_paper_that_gives_the_recording_away_is_refused(told: str) -> None:
    mail = Enclosure("Mail", told.encode(), "mail.txt", author="verzoekers", text=told)
    case = dataclasses.replace(CASE, enclosures=(*CASE.enclosures, mail))
    leaky = "opname" in told or "minuut" in told or "00:" in told
    if leaky:
        with pytest.raises(WouldLeak):
            bundle(case)
    else:  # what the parents wrote in a letter of their own they may have said and remembered
        assert bundle(case)


def test_a_sound_file_or_a_word_file_that_tells_is_refused_too() -> None:
    told = Document((Paragraph(text_of("Zoals op de opname te horen is.")),))
    for name, content in (("gesprek.m4a", b"geluid"), ("brief.docx", render_docx(told, CASE.today)),
                          ("brief.pdf", render_pdf(told, CASE.today))):  # fmt: skip
        paper_of_ours = Enclosure("Stuk", content, name, author="verzoekers")
        with pytest.raises(WouldLeak):
            bundle(dataclasses.replace(CASE, enclosures=(*CASE.enclosures, paper_of_ours)))


def test_what_the_school_wrote_itself_may_stand_in_the_bundle() -> None:
    told = "U vertelde ons dat er een opname van het gesprek is."
    mail = Enclosure("Mail van de school", told.encode(), "mail.txt", author="de school", text=told)
    assert bundle(dataclasses.replace(CASE, enclosures=(*CASE.enclosures, mail)))


def test_a_moment_in_which_the_parent_named_the_recording_is_refused() -> None:
    noted = Moment(id="M9", kind=MomentKind.OTHER, date=MOMENTS[0].date, text="de opname naar de advocaat gestuurd")
    case = dataclasses.replace(CASE, sources=dataclasses.replace(SOURCES, moments=(*MOMENTS, noted)))
    with pytest.raises(WouldLeak):
        bundle(case)
    assert bundle(case, with_recording=True)


def test_a_quote_in_a_finished_paper_is_refused() -> None:
    quoting = bundle(CASE, with_recording=True)["Stukken/03_Vergelijking.pdf"]
    with pytest.raises(WouldLeak):
        assert_no_recording(CASE, {"paper.pdf": quoting})


def test_the_same_case_gives_the_same_bytes(with_recording: dict[str, bytes]) -> None:
    assert bundle(CASE, with_recording=True, hand_over=True, program="kloppend 0.1.0") == with_recording


def test_the_manifest_names_every_file_with_its_size_and_number(with_recording: dict[str, bytes]) -> None:
    manifest = json.loads(with_recording["manifest.json"])
    assert {part["file"] for part in manifest["parts"]} == with_recording.keys() - {"manifest.json"}
    for part in manifest["parts"]:
        content = with_recording[part["file"]]
        assert part["size"] == len(content)
        assert part["sha256"] == hashlib.sha256(content).hexdigest()
        assert part["title"]
    assert manifest["elsewhere"] == [{"title": "Opname van het gesprek", "size": 1_234_567, "sha256": "ab" * 32}]
    assert manifest["program"] == "kloppend 0.1.0"
    assert manifest["date"] == "2026-12-20"


def test_no_part_tells_who_made_it(with_recording: dict[str, bytes]) -> None:
    for name, content in with_recording.items():
        if name.endswith(".pdf"):
            for trace in (b"typst", b"pdfium", b"/Producer", b"/Creator", b"/Metadata", b"/ID[", b"/ID ["):
                assert trace.lower() not in content.lower() if trace.islower() else trace not in content, (name, trace)


def test_people_are_named_by_what_they_are_unless_one_chooses_otherwise() -> None:
    names = ("Karin", "Anouk", "Prins", "Noor", "de Wit")
    named = dataclasses.replace(CASE, show_names=True)
    for product in products_for(Audience.COMMITTEE):
        if product in (Product.BUNDLE, Product.BUNDLE_WITHOUT):
            continue
        text = "\n".join(lines_of(paper(product, CASE, with_recording=True)))
        assert not [name for name in names if name in text], product
    chosen = lines_of(paper(Product.TRANSCRIPT, named, with_recording=True))
    assert "Karin de Wit (intern begeleider)" in chosen


def test_numbers_of_persons_are_masked_wherever_text_is_shown() -> None:
    def mask(text: str) -> str:
        return text.replace("themawoorden", "[…]").replace("handelingsdeel", "[…]")

    case = dataclasses.replace(CASE, mask=mask)
    for product in (Product.COMPARISON, Product.TRANSCRIPT, Product.REQUEST):
        text = "\n".join(lines_of(paper(product, case, with_recording=True)))
        assert "[…]" in text
        assert "themawoorden" not in text
        assert "handelingsdeel" not in text


def test_no_paper_speaks_a_verdict() -> None:
    for chosen in (True, False):
        for product in products_for(Audience.COMMITTEE):
            if product in (Product.BUNDLE, Product.BUNDLE_WITHOUT) or (product in ONLY_WITH_RECORDING and not chosen):
                continue
            text = "\n".join(lines_of(paper(product, CASE, with_recording=chosen))).lower()
            assert not [word for word in VERDICTS if word in text], product
            assert not re.search(r"\b(wij|we|ons|onze)\b", text.replace(_spoken(), "")) or chosen


def _spoken() -> str:
    return " ".join(turn.text for turn in HEARD.turns).lower()


def test_a_case_about_which_nothing_is_known_gives_papers_with_gaps_and_no_error() -> None:
    bare = Case(dataclasses.replace(SOURCES, moments=(), decided={}))
    files = bundle(bare, with_recording=True, hand_over=True)
    text = " ".join(pages_of(files["Bundel.pdf"]))
    assert "[welke beslissing of gedraging]" in text
    assert "[waarom er geen ander bewijs is]" in text
    assert "Er zijn geen punten vastgesteld." in text
    assert bundle(bare)
