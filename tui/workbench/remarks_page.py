"""Remarks on the report: what stands out in its own text, and what the parent wants to raise. Kept at once."""

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from models.dossier.events import Change, Decision, RemarkDecided
from models.messages import N_
from models.reconciliation import Remark
from tui.language import translate
from tui.remark_words import STATE_SIGNS, STATE_WORDS, kind_words, quoted
from tui.workbench.actions import Scope, bindings_for, key_for
from tui.workbench.bar_list import ChoiceList
from tui.workbench.page import Page
from tui.workbench.remark_card import card_of
from tui.workbench.remark_deciding import RemarkDeciding
from tui.workbench.safe_text import safe_line

if TYPE_CHECKING:
    import datetime

    from models.dossier.dossier import Dossier

OPENING: Final = N_("This stands out in the text itself. You know best whether it matters.")
NOTHING_COMPARED: Final = N_("Nothing was compared yet. Do step 5, Compare, first.")
NO_REMARKS: Final = N_("Nothing stands out in the text of this report.")
SIDE_BY_SIDE_WIDTH: Final = 110
"""Cells from which the list and the remark stand side by side."""


class RemarksPage(Page):
    """The remarks of one dossier, and the one the cursor is on in full."""

    BINDINGS = bindings_for(Scope.REMARKS)
    PLACE = Scope.REMARKS
    NAME = N_("Remarks")
    AUTO_FOCUS = "#remarks"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_BY_SIDE_WIDTH, "-wide")]

    def __init__(self, dossier: "Dossier") -> None:
        super().__init__(dossier.folder.name)
        self._dossier = dossier
        self._deciding: RemarkDeciding | None = None
        self._small = False
        """Whether those that were kept back are in sight."""

    def body(self) -> ComposeResult:
        """One sentence, the list, and the remark."""
        yield Static(translate(OPENING), id="remarks-opening", markup=False)
        with Container(id="remarks-panes"):
            remarks = ChoiceList(id="remarks", markup=False)
            remarks.border_title = translate(N_("What stands out"))
            yield remarks
            with VerticalScroll(id="remark", can_focus=False):
                yield Static(id="remark-text", markup=False)

    @property
    def kept_at(self) -> "datetime.datetime | None":
        """When something was last kept."""
        return self._dossier.kept_at

    def on_mount(self) -> None:
        """Read what was found when the report was compared."""
        self.work(partial(RemarkDeciding.load, self._dossier), self._opened)

    def _opened(self, deciding: RemarkDeciding) -> None:
        self._deciding = deciding
        self._show()
        if self._dossier.state.reconciliation is None:
            self.tell(translate(NOTHING_COMPARED))
        elif not deciding.remarks:
            self.tell(translate(NO_REMARKS))

    # --- what it looks like ----------------------------------------------------------------------------------------

    @property
    def in_sight(self) -> tuple[Remark, ...]:
        """The remarks in the list, in its order."""
        remarks = self._deciding.remarks if self._deciding else ()
        return tuple(each for each in remarks if each.shown or self._small)

    def _show(self, chosen: str = "") -> None:
        """Show the list anew, with the cursor on the remark with this id, else where it was."""
        assert self._deciding is not None
        deciding, remarks = self._deciding, self.query_one("#remarks", ChoiceList)
        before, in_sight = remarks.highlighted or 0, self.in_sight
        remarks.set_options(self._row(each) for each in in_sight)
        ids = [each.id for each in in_sight]
        if ids:
            remarks.highlighted = ids.index(chosen) if chosen in ids else min(before, len(ids) - 1)
        done = sum(deciding.decision_on(each) is not Decision.OPEN for each in in_sight)
        remarks.border_subtitle = translate(N_("{count} of {total} looked at"), count=done, total=len(ids))
        self._show_card()

    def _row(self, remark: Remark) -> Option:
        """A sign, what it is and what was decided; below it the words of the report."""
        assert self._deciding is not None
        decided = self._deciding.decision_on(remark)
        quote = safe_line(quoted(remark, self._deciding.report_text)) or safe_line(remark.explanation)
        return Option(
            Content.assemble(
                (f"{STATE_SIGNS[decided]} {kind_words(remark)}", "bold"),
                (f"  {translate(STATE_WORDS[decided])}", "$label" if decided is Decision.OPEN else "$accent"),
                "\n    ", (quote, ""),
            )
        )  # fmt: skip

    @on(OptionList.OptionHighlighted, "#remarks")
    def _show_card(self) -> None:
        remark, deciding = self._chosen, self._deciding
        text = card_of(remark, deciding.on(remark), deciding.report_text) if remark and deciding else Content("")
        self.query_one("#remark-text", Static).update(text)
        card = self.query_one("#remark")
        card.border_title = kind_words(remark) if remark else ""
        card.scroll_home(animate=False)

    # --- what one can do -------------------------------------------------------------------------------------------

    @property
    def _chosen(self) -> Remark | None:
        highlighted, in_sight = self.query_one("#remarks", ChoiceList).highlighted, self.in_sight
        return None if highlighted is None or highlighted >= len(in_sight) else in_sight[highlighted]

    def action_decide(self, decision: str) -> None:
        """Decide on the remark the cursor is on, and go to the next that is open."""
        remark, deciding, what = self._chosen, self._deciding, Decision(decision)
        if remark is None or deciding is None or not self.done(partial(deciding.decide, remark, what)):
            return
        self._show(self._next_open(remark))
        self.tell(
            translate(N_("Kept: {decision}. {undo} takes it back."), decision=translate(STATE_WORDS[what]),
                      undo=key_for("undo_remark"))
        )  # fmt: skip

    def _next_open(self, remark: Remark) -> str:
        """The id of the next open remark after `remark`, after the last the first; its own when none is left."""
        assert self._deciding is not None
        order = list(self.in_sight)
        after = order.index(remark) + 1
        left = (each for each in (*order[after:], *order[:after]) if self._deciding.on(each) is None)
        return next(left, remark).id

    @on(OptionList.OptionSelected, "#remarks")
    def action_view(self) -> None:
        """Open a box for how the parents see it."""
        from tui.workbench.text_box import TextBox

        remark, deciding = self._chosen, self._deciding
        if remark is None or deciding is None:
            return
        decided = deciding.on(remark)
        quote = safe_line(quoted(remark, deciding.report_text)) or safe_line(remark.explanation)
        self.app.push_screen(
            TextBox(
                translate(N_("How you see it")),
                translate(N_("This goes into the letter, as you type it.")) + f"\n{quote}",
                decided.note if decided else "",
                partial(deciding.write_view, remark),
                closed=partial(self._show, remark.id),
            )
        )

    def action_toggle_small(self) -> None:
        """Show or hide the remarks that matter less."""
        if self._deciding is None:
            return
        chosen, self._small = self._chosen, not self._small
        self._show(chosen.id if chosen else "")
        small = sum(not each.shown for each in self._deciding.remarks)
        message = N_("{count} small ones in sight.") if self._small else N_("{count} small ones out of sight.")
        self.tell(translate(message, count=small) if small else translate(N_("There are no small ones.")))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._turn(undo=True)

    def action_redo(self) -> None:
        """Put back what was taken back."""
        self._turn(undo=False)

    def _turn(self, *, undo: bool) -> None:
        deciding = self._deciding
        if deciding is None:
            return
        turned: list[Change | None] = []
        if not self.done(lambda: turned.append(deciding.undo() if undo else deciding.redo())):
            return
        match turned:
            case [RemarkDecided(remark=remark)]:
                self._small = self._small or any(each.id == remark and not each.shown for each in deciding.remarks)
                self._show(remark)
                done = N_("Taken back. {redo} puts it back.") if undo else N_("Put back.")
                self.tell(translate(done, redo=key_for("redo_remark")) if undo else translate(done))
            case _:
                nothing = N_("There is nothing here to take back.") if undo else N_("There is nothing to put back.")
                self.tell(translate(nothing))
