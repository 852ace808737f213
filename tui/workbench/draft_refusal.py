"""Tells, in plain words, which places of a letter do not belong in it. Nothing was written."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from models.messages import N_
from reconcile.writing.guard.reasons import OTHERWISE, REASONS
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for, key_for
from tui.workbench.lines import KeyLine
from tui.workbench.safe_text import safe_line

if TYPE_CHECKING:
    from reconcile.writing import Leak

OPENING: Final = N_("Nothing was written yet: these words do not belong in a letter to the school.")
REMEDY: Final = N_("Say it in other words, short and calm; then try again. {key} goes to the first place.")


class RefusedBox(ModalScreen[None], inherit_bindings=False):
    """Lists `leaks`; when it is closed, `then` goes to the first."""

    BINDINGS = bindings_for(Scope.PROBLEM)

    def __init__(self, leaks: "Sequence[Leak]", then: "Callable[[Leak], None]") -> None:
        super().__init__()
        self._leaks = leaks
        self._then = then

    def compose(self) -> ComposeResult:
        """Why, which words, and what to do."""
        with Vertical(id="told") as box:
            box.border_title = translate(N_("Not for the school yet"))
            yield Static(Content.styled(translate(OPENING), "bold"), markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(Content("\n\n").join(map(_reason, _telling(self._leaks))), markup=False)
            yield Static(translate(REMEDY, key=key_for("close_problem")), markup=False)
            yield KeyLine(Scope.PROBLEM)

    def on_click(self) -> None:
        """A click anywhere closes it too."""
        self.action_close()

    def action_close(self) -> None:
        """Back to the letter."""
        self.dismiss()
        if self._leaks:
            self._then(self._leaks[0])


def _telling(leaks: "Sequence[Leak]") -> "list[Leak]":
    """`leaks` without repeats, and without those that are part of a longer one."""
    apart = dict.fromkeys(leaks)
    return [
        leak
        for leak in apart
        if not any(leak.rule == other.rule and leak.excerpt in other.excerpt for other in apart if other != leak)
    ]


def _reason(leak: "Leak") -> Content:
    return Content("• " + translate(REASONS.get(leak.rule, OTHERWISE), words=safe_line(leak.excerpt)))
