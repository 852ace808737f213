"""The papers one by one: what a committee reads in them."""

import dataclasses
import datetime
import re

import pytest

from models.transcript import Turn
from reconcile.writing.committee import Forum, RecordingFacts, RequestFacts, paper
from reconcile.writing.committee.lines import LETTERS, lines_of
from reconcile.writing.committee.naming import Naming
from reconcile.writing.document import Document, Paragraph, Table, plain
from reconcile.writing.document import lines_of as text_lines
from reconcile.writing.products import Product
from tests.reconcile.writing.committee.case import CASE, HEARD, SOURCES


def table_in(document: Document, number: int = 0) -> list[list[str]]:
    """The rows of a table, as text."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [[plain(cell) for cell in row] for row in tables[number].rows]


def text_of_paper(product: Product, case: object = CASE, *, with_recording: bool = True) -> str:
    return "\n".join(text_lines(paper(product, case, with_recording=with_recording)))  # type: ignore[arg-type]


def test_the_chronology_goes_by_day_and_names_the_paper_of_each() -> None:
    rows = table_in(paper(Product.CHRONOLOGY, CASE, with_recording=True))
    days = [datetime.datetime.strptime(row[1], "%d-%m-%Y").date() for row in rows]
    assert days == sorted(days)
    assert [row[0] for row in rows] == [str(number) for number in range(1, 7)]
    assert rows[0][2:] == ["Gesprek tussen verzoekers en de school.", "bijlage 3"]
    assert rows[1][3] == "bijlage 1"
    assert rows[2][3] == "bijlage 2"
    assert (
        rows[3][2] == "Verzoekers sturen een reactie op het verslag aan de school: met zes punten over [de leerling]."
    )


def test_without_the_recording_the_meeting_rests_on_the_parents_own_statement() -> None:
    assert table_in(paper(Product.CHRONOLOGY, CASE))[0][3] == "verklaring van verzoekers"


def test_each_point_says_what_was_said_written_and_whether_it_was_heard() -> None:
    document = paper(Product.COMPARISON, CASE, with_recording=True)
    overview = table_in(document)
    assert [row[3] for row in overview] == ["nee", "ja", "ja", "nee", "nee", "nee"]
    second = dict(table_in(document, 2))
    assert second["In het verslag"] == (
        "“De intern begeleider werkt twee keer per week 15 minuten met [de leerling].” (bijlage 2, onder ‘Afspraken’)"
    )
    assert second["Verschil"] == "Anders in het verslag: de hoeveelheid."
    assert second["Door verzoekers nagegaan"] == "Ja."
    omitted = dict(table_in(document, 5))
    assert omitted["In het verslag"] == "Niet gevonden in het verslag."


def test_without_the_recording_a_point_has_the_words_the_school_may_see() -> None:
    document = paper(Product.COMPARISON, CASE)
    points = [dict(table_in(document, number)) for number in range(1, 7)]
    proposed = {proposal.text for proposal in SOURCES.proposals if proposal.text}
    named = {each["Volgens verzoekers"].replace("[de leerling]", "Noor") for each in points}
    assert proposed <= named
    assert "In het gesprek" not in points[0]


def test_every_point_is_counted_the_same_in_all_papers() -> None:
    count = len(table_in(paper(Product.COMPARISON, CASE)))
    assert count == 6
    assert f"(punt 1 tot en met {count})" in text_of_paper(Product.REQUEST)
    assert f"punten 1 tot en met {count} " in text_of_paper(Product.RECORDING_NOTE)


def test_every_turn_is_in_the_transcript_with_its_time_and_speaker() -> None:
    rows = table_in(paper(Product.TRANSCRIPT, CASE, with_recording=True))
    assert [int(row[0]) for row in rows] == list(range(1, len(rows) + 1))
    begun = [row for row in rows if row[1]]
    assert [row[1] for row in begun] == [f"00:0{number // 6}:{number % 6}0" for number in range(1, 10)]
    assert begun[-1][2] == "directeur (?)"
    assert begun[0][2] == "intern begeleider"
    assert all(len(row[3]) <= LETTERS for row in rows)


def test_doubt_corrections_silence_and_what_nobody_could_hear_are_told_in_the_line() -> None:
    turns = (
        *HEARD.turns,
        Turn(id=10, start=130.0, end=131.0, speaker="S1", text=""),
        Turn(id=11, start=131.0, end=133.0, speaker="S3", text="Ja.", doubts=("unheard",)),
        Turn(id=12, start=133.0, end=134.0, speaker="S3", text="Ondertiteld.", doubts=("ghost",)),
    )
    transcript = HEARD.model_copy(update={"turns": turns})
    case = dataclasses.replace(CASE, sources=dataclasses.replace(SOURCES, transcript=transcript))
    lines = lines_of(case)
    texts = {number: " ".join(line.text for line in lines.all[first - 1 : last])
             for number, (first, last) in lines.places.items()}  # fmt: skip
    assert texts[5] == "Dat schrijf ik op. [?]"
    assert texts[3].endswith("[verbeterd]")
    assert texts[10] == "[onverstaanbaar]"
    assert texts[11] == "Ja. [onverstaanbaar]"
    assert texts[12] == "Ondertiteld. [?]"
    assert "[stilte, 32 seconden]" in [line.text for line in lines.all]


def test_what_was_said_in_confidence_is_nowhere() -> None:
    case = dataclasses.replace(CASE, withheld=frozenset({6}))
    for product in (Product.TRANSCRIPT, Product.COMPARISON):
        assert "binnen twee weken" not in text_of_paper(product, case)
    assert "[vertrouwelijk gedeelte weggelaten]" in text_of_paper(Product.TRANSCRIPT, case)
    assert "weken" not in text_of_paper(Product.COMPARISON, case, with_recording=False)
    assert "(punt 1 tot en met 5)" in text_of_paper(Product.REQUEST, case)


def test_the_note_on_the_recording_has_a_gap_for_what_nobody_filled_in_and_claims_nothing() -> None:
    text = text_of_paper(Product.RECORDING_NOTE, dataclasses.replace(CASE, recording=RecordingFacts()))
    for gap in ("wie de opname maakte", "waarmee", "was de opname aangekondigd?", "controlegetal van het bestand"):
        assert f"[{gap}]" in text
    assert "onbewerkt bewaard." not in text
    told = text_of_paper(Product.RECORDING_NOTE)
    assert "De opname is niet aangekondigd." in told
    assert "ab" * 32 in told
    assert "De school antwoordde op 21 november 2026." in told


@pytest.mark.parametrize("forum", list(Forum))
def test_the_draft_request_tells_the_term_and_asks_why_when_it_has_run_out(forum: Forum) -> None:
    facts = RequestFacts(forum, "Dit besluit.", datetime.date(2026, 10, 1), datetime.date(2026, 11, 12))
    late = text_of_paper(Product.REQUEST, dataclasses.replace(CASE, request=facts))
    assert "De uiterste dag is volgens verzoekers 12 november 2026." in late
    assert "is op 20 december 2026 voorbij" in late
    on_the_day = dataclasses.replace(facts, due=CASE.today)
    assert "voorbij" not in text_of_paper(Product.REQUEST, dataclasses.replace(CASE, request=on_the_day))


def test_paragraphs_are_numbered_on_from_one() -> None:
    for product in (Product.REQUEST, Product.RECORDING_NOTE, Product.HANDOVER):
        blocks = paper(product, CASE, with_recording=True).blocks
        numbers = [block.number for block in blocks if isinstance(block, Paragraph) and block.number]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) > 3


def test_terms_stand_by_their_last_day() -> None:
    rows = table_in(paper(Product.TERMS, CASE))
    assert [row[2] for row in rows] == ["28-11-2026", "12-01-2027"]


def test_the_handover_tells_for_what_and_until_when() -> None:
    text = text_of_paper(Product.HANDOVER)
    assert "advies over een verzoek aan de commissie" in text
    assert "gewist op uiterlijk 31 december 2027" in text
    assert "opname" not in text_of_paper(Product.HANDOVER, with_recording=False)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Noor Vos leest.", "[de leerling] leest."),
        ("Noors boek en Noor's boek", "[de leerling]s boek en [de leerling]'s boek"),
        ("Noortje en Noordwijk", "Noortje en Noordwijk"),
        ("juf Anouk en mevrouw de Wit", "juf [leerkracht groep 4] en mevrouw de [intern begeleider]"),
        ("Karin de Wit zegt", "[intern begeleider] zegt"),
        ("een vos en een prins", "een vos en een prins"),
        ("mevrouw Vos", "mevrouw [naam]"),
        ("Sem duwde haar", "[een andere leerling] duwde haar"),
    ],
)
def test_names_give_way_to_what_somebody_is(text: str, named: str) -> None:
    case = dataclasses.replace(CASE, roles={"Sem": "een andere leerling"})
    assert Naming(case).in_text(text) == named
    assert Naming(dataclasses.replace(case, show_names=True)).in_text(text) == text


def test_times_are_hours_minutes_and_seconds() -> None:
    late = HEARD.model_copy(update={"turns": (Turn(id=1, start=3_725.9, end=3_730.0, speaker="S1", text="Ja."),)})
    bare = dataclasses.replace(SOURCES, transcript=late, decided={})
    assert lines_of(dataclasses.replace(CASE, sources=bare)).all[0].time == "01:02:05"
    without_times = HEARD.model_copy(update={"turns": (Turn(id=1, speaker="S1", text="Ja."),)})
    bare = dataclasses.replace(SOURCES, transcript=without_times, decided={})
    assert lines_of(dataclasses.replace(CASE, sources=bare)).all[0].time == "–"
    assert re.search(r"duurt 00:01:38 ", text_of_paper(Product.RECORDING_NOTE))
