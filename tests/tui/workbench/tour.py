"""A walk past everything the workbench can show, for the tests that hold of every page."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from models.dossier import Dossier
from reconcile.writing import Product
from tests.tui.workbench import draft_scene
from tests.tui.workbench.scenes import PARAGRAPHS, scene_of
from tests.tui.workbench.voices import dossier_in
from tests.tui.workbench.walking import at, fill_in, until
from transcribe.recorder.microphone import NULL_DEVICE
from tui.workbench.app import Workbench
from tui.workbench.bar_list import ChoiceList
from tui.workbench.begin import BeginScreen
from tui.workbench.case_facts import CaseForm
from tui.workbench.command_list import DutchPalette
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.dossier_screen import DossierScreen
from tui.workbench.draft_facts import FactsForm
from tui.workbench.draft_preview import PreviewPage
from tui.workbench.draft_refusal import RefusedBox
from tui.workbench.draft_saving import SavedBox, SavingPage
from tui.workbench.draft_screen import DraftScreen
from tui.workbench.follow_up import FollowUp
from tui.workbench.form import FormPage
from tui.workbench.hearing import HearingScreen, State
from tui.workbench.help_page import HelpPage
from tui.workbench.listen_first import ListenFirst
from tui.workbench.meetings_page import MeetingsPage
from tui.workbench.own_finding import OwnFindingPage
from tui.workbench.papers_page import PapersPage
from tui.workbench.problem_page import ProblemPage
from tui.workbench.recording import RecordingScreen
from tui.workbench.remarks_page import RemarksPage
from tui.workbench.terms_boxes import MomentForm, PickPage, TermBox
from tui.workbench.terms_page import TermsPage
from tui.workbench.text_box import TextBox
from tui.workbench.voice_picker import VoicePicker
from tui.workbench.who_is_who import WhoIsWho

Look = Callable[[str, Pilot[None]], Awaitable[None]]
"""Is given what it is that is in sight, and looks."""


def tour(home: Path, look: Look, *, size: tuple[int, int] = (80, 24)) -> set[type[Screen[object]]]:
    """Call `look` at every sight of the workbench, with dossiers made in `home`; which kinds of screen were shown."""
    seen: set[type[Screen[object]]] = set()

    async def show(sight: str, pilot: Pilot[None]) -> None:
        await pilot.pause()
        seen.add(type(pilot.app.screen))
        await look(sight, pilot)

    async def run() -> None:
        async with Workbench(home=home / "leeg", microphone=NULL_DEVICE).run_test(size=size) as pilot:
            await _beginning(pilot, show)
        dossier_in(home / "vol" / "MDO Kim, 12 maart 2026").close()
        async with Workbench(home=home / "vol", microphone=NULL_DEVICE).run_test(size=size) as pilot:
            await _dossier(pilot, show)
        with Dossier.create(home / "vergeleken") as dossier:
            scene = scene_of(title="MDO Kim, 12 maart 2026")
            dossier.add_transcript(scene.transcript)
            async with Workbench(home=home, microphone=NULL_DEVICE).run_test(size=size) as pilot:
                await at(pilot, BeginScreen)
                pilot.app.push_screen(ComparisonScreen(scene, dossier=dossier))
                await _comparison(pilot, show)
        with draft_scene.dossier_in(home / "MDO Kim, de brief") as dossier:
            async with Workbench(home=home, microphone=NULL_DEVICE).run_test(size=size) as pilot:
                await at(pilot, BeginScreen)
                pilot.app.push_screen(RemarksPage(dossier))
                await _remarks(pilot, show)
                pilot.app.push_screen(DraftScreen(dossier))
                await _letters(pilot, show)

    asyncio.run(run())
    return seen


async def _beginning(pilot: Pilot[None], look: Look) -> None:
    await at(pilot, BeginScreen)
    await look("the beginning, without meetings", pilot)
    await pilot.press("n")
    await at(pilot, FormPage)
    await look("a new meeting", pilot)
    await pilot.press("f10")
    await at(pilot, DutchPalette)
    await look("all commands, from a form", pilot)
    await pilot.press("escape", "escape")
    await at(pilot, BeginScreen)


async def _dossier(pilot: Pilot[None], look: Look) -> None:
    begin = await at(pilot, BeginScreen)
    await until(pilot, lambda: begin.query_one("#meetings").has_focus and bool(begin._folders))
    await look("the beginning, with a meeting", pilot)
    await pilot.press("enter")
    steps = await at(pilot, DossierScreen)
    await until(pilot, lambda: steps._held is not None)
    await look("the steps of a meeting", pilot)
    await _help_and_commands(pilot, look)
    await pilot.press("4", "b")
    await at(pilot, FormPage)
    await fill_in(pilot, file="/nergens/verslag.docx")
    await look("a file to take in", pilot)
    await pilot.press("enter")
    await at(pilot, ProblemPage)
    await look("a problem", pilot)
    await pilot.press("escape", "escape")
    await at(pilot, DossierScreen)
    await pilot.press("o")
    recording = await at(pilot, RecordingScreen)
    await until(pilot, lambda: recording.moment is not None)
    await look("recording", pilot)
    await pilot.press("p")
    await look("recording, paused", pilot)
    await pilot.press("s")
    await at(pilot, DossierScreen)
    await pilot.press("2")
    hearing = await at(pilot, HearingScreen)
    await until(pilot, lambda: hearing.state is not State.LOOKING)
    await look("from recording to text", pilot)
    await pilot.press("escape")
    await at(pilot, DossierScreen)
    await _terms(pilot, look)
    await _meetings(pilot, look)
    await pilot.press("3")
    who = await at(pilot, WhoIsWho)
    await until(pilot, lambda: who._shown is not None)
    await look("who is who, the voices", pilot)
    for part in ("the samples", "the name", "the role", "the side"):
        await pilot.press("tab")
        await look(f"who is who, {part}", pilot)
    await pilot.press("tab", "m")
    await at(pilot, VoicePicker)
    await look("who is the same person", pilot)
    await pilot.press("escape")
    await at(pilot, WhoIsWho)


async def _meetings(pilot: Pilot[None], look: Look) -> None:
    await pilot.press("n")
    await at(pilot, FormPage)
    await look("another meeting in the dossier", pilot)
    await fill_in(pilot, date="21-04-2026")
    await pilot.press("f2")
    steps = await at(pilot, DossierScreen)
    await until(pilot, lambda: steps._has_earlier)
    await look("the steps of a second meeting", pilot)
    await pilot.press("w")
    follow = await at(pilot, FollowUp)
    await until(pilot, lambda: follow._following is not None)
    await look("what came of it", pilot)
    await _help_and_commands(pilot, look)
    await pilot.press("escape")
    await at(pilot, DossierScreen)
    await pilot.press("g")
    meetings = await at(pilot, MeetingsPage)
    await until(pilot, lambda: meetings.query_one("#meetings", ChoiceList).highlighted is not None)
    await look("all meetings", pilot)
    await pilot.press("home", "enter")
    await at(pilot, DossierScreen)
    await until(pilot, lambda: not steps._has_earlier)


async def _terms(pilot: Pilot[None], look: Look) -> None:
    await pilot.press("t")
    terms = await at(pilot, TermsPage)
    await until(pilot, lambda: terms.whole)
    await look("the terms, without any", pilot)
    await pilot.press("n")
    await at(pilot, PickPage)
    await look("what happened", pilot)
    await pilot.press("end", *["up"] * 5, "enter")  # enrolled
    await at(pilot, MomentForm)
    await look("when it happened", pilot)
    before = terms.clocks
    await pilot.press("f2")
    await at(pilot, TermsPage)
    await until(pilot, lambda: terms.clocks is not before)
    await look("the terms, with some", pilot)
    await pilot.press("home", "enter")
    await at(pilot, TermBox)
    await look("one term", pilot)
    await pilot.press("escape")
    await at(pilot, TermsPage)
    await pilot.press("escape")
    await at(pilot, DossierScreen)


async def _comparison(pilot: Pilot[None], look: Look) -> None:
    compare = await at(pilot, ComparisonScreen)
    await look("the comparison, the findings", pilot)
    await pilot.press("o", "h")
    await look("the comparison, with what agrees and what is hidden", pilot)
    for key, part in (("f2", "the meeting"), ("f3", "the report"), ("tab", "the findings again"), ("tab", "the card")):
        await pilot.press(key)
        await look(f"the comparison, {part}", pilot)
    await pilot.press("f9")
    await look("the comparison, the card alone", pilot)
    await pilot.press("f9", "f2", "slash", *"weektaak")
    await look("searching in vain", pilot)
    await pilot.press("escape", "f3", "slash", *"weektaak")
    assert "weektaak" in PARAGRAPHS[1][1]
    assert compare.query_one(Input).has_focus
    await look("searching", pilot)
    await pilot.press("escape", "f4", "home")
    await _help_and_commands(pilot, look)
    await pilot.press("w")
    await at(pilot, TextBox)
    await look("in one's own words", pilot)
    await pilot.press("escape")
    await at(pilot, ComparisonScreen)
    await pilot.press("f2", "home", "v")
    await at(pilot, OwnFindingPage)
    await look("a finding of one's own", pilot)
    await pilot.press("escape")
    await at(pilot, ComparisonScreen)
    await pilot.press("f4", "t", "n", "ctrl+z")
    await look("the comparison, decided and taken back", pilot)
    await pilot.press("home")
    while not isinstance(pilot.app.screen, ListenFirst):
        before = compare.findings.chosen
        assert before is not None, "no finding asks to listen first"
        await pilot.press("a")
        if not isinstance(pilot.app.screen, ListenFirst) and compare.findings.chosen is before:
            await pilot.press("down")
        await pilot.pause()
    await look("first listen or read", pilot)
    await pilot.press("escape")
    await at(pilot, ComparisonScreen)


async def _remarks(pilot: Pilot[None], look: Look) -> None:
    page = await at(pilot, RemarksPage)
    await until(pilot, lambda: page._deciding is not None)
    await look("remarks on the report", pilot)
    await _help_and_commands(pilot, look)
    await pilot.press("escape")
    await at(pilot, BeginScreen)


async def _letters(pilot: Pilot[None], look: Look) -> None:
    draft = await at(pilot, DraftScreen)
    await until(pilot, lambda: bool(draft._places))
    await look("the letter", pilot)
    await pilot.press("tab")
    await look("the letter, what it rests on", pilot)
    await pilot.press("tab")
    await _help_and_commands(pilot, look)
    await pilot.press("x")
    await look("the letter, with a piece left out", pilot)
    for key, paper in (("e", "your own report"), ("v", "the completed report")):
        await pilot.press(key)
        await look(f"the letter, {paper}", pilot)
    await pilot.press("z")
    await at(pilot, PreviewPage)
    await look("the letter, as the school sees it", pilot)
    await pilot.press("escape", "b")
    papers = await at(pilot, PapersPage)
    await look("all papers", pilot)
    names = papers.query_one("#papers-list", ChoiceList)
    names.highlighted = names.get_option_index(Product.REQUEST)
    await pilot.press("enter")
    await at(pilot, CaseForm)
    await look("what a committee should know", pilot)
    await pilot.press("escape")
    await at(pilot, DraftScreen)
    await pilot.press("g")
    await at(pilot, FactsForm)
    await look("names in the letter", pilot)
    await pilot.press("escape", "s")
    await at(pilot, SavingPage)
    await look("saving the letter", pilot)
    await pilot.press("enter")
    await at(pilot, SavedBox)
    await look("the letter is saved", pilot)
    await pilot.press("escape", "r", "n")
    (await at(pilot, TextBox)).query_one(TextArea).text = "Op de opname is te horen wat er is afgesproken."
    await look("adding a piece", pilot)
    await pilot.press("escape")
    await at(pilot, DraftScreen)
    await pilot.press("s")
    await at(pilot, SavingPage)
    await pilot.press("enter")
    await at(pilot, RefusedBox)
    await look("the letter is refused", pilot)


async def _help_and_commands(pilot: Pilot[None], look: Look) -> None:
    await pilot.press("f1")
    page = await at(pilot, HelpPage)
    await look("help", pilot)
    await pilot.press("end")
    await look("help, the end", pilot)
    await pilot.press("escape")
    await until(pilot, lambda: pilot.app.screen is not page)
    await pilot.press("f10")
    palette = await at(pilot, DutchPalette)
    await until(pilot, lambda: palette._list_visible)
    await look("all commands", pilot)
    await pilot.press(*"qqqq")
    await until(pilot, lambda: len(palette.query("OptionList")) == 1)
    await look("a command there is not", pilot)
    await pilot.press("escape")
    await until(pilot, lambda: pilot.app.screen is not palette)
