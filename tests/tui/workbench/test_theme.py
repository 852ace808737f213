"""The colours can be read: 4.5:1, the contrast of WCAG 2.1 AA, on every background text stands on."""

import pytest
from textual.color import Color

from tui.workbench.theme import THEME

TEXT = [name for name in THEME.variables if name.startswith(("kind-", "diff-", "side-", "label"))]
BACKGROUNDS = ["cursor", "cursor-resting"]


def luminance(color: Color) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in color.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted(luminance(Color.parse(color)) for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("text", TEXT)
def test_every_colour_of_text_stands_out_from_every_background(text: str) -> None:
    backgrounds = [THEME.background or "", *(THEME.variables[name] for name in BACKGROUNDS)]
    assert min(contrast(THEME.variables[text], background) for background in backgrounds) >= 4.5


def test_text_stands_out_from_a_search_match() -> None:
    assert contrast(THEME.foreground or "", THEME.variables["match"]) >= 4.5
