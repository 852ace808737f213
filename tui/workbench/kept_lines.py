"""Lines that were drawn once are put on the screen again as they are: most of what painting a full pane costs."""

from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from tui.workbench.kept_bar import KeptBar

if TYPE_CHECKING:
    from textual.scroll_view import ScrollView as Widget
else:
    Widget = object  # Textual follows only the first widget among the bases to find styles and component classes

KEPT_LINES: Final = 512
"""Framed lines kept, some ten screenfuls. More cost the garbage collector more than they save."""


class KeptLines(Widget):
    """Comes before ScrollView, or a kind of it, among the bases of a widget.

    For one whose `render_line` hands out the same Strip for as long as a line looks the same. Textual builds the border
    around every line anew at each painting, and with it loses how the line was cut and written out before. Here the
    framed line is kept beside the Strip it was made of. Only for a widget without hatch, tint, opacity or links, whose
    lines are all equally wide.
    """

    _frame: tuple[list[Segment], list[Segment]] | None = None
    """What Textual put left and right of the first line."""
    _framed: LRUCache[int, tuple[Strip, Strip]]
    """By the id of the Strip inside, which is kept along with it: an id says nothing of what is gone."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar on the right; made as Textual makes its own."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = KeptBar(name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in `crop`, borders included."""
        width, height = self.outer_size
        gutter = self.styles.gutter
        inside = range(max(crop.y, gutter.top), min(crop.bottom, height - gutter.bottom))
        if len(inside) < 2 or crop.column_span != (0, width):
            return super().render_lines(crop)
        above = super().render_lines(Region(0, crop.y, width, inside.start - crop.y)) if crop.y < inside.start else []
        below = super().render_lines(Region(0, inside.stop, width, crop.bottom - inside.stop))
        return [*above, *self._inside(inside, width), *below]

    def _inside(self, lines: range, width: int) -> list[Strip]:
        gutter = self.styles.gutter
        first = super().render_lines(Region(0, lines.start, width, 1))[0]
        drawn = [self.render_line(line - gutter.top) for line in lines]
        frame = list(first.crop(0, gutter.left)), list(first.crop(gutter.left + drawn[0].cell_length))
        if frame != self._frame:
            self._frame, self._framed = frame, LRUCache(KEPT_LINES)
        filters, background = self.get_line_filters(), self.background_colors[1]
        framed = []
        for strip in drawn:
            kept = self._framed.get(id(strip))
            if kept is None:
                segments = list(strip)
                for each in filters:
                    segments = each.apply(segments, background)
                kept = self._framed[id(strip)] = strip, Strip([*frame[0], *segments, *frame[1]], width)
            framed.append(kept[1])
        return framed
