"""The widget both texts are read in. It draws single lines on demand, so ten thousand turns cost what forty lines do.

Rules that keep a key press under 25 ms: never a widget per passage; moving the cursor refreshes the two passages it
leaves and enters and nothing else; only visible lines are drawn, and drawn lines are kept.
"""

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.workbench.actions import Scope, bindings_for
from tui.workbench.bar_list import BAR
from tui.workbench.kept_lines import KeptLines
from tui.workbench.passages import Passage, Tone
from tui.workbench.wrapping import LineIndex, Span, line_of, wrap

if TYPE_CHECKING:
    from textual import events

EVIDENCE_BAR: Final = "┃"
"""In the second column of every line that holds evidence of the chosen finding."""
GUTTER: Final = 3
"""Cells: the bar, the evidence bar, a blank."""
LABELS_BESIDE_WIDTH: Final = 66
"""From this many cells on, labels stand beside the text; in a narrower pane above it."""
WIDEST_LABEL: Final = 28
"""Cells; a longer name is cut off beside the text."""
KEPT_STRIPS: Final = 512
"""Drawn lines kept, some ten screenfuls. Each is thirty objects to the garbage collector: 4096 cost 140 ms a round."""

Marks = Mapping[int, tuple[Span, ...]]
"""Per passage, by position, the spans of its text to mark."""


@dataclass(frozen=True)
class Match:
    """A place where the word looked for stands."""

    passage: int
    """By position."""
    span: Span


class TextPane(KeptLines, ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling text with a cursor on one passage, marked evidence, and marked search matches."""

    BINDINGS = bindings_for(Scope.TEXT)
    # The vertical bar is always there: one that comes later would not know where the pane was sent before it came.
    DEFAULT_CSS = "TextPane { overflow-x: hidden; overflow-y: scroll; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text-pane--cursor",
        "text-pane--resting-cursor",
        "text-pane--bar",
        "text-pane--evidence-bar",
        "text-pane--evidence",
        "text-pane--match",
        *(f"text-pane--{tone}" for tone in Tone),
    }

    @dataclass
    class CursorMoved(Message):
        """The cursor came to stand on another passage."""

        pane: "TextPane"

    @dataclass
    class Improved(Message):
        """The user wants to improve the text of the passage the cursor is on."""

        pane: "TextPane"

    def __init__(self, passages: Sequence[Passage], *, title: str, id: str) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.border_title = title
        self.passages = passages
        self.cursor = 0
        """Position of the passage the cursor is on."""
        self.marks: Marks = {}
        self.query_pattern: re.Pattern[str] | None = None
        self._widest_label = min(max((cell_len(passage.label) for passage in passages), default=0) + 2, WIDEST_LABEL)
        self._lines = LineIndex.of(())
        self._laid_out_width = 0
        self._painted_width = 0
        """Of the lines that are being painted: asking Textual at each line is a tenth of a painting."""
        self._dresses: dict[str, Style] = {}
        self._pending = False
        """The evidence has still to be scrolled to."""
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(KEPT_STRIPS)
        self._spans: LRUCache[tuple[int, int], list[Span]] = LRUCache(KEPT_STRIPS)

    # --- where everything stands -----------------------------------------------------------------------------------

    @property
    def _labels_beside(self) -> bool:
        return self._laid_out_width >= LABELS_BESIDE_WIDTH

    @property
    def _label_width(self) -> int:
        return self._widest_label if self._labels_beside and self._widest_label > 2 else 0

    @property
    def _text_width(self) -> int:
        return max(self._laid_out_width - GUTTER - self._label_width, 1)

    def _lines_above(self, passage: Passage) -> int:
        """Lines of a passage that come before its text."""
        return int(passage.blank_before) + int(bool(passage.label) and not self._labels_beside)

    def _lay_out(self) -> None:
        """Count the lines of every passage for the present width, keeping the line at the top of the screen there."""
        width = self.scrollable_content_region.width
        if width == self._laid_out_width or width <= 0:
            return
        top = self._lines.block_at(self.scroll_offset.y)[0] if self.scroll_offset.y < self._lines.line_count else 0
        cursor_was_visible = not self._laid_out_width or self._is_visible(self.cursor)
        self._laid_out_width = width
        text_width = self._text_width
        self._lines = LineIndex.of(
            self._lines_above(passage) + len(wrap(passage.text, text_width)) for passage in self.passages
        )
        self.virtual_size = Size(width, self._lines.line_count)
        if self.passages:
            self._scroll_to_line(self._lines.tops[top])
            if cursor_was_visible:
                self._show_passage(self.cursor)

    def on_resize(self) -> None:
        """Wrap again for the new width."""
        self._lay_out()
        self._catch_up()

    def on_show(self) -> None:
        """Go where the pane was sent while it was out of sight."""
        self._catch_up()

    def _spans_of(self, position: int) -> list[Span]:
        key = (position, self._text_width)
        if (spans := self._spans.get(key)) is None:
            spans = self._spans[key] = wrap(self.passages[position].text, self._text_width)
        return spans

    def line_of(self, position: int, offset: int) -> int:
        """The line, from the top of the whole text, of character `offset` of the passage at `position`."""
        above = self._lines_above(self.passages[position])
        return self._lines.tops[position] + above + line_of(self._spans_of(position), offset)

    def _is_visible(self, position: int) -> bool:
        if position + 1 >= len(self._lines.tops):
            return False
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        return top <= self._lines.tops[position] < top + height

    def replace(self, position: int, text: str) -> None:
        """Show `text`, safe to show, for the passage at `position`."""
        changed = dataclasses.replace(self.passages[position], text=text)
        self.passages = (*self.passages[:position], changed, *self.passages[position + 1 :])
        self._spans.clear()
        self._strips.clear()
        self._laid_out_width = 0
        self._lay_out()
        self.refresh()

    def action_improve(self) -> None:
        """Ask to improve the passage the cursor is on."""
        if self.passages:
            self.post_message(self.Improved(self))

    # --- moving ----------------------------------------------------------------------------------------------------

    def move_to(self, position: int) -> None:
        """Put the cursor on the passage at `position`, or the nearest there is, and scroll it into sight."""
        if not self.passages:
            return
        position = min(max(position, 0), len(self.passages) - 1)
        if position != self.cursor:
            before, self.cursor = self.cursor, position
            self._refresh_passage(before)
            self._refresh_passage(position)
            self.post_message(self.CursorMoved(self))
        self._show_passage(position)

    def show_marks(self, marks: Marks) -> None:
        """Mark `marks` as evidence and bring the first of it, with the cursor, to the top third of the pane."""
        old, self.marks = self.marks, marks
        for position in {*old, *marks}:
            self._refresh_passage(position)
        if not marks:
            return
        self._pending = True
        self.move_to(min(marks))
        self._catch_up()

    def _catch_up(self) -> None:
        """Scroll to the evidence, as soon as there is a pane to scroll."""
        height = self.scrollable_content_region.height
        if self._pending and self.marks and self.display and self._laid_out_width and height > 0:
            self._pending = False
            first = min(self.marks)
            self._scroll_to_line(self.line_of(first, min(start for start, _ in self.marks[first])) - height // 3)

    def _show_passage(self, position: int) -> None:
        """Scroll as little as possible to have the passage whole on screen, or its beginning if it is too tall."""
        if not self._laid_out_width:
            return
        top, bottom = self._lines.tops[position], self._lines.tops[position + 1]
        height = self.scrollable_content_region.height
        if top < self.scroll_offset.y:
            self._scroll_to_line(top)
        elif bottom > self.scroll_offset.y + height:
            self._scroll_to_line(min(bottom - height, top))

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, immediate=True, force=True)  # before the first layout nothing may scroll

    def action_cursor_down(self) -> None:
        """Go to the next passage, or further down in one that does not fit the screen."""
        height = self.scrollable_content_region.height
        hidden = self._lines.tops[self.cursor + 1] - (self.scroll_offset.y + height) if self.passages else 0
        if hidden > 0 and self._lines.height(self.cursor) > height:
            self._scroll_to_line(self.scroll_offset.y + min(hidden, height // 2))
        else:
            self.move_to(self.cursor + 1)

    def action_cursor_up(self) -> None:
        """Go to the passage before, or further up in one that does not fit the screen."""
        hidden = self.scroll_offset.y - self._lines.tops[self.cursor] if self.passages else 0
        height = self.scrollable_content_region.height
        if hidden > 0 and self._lines.height(self.cursor) > height:
            self._scroll_to_line(self.scroll_offset.y - min(hidden, height // 2))
        else:
            self.move_to(self.cursor - 1)

    def action_page_down(self) -> None:
        """Go down a screenful."""
        self._move_lines(self.scrollable_content_region.height - 1)

    def action_page_up(self) -> None:
        """Go up a screenful."""
        self._move_lines(1 - self.scrollable_content_region.height)

    def action_first(self) -> None:
        """Go to the first passage."""
        self.move_to(0)

    def action_last(self) -> None:
        """Go to the last passage."""
        self.move_to(len(self.passages) - 1)

    def _move_lines(self, lines: int) -> None:
        if self.passages:
            line = min(max(self._lines.tops[self.cursor] + lines, 0), self._lines.line_count - 1)
            position = self._lines.block_at(line)[0]
            if position == self.cursor:  # a passage taller than the screen
                self._scroll_to_line(self.scroll_offset.y + lines)
                position += 1 if lines > 0 and line == self._lines.line_count - 1 else 0
            else:
                self.move_to(position)

    def on_click(self, event: "events.Click") -> None:
        """Put the cursor on the passage under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = self.scroll_offset.y + offset.y
        if line < self._lines.line_count:
            self.move_to(self._lines.block_at(line)[0])

    # --- searching -------------------------------------------------------------------------------------------------

    def search(self, pattern: re.Pattern[str] | None) -> list[Match]:
        """Mark every place where `pattern` matches and return them in order; None removes the marks."""
        self.query_pattern = pattern
        self.refresh()
        if pattern is None:
            return []
        return [
            Match(position, found.span())
            for position, passage in enumerate(self.passages)
            for found in pattern.finditer(passage.text)
        ]

    def show_match(self, match: Match) -> None:
        """Bring the place of `match` on screen."""
        self.move_to(match.passage)
        line = self.line_of(match.passage, match.span[0])
        if not 0 <= line - self.scroll_offset.y < self.scrollable_content_region.height:
            self._scroll_to_line(line - self.scrollable_content_region.height // 3)

    # --- drawing ---------------------------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old colours."""
        super().notify_style_update()
        self._dresses.clear()
        self._strips.clear()

    def _refresh_passage(self, position: int) -> None:
        if position + 1 < len(self._lines.tops):
            self.refresh_lines(self._lines.tops[position], self._lines.height(position))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in `crop`, borders included."""
        self._painted_width = self.scrollable_content_region.width
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the screen."""
        width = self._painted_width
        line = self.scroll_offset.y + y
        if line >= self._lines.line_count or width != self._laid_out_width:
            return Strip.blank(width, self.rich_style)
        position, inner = self._lines.block_at(line)
        on_cursor = position == self.cursor
        focused = on_cursor and self.has_focus
        key = (position, inner, width, on_cursor, focused, self.marks.get(position), self.query_pattern)
        if (strip := self._strips.get(key)) is None:
            strip = self._strips[key] = Strip(list(self._draw(position, inner)), width)
        return strip

    def _draw(self, position: int, inner: int) -> Iterator[Segment]:
        """The segments of one line, together exactly as wide as the pane."""
        passage = self.passages[position]
        on_cursor = position == self.cursor and inner >= passage.blank_before
        base = self._dress() + self._dress(self._cursor_class) if on_cursor else self._dress()
        row = inner - self._lines_above(passage)
        span = self._spans_of(position)[row] if row >= 0 else (0, 0)
        marked = any(_overlap(span, mark) for mark in self.marks.get(position, ()))
        yield Segment(BAR if on_cursor else " ", base + self._dress("bar"))
        yield Segment(EVIDENCE_BAR if marked else " ", base + self._dress("evidence-bar"))
        yield Segment(" ", base)
        room = self._laid_out_width - GUTTER
        label_style = base + self._dress(passage.tone)
        if row < 0:
            yield Segment(_fit(passage.label if inner == passage.blank_before else "", room), label_style)
            return
        if self._label_width:
            yield Segment(_fit(passage.label if row == 0 else "", self._label_width - 2) + "  ", label_style)
            room -= self._label_width
        for segment in self._draw_text(position, span, base):
            room -= segment.cell_length
            yield segment
        if room > 0:
            yield Segment(" " * room, base)

    def _draw_text(self, position: int, span: Span, base: Style) -> Iterator[Segment]:
        """The text of one line, cut where its dress changes."""
        passage = self.passages[position]
        start = span[0]
        end = start + len(passage.text[start : span[1]].rstrip())
        if passage.tone in (Tone.HEADING, Tone.FAINT, Tone.DELETED):
            base += self._dress(passage.tone)
        found = self.query_pattern.finditer(passage.text) if self.query_pattern else ()
        layers = [(mark, "evidence") for mark in self.marks.get(position, ())]
        layers += [(match.span(), "match") for match in found]
        cuts = {start, end, *(min(max(cut, start), end) for layer, _ in layers for cut in layer)}
        for piece in pairwise(sorted(cuts)):
            style = sum((self._dress(name) for layer, name in layers if _overlap(piece, layer)), base)
            yield Segment(passage.text[slice(*piece)], style)

    @property
    def _cursor_class(self) -> str:
        return "cursor" if self.has_focus else "resting-cursor"

    def _dress(self, name: str = "") -> Style:
        """The style of one component class, with only what that class sets; without a name that of the whole pane."""
        if (style := self._dresses.get(name)) is None:  # Textual works it out anew at every call
            style = self.get_component_rich_style(f"text-pane--{name}", partial=True) if name else self.rich_style
            self._dresses[name] = style
        return style


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _fit(label: str, cells: int) -> str:
    """`label` in exactly `cells` cells, with an ellipsis where it was cut."""
    return set_cell_size(label, cells) if cell_len(label) <= cells else set_cell_size(label, cells - 1) + "…"
