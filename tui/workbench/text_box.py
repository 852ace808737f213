"""A box in which a few lines are typed; what is typed is kept by itself, at every pause and when the box closes."""

from collections.abc import Callable
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from models.problems import Problem
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.lines import KeyLine
from tui.workbench.problem_page import ProblemPage

PAUSE_SECONDS: Final = 0.5
"""Without a key for so long, what is typed is kept: what stood on the screen for a second is never lost."""


class TextBox(ModalScreen[None], inherit_bindings=False):
    """Shows `text` to be changed and hands every version that is kept to `keep`."""

    BINDINGS = bindings_for(Scope.BOX)

    def __init__(
        self,
        title: str,
        opening: str,
        text: str,
        keep: Callable[[str], None],
        *,
        hear: Callable[[], None] | None = None,
        closed: Callable[[], None] = lambda: None,
    ) -> None:
        """`title` and `opening` are already translated. `hear` plays what it is about; None when there is no sound.

        A Problem that `keep` raises is shown, and the box stays as it is.
        """
        super().__init__()
        self._title = title
        self._opening = opening
        self._kept = text
        self._keep = keep
        self._hear = hear
        self._when_closed = closed
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """The sentence above, the text, and the keys."""
        with Vertical(id="box") as box:
            box.border_title = self._title
            yield Static(Content(self._opening), id="box-opening", markup=False)
            yield TextArea(self._kept, id="box-text", tab_behavior="focus", compact=True)
            keys = KeyLine(Scope.BOX)
            if self._hear is None:
                keys.hide("hear_box")
            yield keys

    def on_mount(self) -> None:
        """Begin at the end of what stands there."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE_SECONDS, self.keep)

    def keep(self) -> bool:
        """Keep what stands there now; whether that could be done."""
        text = self.query_one(TextArea).text
        if text == self._kept:
            return True
        try:
            self._keep(text)
        except Problem as problem:
            self.app.push_screen(ProblemPage(problem))
            return False
        self._kept = text
        return True

    def action_hear(self) -> None:
        """Play what it is about, or stop."""
        if self._hear is not None:
            self._hear()

    def action_close(self) -> None:
        """Keep it and go back."""
        if self.keep():
            self.dismiss()
            self._when_closed()
