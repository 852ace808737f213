"""One meeting step by step: what can be done is done, what cannot is explained, and nothing half-made is lost."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from models.dossier.dossier import Dossier
from tests.transcribe.human_sound import human_recording
from tests.transcribe.recorder.scripted import block
from tests.tui.workbench.walking import at, fill_in, rows, told, until, walk
from transcribe.audio import decode
from transcribe.recorder.keeping import UNFINISHED
from transcribe.recorder.wave_file import header
from tui.workbench.bar_list import ChoiceList
from tui.workbench.begin import BeginScreen
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.dossier_screen import DossierScreen
from tui.workbench.draft_screen import DraftScreen
from tui.workbench.form import FormPage
from tui.workbench.hearing import HearingScreen
from tui.workbench.problem_page import ProblemPage
from tui.workbench.who_is_who import WhoIsWho


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """With one empty dossier, "Kim"."""
    folder = tmp_path / "Kloppend"
    Dossier.create(folder / "Kim").close()
    return folder


async def opened(pilot: Pilot[None]) -> DossierScreen:
    """The page of the only dossier, with its steps on it."""
    begin = await at(pilot, BeginScreen)
    await until(pilot, lambda: bool(begin.query_one("#meetings", ChoiceList).highlighted_option))
    await pilot.press("enter")
    return await looked(pilot)


async def looked(pilot: Pilot[None]) -> DossierScreen:
    page = await at(pilot, DossierScreen)
    await until(pilot, lambda: bool(rows(page, "#steps")))
    return page


async def take_in(pilot: Pilot[None], step: str, file: Path) -> DossierScreen:
    """Take a file in at a step, by its number and B."""
    await pilot.press("home", *["down"] * (int(step) - 1), "b")
    await at(pilot, FormPage)
    await fill_in(pilot, file=str(file))
    await pilot.press("enter")
    return await looked(pilot)


def signs(page: DossierScreen) -> str:
    return "".join(row[0] for row in rows(page, "#steps"))


def test_a_step_that_cannot_be_done_yet_says_why(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        assert signs(page) == "→○–○––"
        for number in ("3", "5", "6"):
            await pilot.press(number)
            await pilot.pause()
            assert pilot.app.screen is page
            sentence = rows(page, "#steps")[int(number) - 1].splitlines()[1].strip()
            assert told(page) == sentence

    walk(script, home)


def test_from_files_to_the_comparison(home: Path, transcript_file: Path, report_file: Path) -> None:
    """Compares a short meeting, which loads the language parts."""

    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await take_in(pilot, "2", transcript_file)
        await until(pilot, lambda: signs(page) == "○✓✓→––")
        await take_in(pilot, "4", report_file)
        await until(pilot, lambda: signs(page) == "○✓✓✓→–")
        await pilot.press("5")
        comparison = await at(pilot, ComparisonScreen)
        assert comparison.scene.reconciliation.findings
        for key in ("escape", "6"):  # sooner than the page can have looked what the comparison brought
            pilot.app.simulate_key(key)
        await at(pilot, DraftScreen)
        assert signs(page) == "○✓✓✓→○"

    walk(script, home)
    with Dossier.open(home / "Kim", read_only=True) as dossier:
        assert dossier.reconciliation() is not None


def test_who_is_who_opens_over_the_text(home: Path, transcript_file: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await take_in(pilot, "2", transcript_file)
        await pilot.press("3")
        await at(pilot, WhoIsWho)

    walk(script, home)


def test_a_recording_is_taken_in_and_leads_to_writing_it_down(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await take_in(pilot, "1", human_recording())
        await until(pilot, lambda: signs(page) == "✓→–○––")
        await pilot.press("enter")
        await at(pilot, HearingScreen)

    walk(script, home)
    with Dossier.open(home / "Kim", read_only=True) as dossier:
        (original,) = dossier.originals()
        assert dossier.path_of(original).read_bytes() == human_recording().read_bytes()


def test_a_file_that_is_no_recording_is_refused_and_nothing_is_kept(home: Path, report_file: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await pilot.press("1")
        form = await at(pilot, FormPage)
        await fill_in(pilot, file=str(report_file))
        await pilot.press("enter")
        await at(pilot, ProblemPage)
        await pilot.press("escape")
        assert await at(pilot, FormPage) is form
        await pilot.press("escape")
        await looked(pilot)

    walk(script, home)
    with Dossier.open(home / "Kim", read_only=True) as dossier:
        assert dossier.originals() == ()


def test_a_step_without_a_file_says_so(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await pilot.press("end", "b")
        await pilot.pause()
        assert pilot.app.screen is page
        assert told(page)

    walk(script, home)


def test_a_recording_of_a_program_that_was_killed_is_taken_in(home: Path) -> None:
    making = home / "Kim" / UNFINISHED
    making.mkdir()
    (making / "opname 2026-03-12 10.00.wav").write_bytes(header(0) + block(1.0))

    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        assert signs(page) == "✓→–○––"
        assert told(page)

    walk(script, home)
    with Dossier.open(home / "Kim", read_only=True) as dossier:
        (original,) = dossier.originals()
        assert decode(dossier.path_of(original)).duration == pytest.approx(1.0, abs=0.01)


def test_leaving_lets_go_of_the_dossier(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await pilot.press("escape")
        await at(pilot, BeginScreen)
        Dossier.open(home / "Kim").close()

    walk(script, home)
