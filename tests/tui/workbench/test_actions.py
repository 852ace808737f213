"""One table of actions: unambiguous, complete, and each row does something."""

from collections import Counter

import pytest
from textual.dom import DOMNode

from tui.workbench.actions import ACTIONS, OVER_PANES, Action, Scope, actions_in, bindings_for, key_name
from tui.workbench.app import Workbench
from tui.workbench.bar_list import ChoiceList
from tui.workbench.begin import BeginScreen
from tui.workbench.choice_line import ChoiceLine
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.dossier_screen import DossierScreen
from tui.workbench.draft_evidence import EvidencePane
from tui.workbench.draft_pane import DraftPane, ReadPane
from tui.workbench.draft_screen import DraftScreen
from tui.workbench.finding_card import FindingCard
from tui.workbench.findings_list import FindingsList
from tui.workbench.follow_up import FollowUp
from tui.workbench.form import FormPage
from tui.workbench.hearing import HearingScreen
from tui.workbench.help_page import HelpPage, help_text
from tui.workbench.listen_first import ListenFirst
from tui.workbench.naming_field import NamingField
from tui.workbench.page import Page
from tui.workbench.problem_page import ProblemPage
from tui.workbench.recording import RecordingScreen
from tui.workbench.remarks_page import RemarksPage
from tui.workbench.samples_list import SamplesList
from tui.workbench.search_bar import SearchBar
from tui.workbench.side_choice import SideChoice
from tui.workbench.terms_page import TermsPage
from tui.workbench.text_box import TextBox
from tui.workbench.text_pane import TextPane
from tui.workbench.voices_list import VoicesList
from tui.workbench.who_is_who import WhoIsWho

OWNERS: dict[Scope, type[DOMNode]] = {
    Scope.APP: Workbench,
    Scope.COMPARISON: ComparisonScreen,
    Scope.TEXT: TextPane,
    Scope.FINDINGS: FindingsList,
    Scope.CARD: FindingCard,
    Scope.SEARCH: SearchBar,
    Scope.HELP: HelpPage,
    Scope.PAGE: Page,
    Scope.CHOICES: ChoiceList,
    Scope.BEGIN: BeginScreen,
    Scope.FORM: FormPage,
    Scope.DOSSIER: DossierScreen,
    Scope.RECORDING: RecordingScreen,
    Scope.HEARING: HearingScreen,
    Scope.BOX: TextBox,
    Scope.CHECKING: ListenFirst,
    Scope.PROBLEM: ProblemPage,
    Scope.VOICES: VoicesList,
    Scope.SAMPLES: SamplesList,
    Scope.CHOICE_LINE: ChoiceLine,
    Scope.SIDE: SideChoice,
    Scope.NAMING: NamingField,
    Scope.LISTENING: WhoIsWho,
    Scope.WHO: WhoIsWho,
    Scope.DRAFT: DraftScreen,
    Scope.DRAFT_TEXT: DraftPane,
    Scope.DRAFT_EVIDENCE: EvidencePane,
    Scope.PREVIEW: ReadPane,
    Scope.TERMS: TermsPage,
    Scope.FOLLOWING: FollowUp,
    Scope.REMARKS: RemarksPage,
}


@pytest.mark.parametrize("scope", OVER_PANES)
def test_no_key_means_two_things_in_one_place(scope: Scope) -> None:
    keys = Counter(key for action in actions_in(*OVER_PANES[scope]) for key in action.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_two_actions_share_an_id() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_has_a_method_where_its_scope_says(action: Action) -> None:
    assert callable(getattr(OWNERS[action.scope], f"action_{action.command.partition('(')[0]}"))


@pytest.mark.parametrize("scope", OWNERS)
def test_the_bindings_of_each_place_come_from_the_table(scope: Scope) -> None:
    assert all(binding in OWNERS[scope].BINDINGS for binding in bindings_for(scope))


def test_no_key_needs_alt_or_the_keys_that_terminals_confuse() -> None:
    keys = {key for action in ACTIONS for key in action.keys}
    assert not keys & {
        "ctrl+h",
        "ctrl+i",
        "ctrl+j",
        "ctrl+m",
        "quotation_mark",
        "grave_accent",
        "tilde",
        "circumflex_accent",
    }
    assert not [key for key in keys if key.startswith(("alt+", "super+", "meta+"))]


@pytest.mark.parametrize("scope", [scope for scope in OVER_PANES if Scope.APP in OVER_PANES[scope]])
def test_the_help_page_names_every_key_that_works_there(scope: Scope) -> None:
    page = help_text(scope).plain
    for action in actions_in(*OVER_PANES[scope]):
        assert all(key_name(key) in page for key in action.keys)


def test_keys_are_shown_as_they_stand_on_the_keyboard() -> None:
    assert [key_name(key) for key in ("ctrl+q", "f1", "pagedown", "slash", "o")] == ["Ctrl+Q", "F1", "PgDn", "/", "O"]
