"""The one-line field in which a word to look for is typed."""

import re
from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input

from models.messages import N_
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for


class SearchBar(Input):
    """Looks while you type; Enter and the arrows go from place to place."""

    BINDINGS = bindings_for(Scope.SEARCH)

    @dataclass
    class Stepped(Message):
        """The user wants the next match (`step` 1) or the one before (-1)."""

        step: int

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's own name
        super().__init__(placeholder=translate(N_("Type a word to look for")), id=id, compact=True)

    def action_next_match(self) -> None:
        """Ask for the next place."""
        self.post_message(self.Stepped(1))

    def action_previous_match(self) -> None:
        """Ask for the place before."""
        self.post_message(self.Stepped(-1))


def pattern_for(query: str) -> re.Pattern[str] | None:
    """What to look for when `query` is typed: the same letters, capitals or not; None for nothing but blanks."""
    return re.compile(re.escape(query.strip()), re.IGNORECASE) if query.strip() else None
