"""One thing that can be done in the workbench, and where. The table of them all is `tui.workbench.actions`."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where an action works, and the class that carries its method."""

    APP = "app"
    """Always. `tui.workbench.app.Workbench`."""
    COMPARISON = "comparison"
    """While meeting and report stand side by side. `tui.workbench.comparison.ComparisonScreen`."""
    TEXT = "text"
    """In the transcript and in the report. `tui.workbench.text_pane.TextPane`."""
    FINDINGS = "findings"
    """In the list of findings. `tui.workbench.findings_list.FindingsList`."""
    CARD = "card"
    """In the card of one finding. `tui.workbench.finding_card.FindingCard`."""
    SEARCH = "search"
    """While a word to look for is typed. `tui.workbench.search_bar.SearchBar`."""
    HELP = "help"
    """On the help page. `tui.workbench.help_page.HelpPage`."""
    PAGE = "page"
    """On every page of the way from recording to comparison. `tui.workbench.page.Page`."""
    CHOICES = "choices"
    """In a list to choose from. `tui.workbench.bar_list.ChoiceList`."""
    BEGIN = "begin"
    """On the first page. `tui.workbench.begin.BeginScreen`."""
    FORM = "form"
    """While something is filled in. `tui.workbench.form.FormPage`."""
    DOSSIER = "dossier"
    """On the page with the steps of one meeting. `tui.workbench.dossier_screen.DossierScreen`."""
    FOLLOWING = "following"
    """Where it is said what became of agreements. `tui.workbench.follow_up.FollowUp`."""
    RECORDING = "recording"
    """While the meeting is recorded. `tui.workbench.recording.RecordingScreen`."""
    HEARING = "hearing"
    """While a recording is written down. `tui.workbench.hearing.HearingScreen`."""
    VOICES = "voices"
    """In the list of voices. `tui.workbench.voices_list.VoicesList`."""
    SAMPLES = "samples"
    """In the list of places to hear a voice at. `tui.workbench.samples_list.SamplesList`."""
    CHOICE_LINE = "choice_line"
    """On a line with a few values to choose from. `tui.workbench.choice_line.ChoiceLine`."""
    SIDE = "side"
    """Where it is chosen on whose behalf somebody speaks. `tui.workbench.side_choice.SideChoice`."""
    NAMING = "naming"
    """While a name or a role is typed. `tui.workbench.naming_field.NamingField`."""
    LISTENING = "listening"
    """Among the voices, while nothing is typed. `tui.workbench.who_is_who.WhoIsWho`."""
    WHO = "who"
    """Everywhere where it is said who is who. `tui.workbench.who_is_who.WhoIsWho`."""
    PICKING = "picking"
    """While another voice is picked. `tui.workbench.voice_picker.VoicePicker`."""
    BOX = "box"
    """While a few lines are typed in a box. `tui.workbench.text_box.TextBox`."""
    CHECKING = "checking"
    """While it is asked to listen first. `tui.workbench.listen_first.ListenFirst`."""
    DRAFT = "draft"
    """While the letter to the school is written. `tui.workbench.draft_screen.DraftScreen`."""
    DRAFT_TEXT = "draft_text"
    """In the letter to the school. `tui.workbench.draft_pane.DraftPane`."""
    DRAFT_EVIDENCE = "draft_evidence"
    """In what a piece of the letter rests on. `tui.workbench.draft_evidence.EvidencePane`."""
    PREVIEW = "preview"
    """In the letter as the school sees it. `tui.workbench.draft_pane.ReadPane`."""
    REMARKS = "remarks"
    """Among the remarks on the report. `tui.workbench.remarks_page.RemarksPage`."""
    TERMS = "terms"
    """On the page with terms and moments. `tui.workbench.terms_page.TermsPage`."""
    PROBLEM = "problem"
    """While it is told what went wrong. `tui.workbench.problem_page.ProblemPage`."""


@dataclass(frozen=True)
class Action:
    """One thing the user can do. `label` and `help` are message ids."""

    id: str
    keys: tuple[str, ...]
    """As Textual names them; the first is the one shown."""
    label: str
    """A few words for the footer and the command list."""
    help: str
    """One sentence for the help page."""
    scope: Scope
    command: str
    """The Textual action, e.g. `show_pane('report')`."""
    in_footer: bool = False
    in_command_list: bool = False
    as_button: bool = False
    """Has a button of its own on the page, and so no need of a place in the footer."""
    always_on: bool = False
    """Works even while a window lies over the screen."""
    foremost: bool = False
    """Comes before the others in the footer: what one is on the page for."""
    shared: str = ""
    """What it is called together with the same deed elsewhere: "up" in every list. Who sets own keys names that."""

    @property
    def name(self) -> str:
        """What it goes by in the file with own keys."""
        return self.shared or self.id
