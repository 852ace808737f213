"""The sound behind the words, in the comparison: Space plays it, a clock runs, and nothing else moves."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from models.messages import N_
from tests.tui.sound.tones import tones
from tests.tui.workbench.scenes import painted, scene_of
from tests.tui.workbench.walking import told, until
from tui.language import translate
from tui.sound.loudspeaker import ComputerLoudspeaker
from tui.sound.player import Player
from tui.sound.recording import PADDING, Recording, Stretch
from tui.workbench.app import Workbench
from tui.workbench.arrangement import Pane
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.lines import StatusLine
from tui.workbench.scene import Scene

Script = Callable[[Pilot[None], ComparisonScreen], Awaitable[None]]


def status(pilot: Pilot[None]) -> str:
    """The status line as it is painted."""
    return painted(pilot)[pilot.app.screen.query_one(StatusLine).region.y]


class OnlyComparison(Workbench):
    """The workbench with a loudspeaker that plays to nobody."""

    def get_default_screen(self) -> ComparisonScreen:
        assert self.scene is not None
        return ComparisonScreen(self.scene, Player(ComputerLoudspeaker(silent=True)))


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """The scene of these tests with its recording, ten seconds for each of its first turns."""
    recording = Recording(tones(tmp_path_factory.mktemp("opname") / "opname.wav", 250))
    return replace(scene_of(), recording=recording)


def listen(script: Script, scene: Scene) -> None:
    async def run() -> None:
        async with OnlyComparison(scene).run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            screen = pilot.app.screen
            assert isinstance(screen, ComparisonScreen)
            await script(pilot, screen)

    asyncio.run(run())


def test_space_plays_the_turn_under_the_cursor_and_stops_it_again(heard: Scene) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("f2", "home", "down", "down", "space")
        await until(pilot, lambda: screen.player.playing)
        assert screen.player.stretch == Stretch(20, 29)
        assert screen.pane(Pane.TRANSCRIPT).cursor == 2
        await pilot.press("space")
        assert not screen.player.playing

    listen(script, heard)


def test_on_a_finding_it_plays_what_was_said_with_a_second_around_it(heard: Scene) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        for pane in ("f4", "f3"):
            await pilot.press(pane, "space")
            assert screen.player.stretch == Stretch(200 - PADDING, 209 + PADDING)
            speeds = [screen.player.slowly]
            await pilot.press("l")
            speeds.append(screen.player.slowly)
            assert speeds == [False, True]
            await pilot.press("space")

    listen(script, heard)


def test_the_clock_runs_and_the_place_comes_back_when_it_is_over(heard: Scene) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        place = screen.place
        await pilot.press("space")
        await until(pilot, lambda: "▶ 0:03:19 " in status(pilot))
        assert place not in status(pilot)
        layouts: list[object] = []
        screen.screen_layout_refresh_signal.subscribe(screen, layouts.append)
        await until(pilot, lambda: "▶ 0:03:20 ━" in status(pilot))
        assert layouts == []
        await pilot.press("space")
        await pilot.pause()
        assert place in status(pilot)

    listen(script, heard)


def test_help_over_the_page_is_silence(heard: Scene) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("space")
        assert screen.player.playing
        await pilot.press("f1")
        await until(pilot, lambda: not screen.player.playing)

    listen(script, heard)


def test_a_blank_can_be_typed_while_searching(heard: Scene) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("slash", "d", "e", "space", "l")
        assert not screen.player.playing

    listen(script, heard)


def test_a_finding_of_which_nothing_was_said_says_so(heard: Scene) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("f4", "home", "down", "down", "space")
        finding = screen.findings.chosen
        assert finding is not None
        assert not finding.turns
        assert told(screen) == translate(N_("Nothing was found here that can be heard."))

    listen(script, heard)


def test_without_a_recording_one_sentence_says_why() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("space")
        assert told(screen) == translate(N_("There is no recording here, so there is nothing to hear."))

    listen(script, scene_of())


def test_a_broken_recording_is_told_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "opname.m4a"
    path.write_bytes(b"geen geluid")

    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("space")
        sentence = translate(N_("This place in {name} cannot be played."), name=path.name)
        await until(pilot, lambda: told(screen) == sentence)

    listen(script, replace(scene_of(), recording=Recording(path)))
