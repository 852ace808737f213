"""Transcript, report and findings side by side: how they move together, sound, and searching. Decides nothing."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Resize
from textual.widgets import Input, OptionList

from models.finding import Finding
from models.messages import N_
from tui.language import translate
from tui.sound.player import Player
from tui.sound.recording import PADDING, Stretch
from tui.words import clock
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.arrangement import Arrangement, Pane, arrangement_for, shown_panes
from tui.workbench.deciding import Deciding
from tui.workbench.finding_card import FindingCard
from tui.workbench.findings import statement_marks, turn_marks
from tui.workbench.findings_list import CONFIRMED_ROW, DECIDED_ROW, HIDDEN_ROW, FindingsList
from tui.workbench.lines import KeyLine, StatusLine
from tui.workbench.passages import report_passages, transcript_passages
from tui.workbench.safe_text import safe_line
from tui.workbench.scene import Scene
from tui.workbench.search_bar import SearchBar, pattern_for
from tui.workbench.sounding import SoundingPage
from tui.workbench.text_pane import Match, TextPane
from tui.workbench.title_line import TitleLine

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier

SCOPES = {
    Pane.TRANSCRIPT: Scope.TEXT,
    Pane.REPORT: Scope.TEXT,
    Pane.FINDINGS: Scope.FINDINGS,
    Pane.CARD: Scope.CARD,
}


class SideBySide(SoundingPage, inherit_bindings=False):
    """Shows one scene. Choosing a finding brings its evidence into view in both texts and leaves the focus alone."""

    BINDINGS = bindings_for(Scope.COMPARISON)
    NAME = N_("Compare")
    AUTO_FOCUS = "#findings"

    def __init__(self, scene: Scene, player: Player | None = None, *, dossier: "Dossier | None" = None) -> None:
        """With a `dossier` the list and the card tell what was decided in it."""
        super().__init__(scene.title, scene.recording, player)
        self.scene = scene
        self.deciding = Deciding(dossier) if dossier else None
        self.heard: set[str] = set()
        """Ids of the findings whose place was heard while this page was open."""
        self.current = Pane.FINDINGS
        """The pane the user is in."""
        self.text = Pane.TRANSCRIPT
        """The text the user looked at last."""
        self.zoomed = False
        self._matches: list[Match] = []
        self._match = 0
        self._search_start = 0
        """Where the cursor was when the search began: typing on looks again from there."""

    def compose(self) -> ComposeResult:
        """The title, four panes in a grid, the search field, and the two lines at the bottom."""
        yield TitleLine(translate(self.NAME), safe_line(self.scene.title), lambda: self.kept_at)
        with Container(id="panes"):
            yield TextPane(
                transcript_passages(self.scene.transcript), title=translate(N_("Meeting")), id=Pane.TRANSCRIPT
            )
            yield TextPane(report_passages(self.scene.report), title=translate(N_("Report")), id=Pane.REPORT)
            yield FindingsList(self.scene, self.deciding.on if self.deciding else None, id=Pane.FINDINGS)
            yield FindingCard(self.scene, self.deciding, id=Pane.CARD)
        yield SearchBar(id="search")
        yield StatusLine(id="status")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Arrange the panes for the screen there is."""
        self._arrange()

    def on_resize(self, event: Resize) -> None:
        """Arrange the panes for the new size."""
        del event
        self._arrange()

    # --- panes -----------------------------------------------------------------------------------------------------

    @property
    def findings(self) -> FindingsList:
        """The list of findings."""
        return self.query_one(f"#{Pane.FINDINGS}", FindingsList)

    @property
    def _status(self) -> StatusLine:
        return self.query_one(StatusLine)

    def pane(self, pane: Pane) -> TextPane:
        """The widget of a text pane, TRANSCRIPT or REPORT."""
        return self.query_one(f"#{pane}", TextPane)

    def _arrange(self) -> None:
        arrangement = Arrangement.ONE if self.zoomed else arrangement_for(*self.app.size)
        for each in Arrangement:
            self.set_class(each is arrangement, each)
        shown = shown_panes(arrangement, self.current, self.text)
        for pane in Pane:
            self.query_one(f"#{pane}").display = pane in shown

    def _go_to(self, pane: Pane) -> None:
        self._enter(pane)
        self.set_focus(self.query_one(f"#{pane}"), scroll_visible=False)  # at once: the next key is for this pane

    def _enter(self, pane: Pane) -> None:
        """Have `pane` on screen as the one the user is in."""
        self.current = pane
        if SCOPES[pane] is Scope.TEXT:
            self.text = pane
        self._arrange()

    def on_descendant_focus(self) -> None:
        """Follow the focus, also when the mouse moved it."""
        focused = self.focused  # the events of two panes may arrive in either order
        if isinstance(focused, SearchBar):
            self.query_one(KeyLine).show_keys_of(Scope.SEARCH)
        elif focused is not None and focused.id in set(Pane):
            self.current = Pane(focused.id)
            self.text = self.current if SCOPES[self.current] is Scope.TEXT else self.text
            self.query_one(KeyLine).show_keys_of(SCOPES[self.current])
            self._tell_place()

    @property
    def scope(self) -> Scope:
        """Where the keys go now."""
        return self.query_one(KeyLine).scope

    def action_show_pane(self, pane: str) -> None:
        """Go to the pane with this name."""
        self._go_to(Pane(pane))

    def action_next_pane(self) -> None:
        """Go to the next pane, shown or not."""
        panes = list(Pane)
        self._go_to(panes[(panes.index(self.current) + 1) % len(panes)])

    def action_previous_pane(self) -> None:
        """Go to the pane before, shown or not."""
        panes = list(Pane)
        self._go_to(panes[panes.index(self.current) - 1])

    def action_zoom(self) -> None:
        """Give this pane the whole screen, or put the others back."""
        self.zoomed = not self.zoomed
        self._go_to(self.current)

    def action_back(self) -> None:
        """Close the search, else leave the large pane, else go to the findings, and from there to the page before."""
        if self.query_one(SearchBar).display:
            self._close_search()
        elif self.zoomed:
            self.action_zoom()
        elif self.current is Pane.FINDINGS:
            super().action_back()
        else:
            self._go_to(Pane.FINDINGS)

    # --- findings --------------------------------------------------------------------------------------------------

    @on(OptionList.OptionHighlighted)
    def _choose(self) -> None:
        finding = self.findings.chosen
        report = self.pane(Pane.REPORT)
        with self.app.batch_update():  # one painting of all three instead of one each
            self.query_one(FindingCard).show(finding)
            self.pane(Pane.TRANSCRIPT).show_marks(turn_marks(finding, self.scene) if finding else {})
            report.show_marks(statement_marks(finding, report.passages) if finding else {})
            self._tell_place()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        finding = self.findings.chosen
        if finding is not None:
            self._go_to(self._evidence_pane(finding))
        elif event.option_id == CONFIRMED_ROW:
            self.action_toggle_confirmed()
        elif event.option_id == HIDDEN_ROW:
            self.action_toggle_hidden()
        elif event.option_id == DECIDED_ROW:
            self.action_toggle_open()

    def _evidence_pane(self, finding: Finding) -> Pane:
        """The text to show the evidence in: the one looked at last, if it has any there."""
        if not finding.turns:
            return Pane.REPORT
        return Pane.TRANSCRIPT if not finding.statements else self.text

    def action_next_finding(self) -> None:
        """Choose the next finding and keep the focus where it is."""
        self.findings.action_cursor_down()

    def action_previous_finding(self) -> None:
        """Choose the finding before and keep the focus where it is."""
        self.findings.action_cursor_up()

    def action_toggle_confirmed(self) -> None:
        """Show or hide what agrees."""
        self.findings.show(replace(self.findings.shown, confirmed=not self.findings.shown.confirmed))

    def action_toggle_hidden(self) -> None:
        """Show or hide what is too uncertain to count."""
        self.findings.show(replace(self.findings.shown, hidden=not self.findings.shown.hidden))

    def action_toggle_open(self) -> None:
        """Hide or show what is decided on."""
        self.findings.show(replace(self.findings.shown, decided=not self.findings.shown.decided))

    @on(TextPane.CursorMoved)
    def _tell_place(self) -> None:
        self.tell_place()

    @property
    def place(self) -> str:
        """Where the user is: the moment in the meeting, the paragraph of the report, or the number of the finding."""
        if self.current is Pane.TRANSCRIPT and self.scene.transcript.turns:
            now = self.scene.transcript.turns[self.pane(Pane.TRANSCRIPT).cursor].start
            total = self.scene.transcript.duration
            return f"{clock(now)} / {clock(total)}" if now is not None and total is not None else ""
        if self.current is Pane.REPORT:
            report = self.pane(Pane.REPORT)
            return translate(N_("piece {number} of {total}"), number=report.cursor + 1, total=len(report.passages))
        number, total = self.findings.number_and_total()
        if not number:
            return ""
        return translate(N_("finding {number} of {total}"), number=number, total=total)

    # --- sound -----------------------------------------------------------------------------------------------------

    def action_play(self) -> None:
        """Play what was said where the cursor is, or stop."""
        if self.player.playing:
            self.silence()
        else:
            self._play_here()

    def action_play_slowly(self) -> None:
        """Play what was said where the cursor is, slowly."""
        self._play_here(slowly=True)

    def _play_here(self, *, slowly: bool = False) -> None:
        turns = self.scene.transcript.turns
        finding = self.findings.chosen
        if self.current is Pane.TRANSCRIPT and turns:
            turn = turns[self.pane(Pane.TRANSCRIPT).cursor]
            self.play(Stretch.of([turn]), slowly=slowly)
            if finding is not None and turn.id in finding.turns and self.player.playing:
                self.heard.add(finding.id)
        elif finding is not None:
            self._play_finding(finding, slowly=slowly)
        else:
            self.tell(translate(N_("Nothing was found here that can be heard.")))

    def _hearing(self, finding: Finding) -> Callable[[], None] | None:
        """What plays its place; None when there is nothing to hear."""
        return partial(self._play_finding, finding) if self.recording is not None and finding.turns else None

    def _play_finding(self, finding: Finding, *, slowly: bool = False) -> None:
        """Play the first of the turns it rests on, or stop."""
        if self.player.playing and not slowly:
            self.silence()
        elif finding.turns:
            self.play(Stretch.of([self.scene.transcript.turn(finding.turns[0])], PADDING), slowly=slowly)
            if self.player.playing:
                self.heard.add(finding.id)
        else:
            self.tell(translate(N_("Nothing was found here that can be heard.")))

    # --- searching -------------------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Open the field to type a word in; it is looked for in the text looked at last."""
        bar = self.query_one(SearchBar)
        bar.display = True
        bar.border_title = translate(N_("Search"))
        self._enter(self.text)
        self._search_start = self.pane(self.text).cursor
        self.set_focus(bar)
        bar.select_all()
        self._look_for(bar.value)

    def _close_search(self) -> None:
        self.query_one(SearchBar).display = False
        self.pane(self.text).search(None)
        self._go_to(self.text)

    @on(Input.Changed)
    def _retype(self, event: Input.Changed) -> None:
        self._look_for(event.value)

    def _look_for(self, query: str) -> None:
        pane = self.pane(self.text)
        pattern = pattern_for(query)
        self._matches = pane.search(pattern)
        self._match = next((at for at, match in enumerate(self._matches) if match.passage >= self._search_start), 0)
        if pattern is None:
            self.tell("")
        else:
            self._show_match()

    @on(SearchBar.Stepped)
    def _step(self, event: SearchBar.Stepped) -> None:
        self._match += event.step
        self._show_match()

    def _show_match(self) -> None:
        if not self._matches:
            self.tell(translate(N_("This word is not in {text}."), text=self.pane(self.text).border_title))
            return
        self._match %= len(self._matches)
        self.pane(self.text).show_match(self._matches[self._match])
        self.tell(translate(N_("Place {number} of {total}"), number=self._match + 1, total=len(self._matches)))
