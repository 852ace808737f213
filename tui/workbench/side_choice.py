"""One line on which to choose on whose behalf somebody sits at the table."""

from textual.message import Message

from models.transcript import Side
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.choice_line import ChoiceLine
from tui.workbench.voices_list import SIDE_WORDS


class SideChoice(ChoiceLine, inherit_bindings=False):
    """School, parent or other."""

    BINDINGS = bindings_for(Scope.SIDE)

    class Finished(Message):
        """The user is done with it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual calls it so
        super().__init__({side.value: words for side, words in SIDE_WORDS.items()}, id=id)
        self.show(Side.OTHER.value)

    @property
    def side(self) -> Side:
        """The one chosen."""
        return Side(self.value)

    def action_finish(self) -> None:
        """Say that this is done."""
        self.post_message(self.Finished())
