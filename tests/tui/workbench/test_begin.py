"""The first page: what there is, what can be pressed, and where it leads."""

import asyncio
import os
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from models.dossier.dossier import Dossier
from models.dossier.events import Decision, FactSet
from tests.tui.workbench.scenes import painted
from tests.tui.workbench.walking import at, fill_in, rows, told, until, walk
from tui.demo import example
from tui.demo.as_dossier import written_example
from tui.language import translate
from tui.workbench.actions import Scope, actions_in
from tui.workbench.app import Workbench
from tui.workbench.begin import LOOKING, NONE_YET, BeginScreen
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.dossier_screen import DossierScreen
from tui.workbench.form import FormPage
from tui.workbench.help_page import HelpPage
from tui.workbench.problem_page import ProblemPage

SIZES = [(80, 24), (140, 40), (200, 60)]


def make(home: Path, name: str, touched: int) -> Path:
    with Dossier.create(home / name) as dossier:
        dossier.append(FactSet(key="meeting_date", value="2026-03-12"))
    os.utime(home / name / "dossier.sqlite", (touched, touched))
    return home / name


async def listed(pilot: Pilot[None]) -> BeginScreen:
    """The first page, once it has looked which dossiers there are."""
    page = await at(pilot, BeginScreen)
    await until(pilot, lambda: rows(page, "#meetings") != [translate(LOOKING)])
    return page


@pytest.mark.parametrize("size", SIZES)
def test_what_can_be_pressed_is_on_the_screen_and_so_is_what_to_do_when_there_is_nothing(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await listed(pilot)
        assert rows(page, "#meetings") == [translate(NONE_YET, new="N", example="V")]
        screen = "\n".join(painted(pilot))
        for action in actions_in(Scope.BEGIN):
            assert f"{action.keys[0].upper()}  {translate(action.label)}" in screen
        assert "Ctrl+Q" in screen
        assert "F1" in screen

    walk(script, tmp_path / "Kloppend", size=size)


def test_the_dossier_touched_last_comes_first_and_enter_opens_it(tmp_path: Path) -> None:
    for touched, name in enumerate(("Oud", "Nieuw", "Midden"), start=1):
        make(tmp_path, name, touched=(1_000_000 + {"Oud": 0, "Midden": 1, "Nieuw": 2}[name] * 1000 + touched))
    (tmp_path / "geen dossier").mkdir()

    async def script(pilot: Pilot[None]) -> None:
        page = await listed(pilot)
        assert [row.split()[0] for row in rows(page, "#meetings")] == ["Nieuw", "Midden", "Oud"]
        assert "12-03-2026" in rows(page, "#meetings")[0]
        await pilot.press("down", "enter")
        assert (await at(pilot, DossierScreen)).subject == "Midden"
        await pilot.press("escape")
        await listed(pilot)

    walk(script, tmp_path)


def test_a_dossier_that_cannot_be_read_says_why_and_the_others_are_there(tmp_path: Path) -> None:
    make(tmp_path, "Goed", touched=2_000_000)
    broken = make(tmp_path, "Kapot", touched=1_000_000)
    (broken / "dossier.sqlite").write_bytes(b"this is no database at all" * 100)
    os.utime(broken / "dossier.sqlite", (1_000_000, 1_000_000))

    async def script(pilot: Pilot[None]) -> None:
        page = await listed(pilot)
        assert [row.split()[0] for row in rows(page, "#meetings")] == ["Goed", "Kapot"]
        await pilot.press("down", "enter")
        await at(pilot, ProblemPage)
        await pilot.press("escape")
        assert await at(pilot, BeginScreen) is page

    walk(script, tmp_path)


def test_a_dossier_that_is_open_elsewhere_is_told_and_not_touched(tmp_path: Path) -> None:
    make(tmp_path, "Kim", touched=1_000_000)

    async def script(pilot: Pilot[None]) -> None:
        await listed(pilot)
        with Dossier.open(tmp_path / "Kim"):
            await pilot.press("enter")
            await at(pilot, ProblemPage)
        await pilot.press("enter")
        await at(pilot, BeginScreen)

    walk(script, tmp_path)


def test_a_new_meeting_is_asked_for_made_and_opened(tmp_path: Path) -> None:
    home = tmp_path / "Kloppend"

    async def script(pilot: Pilot[None]) -> None:
        await listed(pilot)
        await pilot.press("n")
        await at(pilot, FormPage)
        await pilot.press(*"Kim", "enter", *"12-03-2026".replace("-", "/").replace("/", "-"))
        await pilot.press("f2")
        assert (await at(pilot, DossierScreen)).subject == "Kim"
        await pilot.press("escape")
        page = await listed(pilot)
        await until(pilot, lambda: "Kim" in rows(page, "#meetings")[0])

    walk(script, home)
    with Dossier.open(home / "Kim", read_only=True) as dossier:
        assert dossier.state.facts == {"meeting_date": "2026-03-12"}


def test_what_was_typed_stays_when_something_of_it_cannot_be_used(tmp_path: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        await listed(pilot)
        await pilot.press("n")
        form = await at(pilot, FormPage)
        await fill_in(pilot, name="Kim", report="/weg/verslag.docx")
        await pilot.press("f2")
        await at(pilot, ProblemPage)
        await pilot.press("escape")
        assert await at(pilot, FormPage) is form
        assert form.values["name"] == "Kim"
        await fill_in(pilot, report="")
        await pilot.press("f2")
        await at(pilot, DossierScreen)

    walk(script, tmp_path)


def test_the_example_is_a_dossier_in_which_everything_can_be_tried_and_it_is_made_once(tmp_path: Path) -> None:
    """Compares the bundled meeting, which takes seconds."""

    async def script(pilot: Pilot[None]) -> None:
        await listed(pilot)
        await pilot.press("v")
        await at(pilot, DossierScreen)
        await until(pilot, lambda: "5" in painted_opening(pilot))
        await pilot.press("enter")
        comparison = await at(pilot, ComparisonScreen)
        assert comparison.scene.reconciliation.findings
        assert comparison.scene.recording is not None
        await pilot.press("n", "escape", "escape")
        await at(pilot, BeginScreen)
        await pilot.press("v")
        await at(pilot, DossierScreen)

    walk(script, tmp_path)
    (folder,) = tmp_path.iterdir()
    with Dossier.open(folder, read_only=True) as dossier:
        assert [each.decision for each in dossier.state.decisions.values()] == [Decision.REJECTED]


def test_a_dossier_named_at_the_start_opens_with_its_comparison_and_esc_leads_to_the_beginning(tmp_path: Path) -> None:
    folder = written_example(tmp_path / "Voorbeeld", example())

    async def script() -> None:
        async with Workbench(home=tmp_path, folder=folder).run_test() as pilot:
            assert (await at(pilot, ComparisonScreen)).deciding is not None
            await pilot.press("escape")
            await at(pilot, DossierScreen)
            await pilot.press("escape")
            await at(pilot, BeginScreen)

    asyncio.run(script())


def painted_opening(pilot: Pilot[None]) -> str:
    """What the page says comes now."""
    return str(pilot.app.screen.query_one("#opening", Static).render())


def test_the_mouse_presses_the_buttons(tmp_path: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        await listed(pilot)
        await pilot.click("#button-new_meeting")
        await at(pilot, FormPage)

    walk(script, tmp_path)


def test_help_tells_the_keys_of_this_page_and_no_signs_of_findings(tmp_path: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        await listed(pilot)
        await pilot.press("f1")
        await at(pilot, HelpPage)
        screen = "\n".join(painted(pilot))
        assert translate(next(actions_in(Scope.BEGIN)).help) in screen

    walk(script, tmp_path, size=(100, 60))


def test_a_key_that_does_nothing_here_is_answered(tmp_path: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await listed(pilot)
        await pilot.press("x")
        await pilot.pause()
        assert "F1" in told(page)

    walk(script, tmp_path)
