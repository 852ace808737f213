"""The three letters: what they say, what they never say, and what their files tell."""

import datetime
import io
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.finding import FindingKind
from models.reconciliation import Reconciliation
from reconcile.writing import Letter, LetterFacts, Product, Sources, WouldLeak, check_school_text, write
from reconcile.writing.data import data_table
from reconcile.writing.school.builders import BUILDERS
from tests.reconcile.writing.meeting import AGREEMENTS, ALL, FACTS, FINDINGS, RECONCILIATION, REPORT, TODAY, TRANSCRIPT


def letter(product: Product, decided: dict[str, str | None] = ALL, **changes: object) -> Letter:
    """The letter as .docx."""
    facts = FACTS.model_copy(update=changes)
    return write(product, Sources(TRANSCRIPT, REPORT, RECONCILIATION, decided, facts))


def text(
    product: Product, decided: dict[str, str | None] = ALL, *, show_changes: bool = False, **changes: object
) -> str:
    """The letter as text for a mail."""
    facts = FACTS.model_copy(update=changes)
    sources = Sources(TRANSCRIPT, REPORT, RECONCILIATION, decided, facts)
    made = write(product, sources, "txt", show_changes=show_changes)
    return made.content.decode("utf-8")


REACTION = """\
Reactie op het verslag van 3 november 2026
==========================================

Aan: mevrouw De Wit, De Boomgaard
Betreft: Noor Vos
Datum: 5 november 2026

Beste mevrouw De Wit,

Dank voor het toesturen van het verslag van het MDO van 3 november 2026 over Noor Vos. Veel punten herkennen wij. \
Op drie punten wijkt de tekst af van hoe het gesprek volgens ons is verlopen. Wij hebben ze hieronder op een rij \
gezet en bij elk punt een tekstvoorstel gedaan.


Wat wij herkennen

Onder meer deze punten staan er volgens ons goed in:

- Het volgende gesprek is op 15 december om 15.30 uur.


Onze voorstellen

1. In het verslag: Onder ‘Bespreking’: “Ouders herkennen de zorgen van school.”
Ons voorstel: Deze tekst weglaten.
Toelichting: Klopt volgens ons niet. Wij herkennen dit niet uit het gesprek.

2. In het verslag: Onder ‘Afspraken’: “De intern begeleider werkt twee keer per week 15 minuten met Noor.”
Ons voorstel: De intern begeleider werkt drie keer per week 15 minuten met Noor.
Toelichting: Klopt volgens ons niet. Het gaat ons om de hoeveelheid.

3. In het verslag: Staat nog niet in het verslag.
Ons voorstel: De leerkracht van groep 4 mailt ouders elke vrijdag de themawoorden.
Toelichting: Is volgens ons niet compleet. Wij missen deze toezegging nog.


Tot slot

Zou u het verslag op deze punten willen aanpassen? Als dat niet lukt, wilt u deze reactie dan bij het verslag in \
het dossier voegen? Mocht u iets anders zien, dan horen wij dat ook graag.

Wilt u ons vóór 19 november 2026 laten weten wat u ermee doet? Alvast dank voor de moeite.

Met vriendelijke groet,
Lieke Vos
Tom Vos
"""

COUNTER_VERSION = """\
Aangevulde versie van het verslag van 3 november 2026
=====================================================

Versie ouders, 5 november 2026. Dit is het verslag van De Boomgaard van het MDO over Noor Vos, in dezelfde \
volgorde. Waar het gesprek volgens ons anders is verlopen, hebben wij de tekst aangepast of aangevuld. Wij hopen \
dat deze versie helpt om samen hetzelfde beeld te houden.


Verslag MDO Noor

Datum: 3 november 2026


Bespreking

Noor is een vrolijk meisje.

Een extra jaar groep 4 is besproken.

Ouders hebben bezwaar tegen een extra jaar in groep vier.


Afspraken

- De intern begeleider werkt drie keer per week 15 minuten met Noor.
- Binnen twee weken dient de directeur de aanvraag in bij het samenwerkingsverband.
- Ouders willen dat onderzoek door de schoolpsycholoog nu niet.
- Het volgende gesprek is op 15 december om 15.30 uur.
- De leerkracht van groep 4 mailt ouders elke vrijdag de themawoorden.
"""


def test_the_reaction_reads_like_this() -> None:
    assert text(Product.REACTION, {"F1": None, "F2": None, "F6": None, "F7": None}) == REACTION


def test_the_reaction_vouches_only_for_what_the_parents_themselves_found_right() -> None:
    assert "Het volgende gesprek" not in text(Product.REACTION, {"F1": None})


def test_the_counter_version_reads_like_this() -> None:
    assert text(Product.COUNTER_VERSION) == COUNTER_VERSION


def test_the_own_report_lists_agreements_objections_and_the_two_week_sentence() -> None:
    made = text(Product.OWN_REPORT)
    assert "Wie: Directeur\nWat: Binnen twee weken dient de directeur de aanvraag in bij het samenwerking" in made
    assert "17 november 2026" in made
    assert "Onze bezwaren en kanttekeningen\n\n- Ouders hebben bezwaar tegen een extra jaar in groep vier." in made
    assert "Als wij vóór 19 november 2026 niets anders van u horen" in made
    assert "- Lieke Vos (moeder)" in made


def test_an_own_report_needs_no_report_of_the_school() -> None:
    nothing_differs = Reconciliation(report_text="", agreements=AGREEMENTS)
    made = write(Product.OWN_REPORT, Sources(TRANSCRIPT, None, nothing_differs, {}, FACTS), "txt")
    assert "elke vrijdag de themawoorden" in made.content.decode("utf-8")


def test_an_agreement_under_a_difference_the_parent_did_not_accept_stays_out() -> None:
    assert "themawoorden" not in text(Product.OWN_REPORT, {"F2": None})
    assert "themawoorden" not in text(Product.REACTION, {"F2": None})
    assert "themawoorden" not in text(Product.COUNTER_VERSION, {"F2": None})


def test_without_differences_the_letters_are_short_and_true() -> None:
    assert "Wij herkennen wat er staat en hebben geen opmerkingen." in text(Product.REACTION, {})
    assert "Wij hebben er niets aan veranderd." in text(Product.COUNTER_VERSION, {})


def test_the_parents_own_words_are_taken_over() -> None:
    own = "Wij willen eerst zelf met de huisarts praten"
    for product in (Product.REACTION, Product.COUNTER_VERSION, Product.OWN_REPORT):
        made = text(product, {"F5": own})
        assert own in made
    assert "stemmen in" not in text(Product.COUNTER_VERSION, {"F5": own})


def test_own_words_that_give_a_recording_away_stop_the_letter() -> None:
    for product in (Product.REACTION, Product.COUNTER_VERSION):
        with pytest.raises(WouldLeak):
            letter(product, {"F5": "Op de opname is te horen dat wij nee zeiden."})


def test_a_name_that_leaks_stops_the_letter() -> None:
    with pytest.raises(WouldLeak):
        letter(Product.REACTION, school="Bron: gesprek.m4a")


def test_what_is_unknown_stands_as_a_visible_gap() -> None:
    facts = LetterFacts(today=TODAY)
    for product in BUILDERS:
        made = write(product, Sources(TRANSCRIPT, REPORT, RECONCILIATION, ALL, facts), "txt")
        assert "[naam van uw kind]" in made.content.decode("utf-8")
        of_a_meeting = product.value not in data_table("letters.toml")["names"]["of_today"]
        if of_a_meeting:
            assert "[datum van het gesprek]" in made.content.decode("utf-8")
        assert re.fullmatch(r"[A-Za-z_]+\.txt" if of_a_meeting else r"[A-Za-z_]+_2026-11-05\.txt", made.file_name)


def test_one_parent_writes_as_one() -> None:
    for product in BUILDERS:
        made = text(product, alone=True, parents=("Lieke Vos",))
        ours = made.replace("Wij willen", "")
        assert not re.search(r"\b(wij|ons|onze)\b", ours, re.IGNORECASE), ours
        assert "[naam ouder]" not in made
    assert "Ik herken dit niet uit het gesprek." in text(Product.REACTION, alone=True, parents=("Lieke Vos",))


def test_both_parents_are_expected_to_sign() -> None:
    assert "[naam ouder]" in text(Product.REACTION, parents=("Lieke Vos",))


def test_changes_can_be_shown() -> None:
    made = text(Product.COUNTER_VERSION, {"F2": None, "F7": None, "F1": None}, show_changes=True)
    assert "[vervalt: twee keer per week] [nieuw: drie keer per week]" in made
    assert "[vervalt: Ouders herkennen de zorgen van school.]" in made
    assert "[nieuw: De leerkracht van groep 4 mailt ouders elke vrijdag de themawoorden.]" in made


def test_an_unknown_decision_is_refused() -> None:
    with pytest.raises(ValueError, match="1 decided"):
        letter(Product.REACTION, {"F99": None})


@pytest.mark.parametrize("product", list(BUILDERS))
def test_a_letter_opens_as_a_word_document_in_dutch_on_a4(product: Product) -> None:
    import docx
    from docx.shared import Cm

    made = letter(product)
    assert re.fullmatch(r"[A-Z][A-Za-z_]+_2026-11-0[35]\.docx", made.file_name)
    assert not re.search(r"Noor|Vos|Boomgaard|Wit", made.file_name)
    paper = docx.Document(io.BytesIO(made.content))
    assert paper.paragraphs[0].style.name == "Heading 1"
    assert abs(paper.sections[0].page_width - Cm(21)) < Cm(0.01)
    assert 'w:val="nl-NL"' in paper.styles.element.xml
    assert "PAGE" in paper.sections[0].footer._element.xml
    for table in paper.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert "w:tblHeader" not in table.rows[1]._tr.xml


def test_the_words_in_the_document_are_those_of_the_text() -> None:
    import docx

    paper = docx.Document(io.BytesIO(letter(Product.REACTION).content))
    cells = [cell.text for row in paper.tables[0].rows for cell in row.cells]
    assert "De intern begeleider werkt drie keer per week 15 minuten met Noor." in cells
    assert len(paper.tables[0].rows) == 1 + len(ALL)


@pytest.mark.parametrize("product", list(BUILDERS))
def test_the_file_tells_nothing_of_its_maker(product: Product) -> None:
    content = letter(product).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode("utf-8")
        everything = b"".join(archive.read(name) for name in names)
    assert not [name for name in names if re.search(r"app\.xml|custom|thumbnail|comments|media", name)]
    assert re.findall(r">([^<>\s]+)<", core) == ["2026-11-05T12:00:00Z", "2026-11-05T12:00:00Z", "nl-NL"]
    assert not re.search(rb"python|kloppend|rsid|Microsoft Macintosh", everything, re.IGNORECASE)


@pytest.mark.parametrize("product", list(BUILDERS))
def test_the_same_letter_is_the_same_file(product: Product) -> None:
    assert letter(product).content == letter(product).content


def facts_in(finding_id: str) -> list[str]:
    """Numbers, dates and names that the correction of a finding puts right."""
    finding = next(f for f in FINDINGS if f.id == finding_id)
    return [word for c in finding.corrections for word in re.findall(r"\w+", c.text) if word not in ("De", "dient")]


@given(st.sets(st.sampled_from(sorted(ALL))), st.sampled_from(list(BUILDERS)), st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_was_accepted_nothing_leaks_and_every_corrected_fact_is_there(
    accepted: set[str], product: Product, show_changes: bool
) -> None:
    decided = dict.fromkeys(accepted)
    made = text(product, decided, show_changes=show_changes)
    agreed = [agreement.text for agreement in AGREEMENTS]
    lines = made.replace(" | ", "\n").replace("**", "")
    assert check_school_text(lines, transcript=TRANSCRIPT, report=REPORT, agreed=agreed) == ()
    if product in (Product.REACTION, Product.COUNTER_VERSION):
        lower = made.lower()
        assert [fact for finding in accepted for fact in facts_in(finding) if fact.lower() not in lower] == []
    if product is Product.COUNTER_VERSION and not show_changes:
        assert ("herkennen de zorgen" in made) == ("F7" not in accepted)


def test_the_explanation_and_the_moment_of_a_finding_stay_inside() -> None:
    for product in BUILDERS:
        made = text(product)
        assert "0:20" not in made
        assert "0.93" not in made
        assert not any(f.explanation and f.explanation in made for f in FINDINGS)


def test_every_difference_has_a_row_and_a_verdict() -> None:
    rows = re.findall(r"^\d+\. In het verslag: .*\nOns voorstel: .*\nToelichting: (.*)", text(Product.REACTION), re.M)
    assert len(rows) == sum(f.kind is not FindingKind.CONFIRMED for f in FINDINGS)
    assert all(row.startswith(("Klopt volgens ons niet.", "Is volgens ons niet compleet.")) for row in rows)


def test_a_given_reply_date_is_used() -> None:
    assert "vóór 1 december 2026" in text(Product.REACTION, reply_by=datetime.date(2026, 12, 1))
