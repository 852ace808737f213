"""The first page: the meetings there are, and what one can begin with."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from models.messages import N_
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for, key_for
from tui.workbench.bar_list import ChoiceList
from tui.workbench.holdings import Found, recent
from tui.workbench.page import Page
from tui.workbench.safe_text import safe_line
from tui.workbench.steps import STEP_WORDS, Held, next_step

GREETING = N_(
    "Welcome. Choose a meeting with the arrows and Enter, or press one of the buttons below, by letter or mouse."
)
LOCAL = N_("Everything stays on this computer, and everything is kept by itself.")
LOOKING = N_("Looking which meetings there are …")
NONE_YET = N_("Your meetings come here. Press {new} to begin with one, or {example} to see an example first.")
EXAMPLE_NAME = N_("Example (invented)")
UNREADABLE = N_("cannot be read now; Enter says why")


class BeginScreen(Page, inherit_bindings=False):
    """Opens a dossier, makes a new one, records at once, or shows the example."""

    BINDINGS = bindings_for(Scope.BEGIN)
    PLACE = Scope.BEGIN
    NAME = N_("Begin")
    AUTO_FOCUS = "#meetings"

    def __init__(self, home: Path | None = None, *, microphone: str | None = None) -> None:
        """Show the dossiers in `home`, by default where `kloppend new` puts them; record with `microphone`."""
        super().__init__()
        self._microphone = microphone
        self._home = home
        self._folders: list[Path] = []

    @property
    def home(self) -> Path:
        """Where dossiers lie and new ones go."""
        from models.dossier.places import default_home

        return self._home or default_home()

    def body(self) -> ComposeResult:
        """A word of welcome and the meetings."""
        yield Static(Content("\n").join(map(Content, map(translate, (GREETING, LOCAL)))), id="opening")
        meetings = ChoiceList(Option(Content(translate(LOOKING)), disabled=True), id="meetings", markup=False)
        meetings.border_title = translate(N_("Your meetings"))
        yield meetings

    def on_screen_resume(self) -> None:
        """Look again, each time somebody comes back here; but paint first."""
        self.call_after_refresh(self.work, lambda: list(recent(self.home)), self._show)

    def _show(self, found: list[Found]) -> None:
        meetings = self.query_one("#meetings", ChoiceList)
        chosen = meetings.highlighted_option.id if meetings.highlighted_option else None
        self._folders = [each.folder for each in found]
        meetings.set_options(_rows(found) if found else [_none_yet()])
        ids = [option.id for option in meetings.options]
        if found:
            meetings.highlighted = ids.index(chosen) if chosen in ids else 0
        meetings.border_subtitle = safe_line(str(self.home))

    @on(OptionList.OptionSelected, "#meetings")
    def _open_chosen(self, event: OptionList.OptionSelected) -> None:
        self._open(self._folders[event.option_index])

    def _open(self, folder: Path, *, recording: bool = False) -> None:
        from tui.workbench.dossier_screen import DossierScreen

        self.app.push_screen(DossierScreen(folder, microphone=self._microphone, record_at_once=recording))

    def action_new_meeting(self) -> None:
        """Ask what there is to know about it, and open it."""
        from tui.workbench.form import FormPage
        from tui.workbench.new_meeting import FIELDS, NAME, OPENING, make_meeting

        self.app.push_screen(FormPage(NAME, OPENING, FIELDS, partial(make_meeting, self.home), self._open))

    def action_record_now(self) -> None:
        """Make a dossier called after today, and record in it; what else there is to know may come later."""
        from tui.workbench.new_meeting import make_empty_meeting

        self.work(lambda: make_empty_meeting(self.home), partial(self._open, recording=True))

    def action_example(self) -> None:
        """Open the invented meeting, as a dossier in which everything can be tried."""
        from models.dossier.places import safe_name
        from tui.demo import example
        from tui.demo.as_dossier import written_example

        self.tell(translate(N_("One moment …")))
        folder = self.home / safe_name(translate(EXAMPLE_NAME))
        self.work(partial(written_example, folder, example()), self._open)


def _none_yet() -> Option:
    sentence = translate(NONE_YET, new=key_for("new_meeting"), example=key_for("example"))
    return Option(Content(sentence), disabled=True)


def _rows(found: list[Found]) -> Iterator[Option]:
    for each in found:
        name = Content.styled(safe_line(each.folder.name), "bold")
        if each.held is None:
            yield Option(Content.assemble(name, "\n", translate(UNREADABLE)), id=str(each.folder))
            continue
        day = Content.styled(f"  {each.held.day:%d-%m-%Y}{_number(each.meetings)}", "$label")
        yield Option(
            Content.assemble(name, day, "\n  ", Content.styled(account(each.held), "$label")), id=str(each.folder)
        )


def _number(meetings: int) -> str:
    """Which meeting is shown, where there are more: the last."""
    return "  " + translate(N_("meeting {number}"), number=meetings) if meetings > 1 else ""


def account(held: Held) -> str:
    """What there is and what comes now, on one line."""
    parts = [
        translate(word)
        for there, word in (
            (held.recording, N_("recording")),
            (held.turns, N_("text")),
            (held.report, N_("report")),
            (held.differences is not None, N_("compared")),
        )
        if there
    ]
    holds = ", ".join(parts) or translate(N_("still empty"))
    return translate(N_("{holds} · now: {step}"), holds=holds, step=translate(STEP_WORDS[next_step(held)]))
