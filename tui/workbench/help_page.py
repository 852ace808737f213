"""The help page: what the signs mean and what every key does, made from the table of actions."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.screen import ModalScreen
from textual.widgets import Static

from models.messages import N_
from tui.language import translate
from tui.workbench.actions import OVER_PANES, Scope, actions_in, bindings_for, key_name
from tui.workbench.lines import key_content

SCOPE_TITLES = {
    Scope.TEXT: N_("In the meeting and in the report"),
    Scope.FINDINGS: N_("In the findings"),
    Scope.CARD: N_("In the finding itself"),
    Scope.SEARCH: N_("While searching"),
    Scope.COMPARISON: N_("On this screen"),
    Scope.BEGIN: N_("On this page"),
    Scope.DOSSIER: N_("On this page"),
    Scope.FOLLOWING: N_("On this page"),
    Scope.REMARKS: N_("On this page"),
    Scope.TERMS: N_("On this page"),
    Scope.FORM: N_("On this page"),
    Scope.RECORDING: N_("On this page"),
    Scope.HEARING: N_("On this page"),
    Scope.VOICES: N_("In the list of voices"),
    Scope.SAMPLES: N_("In the samples"),
    Scope.CHOICE_LINE: N_("In a line to choose from"),
    Scope.SIDE: N_("At the side of the table"),
    Scope.NAMING: N_("While typing a name"),
    Scope.LISTENING: N_("To hear and sort voices"),
    Scope.WHO: N_("On this page"),
    Scope.DRAFT_TEXT: N_("In the letter"),
    Scope.DRAFT_EVIDENCE: N_("In what it rests on"),
    Scope.DRAFT: N_("On this page"),
    Scope.PREVIEW: N_("In the letter"),
    Scope.CHOICES: N_("In the list"),
    Scope.PAGE: N_("On every page"),
    Scope.APP: N_("Everywhere"),
}
NOTHING_CHANGES = N_("Nothing you press changes the recording or the report; what you decide is kept beside them.")
ALL_KEPT = N_("Nothing can break: everything is kept at once, and every page can be left at any time.")
HINTS = (
    N_("The mouse works too: click a line, a finding or a key at the bottom, and scroll with the wheel."),
    N_("Text too small? In most windows Ctrl and + makes it larger, Ctrl and − smaller."),
)
KEY_WIDTH = 14
"""Cells."""


class HelpPage(ModalScreen[None], inherit_bindings=False):
    """Explains the screen it lies over, beginning with the pane the user came from."""

    BINDINGS = bindings_for(Scope.HELP)

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self._scope = scope

    def compose(self) -> ComposeResult:
        """One scrolling text."""
        with VerticalScroll(id="help") as page:
            page.border_title = translate(N_("Help"))
            page.border_subtitle = _way_out()
            page.can_focus = False
            yield Static(help_text(self._scope), markup=False)

    def on_click(self, event: Click) -> None:
        """A click beside the page closes it."""
        if not self.query_one("#help").region.contains(event.screen_x, event.screen_y):
            self.action_close()

    def action_close(self) -> None:
        """Back to the panes."""
        self.dismiss()

    def action_scroll_up(self) -> None:
        """Up a line."""
        self.query_one(VerticalScroll).scroll_up(animate=False)

    def action_scroll_down(self) -> None:
        """Down a line."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_page_up(self) -> None:
        """Up a screenful."""
        self.query_one(VerticalScroll).scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Down a screenful."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

    def action_scroll_home(self) -> None:
        """To the beginning."""
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_scroll_end(self) -> None:
        """To the end."""
        self.query_one(VerticalScroll).scroll_end(animate=False)


def help_text(scope: Scope) -> Content:
    """The page for somebody who is in `scope`: its own keys first, then those of every pane, then any signs."""
    comparing = Scope.COMPARISON in OVER_PANES[scope]
    hints = (NOTHING_CHANGES if comparing else ALL_KEPT, *HINTS)
    paragraphs = [Content("\n").join(Content(translate(hint)) for hint in hints)]
    paragraphs += [Content("\n").join(_keys(near)) for near in OVER_PANES[scope]]
    if comparing:
        paragraphs.append(Content("\n").join(_signs()))
    return Content("\n\n").join(paragraphs)


def _way_out() -> Content:
    close = next(action for action in actions_in(Scope.HELP) if action.in_footer)
    return key_content(close, "screen.close")


def _keys(scope: Scope) -> Iterator[Content]:
    yield Content.styled(translate(SCOPE_TITLES[scope]), "bold underline")
    for action in actions_in(scope):
        keys = ", ".join(map(key_name, action.keys))
        yield Content.assemble((f"{keys} ".ljust(KEY_WIDTH), "bold $footer-key-foreground"), translate(action.help))


def _signs() -> Iterator[Content]:
    from tui.words import KIND_WORDS, kind_label
    from tui.workbench.finding_card import KIND_SENTENCES
    from tui.workbench.findings_list import KIND_STYLES

    yield Content.styled(translate(N_("What the signs mean")), "bold underline")
    for kind in KIND_WORDS:
        yield Content.assemble((kind_label(kind), f"bold {KIND_STYLES[kind]}"), "  ", translate(KIND_SENTENCES[kind]))
