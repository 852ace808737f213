"""A scroll bar that is painted from the few cells it is made of; as Textual paints it, it costs as much as a text."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.filter import LineFilter
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class KeptBar(ScrollBar, inherit_bindings=False):
    """A vertical bar. Looks and works as Textual's own; equal cells are one Strip, which keeps how it is written out.

    For a bar without border, padding, tint or opacity.
    """

    _drawn: tuple[tuple[object, ...], list[Strip]] | None = None
    """What it was drawn from last, and all its lines."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in `crop`."""
        width, height = self.outer_size
        bar = self.render()
        if crop.column_span != (0, width) or not isinstance(bar, ScrollBarRender):
            return super().render_lines(crop)
        base, filters = self.visual_style.rich_style, self.get_line_filters()
        drawn_from = (width, height, *vars(bar).values(), base, filters)
        if self._drawn is None or self._drawn[0] != drawn_from:
            self._drawn = drawn_from, self._lines(bar, filters)
        return self._drawn[1][crop.y : crop.bottom]

    def _lines(self, bar: ScrollBarRender, filters: Sequence[LineFilter]) -> list[Strip]:
        width, height = self.outer_size
        style = self.app.console.get_style(bar.style)
        assert style.color is not None
        assert style.bgcolor is not None
        cells: Sequence[Segment] = bar.render_bar(
            size=height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            thickness=width,
            vertical=True,
            back_color=style.bgcolor,
            bar_color=style.color,
        ).segments
        base, background = self.visual_style.rich_style, self.background_colors[1]
        strips: dict[Segment, Strip] = {}
        for cell in set(cells):
            line = list(Segment.apply_style([cell], base))
            for each in filters:
                line = each.apply(line, background)
            strips[cell] = Strip(line, width)
        return [strips[cell] for cell in cells]
