"""The papers that parents keep for themselves."""

import datetime

import pytest

from models.dossier.events import Decision, FindingDecided
from models.reconciliation import Reconciliation
from models.transcript import Transcript, Word
from reconcile.remarks.data import rules
from reconcile.writing.document import Document, Paragraph, Table, lines_of, plain, text_of
from reconcile.writing.private.builders import BUILDERS
from reconcile.writing.private.glossary import terms
from reconcile.writing.private.house import Appointment, House, words
from reconcile.writing.products import Audience, Product, products_for
from reconcile.writing.rendering.word import render_docx
from tests.reconcile.writing import meeting

HOUSE = House(meeting.TODAY, meeting.TRANSCRIPT, meeting.REPORT, meeting.RECONCILIATION)


def _letter(*lines: str) -> Document:
    return Document(tuple(Paragraph(text_of(line)) for line in lines))


def _outsider(*lines: str) -> list[tuple[str, ...]]:
    """Rows of the look of an outsider on a letter."""
    house = House(meeting.TODAY, meeting.TRANSCRIPT, meeting.REPORT, letter=_letter(*lines))
    blocks = BUILDERS[Product.OUTSIDER_CHECK](house).blocks
    return [tuple(plain(cell) for cell in row) for block in blocks if isinstance(block, Table) for row in block.rows]


def test_there_is_a_builder_for_every_paper_of_the_parents_themselves() -> None:
    assert tuple(BUILDERS) == products_for(Audience.PRIVATE)


@pytest.mark.parametrize("product", BUILDERS)
def test_every_paper_can_be_made_of_a_meeting_with_nothing_in_it(product: Product) -> None:
    empty = House(meeting.TODAY, Transcript(speakers=(), turns=()))
    document = BUILDERS[product](empty)
    assert len(lines_of(document)) >= 2
    assert render_docx(document, meeting.TODAY)


def test_the_transcript_has_every_turn_with_number_time_and_name() -> None:
    document = BUILDERS[Product.OWN_TRANSCRIPT](HOUSE)
    numbered = [block for block in document.blocks if isinstance(block, Paragraph) and block.number]
    assert [block.number for block in numbered] == list(range(1, len(meeting.TRANSCRIPT.turns) + 1))
    for block, turn in zip(numbered, meeting.TRANSCRIPT.turns, strict=True):
        assert plain(block.text).endswith(turn.text)
    assert plain(numbered[5].text).startswith("0:01:00  directeur: ")


def test_the_transcript_marks_what_to_hear_again_and_explains_only_the_marks_it_has() -> None:
    first, *rest = meeting.TRANSCRIPT.turns
    spoken = (Word(text="Welkom", probability=0.2), Word(text="allemaal,", probability=0.9, doubt="overlap"))
    turn = first.model_copy(update={"words": spoken, "doubts": ("unheard", "van elders")})
    transcript = meeting.TRANSCRIPT.model_copy(update={"turns": (turn, *rest)})
    lines = lines_of(BUILDERS[Product.OWN_TRANSCRIPT](House(meeting.TODAY, transcript, corrected=frozenset({3}))))
    assert any(
        line == "0:00:10  Karin de Wit [wie?]: Welkom [?] allemaal, fijn dat jullie er zijn. "
        "[luister na: hier spreekt iemand van wie geen tekst is] [luister na: niet zeker]"
        for line in lines
    )
    assert sum(line.endswith("[verbeterd]") for line in lines) == 1
    without = lines_of(BUILDERS[Product.OWN_TRANSCRIPT](HOUSE))
    assert not any(line.startswith("[") for line in without)


def test_the_worksheet_has_both_sides_and_what_the_parents_decided_on_every_point() -> None:
    decisions = {
        "F2": FindingDecided(finding="F2", decision=Decision.ACCEPTED, note="Ik weet het zeker.", listened=True)
    }
    house = House(meeting.TODAY, meeting.TRANSCRIPT, meeting.REPORT, meeting.RECONCILIATION, decisions)
    tables = [block for block in BUILDERS[Product.WORKSHEET](house).blocks if isinstance(block, Table)]
    assert len(tables) == len(meeting.FINDINGS)
    second = {plain(name): plain(text) for name, text in tables[1].rows}
    assert second["In het verslag"] == "“De intern begeleider werkt twee keer per week 15 minuten met Noor.”"
    assert "drie keer per week een kwartiertje" in second["Gezegd"]
    assert second["Nagegaan"] == "Ja"
    assert second["Uw aantekening"] == "Ik weet het zeker."
    assert {plain(name): plain(text) for name, text in tables[0].rows}["In het verslag"].startswith("Niet terug")


def test_every_kind_of_finding_and_remark_has_its_words() -> None:
    from models.finding import Aspect, FindingKind

    dutch = words()["worksheet"]
    assert set(dutch["kinds"]) == {kind.value for kind in FindingKind}
    assert set(dutch["aspects"]) == {aspect.value for aspect in Aspect}
    assert set(dutch["decisions"]) == {decision.value for decision in Decision}
    of_sentences = {rule.kind for rule in rules().values()} - {"attendee", "date", "missing_part"}
    assert set(words()["outsider"]["kinds"]) == of_sentences


def test_an_outsider_stumbles_over_reproach_and_vagueness_and_not_over_a_calm_sentence() -> None:
    calm = "De intern begeleider werkt vanaf 9 november drie keer per week 15 minuten met Noor."
    found = _outsider(calm, "Wij eisen een antwoord!", "Er wordt zo spoedig mogelijk contact opgenomen.")
    assert {row[0] for row in found} == {
        "“Wij eisen een antwoord!”",
        "“Er wordt zo spoedig mogelijk contact opgenomen.”",
    }
    assert any("uitroepteken" in row[1] for row in found)
    assert any("verwijt" in row[1] for row in found)


def test_what_the_letter_quotes_from_the_report_is_not_the_parents_to_change() -> None:
    assert not _outsider("In het verslag staat: “Moeder was boos en er wordt zo spoedig mogelijk hulp geboden.”")


def test_a_long_sentence_is_shown_by_its_beginning() -> None:
    (row,) = [
        row
        for row in _outsider("De school en wij " + "spraken over het lezen en " * 8 + "het rekenen.")
        if "lang" in row[1]
    ]
    assert row[0].endswith(" …”")


def test_the_agenda_is_in_the_order_of_days_and_what_has_no_day_comes_last() -> None:
    days = (
        Appointment(datetime.date(2026, 12, 15), "Gesprek"),
        Appointment(None, "Hulp begint"),
        Appointment(datetime.date(2026, 11, 6), "Brief"),
        Appointment(datetime.date(2026, 11, 4), "Verslag"),
        Appointment(datetime.date(2026, 11, 5), "Bellen"),
        Appointment(datetime.date(2026, 11, 19), "Aanvraag"),
    )
    house = House(meeting.TODAY, meeting.TRANSCRIPT, appointments=days)
    dated, undated = (block for block in BUILDERS[Product.AGENDA](house).blocks if isinstance(block, Table))
    assert [plain(row[1]) for row in dated.rows] == ["Verslag", "Bellen", "Brief", "Aanvraag", "Gesprek"]
    assert [plain(row[0]) for row in dated.rows] == [
        "woensdag 4 november 2026 (voorbij)",
        "donderdag 5 november 2026 (vandaag)",
        "vrijdag 6 november 2026 (morgen)",
        "donderdag 19 november 2026 (over 14 dagen)",
        "dinsdag 15 december 2026",
    ]
    assert [plain(row[1]) for row in undated.rows] == ["Hulp begint"]


def test_the_glossary_explains_sixty_words_and_more_in_one_sentence_each() -> None:
    assert len(terms()) >= 60
    assert len({term.word for term in terms()}) == len(terms())
    for term in terms():
        assert term.meaning.endswith(".")
        assert term.meaning.count(". ") == 0
        assert len(term.meaning.split()) <= 25


def test_words_that_fell_in_the_meeting_come_first() -> None:
    used, rest = (block for block in BUILDERS[Product.GLOSSARY](HOUSE).blocks if isinstance(block, Table))
    assert "MDO" in [plain(row[0]) for row in used.rows]
    assert "MDO" not in [plain(row[0]) for row in rest.rows]
    assert len(used.rows) + len(rest.rows) == len(terms())


def test_a_short_form_is_not_seen_in_an_everyday_word() -> None:
    zo = next(term for term in terms() if term.word == "SO")
    assert not zo.stands_in("Het gaat zo zo met Noor, soms beter.")
    assert zo.stands_in("Noor gaat naar het SO.")


def test_the_worksheet_of_a_comparison_without_findings_says_so() -> None:
    house = House(meeting.TODAY, meeting.TRANSCRIPT, reconciliation=Reconciliation(report_text=""))
    assert words()["worksheet"]["none"] in lines_of(BUILDERS[Product.WORKSHEET](house))
