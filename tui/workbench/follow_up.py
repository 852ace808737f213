"""What came of it: the agreements of earlier meetings, what this meeting has of each, and what the parent says."""

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from models.dossier.events import Kept
from models.messages import N_
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for, key_for
from tui.workbench.bar_list import ChoiceList
from tui.workbench.following import Asked, Following
from tui.workbench.mention_words import KEPT_SIGNS, KEPT_WORDS, mention_lines
from tui.workbench.page import Page
from tui.workbench.safe_text import safe_line

if TYPE_CHECKING:
    import datetime

    from models.dossier.dossier import Dossier
    from models.transcript import Transcript

SEARCHING: Final = N_("Looking up what was agreed earlier, and what this meeting says of it …")
NOTHING: Final = N_("No agreements were found in the earlier meetings. That may be because their text is not here yet.")


class FollowUp(Page):
    """The agreements from before the meeting that `dossier` is seen from."""

    BINDINGS = bindings_for(Scope.FOLLOWING)
    PLACE = Scope.FOLLOWING
    NAME = N_("What came of it")
    AUTO_FOCUS = "#agreements"

    def __init__(self, dossier: "Dossier") -> None:
        super().__init__(dossier.folder.name)
        self._dossier = dossier
        self._following: Following | None = None
        self._transcript: Transcript | None = None
        self._asked: tuple[Asked, ...] = ()

    def body(self) -> ComposeResult:
        """The agreements, and below them what this meeting has of the one the cursor is on."""
        yield ChoiceList(id="agreements", markup=False)
        with VerticalScroll(id="mention", can_focus=False) as mention:
            mention.border_title = translate(N_("In this meeting"))
            yield Static(id="mention-text", markup=False)

    @property
    def kept_at(self) -> "datetime.datetime | None":
        """When something was last kept."""
        return self._dossier.kept_at

    def on_mount(self) -> None:
        """Search, which takes a moment when the meetings were long."""
        self.tell(translate(SEARCHING))
        self.query_one("#agreements").border_title = translate(N_("What was agreed earlier"))
        self.work(self._load, self._opened)

    def _load(self) -> "tuple[Following, Transcript | None]":
        return Following.load(self._dossier), self._dossier.transcript()

    def _opened(self, found: "tuple[Following, Transcript | None]") -> None:
        self._following, self._transcript = found
        self._show()
        self.tell(translate(NOTHING) if not self._asked else "")

    # --- what it looks like ----------------------------------------------------------------------------------------

    def _show(self) -> None:
        assert self._following is not None
        agreements = self.query_one("#agreements", ChoiceList)
        chosen = agreements.highlighted or 0
        self._asked = self._following.asked
        agreements.set_options(self._row(each) for each in self._asked)
        if self._asked:
            agreements.highlighted = min(chosen, len(self._asked) - 1)
        settled = sum(each.followed is not None for each in self._asked)
        agreements.border_subtitle = translate(
            N_("{settled} of {count} filled in"), settled=settled, count=len(self._asked)
        )

    def _row(self, asked: Asked) -> Option:
        """An agreement on three lines: its words, who and when, and what became of it."""
        followed = asked.followed
        sign = KEPT_SIGNS[followed.kept] if followed else "○"
        state = translate(KEPT_WORDS[followed.kept] if followed else N_("not filled in yet"))
        note = f": {safe_line(followed.note)}" if followed and followed.note else ""
        style = "$success" if followed and followed.kept is Kept.DONE else "$accent" if followed else "$label"
        return Option(
            Content.assemble(
                (f"{sign} {safe_line(asked.text)}", "bold"), "\n    ", (self._where(asked), "$label"),
                "\n    ", (f"{state}{note}", style),
            )
        )  # fmt: skip

    def _where(self, asked: Asked) -> str:
        """Who, in which meeting and by when; a day that has gone by is called so, and no more than that."""
        carried = asked.carried
        day = f"{asked.settled_on:%d-%m-%Y}" if asked.settled_on else str(asked.meeting)
        parts = [carried.agreement.actor if carried else "", translate(N_("meeting {day}"), day=day)]
        if carried is None:
            parts.append(translate(N_("no longer stands so in the text")))
        elif carried.date:
            gone = self._dossier.day is not None and carried.overdue(self._dossier.day)
            message = N_("by {day} (past)") if gone else N_("by {day}")
            parts.append(translate(message, day=f"{carried.date.due:%d-%m-%Y}"))
        return safe_line(" · ".join(filter(None, parts)))

    @on(OptionList.OptionHighlighted, "#agreements")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        asked = self._asked[event.option_index]
        lines = mention_lines(asked.carried, self._transcript, reported=bool(self._dossier.state.reports))
        self.query_one("#mention-text", Static).update(Content("\n").join(lines))
        self.query_one("#mention").scroll_home(animate=False)

    # --- what one can do -------------------------------------------------------------------------------------------

    @property
    def _chosen(self) -> Asked | None:
        highlighted = self.query_one("#agreements", ChoiceList).highlighted
        return None if highlighted is None else self._asked[highlighted]

    def action_follow(self, kept: str) -> None:
        """Say what became of the agreement the cursor is on, and go to the next."""
        asked, following = self._chosen, self._following
        if asked is None or following is None or not self.done(partial(following.follow, asked, Kept(kept))):
            return
        self.tell(translate(N_("Kept: {state}. {key} takes it back."), state=translate(KEPT_WORDS[Kept(kept)]),
                            key=key_for("undo_follow")))  # fmt: skip
        self._show()
        agreements = self.query_one("#agreements", ChoiceList)
        agreements.highlighted = min((agreements.highlighted or 0) + 1, len(self._asked) - 1)

    @on(OptionList.OptionSelected, "#agreements")
    def action_note(self) -> None:
        """Open a box for a note on the agreement the cursor is on."""
        from tui.workbench.text_box import TextBox

        asked, following = self._chosen, self._following
        if asked is None or following is None:
            return
        if asked.followed is None:  # a note alone must not decide for the parent
            self.tell(
                translate(N_("First say what came of it: done, not done or unclear. Then a note can go with it."))
            )
            return
        place = self._asked.index(asked)
        self.app.push_screen(
            TextBox(
                translate(N_("Note")),
                safe_line(asked.text),
                asked.followed.note,
                lambda text: following.follow(following.asked[place], note=text),
                closed=self._show,
            )
        )

    def action_undo(self) -> None:
        """Take the last change back."""
        self._turn(undo=True)

    def action_redo(self) -> None:
        """Put back what was taken back."""
        self._turn(undo=False)

    def _turn(self, *, undo: bool) -> None:
        following = self._following
        if following is None:
            return
        turned: list[object] = []
        if self.done(lambda: turned.append(following.undo() if undo else following.redo())):
            nothing = N_("There is nothing to take back here.") if undo else N_("There is nothing to put back here.")
            done = N_("Taken back.") if undo else N_("Put back.")
            self._show()
            self.tell(translate(done if turned[0] else nothing))
