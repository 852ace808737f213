"""From a letter to a file: for whom, what kind of file, and where it lies then."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

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
    from reconcile.writing.rendering.files import Format

    Kind = Format | Literal["tracked", "nameless"]
    Kinds = tuple[tuple[Kind, str, str], ...]
    """Each with its name and what it is good for; message ids."""

FOR_SCHOOL: Final = N_("This is for the school: without moments, quotes or a word about a recording.")
FOR_OTHERS: Final = N_("This is not for the school. Give it only to whom it is for.")
FOR_OWN_USE: Final = N_("This is for yourself. Give it to nobody.")
WITH_RECORDING: Final = N_(
    "This holds what can be heard in the recording. Use it only in a procedure, and give it to nobody else."
)
_WORD: Final = N_("Word (.docx)")
_PDF: Final = N_("PDF (.pdf)")
SCHOOL_KINDS: "Final[Kinds]" = (
    ("docx", _WORD, N_("To read it through, change it and print it.")),
    ("pdf", _PDF, N_("To send as it is. The same words as in the Word file.")),
    ("txt", N_("Plain text (.txt)"), N_("To copy into an e-mail. The same words as in the Word file.")),
)
TRACKED: Final = "tracked"
NAMELESS: Final = "nameless"
THEIR_FILE: "Final[Kinds]" = (
    (
        TRACKED,
        N_("The school’s own Word file, with your changes in it"),
        N_("As tracked changes, from what you agreed with. What you typed in this letter is not in it."),
    ),
)
"""For a version of the report, when that came as a Word file."""
OTHER_KINDS: "Final[Kinds]" = (
    ("pdf", _PDF, N_("To print, or to send as it is.")),
    ("docx", _WORD, N_("To change it yourself.")),
    (
        NAMELESS,
        N_("PDF with roles instead of names"),
        N_("To share with others. Read it through first: a name can slip by."),
    ),
)
BUNDLE_KINDS: "Final[Kinds]" = (
    (
        "pdf",
        N_("One folder with the bundle (.pdf)"),
        N_("With a list by which anybody can check that nothing changed."),
    ),
)


class SavingPage(Page):
    """Tells for whom a paper is, asks what kind of file it should be, and hands that to `then`."""

    PLACE = Scope.PICKING
    NAME = N_("Save as")
    AUTO_FOCUS = "#kinds"

    def __init__(
        self,
        name: str,
        then: "Callable[[Kind], None]",
        *,
        for_whom: str = FOR_SCHOOL,
        kinds: "Kinds" = SCHOOL_KINDS,
        subject: str = "",
    ) -> None:
        """`name`, of the paper, and `for_whom` are message ids."""
        super().__init__(subject)
        self._called = name
        self._for_whom = for_whom
        self._kinds = kinds
        self._then = then

    def body(self) -> ComposeResult:
        """The question and the kinds."""
        yield Static(translate(self._for_whom), id="opening", markup=False)
        options = (
            Option(Content.assemble((translate(label), "bold"), "\n  ", (translate(sentence), "$label")), id=kind)
            for kind, label, sentence in self._kinds
        )
        kinds = ChoiceList(*options, id="kinds", markup=False)
        kinds.border_title = translate(self._called)
        yield kinds

    @on(OptionList.OptionSelected, "#kinds")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.app.pop_screen()
        self._then(self._kinds[event.option_index][0])


class SavedBox(ModalScreen[None], inherit_bindings=False):
    """Tells where the file at `path` lies, and what to mind before it is sent."""

    BINDINGS = bindings_for(Scope.PROBLEM)

    def __init__(self, path: Path, *, gaps: int = 0, notes: Sequence[str] = ()) -> None:
        """`gaps` are left to be filled in; `notes` are told too, already translated."""
        super().__init__()
        self.path = path
        self._gaps = gaps
        self._notes = notes

    def compose(self) -> ComposeResult:
        """The place and the advice."""
        lines = [
            Content.styled(translate(N_("The file is made. It lies here:")), "bold"),
            Content(safe_line(str(self.path))),
            Content(translate(N_("Read it through before you send it; you decide what goes out. Nothing was sent."))),
        ]
        if self._gaps:
            lines.append(Content(translate(N_("Still to fill in, between [ ]: {count}."), count=self._gaps)))
        lines += [Content(safe_line(note)) for note in self._notes]
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
