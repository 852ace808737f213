"""The whole way of a parent, in a real terminal: from the recording to a letter in Word, with keys that are shown."""

import re
import zipfile
from pathlib import Path

import docx
import pytest

from models.dossier.dossier import Dossier
from models.dossier.events import Decision
from models.dossier.places import default_home
from models.transcript import Side
from reconcile.reports import read_report
from reconcile.writing import Product, draft_from
from tests.tui.workbench.terminal import Terminal, needs_tmux, terminal
from tui.demo import example

NAME = "Tobias-2026"
WHO = "Annelies Verkuil"
IN_OWN_WORDS = "Dat is op ons verzoek zo afgesproken."
MISSED = "Tobias eet voortaan binnen, samen met een vriend."
CLOSING = "Wij zien uw antwoord met belangstelling tegemoet."
UNSHOWN_RUN = 7
"""Words in a row that nobody remembers without a recording (`domain.md`, section 6)."""


@needs_tmux
def test_from_a_recording_to_a_letter_in_word_with_nothing_but_keys_that_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KLOPPEND_WEIGHTS", str(tmp_path / "shelf"))  # without other engines than those of the example
    folder = default_home() / NAME
    with terminal(tmp_path / "first") as screen:
        make_the_meeting(screen)
        take_in_the_recording(screen)
        have_it_written_down(screen)
        say_who_is_who(screen)
        take_in_the_report(screen)
        decide(screen)
        write_the_letter(screen)
        as_it_was = standing(screen)
        screen.press("Ctrl+Q", "stop")
        assert screen.exit_code() == 0
    check_what_is_kept(folder)
    check_the_letter(folder)
    with terminal(tmp_path / "second") as screen:
        open_again(screen, as_it_was)


def make_the_meeting(screen: Terminal) -> None:
    screen.press("N", "nieuw gesprek")
    screen.until("Hoe zullen we het noemen?")
    for text in (NAME, "17-09-2026", "Tobias", "De Veldmuis"):
        screen.type(text)
        screen.until(text)
        screen.press("Enter", "volgende regel")
    screen.press("F2", "klaar")
    screen.until(f"Gesprek · {NAME}", "Nu: stap 1, Opname.")


def type_a_file(screen: Terminal, file: Path) -> None:
    screen.until("Typ waar het staat")
    screen.type(str(file))
    screen.until(file.name)
    screen.press("F2", "klaar")


def take_in_the_recording(screen: Terminal) -> None:
    screen.press("Enter", "Nu: stap 1, Opname. Druk op Enter.")
    type_a_file(screen, example().recording)
    screen.until("recording.opus is hier bewaard, onveranderd.", "Nu: stap 2, Tekst.")


def have_it_written_down(screen: Terminal) -> None:
    screen.press("Enter", "Nu: stap 2, Tekst. Druk op Enter.")
    for people in range(2, 6):
        screen.press("+", "één persoon meer")
        screen.until(f"Hooguit {people}.")
    screen.press("B", "beginnen of verder")
    screen.until("Klaar:", "Druk op Esc om terug te gaan naar de stappen.")
    screen.press("Esc", "Druk op Esc om terug te gaan naar de stappen.")
    screen.until("Nu: stap 3, Wie is wie.")


def say_who_is_who(screen: Terminal) -> None:
    screen.press("Enter", "Nu: stap 3, Wie is wie. Druk op Enter.")
    screen.until("Luister naar elke stem")
    screen.press("Enter", "wie is dit?")
    screen.until("vorige regel")
    screen.type(WHO)
    screen.until(f"Luister naar {WHO}")
    screen.press("Enter", "volgende regel")
    screen.type("intern begeleider")
    screen.until("Rol intern begeleider")
    screen.press("Enter", "volgende regel")
    screen.until("(•) school")
    screen.press("Enter", "volgende stem")
    screen.until("wie is dit?")
    screen.press("Esc", "terug")
    screen.until("Nu: stap 4, Verslag van school.")


def take_in_the_report(screen: Terminal) -> None:
    screen.press("Enter", "Nu: stap 4, Verslag van school. Druk op Enter.")
    type_a_file(screen, example().report)
    screen.until("report.docx is hier bewaard, onveranderd.", "Nu: stap 5, Vergelijken.")


def decide(screen: Terminal) -> None:
    """Agree with two, say a third in own words, call that wrong and take it back, and add what is missing."""
    screen.press("Enter", "Nu: stap 5, Vergelijken. Druk op Enter.")
    screen.until("Bevindingen: 0 van")
    for looked_at in (1, 2):
        screen.press("A", "akkoord")
        screen.press("Enter", "ik heb het nagekeken: akkoord")
        screen.until(f"Bevindingen: {looked_at} van", "Bewaard: akkoord.")
    screen.press("W", "wijzig")
    type_in_the_box(screen, "In uw eigen woorden", f" {IN_OWN_WORDS}")
    screen.until("Bevindingen: 3 van", "✎ gewijzigd")
    screen.press("N", "klopt niet")
    screen.until("Bevindingen: 3 van", "Bewaard: klopt niet.")
    screen.press("Ctrl+Z", "Ctrl+Z maakt dit ongedaan.")
    screen.until("Bevindingen: 3 van", "Ongedaan gemaakt.", "✎ gewijzigd")
    screen.press("F2", "Gesprek")
    screen.press("V", "eigen bevinding")
    screen.until("Dit is gezegd, en het staat niet in het verslag.")
    screen.press("Enter", "kiezen")
    type_in_the_box(screen, "In uw eigen woorden", MISSED)
    screen.until("Alles is bewaard.")
    screen.press("Esc", "terug")
    screen.until("Bevindingen: 4 van", MISSED)
    screen.press("Esc", "terug")


def type_in_the_box(screen: Terminal, title: str, text: str) -> None:
    screen.until(title)
    screen.type(text)
    screen.until(text.split()[-1])  # a box lies over other words, so that what is wrapped cannot be read in one go
    screen.press("Esc", "klaar")
    screen.until_gone(title)


def write_the_letter(screen: Terminal) -> None:
    screen.press("6", "Brief aan school")
    screen.press("N", "toevoegen")
    type_in_the_box(screen, "In de brief", CLOSING)
    screen.press("Z", "zo ziet school het")
    screen.until("Dit is precies de tekst van het bestand.", CLOSING)
    screen.press("Esc", "terug")
    screen.press("S", "opslaan als")
    screen.until("Dit is voor school", "Word (.docx)")
    screen.press("Enter", "kiezen")
    screen.until("Het bestand is gemaakt.", "09-17.docx")
    screen.press("Esc", "sluiten")
    screen.until_gone("Het bestand is gemaakt.")
    screen.press("Esc", "terug")
    screen.until(f"Gesprek · {NAME}", "Bestanden voor school die hier staan: 1.")


def standing(screen: Terminal) -> list[str]:
    """How the steps stand: each with its sign and its sentence."""
    lines = [line.strip(" │▌→") for line in screen.screen.splitlines()]
    first = next(at for at, line in enumerate(lines) if "Stap voor stap" in line)
    return lines[first + 1 : first + 13]


def open_again(screen: Terminal, as_it_was: list[str]) -> None:
    screen.until(NAME)
    screen.press("Enter", "kiezen")
    screen.until(f"Gesprek · {NAME}", "Bestanden voor school die hier staan: 1.")
    assert standing(screen) == as_it_was
    screen.press("5", "Vergelijken")
    screen.until("Bevindingen: 4 van", "✓ akkoord")
    screen.press("Esc", "terug")
    screen.press("6", "Brief aan school")
    screen.until(CLOSING, "door u toegevoegd")
    screen.press("Ctrl+Q", "stop")
    assert screen.exit_code() == 0


def check_what_is_kept(folder: Path) -> None:
    with Dossier.open(folder, read_only=True) as dossier:
        state = dossier.state
        (named,) = state.names.values()
        assert (named.name, named.role, named.side) == (WHO, "intern begeleider", Side.SCHOOL)
        decided = [each for number, each in state.decisions.items() if number not in state.own]
        assert sorted(each.decision for each in decided if each.decision is not Decision.OPEN) == sorted(
            [Decision.ACCEPTED, Decision.ACCEPTED, Decision.CHANGED]
        )
        assert all(each.listened for each in decided if each.decision is Decision.ACCEPTED)
        (own,) = state.own
        assert state.decisions[own].note == MISSED
        assert any(each.note.endswith(IN_OWN_WORDS) for each in decided)
        draft = draft_from(state.drafts[Product.REACTION.value])
        assert CLOSING in {text for part in draft.parts for text in part.words}


def check_the_letter(folder: Path) -> None:
    """It says what the parent said, and nothing in the file tells that there is a recording."""
    (file,) = (folder / "uitvoer").iterdir()
    assert file.suffix == ".docx"
    paper = docx.Document(str(file))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])
    for words in (IN_OWN_WORDS, MISSED, CLOSING, "Tobias", "De Veldmuis"):
        assert words in text
    with zipfile.ZipFile(file) as packed:
        inside = "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    for trace in ("opname", "geluid", "recording", "opus", "kloppend", "Kloppend"):
        assert trace not in inside.replace(str(Product.REACTION), ""), trace
    assert not re.search(r"\b\d{1,2}:\d\d:\d\d\b", text)
    with Dossier.open(folder, read_only=True) as dossier:
        transcript = dossier.transcript()
    assert transcript is not None
    said = set(runs(" ".join(turn.text for turn in transcript.turns)))
    written = set(runs(read_report(example().report).text))
    assert not (set(runs(text)) & said) - written


def runs(text: str) -> list[str]:
    """Every run of so many words in `text`, without signs and capitals."""
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[at : at + UNSHOWN_RUN]) for at in range(len(words) - UNSHOWN_RUN + 1)]
