"""A list with a bar in front of the row the cursor is on, so that no colour is needed to see it."""

from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList

from tui.workbench.actions import Scope, bindings_for

BAR: Final = "▌"
"""In the first column of the row, or the passage, that the cursor is on."""


class BarList(OptionList, inherit_bindings=False):
    """Textual's list with the bar. Has no keys of its own."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar-list--bar"}

    def _get_left_gutter_width(self) -> int:
        """Cells kept free for the bar; OptionList's own hook, as its SelectionList uses it."""
        return 1

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the screen, with the bar where the cursor is."""
        strip = super().render_line(y)
        line = self.scroll_offset.y + y
        bar = BAR if line < len(self._lines) and self._lines[line][0] == self.highlighted else " "
        style = next((segment.style for segment in strip if segment.style), Style())
        return Strip.join([Strip([Segment(bar, style + self._bar_style)], 1), strip])

    @property
    def _bar_style(self) -> Style:
        return self.get_component_rich_style("bar-list--bar", partial=True)


class ChoiceList(BarList, inherit_bindings=False):
    """A list of things to open or to do."""

    BINDINGS = bindings_for(Scope.CHOICES)
