"""Kept lines and bars: what is painted is what Textual itself would paint, whatever happened before."""

import asyncio

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import OptionList

from tests.tui.workbench.scenes import play
from tui.workbench.arrangement import Pane
from tui.workbench.bar_list import ChoiceList
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.kept_bar import KeptBar
from tui.workbench.kept_lines import KeptLines
from tui.workbench.theme import THEMES

KEPT = (Pane.TRANSCRIPT, Pane.REPORT, Pane.FINDINGS)
DEEDS = ["down", "pagedown", "end", "f2", "down", "pagedown", "f3", "pagedown", "f9", "f9", "f4", "up", "home"]


def cells(strips: list[Strip]) -> list[list[tuple[str, object]]]:
    """Every cell, character by character, with its dress: how a line is cut into segments does not matter."""
    return [[(character, segment.style) for segment in strip for character in segment.text] for strip in strips]


def as_textual_paints(widget: Widget) -> list[Strip]:
    """The lines of `widget` through Textual's own border cache, drawn from nothing."""
    widget._styles_cache.clear()
    if isinstance(widget, OptionList):
        widget._update_lines()
    return Widget.render_lines(widget, widget.outer_size.region)


def assert_painted_as_textual_would(screen: ComparisonScreen) -> None:
    for pane in KEPT:
        widget = screen.query_one(f"#{pane}")
        assert isinstance(widget, KeptLines)
        if not widget.display:
            continue
        painted = widget.render_lines(widget.outer_size.region)
        assert cells(painted) == cells(as_textual_paints(widget)), pane
        bar = widget.vertical_scrollbar
        assert isinstance(bar, KeptBar)
        painted = bar.render_lines(bar.outer_size.region)
        bar.refresh()
        assert cells(painted) == cells(ScrollBar.render_lines(bar, bar.outer_size.region)), pane


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
def test_after_every_key_each_pane_and_its_bar_look_as_textual_paints_them(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        assert_painted_as_textual_would(screen)
        for key in DEEDS:
            await pilot.press(key)
            await pilot.pause()
            assert_painted_as_textual_would(screen)

    play(script, size=size)


def test_other_colours_are_seen_at_once_in_lines_that_were_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        transcript = screen.pane(Pane.TRANSCRIPT)
        before = cells(transcript.render_lines(transcript.outer_size.region))
        pilot.app.action_colours()  # type: ignore[attr-defined]  # pilot.app is our Workbench
        await pilot.pause()
        assert cells(transcript.render_lines(transcript.outer_size.region)) != before
        assert_painted_as_textual_would(screen)

    play(script)
    monkeypatch.setenv("NO_COLOR", "1")
    play(lambda _, screen: _asserted(screen))


async def _asserted(screen: ComparisonScreen) -> None:
    assert_painted_as_textual_would(screen)


class Choices(App[None]):
    """Nothing but one list."""

    def __init__(self, count: int) -> None:
        super().__init__()
        theme = next(iter(THEMES.values()))
        self.register_theme(theme)
        self.theme = theme.name
        self.list = ChoiceList(*(f"keuze {number}" for number in range(count)), markup=False)

    def compose(self) -> ComposeResult:
        """One list."""
        self.list.styles.border = ("round", "red")
        self.list.styles.height = 12
        yield self.list


@pytest.mark.parametrize("count", [0, 1, 4, 40])
def test_a_list_that_does_not_fill_its_frame_is_as_wide_as_its_frame(count: int) -> None:
    async def run() -> None:
        app = Choices(count)
        async with app.run_test(size=(60, 20)) as pilot:
            for key in ("down", "end", "up"):
                await pilot.press(key)
                await pilot.pause()
                painted = app.list.render_lines(app.list.outer_size.region)
                assert {strip.cell_length for strip in painted} == {app.list.outer_size.width}
                assert cells(painted) == cells(as_textual_paints(app.list))

    asyncio.run(run())
