"""A page on which one voice is picked, for what the page before is about to do."""

from collections.abc import Callable, Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from models.messages import N_
from tui.language import translate
from tui.workbench.actions import Scope
from tui.workbench.bar_list import ChoiceList
from tui.workbench.casting import Voice
from tui.workbench.page import Page
from tui.workbench.voices_list import row

NEW: Final = "new voice"
"""Option id; no `Speaker.id` is meant by it."""


class VoicePicker(Page):
    """Asks `question`, already translated, and hands the `Speaker.id` that was picked to `then`; None for a new one."""

    PLACE = Scope.PICKING
    NAME = N_("Who is who")
    AUTO_FOCUS = "#picking"

    def __init__(
        self,
        question: str,
        voices: Sequence[Voice],
        then: Callable[[str | None], None],
        *,
        subject: str,
        offer_new: bool = False,
    ) -> None:
        super().__init__(subject)
        self._question = question
        self._voices = voices
        self._then = then
        self._offer_new = offer_new

    def body(self) -> ComposeResult:
        """The question and the voices."""
        yield Static(self._question, id="opening", markup=False)
        options = [Option(row(voice), id=f"{number}") for number, voice in enumerate(self._voices)]
        if self._offer_new:
            options.append(Option(translate(N_("Somebody who is not in this list yet")), id=NEW))
        yield ChoiceList(*options, id="picking", markup=False)

    @on(OptionList.OptionSelected, "#picking")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.app.pop_screen()
        new = event.option_id == NEW
        self._then(None if new else self._voices[event.option_index].speaker.id)
