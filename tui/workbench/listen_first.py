"""Asks to hear, or read, an uncertain finding before it is agreed with: a wrong reproach is hard to take back."""

from collections.abc import Callable
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from models.messages import N_
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.lines import KeyLine

TO_HEAR: Final = N_("This one is not certain. Listen to it first, or read both texts well.")
TO_READ: Final = N_("This one is not certain. Read both texts well first.")
NOWHERE_WRITTEN: Final = N_("This one is not certain. Look first whether it is really not in the report.")
NOWHERE_SAID: Final = N_("This one is not certain. Look first whether it was really not said in the meeting.")


class ListenFirst(ModalScreen[None], inherit_bindings=False):
    """Shows what was `said` and what is `written`, safe to show; `agree` is done when the parent has checked it."""

    BINDINGS = bindings_for(Scope.CHECKING)

    def __init__(self, said: str, written: str, agree: Callable[[], None], hear: Callable[[], None] | None) -> None:
        """`hear` plays or stops the place; None when there is no sound."""
        super().__init__()
        self._said = said
        self._written = written
        self._agree = agree
        self._hear = hear

    def compose(self) -> ComposeResult:
        """The question, both texts, and the keys."""
        both = TO_HEAR if self._hear else TO_READ
        question = NOWHERE_SAID if not self._said else both if self._written else NOWHERE_WRITTEN
        lines = [
            (translate(label), text) for label, text in ((N_("Said"), self._said), (N_("In the report"), self._written))
        ]
        parts = [part for label, text in lines if text for part in (f"\n\n{label}: ", text)]
        with Vertical(id="checking") as box:
            box.border_title = translate(N_("First listen or read"))
            with VerticalScroll():
                yield Static(Content.assemble((translate(question), "bold"), *parts), markup=False)
            keys = KeyLine(Scope.CHECKING)
            if self._hear is None:
                keys.hide("hear_first")
            yield keys

    def action_hear(self) -> None:
        """Play the place, or stop."""
        if self._hear is not None:
            self._hear()

    def action_agree(self) -> None:
        """It was checked."""
        self.dismiss()
        self._agree()

    def action_close(self) -> None:
        """Back, with nothing decided."""
        self.dismiss()
