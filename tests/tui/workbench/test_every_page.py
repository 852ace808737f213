"""What holds of every page: it fits in 80 by 24, it speaks one language, and what can be pressed can be clicked."""

import inspect
import pkgutil
import re
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.screen import Screen

import tui.workbench
from tests.tui.workbench.scenes import painted, painted_in, play, scene_of
from tests.tui.workbench.tour import tour
from tests.tui.workbench.voices import meeting
from tests.tui.workbench.walking import at, until, walk
from tui.language import DOMAIN, LOCALE_FOLDER, translate, use
from tui.workbench.actions import OVER_PANES, Scope, actions_in, key_for, key_name
from tui.workbench.begin import BeginScreen
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.form import FormPage
from tui.workbench.help_page import HelpPage
from tui.workbench.lines import KeyLine, StatusLine
from tui.workbench.page import Page
from tui.workbench.side_by_side import SideBySide
from tui.workbench.sounding import SoundingPage
from tui.workbench.text_pane import TextPane

PLACEHOLDER = re.compile(r"\{\w+\}")
NO_PAGES_OF_THEIR_OWN = {Page, SideBySide, SoundingPage}


@pytest.fixture(autouse=True)
def _no_engines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLOPPEND_WEIGHTS", str(tmp_path / "shelf"))


def screens_of_ours() -> set[type[Screen[object]]]:
    modules = [import_module(f"tui.workbench.{found.name}") for found in pkgutil.iter_modules(tui.workbench.__path__)]
    kinds = {kind for module in modules for _, kind in inspect.getmembers(module, inspect.isclass)}
    ours = {kind for kind in kinds if issubclass(kind, Screen) and kind.__module__.startswith("tui.")}
    return ours - NO_PAGES_OF_THEIR_OWN


async def nothing(sight: str, pilot: Pilot[None]) -> None:
    del sight, pilot


def test_the_tour_comes_past_every_screen_there_is(tmp_path: Path) -> None:
    assert screens_of_ours() - tour(tmp_path, nothing) == set(), "add a stop in tour.py"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_in_80_by_24_no_title_status_or_line_of_keys_is_cut(tmp_path: Path, language: str) -> None:
    use(language)
    cut: list[tuple[str, str]] = []
    keyless: list[str] = []

    async def look(sight: str, pilot: Pilot[None]) -> None:
        lines = painted(pilot)
        assert len(lines) == 24
        status, keys = painted_in(pilot, StatusLine), painted_in(pilot, KeyLine)
        cut.extend((sight, line) for line in (lines[0], status, keys) if "…" in line.replace(" …", ""))
        assert max(map(cell_len, lines)) <= 80
        line = pilot.app.screen.query(KeyLine)
        scopes = OVER_PANES[line.first().scope] if line else ()
        always = [name for name in ("help", "stop") if Scope.APP in scopes]
        keyless.extend(f"{sight}: {name}" for name in always if f" {key_for(name)} " not in keys)
        ways_back = [action for action in actions_in(*scopes) if action.keys[0] == "escape"]
        if any(f" {key_name('escape')} " not in keys for _ in ways_back) and len(pilot.app.screen_stack) > 2:
            keyless.append(f"{sight}: the way back")

    tour(tmp_path, look)
    assert cut == []
    assert keyless == []


def catalogue() -> list[Message]:
    with (LOCALE_FOLDER / "nl" / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return [message for message in read_po(file, locale="nl") if message.id and message.string]


def telling(text: str) -> list[str]:
    """The pieces of a sentence that are long enough to know a language by."""
    return [piece.strip() for piece in PLACEHOLDER.split(text) if len(piece.split()) >= 2 and len(piece.strip()) > 7]


@pytest.mark.parametrize(("language", "other"), [("nl", "en"), ("en", "nl")])
def test_every_page_speaks_the_language_asked_for_and_not_the_other(tmp_path: Path, language: str, other: str) -> None:
    use(language)
    foreign = {piece for message in catalogue() for piece in telling(message.id if other == "en" else message.string)}
    own = {piece for message in catalogue() for piece in telling(message.string if other == "en" else message.id)}
    scene = scene_of()
    letters = (files("reconcile.writing") / "letters.toml").read_text(encoding="utf-8")
    explained = [finding.explanation for finding in scene.reconciliation.findings]
    said = " ".join(
        [letters, scene.report.text, *explained, *(turn.text for turn in [*scene.transcript.turns, *meeting().turns])]
    )
    foreign = {piece for piece in foreign if piece not in said}  # the meeting is Dutch in any language
    strange: list[tuple[str, str]] = []
    spoken: set[str] = set()

    async def look(sight: str, pilot: Pilot[None]) -> None:
        screen = " ".join(" ".join(painted(pilot)).split())
        panes = [pane for under in pilot.app.screen_stack for pane in under.query(TextPane)]
        content = " ".join(passage.text for pane in panes for passage in pane.passages)  # letters are
        known = {piece for piece in foreign if piece in content}
        strange.extend(
            (sight, piece) for piece in foreign - own - known if re.search(rf"\b{re.escape(piece)}\b", screen)
        )
        spoken.update(piece for piece in own if piece in screen)

    tour(tmp_path, look, size=(200, 60))
    assert sorted({(piece, sight) for sight, piece in strange}) == []
    assert len(spoken) > 60


# --- the mouse -------------------------------------------------------------------------------------------------------


async def click_on(pilot: Pilot[None], text: str) -> None:
    """Click in the middle of `text`, where it stands on the screen."""
    y, line = next((y, line) for y, line in enumerate(painted(pilot)) if text in line)
    await pilot.click(offset=(line.index(text) + len(text) // 2, y))
    await pilot.pause()


def test_every_key_on_every_line_of_keys_can_be_clicked(tmp_path: Path) -> None:
    """Each word on the line presses its own key, also with a window over the page."""
    dead: list[tuple[str, str]] = []

    async def look(sight: str, pilot: Pilot[None]) -> None:
        for line in pilot.app.screen.query(KeyLine):
            for action in actions_in(*OVER_PANES[line.scope]):
                text = f" {key_name(action.keys[0])} {translate(action.label)} "
                for y in range(line.region.y, line.region.bottom):
                    row = painted(pilot)[y]
                    style = pilot.app.screen.get_style_at(row.find(text) + 1, y)
                    if text in row and action.keys[0] not in str(style.meta.get("@click")):
                        dead.append((sight, action.id))

    tour(tmp_path, look)
    assert dead == []


def test_with_the_mouse_alone_one_comes_in_and_back_out(tmp_path: Path) -> None:
    (tmp_path / "Kim").mkdir()

    async def script(pilot: Pilot[None]) -> None:
        await at(pilot, BeginScreen)
        await click_on(pilot, translate("new meeting"))
        await at(pilot, FormPage)
        await click_on(pilot, f"Esc {translate('back')}")
        await at(pilot, BeginScreen)
        await click_on(pilot, f"F1 {translate('help')}")
        page = await at(pilot, HelpPage)
        await click_on(pilot, translate("Help"))
        assert pilot.app.screen is page  # reading it with the mouse closes nothing
        await pilot.click(offset=(0, 0))
        await at(pilot, BeginScreen)
        await click_on(pilot, f"Ctrl+Q {translate('stop')}")
        await until(pilot, lambda: not pilot.app._running or pilot.app._exit)

    walk(script, tmp_path / "leeg")


def test_a_click_on_a_finding_chooses_it_and_stays_in_the_list() -> None:
    """Only a second one, or Enter, goes to the place: who looks around with the mouse is not sent away."""

    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        first = screen.findings.chosen
        rows = [y for y, line in enumerate(painted(pilot)) if translate("ONLY IN REPORT") in line]
        await pilot.click(offset=(screen.findings.region.x + 6, rows[0]))
        await pilot.pause()
        assert screen.findings.chosen is not first
        assert screen.findings.has_focus

    play(script, size=(160, 45))


def test_the_status_line_gives_up_the_place_before_it_cuts_the_sentence() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        line = screen.query_one(StatusLine)
        line.tell("x" * 60, "plaats")
        await pilot.pause()
        assert painted_in(pilot, StatusLine).split() == ["x" * 60, "plaats"]
        line.tell("x" * 76, "plaats")
        await pilot.pause()
        assert painted_in(pilot, StatusLine).split() == ["x" * 76]

    play(script, size=(80, 24))
