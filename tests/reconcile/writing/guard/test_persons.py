"""Other children, what was to stay in the room, and where a family lives stay out of letters for the school."""

import pytest

from models.report import Block, BlockKind, Report
from models.transcript import Speaker, Transcript, Turn
from reconcile.writing.document import BulletList, Document, Heading, Mark, Paragraph, Run, Table, lines_of, text_of
from reconcile.writing.guard.leaks import SchoolGuard
from reconcile.writing.guard.masking import masked_document
from tests.reconcile.writing.meeting import REPORT, TRANSCRIPT

KNOWN = ("Noor Vos", "Lieke Vos", "Tom Vos", "De Boomgaard")
ADDRESS = "Molenweg 12, 1234 AB Oudwoude"


def guard(**other: object) -> SchoolGuard:
    rules: dict[str, object] = {"transcript": TRANSCRIPT, "report": REPORT, "typed": (), "known": KNOWN} | other
    return SchoolGuard(**rules)  # type: ignore[arg-type]


def said(*lines: str) -> Transcript:
    turns = tuple(Turn(id=number, speaker="S1", text=line) for number, line in enumerate(lines, start=1))
    return Transcript(speakers=(Speaker(id="S1", name="Karin de Wit"),), turns=turns)


def rules(text: str, **other: object) -> list[str]:
    return [leak.rule for leak in guard(**other).leaks_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Klasgenoot Daan heeft Noor geduwd.",
        "Er was ruzie met een vriendinnetje, Sterre genaamd.",
        "Zij speelt met de kinderen Daan, Eva en Noor.",
        "Andere leerling Sem van Dijk zat ernaast.",
    ],
)
def test_another_child_behind_a_word_for_a_child_is_not_named(text: str) -> None:
    found = rules(text)
    assert found
    assert set(found) == {"other_child"}


@pytest.mark.parametrize(
    "text",
    [
        "De leerling Noor Vos werkt hard.",
        "Het kind Noor kreeg hulp.",
        "De leerlingen Nederlands lezen samen.",
        "Kinderen. Karin de Wit plant dit in.",
        "Een klasgenoot deed mee. Ouders waren blij.",
    ],
)
def test_those_at_the_table_and_the_child_itself_may_be_named(text: str) -> None:
    assert rules(text) == []


def test_a_name_heard_once_behind_such_a_word_is_caught_everywhere() -> None:
    talk = said("Klasgenoot Daan duwt vaak.")
    assert rules("Daan duwt vaak.", transcript=talk) == ["other_child"]
    assert rules("Daans moeder belt.", transcript=talk) == ["other_child"]
    assert rules("Noor duwt nooit.", transcript=talk) == []


def test_given_names_are_caught_without_knowing_anybody_else() -> None:
    assert rules("Vandaag kwam Storm spelen.", known=(), others=("Storm Bakker",)) == ["other_child"]
    assert rules("Mevrouw Bakker belde.", known=(), others=("Storm Bakker",)) == ["other_child"]
    assert rules("Er was storm op zee.", known=(), others=("Storm Bakker",)) == []
    assert rules("Leerling Noor werkt hard.", known=()) == []


def test_what_was_said_in_confidence_comes_back_in_no_order_of_sentences() -> None:
    talk = said("Fijn. Dit blijft onder ons. Oma is opnieuw heel ernstig ziek geworden. Verder gaat het goed met Noor.")
    assert rules("Ouders zeggen dat oma is opnieuw heel ernstig ziek.", transcript=talk) == ["confidential"] * 2
    assert rules("Oma is ziek.", transcript=talk) == []
    assert rules("Verder gaat het goed.", transcript=talk) == []
    typed = "Oma is opnieuw heel ernstig ziek"
    assert "confidential" in rules(typed, transcript=talk, typed=(typed,))


def test_what_was_said_right_before_is_meant_too() -> None:
    talk = said(
        "Wij gaan na de zomer uit elkaar als gezin.",
        "Dat blijft tussen ons. Goed.",
        "Noor leest elke dag een half uur.",
    )
    assert "confidential" in rules("Ouders gaan na de zomer uit elkaar.", transcript=talk)
    assert rules("Noor leest elke dag thuis.", transcript=talk) == []


def test_a_passage_of_the_report_that_is_marked_or_given_is_confidential() -> None:
    line = "Vertrouwelijk: vader zoekt hulp bij het wijkteam."
    report = Report(text=line, blocks=(Block(start=0, end=len(line)),))
    assert "confidential" in rules("Vader zoekt hulp bij het wijkteam.", report=report)
    assert "confidential" in rules("Vader zoekt hulp bij het team.", confidential=("Vader zoekt hulp bij het team",))
    under = "Vader zoekt hulp bij het wijkteam."
    headed = Report(
        text=under, blocks=(Block(start=0, end=len(under), kind=BlockKind.PARAGRAPH, section=("Vertrouwelijk deel",)),)
    )
    assert "confidential" in rules(under, report=headed)


@pytest.mark.parametrize(
    "text", ["Eh, dat is goed.", "Noor [gelach] ging weg.", "Zij praten door elkaar.", "(huilt) Dat."]
)
def test_nobody_remembers_how_it_sounded(text: str) -> None:
    assert rules(text) == ["precision"]


def test_a_sound_of_the_transcript_may_not_return_as_a_word() -> None:
    talk = said("Noor doet het [gelach] goed.")
    assert rules("Noor doet het gelach goed.", transcript=talk) == ["precision"]
    assert rules("Er was gelach in de klas.") == []


def test_the_familys_own_address_may_be_told_and_no_other() -> None:
    assert rules("Wij wonen op Molenweg 12, 1234 AB Oudwoude.", address=ADDRESS) == []
    assert rules("Wij wonen op Molenweg 12.", address=ADDRESS) == []
    assert rules("Wij wonen op Molenweg 14.", address=ADDRESS) == ["address"]
    assert rules("Wij wonen op Molenweg 12.") == ["address"]


@pytest.mark.parametrize(
    "text", ["Molenweg 12", "Bij de molenweg is het.", "1234AB", "1234  ab", "Wij wonen in Oudwoude.", ADDRESS]
)
def test_no_part_of_a_secret_address_is_told(text: str) -> None:
    assert set(rules(text, address=ADDRESS, secret_address=True)) == {"address"}


def test_the_schools_own_town_is_no_secret() -> None:
    known = (*KNOWN, "De Boomgaard, Oudwoude")
    assert rules("School in Oudwoude.", address=ADDRESS, secret_address=True, known=known) == []


def test_somebody_without_a_name_is_not_told_by_number() -> None:
    assert rules("S1 plant dit in.") == ["recording"]
    assert rules("Lokaal S1 is vrij.", report=Report(text="Lokaal S1", blocks=())) == []


def test_the_schools_words_are_masked_where_we_repeat_them_and_the_parents_are_not() -> None:
    document = Document(
        (
            Heading(text_of("Verslag BSN 111222333")),
            Paragraph((Run("Klasgenoot Da", grounds=("F1",)), Run("an duwt.", Mark.ADDED, ("F1",)))),
            BulletList((text_of("Bel 06-12345678."), text_of("Bel 06-87654321."))),
            Table((text_of("Wie"),), ((text_of("S1 dient dit in"),), (text_of("Noor"),)), (1,)),
        )
    )
    made = masked_document(document, guard(), typed=("Wij vragen: bel 06-87654321.",))
    assert lines_of(made) == [
        "Verslag BSN (burgerservicenummer niet overgenomen)",
        "Klasgenoot (naam niet overgenomen) duwt.",
        "Bel (telefoonnummer niet overgenomen).",
        "Bel 06-87654321.",
        "Wie",
        "[wie?] dient dit in",
        "Noor",
    ]
    assert isinstance(made.blocks[1], Paragraph)
    assert made.blocks[1].text[1] == Run(" duwt.", Mark.ADDED, ("F1",))
    assert isinstance(made.blocks[3], Table)
    assert made.blocks[3].rows[0][0][0] == Run("[wie?]", Mark.GAP)


def test_a_document_without_such_details_stays_as_it_is() -> None:
    document = Document((Paragraph(text_of("Noor werkt hard.")), BulletList((text_of("Een."),))))
    assert masked_document(document, guard()) == document


def test_a_confidential_line_goes_as_a_whole() -> None:
    document = Document((Paragraph(text_of("Vader zoekt al lang hulp bij het team.", grounds=("F1",))),))
    made = masked_document(document, guard(confidential=("Vader zoekt al lang hulp.",)))
    assert lines_of(made) == ["(vertrouwelijke passage niet overgenomen)"]
