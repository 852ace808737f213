"""The list of all commands: Textual's palette, in the user's language."""

from textual.command import CommandList, CommandPalette, SearchIcon
from textual.content import Content
from textual.widgets.option_list import Option

from models.messages import N_
from tui.language import translate


class DutchPalette(CommandPalette):
    """Textual's palette with our sentences; its "No matches found" can only be changed from inside."""

    def __init__(self) -> None:
        super().__init__(placeholder=translate(N_("Type what you want to do")), id="--command-palette")

    def on_mount(self) -> None:
        """Take a sign of one cell on every terminal in place of an emoji."""
        self.query_one(SearchIcon).icon = "›"

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()

        def say_so() -> None:
            nothing = Option(Content(translate(N_("Nothing is called that."))), disabled=True, id=self._NO_MATCHES)
            self.query_one(CommandList).add_option(nothing)
            self._list_visible = True

        if search_value:
            self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say_so)
