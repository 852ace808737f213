"""The list of findings: a word, a symbol and a colour for each, and what it is about."""

from collections.abc import Iterator
from typing import Final

from textual.content import Content
from textual.widgets.option_list import Option

from models.finding import Finding, FindingKind, Tier
from models.messages import N_
from tui.language import translate
from tui.words import kind_label, tier_label
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.bar_list import BarList
from tui.workbench.findings import Grouped, Shown
from tui.workbench.safe_text import safe_line
from tui.workbench.scene import Scene

CONFIRMED_ROW: Final = "row of what agrees"
"""Option id."""
HIDDEN_ROW: Final = "row of what is hidden"
FINDING: Final = "finding "
"""Before a finding's own id in the id of its option."""

KIND_STYLES: Final = {
    FindingKind.OMITTED: "$kind-omitted",
    FindingKind.ALTERED: "$kind-altered",
    FindingKind.ADDED: "$kind-added",
    FindingKind.MISATTRIBUTED: "$kind-misattributed",
    FindingKind.CONFIRMED: "$kind-confirmed",
}
"""Theme variables; `tui.workbench.theme` gives each its colour."""


class FindingsList(BarList, inherit_bindings=False):
    """The findings in sight, differences first, and counts of the others at the bottom."""

    BINDINGS = bindings_for(Scope.FINDINGS)

    def __init__(self, scene: Scene, *, id: str) -> None:  # noqa: A002  Textual's own name
        self.grouped = Grouped.of(scene.reconciliation)
        self.shown = Shown(confirmed=not (self.grouped.differences or self.grouped.hidden))
        findings = scene.reconciliation.findings
        self._badge_width = max((len(kind_label(finding.kind)) for finding in findings), default=0) + 2
        self._doubt_width = max((len(_doubt(finding)) for finding in findings), default=0)
        self._subjects = {finding.id: subject(finding, scene) for finding in findings}
        self._findings = {finding.id: finding for finding in findings}
        super().__init__(*self._options_for(), id=id, markup=False)
        self.border_title = translate(N_("Findings"))

    @property
    def chosen(self) -> Finding | None:
        """The finding the cursor is on, or None on a count or in an empty list."""
        option = self.highlighted_option
        return self._findings.get((option.id or "").removeprefix(FINDING)) if option else None

    def number_and_total(self) -> tuple[int, int]:
        """Which of the findings in sight the cursor is on, from 1 (0 when it is on none), and how many those are."""
        in_sight = list(self.grouped.in_sight(self.shown))
        chosen = self.chosen
        return (in_sight.index(chosen) + 1 if chosen else 0), len(in_sight)

    def show(self, shown: Shown) -> None:
        """Show what `shown` asks for, with the cursor on the finding it was on if that is still in sight."""
        before = self.highlighted_option.id if self.highlighted_option else None
        self.shown = shown
        self.set_options(self._options_for())
        ids = [option.id for option in self.options]
        self.highlighted = ids.index(before) if before in ids else (0 if ids else None)

    def _options_for(self) -> Iterator[Option]:
        if not self.grouped.differences:
            yield Option(translate(N_("No difference was found that is sure enough to show.")), disabled=True)
        yield from map(self._row, self.grouped.differences)
        if hidden := self.grouped.hidden:
            count = (
                N_("? {count} too uncertain to count (H hides)")
                if self.shown.hidden
                else N_("? {count} too uncertain to count (H shows)")
            )
            yield Option(Content(translate(count, count=len(hidden))), id=HIDDEN_ROW)
            yield from map(self._row, hidden if self.shown.hidden else ())
        if confirmed := self.grouped.confirmed:
            count = N_("{label}: {count} (O hides)") if self.shown.confirmed else N_("{label}: {count} (O shows)")
            text = translate(count, label=kind_label(FindingKind.CONFIRMED), count=len(confirmed))
            yield Option(Content.styled(text, f"bold {KIND_STYLES[FindingKind.CONFIRMED]}"), id=CONFIRMED_ROW)
            yield from map(self._row, confirmed if self.shown.confirmed else ())

    def _row(self, finding: Finding) -> Option:
        badge = kind_label(finding.kind).ljust(self._badge_width)
        prompt = Content.assemble(
            (badge, f"bold {KIND_STYLES[finding.kind]}"),
            (_doubt(finding).ljust(self._doubt_width), "italic"),
            self._subjects[finding.id],
        )
        return Option(prompt, id=FINDING + finding.id)


def _doubt(finding: Finding) -> str:
    """How unsure `finding` is, in words, with the blank that follows; nothing for one that is sure or agrees."""
    sure = finding.tier is Tier.SURE or finding.kind is FindingKind.CONFIRMED
    return "" if sure else tier_label(finding.tier) + "  "


def subject(finding: Finding, scene: Scene) -> str:
    """What `finding` is about, on one line: what the report says, else the sentence that was said."""
    if finding.statements:
        return safe_line(finding.statements[0].text)
    if finding.said:
        turn = scene.transcript.turn(finding.said.turn)
        return safe_line(turn.text[finding.said.start : finding.said.end])
    return safe_line(finding.explanation)
