"""The guard lets nothing out that shows a recording, quotes the meeting, attacks, or tells who made the file."""

import io
import zipfile

import pytest

from models.report import Block, Report
from models.transcript import Speaker, Transcript, Turn
from reconcile.writing.guard.leaks import SchoolGuard, WouldLeak, assert_clean, check_school_text
from reconcile.writing.letters import write
from reconcile.writing.products import Product
from reconcile.writing.sources import Sources
from tests.reconcile.writing.meeting import ALL, FACTS, RECONCILIATION, REPORT, TRANSCRIPT


def rules(text: str, *, typed: tuple[str, ...] = (), agreed: tuple[str, ...] = ()) -> list[str]:
    """The rules that `text` breaks."""
    leaks = check_school_text(text, transcript=TRANSCRIPT, report=REPORT, typed=typed, agreed=agreed)
    return [leak.rule for leak in leaks]


def report_of(text: str) -> Report:
    return Report(text=text, blocks=(Block(start=0, end=len(text)),))


RECORDING = [
    "Dat is op de opname te horen.",
    "Op onze geluidsopname staat iets anders.",
    "Wij hebben het gesprek opgenomen.",
    "Het opgenomen gesprek laat iets anders horen.",
    "Wij mochten het overleg niet opnemen.",
    "Dit staat in de audio.",
    "Zie het geluidsfragment.",
    "Op het geluid is dit te horen.",
    "Volgens het transcript is dat anders.",
    "In de transcriptie staat drie.",
    "Wij hebben het gesprek uitgewerkt.",
    "Wij hebben het teruggeluisterd.",
    "Na terugluisteren bleek dit anders.",
    "Luister het zelf nog eens terug.",
    "Wij hebben niemand afgeluisterd.",
    "Het staat op band.",
    "Mijn dictafoon lag op tafel.",
    "De leerkracht zei letterlijk iets anders.",
    "Het is woordelijk zo gezegd.",
    "Op minuut 12 gaat het hierover.",
    "Na 30 seconden kwam dit punt.",
    "Spreker 1 stelde dit voor.",
    "speaker_02 stelde dit voor.",
    "Gemaakt met Whisper.",
    "Bron: gesprek.m4a",
    "Bron: mdo-03.wav",
    "Uit de spraakherkenning.",
    "Gemaakt met Kloppend 0.1.0.",
]


@pytest.mark.parametrize("text", RECORDING)
def test_every_word_that_gives_a_recording_away_is_caught(text: str) -> None:
    assert "recording" in rules(text)


@pytest.mark.parametrize("text", RECORDING)
def test_typing_such_a_word_oneself_does_not_let_it_out(text: str) -> None:
    assert "recording" in rules(text, typed=(text,))


@pytest.mark.parametrize(
    "text",
    [
        "Wilt u dit laten opnemen in het verslag?",
        "Ons bezwaar is opgenomen in het dossier.",
        "De intern begeleider heeft contact opgenomen met de huisarts.",
        "Wij nemen contact met u op.",
        "Moeder gaat naar het audiologisch centrum.",
        "Wij hopen op een kloppend verslag.",
        "De afspraak is op 3 november 2026 in lokaal 2.",
        "Het budget is 1.500 euro, dat is 2.50 euro per dag.",
        "De verhouding is 3,5.",
        "Een goede samenwerking met school vinden wij belangrijk.",
    ],
)
def test_everyday_dutch_goes_through(text: str) -> None:
    assert rules(text) == []


def test_an_everyday_word_is_allowed_when_it_was_the_subject_of_the_meeting() -> None:
    transcript = Transcript(
        speakers=(Speaker(id="S1"),), turns=(Turn(id=1, speaker="S1", text="Hij schrikt van hard geluid."),)
    )
    text = "Noor schrikt van geluid."
    assert check_school_text(text, transcript=transcript, report=None) == ()
    assert check_school_text(text, transcript=TRANSCRIPT, report=None) != ()


def test_the_schools_own_words_may_stand_in_their_own_place() -> None:
    report = report_of("De ziekenhuisopname duurde lang. Na de opname in de kliniek was er rust.")
    assert check_school_text("Na de opname in de kliniek was er rust.", transcript=None, report=report) == ()
    assert check_school_text("Na de opname van het gesprek was er rust.", transcript=None, report=report) != ()


@pytest.mark.parametrize("time", ["12:40", "0:23", "00:23:11", "12.40", "1:02:03"])
def test_a_clock_time_that_nobody_agreed_is_caught(time: str) -> None:
    assert "time" in rules(f"Dit kwam om {time} aan de orde.")
    assert "time" in rules(f"Dit kwam om {time} aan de orde.", typed=(time,))


def test_the_agreed_time_of_the_next_meeting_may_stand() -> None:
    assert rules("Het gesprek is om 15.30 uur.") == []  # in the report
    assert rules("Het gesprek is om 15:30 uur.") == []
    assert rules("Het gesprek is om 9.15 uur.", agreed=("Wij zien elkaar om 09:15 uur.",)) == []
    assert rules("Het gesprek is om 9.15 uur.") == ["time"]


def test_seven_words_as_spoken_are_caught_and_six_are_not() -> None:
    assert rules("Er is geen idee hoe lang de wachtlijst bij ons is.") == []
    assert rules("Geen idee hoe lang die wachtlijst") == []
    assert rules("Geen idee hoe lang die wachtlijst bij") == ["spoken_row"]
    assert rules("GEEN idee: hoe lang, die ‘wachtlijst’ bij") == ["spoken_row"]


def test_seven_spoken_words_across_two_turns_are_caught() -> None:
    assert "spoken_row" in rules("dat moet in het verslag. Dat schrijf ik op")


def test_words_of_the_report_or_the_parent_are_theirs_to_use() -> None:
    row = "Geen idee hoe lang die wachtlijst bij"
    assert rules(row, typed=(f"Er is {row}.",)) == []
    assert check_school_text(row, transcript=TRANSCRIPT, report=report_of(row)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Dat is een leugen.",
        "U probeert ons te manipuleren.",
        "Dit is bewust weggelaten.",
        "Dit is onacceptabel.",
        "Wij eisen een nieuw verslag.",
        "U heeft verzuimd dit te noemen.",
        "Anders volgen juridische stappen.",
    ],
)
def test_words_that_attack_are_caught_even_when_typed(text: str) -> None:
    assert rules(text, typed=(text,)) == ["tone"]


def test_an_exclamation_mark_is_caught() -> None:
    assert rules("Dit klopt niet!") == ["shouting"]


def guard() -> SchoolGuard:
    return SchoolGuard(transcript=TRANSCRIPT, report=REPORT, typed=(), agreed=())


def clean_docx() -> bytes:
    return write(Product.REACTION, Sources(TRANSCRIPT, REPORT, RECONCILIATION, ALL, FACTS)).content


def with_part(content: bytes, name: str, body: str) -> bytes:
    """The .docx `content` with the part `name` put in or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, body)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("docProps/core.xml", f"<cp:coreProperties {CORE}><dc:creator>L. Vos</dc:creator></cp:coreProperties>"),
        ("docProps/core.xml", f"<cp:coreProperties {CORE}><cp:revision>7</cp:revision></cp:coreProperties>"),
        ("docProps/app.xml", "<Properties><Application>Kloppend</Application></Properties>"),
        ("docProps/custom.xml", "<Properties/>"),
        ("docProps/thumbnail.jpeg", "x"),
        ("word/comments.xml", f"<w:comments {W}/>"),
        ("word/media/image1.png", "x"),
        ("word/footer9.xml", f"<w:ftr {W}><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p></w:ftr>"),
        ("word/footer9.xml", f'<w:ftr {W}><w:p w:rsidR="00AB12CD"/></w:ftr>'),
        ("word/footer9.xml", f'<w:ftr {W}><w:p><w:ins w:author="x"/></w:p></w:ftr>'),
        ("word/footer9.xml", f"<w:ftr {W}><w:p><w:r><w:t>de op</w:t></w:r><w:r><w:t>name</w:t></w:r></w:p></w:ftr>"),
    ],
)  # fmt: skip
def test_a_file_that_tells_of_its_maker_or_hides_words_is_refused(name: str, body: str) -> None:
    assert_clean("Reactie_2026-11-03.docx", clean_docx(), guard())
    with pytest.raises(WouldLeak):
        assert_clean("Reactie_2026-11-03.docx", with_part(clean_docx(), name, body), guard())


def test_a_file_name_can_leak_too() -> None:
    with pytest.raises(WouldLeak):
        assert_clean("Transcript_2026-11-03.docx", clean_docx(), guard())


def test_the_refusal_holds_no_private_words() -> None:
    with pytest.raises(WouldLeak) as refusal:
        assert_clean("Reactie.txt", b"Zie de opname van Noor.", guard())
    problem = refusal.value
    assert "opname" not in f"{problem} {problem.what} {problem.meaning} {problem.remedy} {problem.details}"
    assert [leak.excerpt for leak in problem.leaks] == ["opname"]
