"""From a letter to a file: for whom, what kind of file, and where it lies then."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from models.messages import N_
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.bar_list import ChoiceList
from tui.workbench.lines import KeyLine
from tui.workbench.page import Page
from tui.workbench.safe_text import safe_line

if TYPE_CHECKING:
    from reconcile.writing.letters import Format

FOR_WHOM: Final = N_("For whom is the file, and what kind should it be?")
KINDS: "Final[tuple[tuple[Format, str, str], ...]]" = (
    (
        "docx",
        N_("For the school, Word (.docx)"),
        N_("To read it through, change it and print it. Without moments, quotes or a word about a recording."),
    ),
    ("md", N_("For the school, plain text (.md)"), N_("To copy into an e-mail. The same words as in the Word file.")),
)


class SavingPage(Page):
    """Asks for whom a letter is and hands the kind of file to `then`."""

    PLACE = Scope.PICKING
    NAME = N_("Save as")
    AUTO_FOCUS = "#kinds"

    def __init__(self, name: str, then: "Callable[[Format], None]", *, subject: str = "") -> None:
        """`name` is the message id of what the letter is called."""
        super().__init__(subject)
        self._called = name
        self._then = then

    def body(self) -> ComposeResult:
        """The question and the kinds."""
        yield Static(translate(FOR_WHOM), id="opening", markup=False)
        options = (
            Option(Content.assemble((translate(label), "bold"), "\n  ", (translate(sentence), "$label")), id=kind)
            for kind, label, sentence in KINDS
        )
        kinds = ChoiceList(*options, id="kinds", markup=False)
        kinds.border_title = translate(self._called)
        yield kinds

    @on(OptionList.OptionSelected, "#kinds")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.app.pop_screen()
        self._then(KINDS[event.option_index][0])


class SavedBox(ModalScreen[None], inherit_bindings=False):
    """Tells where the file at `path` lies, and what to mind before it is sent."""

    BINDINGS = bindings_for(Scope.PROBLEM)

    def __init__(self, path: Path, *, gaps: int) -> None:
        """`gaps` are left to be filled in."""
        super().__init__()
        self.path = path
        self._gaps = gaps

    def compose(self) -> ComposeResult:
        """The place and the advice."""
        lines = [
            Content.styled(translate(N_("The file is made. It lies here:")), "bold"),
            Content(safe_line(str(self.path))),
            Content(translate(N_("Read it through before you send it; you decide what goes out. Nothing was sent."))),
        ]
        if self._gaps:
            lines.append(Content(translate(N_("Still to fill in, between [ ]: {count}."), count=self._gaps)))
        with Vertical(id="told") as box:
            box.border_title = translate(N_("Saved"))
            yield Static(Content("\n\n").join(lines), markup=False)
            yield KeyLine(Scope.PROBLEM)

    def on_click(self) -> None:
        """A click anywhere closes it too."""
        self.action_close()

    def action_close(self) -> None:
        """Back to the letter."""
        self.dismiss()
