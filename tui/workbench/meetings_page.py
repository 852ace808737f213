"""The meetings of one dossier, to go to another one or to begin one."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from models.messages import N_
from tui.language import translate
from tui.workbench.actions import Scope
from tui.workbench.bar_list import ChoiceList
from tui.workbench.begin import account
from tui.workbench.holdings import called, held_in
from tui.workbench.page import Page
from tui.workbench.steps import Held

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier

ANOTHER: Final = "another"
"""Option id of what begins a meeting; the others have the number of one."""


class MeetingsPage(Page):
    """Hands the number of the meeting that was chosen to `then`, and None to begin another."""

    PLACE = Scope.PICKING
    NAME = N_("All meetings")
    AUTO_FOCUS = "#meetings"

    def __init__(self, dossier: "Dossier", then: Callable[[int | None], None]) -> None:
        """The cursor begins on the meeting that `dossier` is seen from."""
        super().__init__(dossier.folder.name)
        self._dossier = dossier
        self._then = then

    def body(self) -> ComposeResult:
        """A word on what this is, and the meetings."""
        opening = N_("The meetings in this dossier. Each has its own recording, text, report and letters.")
        yield Static(translate(opening), id="opening", markup=False)
        yield ChoiceList(id="meetings", markup=False)

    def on_mount(self) -> None:
        """Look what each holds."""
        self.tell(translate(N_("One moment …")))
        self.work(lambda: [(each.number, called(each), held_in(each)) for each in self._dossier.meetings], self._show)

    def _show(self, found: list[tuple[int, str, Held]]) -> None:
        self.tell("")
        meetings = self.query_one("#meetings", ChoiceList)
        meetings.set_options(_rows(found))
        meetings.highlighted = self._dossier.number - 1

    @on(OptionList.OptionSelected, "#meetings")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.app.pop_screen()
        self._then(None if event.option_id == ANOTHER else int(event.option_id or 0))


def _rows(found: list[tuple[int, str, Held]]) -> Iterator[Option]:
    for number, name, held in found:
        yield Option(Content.assemble((name, "bold"), "\n  ", (account(held), "$label")), id=str(number))
    yield Option(Content.styled(translate(N_("Begin another meeting in this dossier")), "$accent"), id=ANOTHER)
