"""From one meeting of a dossier to another, and a new one beside them."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from models.dossier import Dossier
from tests.transcribe.recorder.scripted import block
from tests.tui.over_time import dossier_over_time
from tests.tui.workbench.walking import at, fill_in, rows, told, until, walk
from transcribe.recorder.keeping import UNFINISHED
from transcribe.recorder.wave_file import header
from tui.workbench.begin import BeginScreen
from tui.workbench.dossier_screen import DossierScreen
from tui.workbench.form import FormPage
from tui.workbench.meetings_page import MeetingsPage
from tui.workbench.problem_page import ProblemPage
from tui.workbench.title_line import TitleLine


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """With one dossier, of two meetings."""
    folder = tmp_path / "Kloppend"
    folder.mkdir()
    dossier_over_time(folder / "Fenna", tmp_path / "verslag.txt").close()
    return folder


async def opened(pilot: Pilot[None]) -> DossierScreen:
    begin = await at(pilot, BeginScreen)
    await until(pilot, lambda: bool(begin._folders))
    await pilot.press("enter")
    page = await at(pilot, DossierScreen)
    await until(pilot, lambda: bool(rows(page, "#steps")))
    return page


def title(page: DossierScreen) -> str:
    return str(page.query_one(TitleLine).render())


def test_the_last_meeting_opens_and_another_is_gone_to(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        assert "21-04-2026" in title(page)
        assert "verslag.txt" in rows(page, "#steps")[3]
        await pilot.press("g")
        meetings = await at(pilot, MeetingsPage)
        await until(pilot, lambda: len(rows(meetings, "#meetings")) == 3)
        await pilot.press("home", "enter")
        await at(pilot, DossierScreen)
        await until(pilot, lambda: "10-03-2026" in title(page))
        assert "verslag.txt" not in rows(page, "#steps")[3]
        assert "10-03-2026" in told(page)

    walk(script, home)


def test_another_meeting_is_begun_from_the_list_or_by_key(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await pilot.press("g")
        meetings = await at(pilot, MeetingsPage)
        await until(pilot, lambda: len(rows(meetings, "#meetings")) == 3)
        await pilot.press("end", "enter")
        await at(pilot, FormPage)
        await pilot.press("escape")
        await at(pilot, DossierScreen)
        await pilot.press("n")
        await at(pilot, FormPage)
        await fill_in(pilot, date="01-06-2026", meeting="MDO")
        await pilot.press("f2")
        await at(pilot, DossierScreen)
        await until(pilot, lambda: "01-06-2026" in title(page))

    walk(script, home)
    with Dossier.open(home / "Fenna", read_only=True) as third:
        assert third.number == 3
        assert dict(third.state.facts) == {"child": "Fenna", "meeting_date": "2026-06-01", "meeting": "MDO"}


def test_a_form_that_cannot_be_used_begins_nothing(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await pilot.press("n")
        await at(pilot, FormPage)
        await fill_in(pilot, date="ooit", meeting="MDO")
        await pilot.press("f2")
        await at(pilot, ProblemPage)

    walk(script, home)
    with Dossier.open(home / "Fenna", read_only=True) as dossier:
        assert len(dossier.meetings) == 2


def test_a_recording_that_was_broken_off_comes_into_the_meeting_it_was_made_in(home: Path) -> None:
    with Dossier.open(home / "Fenna", read_only=True) as dossier:
        places = [each.own_place(UNFINISHED) for each in dossier.meetings]
    for place, seconds in zip(places, (1.0, 2.0), strict=True):
        place.mkdir(parents=True, exist_ok=True)
        (place / "opname.wav").write_bytes(header(0) + block(seconds))

    async def script(pilot: Pilot[None]) -> None:
        assert told(await opened(pilot))

    walk(script, home)
    with Dossier.open(home / "Fenna", read_only=True) as dossier:
        sizes = [
            original.size for each in dossier.meetings for original in each.originals() if original.role == "recording"
        ]
    assert len(sizes) == 2
    assert sizes[0] < sizes[1]
    assert not (home / "Fenna" / UNFINISHED).exists()
