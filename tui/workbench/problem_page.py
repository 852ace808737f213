"""What went wrong, over the page it went wrong on: what happened, what it means, what to do."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from models.messages import N_
from models.problems import Problem
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.lines import KeyLine
from tui.workbench.safe_text import safe_text


def sentences_of(problem: Problem) -> tuple[str, str, str]:
    """The three sentences in the user's language; file names in them cannot steer the screen."""
    what, meaning, remedy = (
        safe_text(translate(sentence, **problem.details))
        for sentence in (problem.what, problem.meaning, problem.remedy)
    )
    return what, meaning, remedy


class ProblemPage(ModalScreen[None], inherit_bindings=False):
    """Tells one problem until it is closed."""

    BINDINGS = bindings_for(Scope.PROBLEM)

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem

    def compose(self) -> ComposeResult:
        """The three sentences, and the key that closes them."""
        what, meaning, remedy = sentences_of(self.problem)
        with Vertical(id="problem") as page:
            page.border_title = translate(N_("This did not work"))
            yield Static(Content.assemble((what, "bold"), "\n\n", meaning, "\n\n", remedy), markup=False)
            yield KeyLine(Scope.PROBLEM)

    def on_click(self) -> None:
        """A click anywhere closes it too."""
        self.action_close()

    def action_close(self) -> None:
        """Back to the page."""
        self.dismiss()
