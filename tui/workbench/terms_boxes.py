"""What lies over the page with terms: one term in full, a question with answers to pick, and a moment to fill in."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from models.messages import N_
from models.moment import Moment, MomentKind
from reconcile.clocks import Deadline
from tui.language import translate
from tui.moment_words import KIND_WORDS, day_from, day_label, standing
from tui.terms_table import WHO_WORDS
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.bar_list import ChoiceList
from tui.workbench.form import Field, FormPage
from tui.workbench.lines import KeyLine
from tui.workbench.page import Page
from tui.workbench.safe_text import safe_line

if TYPE_CHECKING:
    import datetime

FIELDS: Final = (
    Field("date", N_("Day"), N_("for example 12-03-2026")),
    Field("text", N_("In your own words"), N_("may stay empty; for example: by mail")),
)


class TermBox(ModalScreen[None], inherit_bindings=False):
    """Tells all of one term: until when, who acts, what to do, and on what it rests."""

    BINDINGS = bindings_for(Scope.PROBLEM)

    def __init__(self, deadline: Deadline, today: "datetime.date") -> None:
        super().__init__()
        self._deadline = deadline
        self._today = today

    def compose(self) -> ComposeResult:
        """The lines, most needed first."""
        each = self._deadline
        as_on = translate(N_("As the rule was on {day}."), day=day_label(each.geldig_per))
        over = each.due < self._today
        paragraphs = [
            Content.styled(each.name, "bold"),
            Content(
                translate(
                    N_("Last day: {due} ({standing}). Runs from {start}. Who acts: {who}."),
                    due=day_label(each.due),
                    standing=standing(each, self._today),
                    start=day_label(each.runs_from),
                    who=translate(WHO_WORDS[each.who]),
                )
            ),
            Content(each.late if over and not each.met_by else each.advice),
            *([Content(each.remark)] if each.remark else []),
            Content.styled(each.check, "$label"),
            Content.styled("\n".join((each.basis, each.source, as_on)), "$label"),
        ]
        with Vertical(id="told") as box:
            box.border_title = translate(N_("Term"))
            with VerticalScroll():
                yield Static(Content("\n\n").join(paragraphs), markup=False)
            yield KeyLine(Scope.PROBLEM)

    def on_click(self) -> None:
        """A click anywhere closes it too."""
        self.action_close()

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss()


class PickPage(Page):
    """Asks a question and hands the id of the answer to `then`."""

    PLACE = Scope.PICKING
    AUTO_FOCUS = "#picking"

    def __init__(
        self,
        name: str,
        question: str,
        answers: Sequence[tuple[str, str, str]],
        then: Callable[[str], None],
        *,
        subject: str,
    ) -> None:
        """`name` and `question` are message ids; `answers` are id, name and a sentence, already translated."""
        super().__init__(subject)
        self._called = name
        self._question = question
        self._answers = answers
        self._then = then

    @property
    def page_name(self) -> str:
        """Message id of what this page is called."""
        return self._called

    def body(self) -> ComposeResult:
        """The question and the answers."""
        yield Static(translate(self._question), id="opening", markup=False)
        yield ChoiceList(*(_answer(*each) for each in self._answers), id="picking", markup=False)

    @on(OptionList.OptionSelected, "#picking")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.app.pop_screen()
        self._then(str(event.option_id))


def _answer(key: str, name: str, sentence: str) -> Option:
    below = Content.styled(f"\n  {sentence}", "$label") if sentence else Content()
    return Option(Content.styled(name, "bold") + below, id=key)


class MomentForm(FormPage):
    """Asks when it happened, and hands the moment to `keep`; `then` goes on when that was done."""

    def __init__(
        self, moment: Moment, keep: Callable[[Moment], object], then: Callable[[], None], *, subject: str
    ) -> None:
        """`moment` is what is known of it, and its day may be a guess."""
        super().__init__(
            KIND_WORDS[moment.kind],
            OPENINGS.get(moment.kind, OPENING),
            FIELDS,
            lambda values: keep(moment.model_copy(update={"date": day_from(values["date"]), "text": values["text"]})),
            lambda _: then(),
            subject=subject,
        )
        self._known = {"date": day_label(moment.date), "text": safe_line(moment.text)}

    def on_mount(self) -> None:
        """Fill in what is known."""
        self.fill_in(self._known)


OPENING: Final = N_("On which day did this happen? You can change it later.")
OPENINGS: Final = {
    kind: N_("On which day did the school receive it? The term runs from that day.")
    for kind in (
        MomentKind.ACCESS_REQUESTED,
        MomentKind.RECTIFICATION_REQUESTED,
        MomentKind.RESTRICTION_REQUESTED,
    )
} | {
    MomentKind.ANSWER_RECEIVED: N_("On which day did you receive it?"),
    MomentKind.REPORT_RECEIVED: N_("On which day did you receive it?"),
    MomentKind.TLV_DECISION: N_("On which day was the decision sent? That day stands in the letter."),
    MomentKind.DECISION: N_("What is the date of the decision?"),
}
