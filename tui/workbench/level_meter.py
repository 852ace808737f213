"""How loud it is, as a bar, a word and a colour. Draws one line itself: ten times a second costs no layout."""

from math import log10
from typing import Final

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from models.messages import N_
from tui.language import translate

SOFTEST: Final = -54.0
"""Decibels under full scale at which the bar begins."""
LEVELS: Final = (
    (-54.0, N_("silence"), "$label"),
    (-44.0, N_("very soft"), "$warning"),
    (-36.0, N_("soft"), "$primary"),
    (-24.0, N_("good"), "$success"),
    (-3.0, N_("loud"), "$warning"),
    (-0.2, N_("too loud"), "$error"),
)
"""From so many decibels on. Speech across a table peaks at -35 or more, an empty room stays under -50."""
WIDEST: Final = 50
"""Cells of the bar."""


def decibels(peak: float) -> float:
    """Of a peak of 0 to 1, under full scale; never below the softest shown."""
    return max(20 * log10(peak), SOFTEST) if peak > 0 else SOFTEST


def level_of(peak: float) -> tuple[str, str]:
    """The word (message id) and the colour (theme variable) for a peak of 0 to 1."""
    loud = decibels(peak)
    _, word, colour = next(level for level in reversed(LEVELS) if loud >= level[0])
    return word, colour


class LevelMeter(Widget):
    """Shows the last peak."""

    peak: float | None = None
    """0 to 1; None while nothing is heard."""

    def show(self, peak: float | None) -> None:
        """Show this peak, or with None that nothing is heard."""
        if peak != self.peak:
            self.peak = peak
            self.refresh()

    def render(self) -> RenderResult:
        """The word, then the bar in what room is left."""
        words = {word: translate(word) for _, word, _ in LEVELS}
        widest = max(map(len, words.values()))
        room = max(min(self.size.width - widest - 3, WIDEST), 0)
        if self.peak is None:
            return Content.styled("·" * room, "$label")
        word, colour = level_of(self.peak)
        filled = round(room * (decibels(self.peak) - SOFTEST) / -SOFTEST)
        return Content.assemble(("█" * filled, colour), ("·" * (room - filled), "$label"), f"  {words[word]}")
