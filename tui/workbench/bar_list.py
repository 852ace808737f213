"""A list with a bar in front of the row the cursor is on, so that no colour is needed to see it."""

from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip
from textual.widgets import OptionList

from tui.workbench.actions import Scope, bindings_for
from tui.workbench.kept_lines import KEPT_LINES, KeptLines

BAR: Final = "▌"
"""In the first column of the row, or the passage, that the cursor is on."""


class BarList(KeptLines, OptionList, inherit_bindings=False):
    """Textual's list with the bar. Has no keys of its own."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar-list--bar"}
    _barred: LRUCache[tuple[int, str], tuple[Strip, Strip]] | None = None
    """By the id of Textual's Strip, which is kept along with it, and the bar."""

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old colours."""
        super().notify_style_update()
        self._barred = None

    def _get_left_gutter_width(self) -> int:
        """Cells kept free for the bar; OptionList's own hook, as its SelectionList uses it."""
        return 1

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the screen, with the bar where the cursor is."""
        strip = super().render_line(y)
        line = self.scroll_offset.y + y
        if line >= len(self._lines):  # below the last row Textual gives a blank as wide as the list
            return strip
        bar = BAR if self._lines[line][0] == self.highlighted else " "
        if self._barred is None:
            self._barred = LRUCache(KEPT_LINES)
        if (kept := self._barred.get((id(strip), bar))) is None:
            style = next((segment.style for segment in strip if segment.style), Style())
            whole = Strip.join([Strip([Segment(bar, style + self._bar_style)], 1), strip])
            kept = self._barred[id(strip), bar] = strip, whole
        return kept[1]

    @property
    def _bar_style(self) -> Style:
        return self.get_component_rich_style("bar-list--bar", partial=True)


class ChoiceList(BarList, inherit_bindings=False):
    """A list of things to open or to do."""

    BINDINGS = bindings_for(Scope.CHOICES)
