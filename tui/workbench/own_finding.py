"""Adding a finding of one's own: what kind it is, asked in plain words, at the place the cursor is on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from models.finding import Finding, FindingKind, Quote, Tier
from models.messages import N_
from models.report import Report, Statement
from models.transcript import Turn
from tui.language import translate
from tui.workbench.actions import Scope
from tui.workbench.arrangement import Pane
from tui.workbench.bar_list import ChoiceList
from tui.workbench.page import Page
from tui.workbench.passages import Passage
from tui.workbench.safe_text import safe_line


@dataclass(frozen=True)
class Choice:
    """One kind of finding that can be added here."""

    sentence: str
    """Message id."""
    finding: Finding
    """Without the id it will get."""


def choices_at(pane: Pane, turn: Turn | None, written: Passage | None, report: Report) -> tuple[Choice, ...]:
    """What can be added with the cursor in `pane`, on `turn` of the meeting and on `written` in the report."""
    there = _statement(written, report) if written else None
    if pane is Pane.REPORT:
        choices = [Choice(N_("This stands in the report, and was not said."), _own(FindingKind.ADDED, None, there))]
    else:
        choices = [Choice(N_("This was said, and the report does not have it."), _own(FindingKind.OMITTED, turn, None))]
    if turn and there:
        choices.append(
            Choice(N_("This was said, and the report says it differently."), _own(FindingKind.ALTERED, turn, there))
        )
    return tuple(choices)


def _statement(written: Passage, report: Report) -> Statement:
    end = written.start + len(written.text)
    return Statement(start=written.start, end=end, text=report.text[written.start : end])


def _own(kind: FindingKind, turn: Turn | None, written: Statement | None) -> Finding:
    return Finding(
        id="",
        kind=kind,
        turns=(turn.id,) if turn else (),
        said=Quote(turn=turn.id, start=0, end=len(turn.text)) if turn else None,
        statements=(written,) if written else (),
        tier=Tier.SURE,
        confidence=1.0,
        explanation=translate(N_("You added this yourself.")),
    )


class OwnFindingPage(Page):
    """Asks which of `choices` it is, and hands its finding to `then`."""

    PLACE = Scope.PICKING
    NAME = N_("Own finding")
    AUTO_FOCUS = "#picking"

    def __init__(self, choices: Sequence[Choice], then: Callable[[Finding], None], *, subject: str) -> None:
        super().__init__(subject)
        self._choices = choices
        self._then = then

    def body(self) -> ComposeResult:
        """The question, and each kind with the places it would be about."""
        yield Static(translate(N_("What did you find?")), id="opening", markup=False)
        yield ChoiceList(*map(self._row, self._choices), id="picking", markup=False)

    def _row(self, choice: Choice) -> Option:
        finding = choice.finding
        parts: list[str | tuple[str, str]] = [(translate(choice.sentence), "bold")]
        if finding.statements:
            parts += ["\n   ", translate(N_("In the report")), ": ", safe_line(finding.statements[0].text)]
        return Option(Content.assemble(*parts))

    @on(OptionList.OptionSelected, "#picking")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.app.pop_screen()
        self._then(self._choices[event.option_index].finding)
