"""The colours can be read: 4.5:1, the contrast of WCAG 2.1 AA, in each theme, by table and as painted on every page."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot
from textual.theme import Theme

from tests.tui.workbench.tour import tour
from tui.workbench.app import Workbench
from tui.workbench.theme import DARK, LIGHT, THEMES

LEAST: float = 4.5
STYLES = Path("tui/workbench/workbench.tcss")
TEXT = re.compile(r"(?<!-)\bcolor: \$([\w-]+);")
BACKGROUND = re.compile(r"background: \$([\w-]+);")
IN_CODE = re.compile(r"\$((?:kind|diff|side|footer-key)-[\w-]+|label|accent|success|warning|error)\b")
GRAPHIC = re.compile("[─-▟▲▼●○◌⠀-⣿]")
"""Lines, bars and blocks, which are no text; each stands beside a word."""


def luminance(color: Color) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in color.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    dark, light = sorted(luminance(color) for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


def house() -> Path:
    return Path(__file__).parents[3]


def named(pattern: re.Pattern[str], *files: Path) -> set[str]:
    return {name for file in files for name in pattern.findall(file.read_text(encoding="utf-8"))}


def variables(theme: Theme) -> dict[str, str]:
    return theme.to_color_system().generate() | theme.variables


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_colour_of_text_stands_out_from_every_background(theme: Theme) -> None:
    """Those the stylesheet and the code name, each with each, though many never meet."""
    code = (house() / "tui" / "workbench").glob("*.py")
    texts = named(TEXT, house() / STYLES) | named(IN_CODE, *code) | {"block-cursor-foreground"}
    grounds = named(BACKGROUND, house() / STYLES) | {"block-cursor-background", "block-cursor-blurred-background"}
    assert {"label", "kind-omitted", "diff-added", "accent"} <= texts
    assert {"cursor", "cursor-resting", "panel", "background"} <= grounds
    colors = {name: Color.parse(value) for name, value in variables(theme).items() if name in texts | grounds}
    assert set(colors) == texts | grounds, "a colour is named that the theme does not have"
    # A search match is drawn over text of any pane's own colour; nothing else lies on it.
    pairs = [(text, ground) for text in texts for ground in grounds - {"match"}] + [("foreground", "match")]
    unreadable = {
        (text, ground): round(contrast(colors[text], colors[ground]), 2)
        for text, ground in pairs
        if contrast(colors[text], colors[ground]) < LEAST
    }
    assert unreadable == {}


def test_both_themes_give_a_colour_to_the_same_things() -> None:
    assert DARK.variables.keys() == LIGHT.variables.keys()
    assert DARK.dark
    assert not LIGHT.dark


def painted_segments(pilot: Pilot[None]) -> Iterator[Segment]:
    """What is on the screen; of a window over a page only the window, for what lies under it is dimmed on purpose."""
    app, screen = pilot.app, pilot.app.screen
    windows = [child.region for child in screen.children if child.display] if screen.is_modal else [screen.region]
    for y, strip in enumerate(screen._compositor.render_strips()):
        for window in windows:
            if window.y <= y < window.bottom:
                segments = list(strip.crop(window.x, window.right))
                for filter_ in app._filters:
                    segments = filter_.apply(segments, app.background_colors[1])
                yield from segments


def pale(pilot: Pilot[None]) -> Iterator[tuple[str, str, float]]:
    """Each piece of text on the screen that is hard to read, what it is painted in, and its contrast."""
    for segment in painted_segments(pilot):
        yield from _pale(segment)


def _pale(segment: Segment) -> Iterator[tuple[str, str, float]]:
    text = GRAPHIC.sub("", segment.text).strip()
    style = segment.style
    if not text or style is None or style.color is None or style.bgcolor is None:
        return
    assert unicodedata.normalize("NFC", text)
    front, back = (Color.from_rich_color(each) for each in (style.color, style.bgcolor))
    if style.reverse:
        front, back = back, front
    if style.dim:
        front = back.blend(front, 0.66)
    if (measured := contrast(front, back)) < LEAST:
        yield text, str(style), round(measured, 2)


@pytest.mark.parametrize("without_colour", [False, True], ids=["in colour", "without colour"])
def test_all_text_that_is_painted_on_any_page_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_colour: bool
) -> None:
    monkeypatch.setenv("KLOPPEND_WEIGHTS", str(tmp_path / "shelf"))
    if without_colour:
        monkeypatch.setenv("NO_COLOR", "1")
    found: dict[tuple[str, str, str], tuple[str, float]] = {}
    measured = set()

    async def look(sight: str, pilot: Pilot[None]) -> None:
        for name, theme in THEMES.items():
            pilot.app.theme = theme.name
            await pilot.pause()
            measured.add((sight, name))
            for text, style, ratio in pale(pilot):
                found.setdefault((name, style, sight), (text, ratio))

    tour(tmp_path, look)
    assert len(measured) > 40
    assert found == {}


def grey(pilot: Pilot[None]) -> bool:
    styles = [segment.style for segment in painted_segments(pilot) if segment.style is not None]
    colors = [color for style in styles for color in (style.color, style.bgcolor) if color is not None]
    return all(len(set(Color.from_rich_color(color).rgb)) == 1 for color in colors)


def test_no_color_is_honoured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLOPPEND_WEIGHTS", str(tmp_path / "shelf"))
    coloured: list[str] = []

    async def look(sight: str, pilot: Pilot[None]) -> None:
        if not grey(pilot):
            coloured.append(sight)

    tour(tmp_path / "with", look)
    assert coloured
    coloured.clear()
    monkeypatch.setenv("NO_COLOR", "1")
    tour(tmp_path / "without", look)
    assert coloured == []


def test_the_key_changes_the_colours_and_the_next_start_remembers(tmp_path: Path) -> None:
    import asyncio

    async def start(*keys: str) -> str:
        async with Workbench(home=tmp_path).run_test(size=(80, 24)) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            return pilot.app.theme

    assert asyncio.run(start()) == DARK.name
    assert asyncio.run(start("ctrl+t")) == LIGHT.name
    assert asyncio.run(start()) == LIGHT.name
    assert asyncio.run(start("ctrl+t")) == DARK.name
    assert asyncio.run(start()) == DARK.name
