"""One line on which to choose on whose behalf somebody sits at the table."""

from dataclasses import dataclass

from textual.app import RenderResult
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from models.transcript import Side
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.voices_list import SIDE_WORDS


class SideChoice(Widget, can_focus=True, inherit_bindings=False):
    """School, parent or other; the arrows and the mouse choose."""

    BINDINGS = bindings_for(Scope.SIDE)

    @dataclass
    class Chosen(Message):
        """The user chose another side."""

        side: Side

    class Finished(Message):
        """The user is done with it."""

    side = Side.OTHER

    def show(self, side: Side) -> None:
        """Show `side` as the one chosen."""
        self.side = side
        self.refresh()

    def render(self) -> RenderResult:
        """The three, the chosen one with a dot and in bold."""
        return Content("  ").join(map(self._word, SIDE_WORDS))

    def _word(self, side: Side) -> Content:
        chosen = side is self.side
        style = Style.parse("bold" if chosen else "$label") + Style.from_meta({"side": side})
        return Content.assemble((f"{'(•)' if chosen else '( )'} {translate(SIDE_WORDS[side])}", style))

    def on_click(self, event: Click) -> None:
        """Choose what is under the mouse."""
        if (side := event.style.meta.get("side")) is not None:
            self._choose(Side(side))

    def action_step(self, step: int) -> None:
        """Choose the next side (1) or the one before (-1)."""
        sides = list(SIDE_WORDS)
        self._choose(sides[min(max(sides.index(self.side) + step, 0), len(sides) - 1)])

    def action_finish(self) -> None:
        """Say that this is done."""
        self.post_message(self.Finished())

    def _choose(self, side: Side) -> None:
        if side is not self.side:
            self.show(side)
            self.post_message(self.Chosen(side))
