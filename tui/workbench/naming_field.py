"""One line to type a name or a role in."""

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input

from tui.workbench.actions import Scope, bindings_for


class NamingField(Input):
    """Textual's one-line field; Enter and the arrows go to the lines around it."""

    BINDINGS = bindings_for(Scope.NAMING)

    @dataclass
    class Left(Message):
        """The user wants to go to the next line (`step` 1) or the one before (-1)."""

        step: int

    def action_next_line(self) -> None:
        """Go on."""
        self.post_message(self.Left(1))

    def action_line_before(self) -> None:
        """Go back."""
        self.post_message(self.Left(-1))
