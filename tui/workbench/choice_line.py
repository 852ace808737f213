"""One line with a few values, of which one is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import RenderResult
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from tui.language import translate
from tui.workbench.actions import Scope, bindings_for


class ChoiceLine(Widget, can_focus=True, inherit_bindings=False):
    """The arrows and the mouse choose; the one chosen has a dot and stands in bold."""

    BINDINGS = bindings_for(Scope.CHOICE_LINE)
    DEFAULT_CSS = "ChoiceLine { height: 1; }"

    @dataclass
    class Chosen(Message):
        """The user chose another value."""

        value: str

    def __init__(self, words: Mapping[str, str], *, id: str | None = None) -> None:  # noqa: A002  Textual calls it so
        """`words`, a message id for each value, in order; the first is chosen."""
        super().__init__(id=id)
        self._words = words
        self.value = next(iter(words))

    def show(self, value: str) -> None:
        """Show `value` as the one chosen; another than the known ones changes nothing."""
        if value in self._words:
            self.value = value
            self.refresh()

    def render(self) -> RenderResult:
        """All values on one line."""
        return Content("  ").join(map(self._word, self._words))

    def _word(self, value: str) -> Content:
        chosen = value == self.value
        style = Style.parse("bold" if chosen else "$label") + Style.from_meta({"value": value})
        return Content.assemble((f"{'(•)' if chosen else '( )'} {translate(self._words[value])}", style))

    def on_click(self, event: Click) -> None:
        """Choose what is under the mouse."""
        if (value := event.style.meta.get("value")) is not None:
            self._choose(value)

    def action_step(self, step: int) -> None:
        """Choose the next value (1) or the one before (-1)."""
        values = list(self._words)
        self._choose(values[min(max(values.index(self.value) + step, 0), len(values) - 1)])

    def _choose(self, value: str) -> None:
        if value != self.value:
            self.show(value)
            self.post_message(self.Chosen(value))
