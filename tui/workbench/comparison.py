"""The comparison: what the parent decides of the findings that stand beside both texts, kept at once."""

import datetime
from dataclasses import replace
from functools import partial
from typing import Final

from textual import on

from models.dossier.events import OWN, Change, Decision, FindingAdded, FindingDecided, TurnCorrected
from models.finding import Finding, Tier
from models.messages import N_
from tui.language import translate
from tui.meeting import with_own
from tui.sound.recording import Stretch
from tui.words import DECISION_WORDS, is_shown
from tui.workbench.actions import Scope, key_for
from tui.workbench.arrangement import Pane
from tui.workbench.draft_opening import show_draft
from tui.workbench.finding_card import FindingCard
from tui.workbench.finding_texts import texts_of, wording_of
from tui.workbench.lines import KeyLine
from tui.workbench.listen_first import ListenFirst
from tui.workbench.own_finding import OwnFindingPage, choices_at
from tui.workbench.safe_text import safe_text
from tui.workbench.side_by_side import SCOPES, SideBySide
from tui.workbench.text_box import TextBox
from tui.workbench.text_pane import TextPane

ONLY_TO_LOOK_AT: Final = N_("This is only to look at: nothing can be decided here. {help} = help")
DECIDING: Final = frozenset(
    (
        "agree",
        "reword",
        "reject",
        "doubt",
        "own_finding",
        "undo_decision",
        "redo_decision",
        "show_draft",
        "comparison_remarks",
    )
)
"""Ids of the actions that need a dossier to keep in."""


class ComparisonScreen(SideBySide):
    """Side by side, with decisions; without a dossier only to look at."""

    @property
    def kept_at(self) -> datetime.datetime | None:
        """When something was last kept."""
        return self.deciding.dossier.kept_at if self.deciding else None

    def on_mount(self) -> None:
        """Begin at the first finding that is still open, and say what can be done here."""
        self.findings.choose_first_open()
        if self.deciding is None:
            self.tell(_only_to_look_at())
            self.query_one(KeyLine).hide(*DECIDING)
        elif self.scene.dropped:
            self.tell(
                translate(
                    N_("Compared anew: {count} of your decisions were on findings that are gone. Look at the list."),
                    count=self.scene.dropped,
                )
            )
        else:
            self.tell(
                translate(
                    N_("Go through the findings: {agree} agrees, {reject} is not right. All is kept by itself."),
                    agree=key_for("agree"),
                    reject=key_for("reject"),
                )
            )

    def action_decide(self, decision: str) -> None:
        """Decide on the chosen finding and go to the next open one; what is uncertain is to be heard or read first."""
        finding = self._to_decide_on()
        if finding is None or self.deciding is None:
            return
        what = Decision(decision)
        checked = finding.id in self.heard or self.deciding.was_checked(finding.id)
        if what is Decision.ACCEPTED and is_shown(finding) and finding.tier is Tier.LISTEN and not checked:
            hear = self._hearing(finding)
            agree = partial(self._keep_decision, finding, what, checked=True)
            self.app.push_screen(ListenFirst(*texts_of(finding, self.scene), agree, hear))
        else:
            self._keep_decision(finding, what, checked=checked)

    def _to_decide_on(self) -> Finding | None:
        """The chosen finding; None, and the reason told, when there is nothing to decide on."""
        if self.deciding is None:
            self.tell(_only_to_look_at())
            return None
        if self.findings.chosen is None:
            self.tell(translate(N_("Choose a finding first.")))
        return self.findings.chosen

    def _keep_decision(self, finding: Finding, decision: Decision, note: str = "", *, checked: bool) -> None:
        deciding = self.deciding
        assert deciding is not None
        if not self.done(lambda: deciding.decide(finding.id, decision, note, listened=checked)):
            return
        self._show_decision(finding.id)
        if not self.findings.choose_next_open():
            self.tell(
                translate(
                    N_("Kept: {decision}. That was the last one; {letter} makes the letter."),
                    decision=_word(decision),
                    letter=key_for("show_draft"),
                )
            )
        else:
            self.tell(
                translate(
                    N_("Kept: {decision}. {undo} takes it back."),
                    decision=_word(decision),
                    undo=key_for("undo_decision"),
                )
            )

    def _show_decision(self, finding: str) -> None:
        """Show what is now decided of `Finding.id`."""
        self.findings.look_again(finding)
        if not self.findings.shown.decided:
            self.findings.show(self.findings.shown)
        self.query_one(FindingCard).look_again()

    def action_reword(self) -> None:
        """Say in one's own words what the report should say."""
        finding = self._to_decide_on()
        deciding = self.deciding
        if finding is None or deciding is None:
            return

        def keep(text: str) -> None:
            decision = Decision.CHANGED if text.strip() else Decision.OPEN
            deciding.decide(finding.id, decision, text.strip(), listened=finding.id in self.heard)
            self._show_decision(finding.id)

        hear = self._hearing(finding)
        self.app.push_screen(
            TextBox(
                translate(N_("In your own words")),
                translate(N_("What should the report say here? This goes into the letter, as you type it.")),
                deciding.note_on(finding.id) or wording_of(finding, self.scene),
                keep,
                hear=hear,
                closed=lambda: self.tell(
                    translate(
                        N_("Everything is kept. {undo} takes the last change back."), undo=key_for("undo_decision")
                    )
                ),
            )
        )

    def action_own_finding(self) -> None:
        """Add what was found by the parents themselves, at the place the cursor is on."""
        if self.deciding is None:
            self.tell(_only_to_look_at())
        elif SCOPES[self.current] is not Scope.TEXT or not self.pane(self.current).passages:
            self.tell(
                translate(
                    N_("Go to the place first, in the meeting ({meeting}) or in the report ({report})."),
                    meeting=key_for("show_transcript"),
                    report=key_for("show_report"),
                )
            )
        else:
            turn = (
                self.scene.transcript.turns[self.pane(Pane.TRANSCRIPT).cursor] if self.scene.transcript.turns else None
            )
            report = self.pane(Pane.REPORT)
            written = report.passages[report.cursor] if report.passages else None
            offered = choices_at(self.current, turn, written, self.scene.report)
            self.app.push_screen(OwnFindingPage(offered, self._add_own, subject=self.subject))

    def _add_own(self, finding: Finding) -> None:
        deciding = self.deciding
        assert deciding is not None
        added: list[Finding] = []
        if self.done(lambda: added.append(deciding.add(finding))):
            self._show_own_findings()
            self.findings.choose(added[0].id)
            self.action_reword()

    def _show_own_findings(self) -> None:
        deciding = self.deciding
        assert deciding is not None
        outcome = self.scene.reconciliation
        found = tuple(finding for finding in outcome.findings if not finding.id.startswith(OWN))
        compared = outcome.model_copy(update={"findings": found})
        self.scene = replace(self.scene, reconciliation=with_own(compared, deciding.dossier.state))
        self.findings.show_scene(self.scene)
        self.query_one(FindingCard).show_scene(self.scene)
        self._choose()

    @on(TextPane.Improved)
    def _improve(self, event: TextPane.Improved) -> None:
        """Write down what was really said in the turn the cursor is on."""
        deciding, pane = self.deciding, event.pane
        if pane.id != Pane.TRANSCRIPT:
            self.tell(
                translate(
                    N_("The report of the school is never changed here. {reword} on a finding says what it should be."),
                    reword=key_for("reword"),
                )
            )
            return
        if deciding is None:
            self.tell(_only_to_look_at())
            return
        position, turn = pane.cursor, self.scene.transcript.turns[pane.cursor]

        def keep(text: str) -> None:
            deciding.correct(turn.id, text, pane.passages[position].text)
            pane.replace(position, safe_text(text if text.strip() else turn.text))

        hear = partial(self.play, Stretch.of([turn])) if self.recording is not None else None
        self.app.push_screen(
            TextBox(
                translate(N_("What was said here")),
                translate(N_("Type what was really said. The text as it was recognised stays kept beside it.")),
                deciding.dossier.state.corrections.get(turn.id, turn.text),
                keep,
                hear=hear,
                closed=lambda: self.tell(
                    translate(N_("Kept. The findings follow when you open the comparison again."))
                ),
            )
        )

    def action_undo(self) -> None:
        """Take back the last thing done here."""
        self._turn(undo=True)

    def action_redo(self) -> None:
        """Put it back."""
        self._turn(undo=False)

    def _turn(self, *, undo: bool) -> None:
        deciding = self.deciding
        if deciding is None:
            self.tell(_only_to_look_at())
            return
        turned: list[Change | None] = []
        if not self.done(lambda: turned.append(deciding.undo() if undo else deciding.redo())):
            return
        match turned:
            case [FindingDecided(finding=finding)]:
                self._show_decision(finding)
                self.findings.choose(finding)
            case [FindingAdded(finding=own)]:
                self._show_own_findings()
                self.findings.choose(own.id)
            case [TurnCorrected(turn=number)]:
                position = self.scene.turn_positions[number]
                self.pane(Pane.TRANSCRIPT).replace(position, safe_text(deciding.text_of(number)))
                self.pane(Pane.TRANSCRIPT).move_to(position)
            case _:
                nothing = N_("There is nothing here to take back.") if undo else N_("There is nothing to put back.")
                self.tell(translate(nothing))
                return
        self.tell(
            translate(N_("Taken back. {redo} puts it back."), redo=key_for("redo_decision"))
            if undo
            else translate(N_("Put back."))
        )

    def action_remarks(self) -> None:
        """Show what stands out in the text of the report itself."""
        if self.deciding is None:
            self.tell(_only_to_look_at())
            return
        from tui.workbench.remarks_page import RemarksPage

        self.app.push_screen(RemarksPage(self.deciding.dossier))

    def action_draft(self) -> None:
        """Go on with the letter."""
        show_draft(self, self.deciding.dossier if self.deciding else None)


def _word(decision: Decision) -> str:
    return translate(DECISION_WORDS[decision])


def _only_to_look_at() -> str:
    return translate(ONLY_TO_LOOK_AT, help=key_for("help"))
