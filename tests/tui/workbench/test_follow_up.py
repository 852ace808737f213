"""The page on what came of earlier agreements: every key is kept at once, and the place it rests on is in sight."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from models.dossier import Dossier
from models.dossier.events import Kept
from tests.tui.over_time import dossier_over_time
from tests.tui.workbench.walking import at, rows, told, until, walk
from tui.workbench.bar_list import ChoiceList
from tui.workbench.begin import BeginScreen
from tui.workbench.dossier_screen import DossierScreen
from tui.workbench.follow_up import FollowUp
from tui.workbench.text_box import TextBox


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """With one dossier, of two meetings."""
    folder = tmp_path / "Kloppend"
    folder.mkdir()
    dossier_over_time(folder / "Fenna", tmp_path / "verslag.txt").close()
    return folder


async def opened(pilot: Pilot[None]) -> FollowUp:
    begin = await at(pilot, BeginScreen)
    await until(pilot, lambda: bool(begin.query_one("#meetings", ChoiceList).highlighted_option and begin._folders))
    await pilot.press("enter")
    steps = await at(pilot, DossierScreen)
    await until(pilot, lambda: steps._has_earlier)
    await pilot.press("w")
    page = await at(pilot, FollowUp)
    await until(pilot, lambda: bool(rows(page, "#agreements")))
    await pilot.pause()
    return page


def kept(home: Path) -> list[tuple[Kept, str]]:
    with Dossier.open(home / "Fenna", read_only=True) as dossier:
        return [(each.kept, each.note) for each in dossier.state.followed.values()]


def test_a_key_is_kept_at_once_and_goes_on_to_the_next(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        for key, state in (("g", Kept.DONE), ("n", Kept.NOT_DONE), ("o", Kept.UNCLEAR)):
            place = page.query_one("#agreements", ChoiceList).highlighted
            await pilot.press(key)
            await pilot.pause()
            assert kept(home)[-1] == (state, "")
            assert page.query_one("#agreements", ChoiceList).highlighted == (place or 0) + 1
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert [state for state, _ in kept(home)] == [Kept.DONE, Kept.NOT_DONE]
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert len(kept(home)) == 3

    walk(script, home)


def test_a_note_is_typed_in_a_box_and_kept(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await pilot.press("w")
        assert "Zeg eerst wat ervan kwam" in told(page)
        assert kept(home) == []
        await pilot.press("n", "home", "w")
        box = await at(pilot, TextBox)
        box.query_one(TextArea).text = "Nooit gebeld."
        await pilot.press("escape")
        await at(pilot, FollowUp)
        await until(pilot, lambda: "Nooit gebeld." in rows(page, "#agreements")[0])

    walk(script, home)
    assert kept(home) == [(Kept.NOT_DONE, "Nooit gebeld.")]


def test_the_place_in_this_meeting_is_in_sight_with_what_it_sounds_like(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        shown = str(page.query_one("#mention-text", Static).content)
        assert "die ik uiterlijk 27 maart zou doen" in shown
        assert "0:00:12" in shown
        assert "aangemeld voor het dyslexieonderzoek, dat is gelukt" in shown

    walk(script, home)


def test_taking_back_where_nothing_was_done_says_so(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert told(page)

    walk(script, home)
    assert kept(home) == []


def test_in_a_first_meeting_there_is_nothing_to_ask_after(tmp_path: Path) -> None:
    folder = tmp_path / "Kloppend"
    Dossier.create(folder / "Kim").close()

    async def script(pilot: Pilot[None]) -> None:
        begin = await at(pilot, BeginScreen)
        await until(pilot, lambda: bool(begin._folders))
        await pilot.press("enter")
        page = await at(pilot, DossierScreen)
        await until(pilot, lambda: bool(rows(page, "#steps")))
        await pilot.press("w")
        await pilot.pause()
        assert pilot.app.screen is page
        assert told(page)

    walk(script, folder)
