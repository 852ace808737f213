"""What is due and when, and what happened: notes moments, shows what runs from them, and makes a calendar of it."""

import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from models.dossier.events import MomentDropped, MomentNoted
from models.messages import N_
from models.moment import Moment, MomentKind
from reconcile.clocks import Deadline, Kind
from tui.days import today
from tui.language import translate
from tui.moment_words import KIND_HELP, KIND_WORDS
from tui.terms import Clocks, MomentChange, clocks_in
from tui.workbench.actions import Scope, bindings_for, key_for
from tui.workbench.bar_list import ChoiceList
from tui.workbench.page import Page
from tui.workbench.taking_back import put_back, take_back
from tui.workbench.terms_boxes import MomentForm, PickPage, TermBox
from tui.workbench.terms_rows import about_label, all_due, due_rows, moment_rows

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier

SIDE_BY_SIDE: Final = 110
"""Columns from which the two lists stand beside each other."""
FILE_NAME: Final = "termijnen.ics"


class TermsPage(Page):
    """The terms of an open dossier, and under or beside them the moments they run from."""

    BINDINGS = bindings_for(Scope.TERMS)
    PLACE = Scope.TERMS
    NAME = N_("Terms")
    AUTO_FOCUS = "#due"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_BY_SIDE, "-wide")]

    def __init__(self, dossier: "Dossier") -> None:
        """`dossier` is open for writing and stays open."""
        super().__init__(dossier.folder.name)
        self._dossier = dossier
        self.clocks: Clocks | None = None
        self.whole = False
        """Whether the agreements are among them: they take a moment longer."""

    # --- what it looks like ----------------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """A word beforehand, and the two lists."""
        yield Static(
            translate(N_("The days are reckoned for you: check them where it counts. Enter tells more.")),
            id="opening",
            markup=False,
        )
        with Vertical(id="terms"):
            due = ChoiceList(id="due", markup=False)
            due.border_title = translate(N_("What is due"))
            yield due
            moments = ChoiceList(id="moments", markup=False)
            moments.border_title = translate(N_("What happened"))
            yield moments

    @property
    def kept_at(self) -> datetime.datetime | None:
        """When something was last kept."""
        return self._dossier.kept_at

    def on_mount(self) -> None:
        """Reckon: first the terms, which are there at once, then the agreements too."""
        self.tell(translate(N_("One moment …")))

        def go_on(clocks: Clocks) -> None:
            self._show(translate(N_("One moment …")), clocks)
            self._look_again("")

        self.work(partial(clocks_in, self._dossier, today(), agreements=False), go_on)

    def _look_again(self, sentence: str) -> None:
        """Reckon anew, and say `sentence`, already translated."""

        def show(clocks: Clocks) -> None:
            self.whole = True
            self._show(sentence, clocks)

        self.work(partial(clocks_in, self._dossier, today()), show)

    def _show(self, sentence: str, clocks: Clocks) -> None:
        self.clocks = clocks
        for place, rows in (("#due", due_rows(clocks)), ("#moments", moment_rows(clocks))):
            options = self.query_one(place, ChoiceList)
            place_before = options.highlighted or 0
            chosen = options.highlighted_option.id if options.highlighted_option else None
            options.set_options(rows)
            ids = [option.id for option in options.options if not option.disabled]
            if ids:
                options.highlighted = ids.index(chosen) if chosen in ids else min(place_before, len(ids) - 1)
        self.tell(sentence)

    # --- what one can do -------------------------------------------------------------------------------------------

    def action_other_list(self) -> None:
        """To the other of the two lists."""
        here = self.query_one("#due", ChoiceList)
        (self.query_one("#moments", ChoiceList) if here.has_focus else here).focus()

    @on(OptionList.OptionSelected, "#due")
    def _open_due(self, event: OptionList.OptionSelected) -> None:
        if self.clocks is None:
            return
        each = all_due(self.clocks)[event.option_index]
        if isinstance(each, Deadline):
            self.app.push_screen(TermBox(each, self.clocks.today))
        else:
            self.tell(each.text)

    @on(OptionList.OptionSelected, "#moments")
    def _open_moment(self, event: OptionList.OptionSelected) -> None:
        if self.clocks is None:
            return
        chosen = str(event.option_id)
        proposed = next((each for each in self.clocks.proposals if each.id == chosen), None)
        if proposed is not None:
            self._ask_day(proposed.model_copy(update={"id": self._dossier.state.free_moment}))
        elif (moment := self._dossier.state.moments.get(chosen)) is not None:
            self._ask_about(moment)

    def action_note(self) -> None:
        """Ask what happened, and then when."""
        kinds = [(kind.value, translate(KIND_WORDS[kind]), translate(KIND_HELP[kind])) for kind in KIND_WORDS]

        def note(kind: str) -> None:
            self._ask_about(Moment(id=self._dossier.state.free_moment, kind=MomentKind(kind), date=today()))

        self.app.push_screen(PickPage(N_("Note a moment"), N_("What happened?"), kinds, note, subject=self.subject))

    def _ask_about(self, moment: Moment) -> None:
        """Ask what `moment` is about, when there is anything it can be about; then ask the rest."""
        from reconcile.clocks.terms import kinds_meant_by

        fitting = kinds_meant_by(moment.kind)
        others = [each for each in self._dossier.state.moments.values() if each.kind in fitting and each != moment]
        if not others:
            self._ask_day(moment)
            return
        answers = [(each.id, about_label(each), "") for each in reversed(others)]
        answers.append(("none", translate(N_("I do not know, or it is about something else")), ""))

        def go_on(chosen: str) -> None:
            self._ask_day(moment.model_copy(update={"answers": "" if chosen == "none" else chosen}))

        self.app.push_screen(
            PickPage(KIND_WORDS[moment.kind], N_("What is it about?"), answers, go_on, subject=self.subject)
        )

    def _ask_day(self, moment: Moment) -> None:
        self.app.push_screen(
            MomentForm(
                moment,
                lambda filled: self._dossier.append(MomentNoted(moment=filled)),
                lambda: self._look_again(self._undoable(N_("Noted. {undo} takes it back."))),
                subject=self.subject,
            )
        )

    def action_drop(self) -> None:
        """Take out the moment the cursor is on."""
        moments = self.query_one("#moments", ChoiceList)
        chosen = moments.highlighted_option
        if not moments.has_focus or chosen is None or chosen.id not in self._dossier.state.moments:
            self.tell(translate(N_("Go to a moment in the list of what happened first.")))
        elif self.done(lambda: self._dossier.append(MomentDropped(moment=str(chosen.id)))):
            self._look_again(self._undoable(N_("Taken out. {undo} puts it back.")))

    def action_undo(self) -> None:
        """Take the last change of a moment back."""
        turned: list[object] = []
        if self.done(lambda: turned.append(take_back(self._dossier, MomentChange))):
            nothing = translate(N_("There is nothing here to take back."))
            back = translate(N_("Taken back. {redo} puts it back."), redo=key_for("redo_moment"))
            self._look_again(nothing if turned == [None] else back)

    def action_redo(self) -> None:
        """Put back what was taken back."""
        turned: list[object] = []
        if self.done(lambda: turned.append(put_back(self._dossier, MomentChange))):
            self._look_again(translate(N_("There is nothing to put back.") if turned == [None] else N_("Put back.")))

    def action_save(self) -> None:
        """Ask for whose eyes the calendar is, and make the file."""
        kinds = [
            (
                Kind.NEUTRAL.value,
                translate(N_("For a calendar that others may see")),
                translate(N_("Only what is due and when: no word of a recording, nothing that was said.")),
            ),
            (
                Kind.PRIVATE.value,
                translate(N_("For your eyes only")),
                translate(N_("Also what was agreed, what to do, and on what it rests.")),
            ),
        ]
        self.app.push_screen(
            PickPage(N_("Calendar"), N_("Who sees your calendar?"), kinds, self._save, subject=self.subject)
        )

    def _save(self, kind: str) -> None:
        dossier, day = self._dossier, today()

        def write() -> str:
            from models.dossier.places import free_name
            from models.files import write_atomically

            wanted = dossier.export_path(FILE_NAME)
            path = wanted.with_name(free_name(wanted.parent, wanted.name))
            write_atomically(path, clocks_in(dossier, day).calendar(Kind(kind)))
            return path.name

        folder = dossier.exports.name
        self.work(
            write,
            lambda name: self.tell(translate(N_("Made: {name}, in the folder {folder}."), name=name, folder=folder)),
        )

    def _undoable(self, message: str) -> str:
        return translate(message, undo=key_for("undo_moment"))
