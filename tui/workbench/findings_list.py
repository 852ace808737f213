"""The list of findings: a word, a symbol and a colour for each, and what it is about."""

from collections.abc import Callable, Iterator
from typing import Final

from textual.content import Content
from textual.events import Click
from textual.widgets.option_list import Option

from models.dossier.events import Decision
from models.finding import Finding, FindingKind, Tier
from models.messages import N_
from tui.language import translate
from tui.words import DECISION_WORDS, kind_label, tier_label
from tui.workbench.actions import Scope, bindings_for, key_for
from tui.workbench.bar_list import BarList
from tui.workbench.findings import Grouped, Shown
from tui.workbench.safe_text import safe_line
from tui.workbench.scene import Scene

CONFIRMED_ROW: Final = "row of what agrees"
"""Option id."""
HIDDEN_ROW: Final = "row of what is hidden"
DECIDED_ROW: Final = "row of what is decided"
FINDING: Final = "finding "
"""Before a finding's own id in the id of its option."""

DECISION_SIGNS: Final = {
    Decision.ACCEPTED: "✓",
    Decision.CHANGED: "✎",
    Decision.REJECTED: "✗",
    Decision.DOUBTFUL: "?",
}
"""Before the word, so that a glance down the list tells what is left."""

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

    def __init__(
        self,
        scene: Scene,
        decision_on: Callable[[str], Decision] | None = None,
        *,
        id: str,  # noqa: A002  Textual's own name
    ) -> None:
        """`decision_on` tells what was decided of a `Finding.id`; without it nothing can be decided here."""
        self._decision_on = decision_on
        self._take_in(scene)
        self.shown = Shown(confirmed=not (self.grouped.differences or self.grouped.hidden))
        super().__init__(*self._options_for(), id=id, markup=False)
        self._tell_progress()

    def _take_in(self, scene: Scene) -> None:
        self.grouped = Grouped.of(scene.reconciliation)
        findings = scene.reconciliation.findings
        self._badge_width = max((len(kind_label(finding.kind)) for finding in findings), default=0) + 2
        words = [_doubt(finding) for finding in findings]
        if self._decision_on is not None:
            words += [f"{sign} {_word(decision)}  " for decision, sign in DECISION_SIGNS.items()]
        self._doubt_width = max(map(len, words), default=0)
        self._subjects = {finding.id: subject(finding, scene) for finding in findings}
        self._findings = {finding.id: finding for finding in findings}

    def show_scene(self, scene: Scene) -> None:
        """Show the findings of `scene`: one of the parent's own came or went."""
        self._take_in(scene)
        self.show(self.shown)
        self._tell_progress()

    def _decision(self, finding: Finding) -> Decision:
        return self._decision_on(finding.id) if self._decision_on else Decision.OPEN

    @property
    def _decided(self) -> frozenset[str]:
        return frozenset(name for name, each in self._findings.items() if self._decision(each) is not Decision.OPEN)

    def _tell_progress(self) -> None:
        title, total = translate(N_("Findings")), len(self.grouped.differences)
        if self._decision_on is not None and total:
            done = sum(each.id in self._decided for each in self.grouped.differences)
            title = translate(N_("Findings: {count} of {total} looked at"), count=done, total=total)
        self.border_title = title

    def look_again(self, finding: str) -> None:
        """Show what is now decided of `Finding.id`."""
        self._tell_progress()
        place = next((n for n, option in enumerate(self.options) if option.id == FINDING + finding), None)
        if place is not None:
            self.replace_option_prompt_at_index(place, self._row(self._findings[finding]).prompt)

    def choose(self, finding: str) -> bool:
        """Put the cursor on `Finding.id`, if it is in sight; whether it is."""
        place = next((n for n, option in enumerate(self.options) if option.id == FINDING + finding), None)
        if place is not None:
            self.highlighted = place
        return place is not None

    def choose_first_open(self) -> None:
        """Put the cursor on the first difference still open, if others were decided on."""
        if self._decided and (left := [each.id for each in self.grouped.differences if each.id not in self._decided]):
            self.choose(left[0])

    def choose_next_open(self) -> bool:
        """Put the cursor on the next difference still open, after the last the first; whether there is one."""
        order = [each.id for each in self.grouped.in_sight(self.shown) if each in self.grouped.differences]
        chosen = self.chosen
        after = order.index(chosen.id) + 1 if chosen and chosen.id in order else 0
        open_ones = [name for name in (*order[after:], *order[:after]) if name not in self._decided]
        return bool(open_ones) and self.choose(open_ones[0])

    async def _on_click(self, event: Click) -> None:
        """Choose the finding that is clicked; only a second click goes to its place, as Enter does."""
        row = event.style.meta.get("option")
        if row is not None and row != self.highlighted and (self.options[row].id or "").startswith(FINDING):
            self.highlighted = row
            event.prevent_default()

    @property
    def chosen(self) -> Finding | None:
        """The finding the cursor is on, or None on a count or in an empty list."""
        option = self.highlighted_option
        return self._findings.get((option.id or "").removeprefix(FINDING)) if option else None

    def number_and_total(self) -> tuple[int, int]:
        """Which of the findings in sight the cursor is on, from 1 (0 when it is on none), and how many those are."""
        in_sight = list(self.grouped.in_sight(self.shown, self._decided))
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
        in_sight = list(self.grouped.differences_in_sight(self.shown, self._decided))
        yield from map(self._row, in_sight)
        if missing := len(self.grouped.differences) - len(in_sight):
            yield Option(
                Content(translate(N_("✓ {count} decided on ({key} shows)"), count=missing, key=key_for("toggle_open"))),
                id=DECIDED_ROW,
            )
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
            (self._doubt(finding).ljust(self._doubt_width), "italic"),
            self._subjects[finding.id],
        )
        return Option(prompt, id=FINDING + finding.id)

    def _doubt(self, finding: Finding) -> str:
        """What was decided, else how unsure it is: that no longer matters once somebody looked."""
        decision = self._decision(finding)
        return _doubt(finding) if decision is Decision.OPEN else f"{DECISION_SIGNS[decision]} {_word(decision)}  "


def _word(decision: Decision) -> str:
    return translate(DECISION_WORDS[decision])


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
