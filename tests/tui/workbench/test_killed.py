"""A program that dies at once, as in a power cut, loses nothing that stood on the screen for a second."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from models.dossier.dossier import Dossier
from models.dossier.events import Decision, FindingDecided
from models.dossier.places import default_home
from models.dossier.state import State
from reconcile.writing import Product, draft_from
from tests.tui.workbench.terminal import Terminal, needs_tmux, terminal
from tui.demo import example
from tui.demo.as_dossier import written_example
from tui.words import is_shown
from tui.workbench.comparing import scene_in

NAME: Final = "Kim"
SEEN: Final = 1.0
"""Seconds on the screen after which nothing may be lost."""
TYPED: Final = " elke dinsdag"
JUST_TYPED: Final = " en vrijdag"
"""Typed right before the end: this may be lost, but must harm nothing."""

pytestmark = needs_tmux


@pytest.fixture
def dossier() -> Path:
    """The example, compared, with one finding agreed with; its folder, where the program looks for it."""
    folder = written_example(default_home() / NAME, example())
    with Dossier.open(folder) as dossier:
        scene = scene_in(dossier)
        first = next(finding for finding in scene.reconciliation.findings if is_shown(finding))
        dossier.append(FindingDecided(finding=first.id, decision=Decision.ACCEPTED, listened=True))
    return folder


@contextmanager
def steps(place: Path) -> Iterator[Terminal]:
    """The program in a new terminal with a socket in `place`, at the steps of the only dossier."""
    with terminal(place) as screen:
        screen.until(NAME)
        screen.press("Enter", "kiezen")
        screen.until(f"Gesprek · {NAME}", "6 Brief aan school")
        yield screen


def kept(folder: Path) -> State:
    """What the disk holds, read by another program."""
    with Dossier.open(folder, read_only=True) as dossier:
        return dossier.state


def type_and_die(screen: Terminal) -> None:
    """Type, have it stand there for a second, type on, and die."""
    last = TYPED.split()[-1]  # a box lies over other words, so that what is wrapped cannot be read in one go
    screen.type(TYPED)
    screen.until(last)
    screen.stay(SEEN, last)
    screen.type(JUST_TYPED)
    screen.kill()


def test_what_was_decided_is_kept_as_soon_as_the_screen_says_so(dossier: Path, tmp_path: Path) -> None:
    (agreed,) = kept(dossier).decisions
    with steps(tmp_path / "first") as screen:
        screen.press("5", "Vergelijken")
        screen.until("1 van")
        screen.press("N", "klopt niet")
        screen.until("Bewaard: klopt niet.")
        screen.kill()
    after = kept(dossier)
    assert after.decision_on(agreed) is Decision.ACCEPTED
    (rejected,) = set(after.decisions) - {agreed}
    assert after.decision_on(rejected) is Decision.REJECTED
    with steps(tmp_path / "second") as screen:
        screen.press("5", "Vergelijken")
        screen.until("2 van", "✗ klopt niet")


def test_own_words_that_stood_there_for_a_second_are_kept(dossier: Path, tmp_path: Path) -> None:
    with steps(tmp_path / "first") as screen:
        screen.press("5", "Vergelijken")
        screen.until("1 van")
        screen.press("W", "wijzig")
        screen.until("In uw eigen woorden")
        type_and_die(screen)
    notes = [each.note for each in kept(dossier).decisions.values() if each.decision is Decision.CHANGED]
    assert [TYPED in note for note in notes] == [True]
    with steps(tmp_path / "second") as screen:
        screen.press("5", "Vergelijken")
        screen.until("✎ gewijzigd")


def test_a_name_that_stood_there_for_a_second_is_kept(dossier: Path, tmp_path: Path) -> None:
    with steps(tmp_path / "first") as screen:
        screen.press("3", "Wie is wie")
        screen.until("Luister naar elke stem")
        screen.press("Enter", "wie is dit?")
        screen.until("vorige regel")
        type_and_die(screen)
    assert [TYPED in each.name for each in kept(dossier).names.values()] == [True]
    with steps(tmp_path / "second") as screen:
        screen.press("3", "Wie is wie")
        screen.until(f"Annet Verkuil{TYPED}")


def test_a_letter_that_stood_there_for_a_second_is_kept(dossier: Path, tmp_path: Path) -> None:
    with steps(tmp_path / "first") as screen:
        screen.press("6", "Brief aan school")
        screen.press("N", "toevoegen")
        screen.until("In de brief")
        type_and_die(screen)
    draft = draft_from(kept(dossier).drafts[Product.REACTION.value])
    assert [TYPED.strip() in text for part in draft.parts if part.own for text in part.words] == [True]
    with steps(tmp_path / "second") as screen:
        screen.press("6", "Brief aan school")
        screen.until(TYPED, "door u toegevoegd")


def test_a_dead_program_keeps_nobody_out(dossier: Path, tmp_path: Path) -> None:
    with steps(tmp_path / "first") as screen:
        screen.kill()
    with Dossier.open(dossier) as opened:
        assert not opened.read_only
