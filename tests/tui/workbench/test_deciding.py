"""Deciding on findings and improving the text, as somebody does it: every key is kept at once, in a true dossier."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from models.dossier import Dossier
from models.dossier.events import Decision, FindingDecided
from models.finding import FindingKind
from tests.tui.workbench.scenes import FILLER, PARAGRAPHS, SAID, painted, scene_of
from tests.tui.workbench.walking import at, until
from tui.workbench.app import Workbench
from tui.workbench.arrangement import Pane
from tui.workbench.bar_list import ChoiceList
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.lines import StatusLine
from tui.workbench.listen_first import ListenFirst
from tui.workbench.own_finding import OwnFindingPage
from tui.workbench.problem_page import ProblemPage
from tui.workbench.text_box import TextBox

SCENE = scene_of()
Script = Callable[[Pilot[None], ComparisonScreen], Awaitable[None]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier with the meeting and the comparison of the scene."""
    folder = tmp_path / "dossier"
    with Dossier.create(folder) as dossier:
        dossier.add_transcript(SCENE.transcript)
        dossier.add_reconciliation(SCENE.reconciliation)
    return folder


@pytest.fixture
def dossier(folder: Path) -> Iterator[Dossier]:
    with Dossier.open(folder) as dossier:
        yield dossier


def compare(script: Script, dossier: Dossier | None, *, size: tuple[int, int] = (160, 45)) -> None:
    """Let `script` press keys on the comparison, whose decisions go into `dossier`."""

    async def run() -> None:
        app = Workbench(SCENE)
        async with app.run_test(size=size) as pilot:
            screen = ComparisonScreen(SCENE, dossier=dossier)
            app.push_screen(screen)
            await pilot.pause()
            await script(pilot, screen)

    asyncio.run(run())


def told(screen: ComparisonScreen) -> str:
    return screen.query_one(StatusLine).left


def chosen(screen: ComparisonScreen) -> str:
    finding = screen.findings.chosen
    return finding.id if finding else ""


def entries(folder: Path) -> list[object]:
    """What the log on the disk holds now, read by a second program."""
    with Dossier.open(folder, read_only=True) as dossier:
        return [entry.event for entry in dossier.entries]


@pytest.mark.parametrize(
    ("key", "decision"),
    [("a", Decision.ACCEPTED), ("n", Decision.REJECTED), ("t", Decision.DOUBTFUL), ("N", Decision.REJECTED)],
)
def test_a_key_decides_and_is_on_the_disk_before_the_next_key(
    dossier: Dossier, folder: Path, key: str, decision: Decision
) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press(key)
        assert entries(folder)[-1] == FindingDecided(finding="F1", decision=decision)
        assert "Ctrl+Z" in told(screen)

    compare(script, dossier)


def test_after_a_decision_the_next_open_finding_is_chosen_and_in_the_end_the_first_left(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("down", "n")
        assert chosen(screen) == "F3"
        await pilot.press("n", "n")
        assert chosen(screen) == "F1"
        await pilot.press("n")
        assert "laatste" in told(screen)
        assert "4 van 4" in str(screen.findings.border_title)

    compare(script, dossier)


def test_the_list_and_the_card_say_what_was_decided(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], _: ComparisonScreen) -> None:
        await pilot.press("n", "up")
        await pilot.pause()
        lines = painted(pilot)
        assert any("ANDERS IN VERSLAG" in line and "✗ klopt niet" in line for line in lines)
        assert sum("klopt niet" in line for line in lines[:-3]) == 2  # in the list, and on the card
        assert any("1 van 4 bekeken" in line for line in lines)

    compare(script, dossier)


def test_what_is_uncertain_is_to_be_checked_before_it_is_agreed_with(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], _: ComparisonScreen) -> None:
        await pilot.press("down", "a")
        await at(pilot, ListenFirst)
        assert any(SAID[30][:20] in line for line in painted(pilot))
        await pilot.press("escape")
        assert dossier.state.decision_on("F2") is Decision.OPEN
        await pilot.press("a", "enter")
        assert dossier.state.decisions["F2"] == FindingDecided(finding="F2", decision=Decision.ACCEPTED, listened=True)
        await pilot.press("up", "up", "down", "t", "up", "a")  # checked once is checked
        assert not isinstance(pilot.app.screen, ListenFirst)

    compare(script, dossier)


@pytest.mark.parametrize("key", ["n", "t"])
def test_what_is_not_agreed_with_needs_no_checking(dossier: Dossier, key: str) -> None:
    async def script(pilot: Pilot[None], _: ComparisonScreen) -> None:
        await pilot.press("down", key)
        assert isinstance(pilot.app.screen, ComparisonScreen)
        assert dossier.state.decision_on("F2") is not Decision.OPEN

    compare(script, dossier)


def test_own_words_are_kept_while_they_are_typed(dossier: Dossier, folder: Path) -> None:
    async def script(pilot: Pilot[None], _: ComparisonScreen) -> None:
        await pilot.press("w")
        box = await at(pilot, TextBox)
        area = box.query_one(TextArea)
        assert area.text == "De leerkracht leest elke week een half uur met hem."
        area.text = ""
        await pilot.press(*"Elke", "space", *"dinsdag.")
        await until(pilot, lambda: dossier.state.decision_on("F1") is Decision.CHANGED)
        assert entries(folder)[-1] == FindingDecided(finding="F1", decision=Decision.CHANGED, note="Elke dinsdag.")
        await pilot.press("escape")
        assert any("Elke dinsdag." in line for line in painted(pilot))
        await pilot.press("w")
        assert (await at(pilot, TextBox)).query_one(TextArea).text == "Elke dinsdag."

    compare(script, dossier)


def test_looking_at_the_words_decides_nothing_and_taking_them_away_opens_the_finding_again(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], _: ComparisonScreen) -> None:
        await pilot.press("w", "escape")
        assert not dossier.state.decisions
        await pilot.press("w")
        (await at(pilot, TextBox)).query_one(TextArea).text = "Anders."
        await pilot.press("escape", "w")
        (await at(pilot, TextBox)).query_one(TextArea).text = ""
        await pilot.press("escape")
        assert dossier.state.decision_on("F1") is Decision.OPEN

    compare(script, dossier)


def test_a_passage_is_improved_and_what_was_recognised_stays(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("f2", "enter")
        area = (await at(pilot, TextBox)).query_one(TextArea)
        assert area.text == SAID[20]
        area.text = "Dan leest de juf elke woensdag een uur met hem. [b]Zo.[/b]"
        await pilot.press("escape")
        await pilot.pause()
        assert any("[b]Zo.[/b]" in line for line in painted(pilot))
        assert dossier.state.corrections == {20: area.text}
        recognised = dossier.transcript_as_recognised()
        assert recognised is not None
        assert recognised.turn(20).text == SAID[20]
        await pilot.press("ctrl+z")
        assert screen.pane(Pane.TRANSCRIPT).passages[20].text == SAID[20]
        await pilot.press("ctrl+y")
        assert screen.pane(Pane.TRANSCRIPT).passages[20].text == area.text

    compare(script, dossier)


def test_a_longer_passage_pushes_the_others_down(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        pane = screen.pane(Pane.TRANSCRIPT)
        before = pane.line_of(21, 0)
        await pilot.press("f2", "enter")
        (await at(pilot, TextBox)).query_one(TextArea).text = FILLER * 9
        await pilot.press("escape")
        await pilot.pause()
        assert pane.line_of(21, 0) > before + 5
        assert pane.virtual_size.height > before + 5

    compare(script, dossier)


def test_the_report_of_the_school_cannot_be_changed(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("f3", "enter")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert "nooit veranderd" in told(screen)

    compare(script, dossier)


def test_undo_goes_back_one_by_one_and_redo_forth_also_after_a_restart(folder: Path) -> None:
    async def decide(pilot: Pilot[None], _: ComparisonScreen) -> None:
        await pilot.press("n", "t")

    async def take_back(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("ctrl+z")
        assert chosen(screen) == "F2"
        await pilot.press("u")
        assert chosen(screen) == "F1"
        assert "0 van 4" in str(screen.findings.border_title)
        await pilot.press("ctrl+z")
        assert "niets" in told(screen)
        await pilot.press("ctrl+y")
        assert "1 van 4" in str(screen.findings.border_title)

    for script in (decide, take_back):
        with Dossier.open(folder) as dossier:
            compare(script, dossier)
    with Dossier.open(folder, read_only=True) as dossier:
        assert dossier.state.decision_on("F1") is Decision.REJECTED
        assert dossier.state.decision_on("F2") is Decision.OPEN


def test_what_is_decided_can_be_put_out_of_sight(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("n", "b")
        await pilot.pause()
        assert not any("klopt niet  De leerkracht leest" in line for line in painted(pilot))
        assert any("1 al beoordeeld" in line for line in painted(pilot))
        await pilot.press("n")
        assert any("2 al beoordeeld" in line for line in painted(pilot)) or chosen(screen) == "F3"
        await pilot.press("ctrl+z")
        assert chosen(screen) == "F2"

    compare(script, dossier)


def test_what_was_not_found_is_added_by_the_parents_themselves(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("f2", "home", "v")
        page = await at(pilot, OwnFindingPage)
        assert [option.id for option in page.query_one(ChoiceList).options]
        await pilot.press("enter")
        area = (await at(pilot, TextBox)).query_one(TextArea)
        area.text = "Er komt een extra gesprek."
        await pilot.press("escape")
        await pilot.pause()
        assert chosen(screen) == "E1"
        assert any("Er komt een extra gesprek." in line for line in painted(pilot))
        assert "1 van 5" in str(screen.findings.border_title)
        added = dossier.state.own["E1"]
        assert (added.kind, added.turns, added.statements) == (FindingKind.OMITTED, (0,), ())
        assert dossier.state.decisions["E1"].note == "Er komt een extra gesprek."
        await pilot.press("ctrl+z", "ctrl+z")
        assert not dossier.state.own
        assert "0 van 4" in str(screen.findings.border_title)
        await pilot.press("ctrl+y")
        assert chosen(screen) == "E1"

    compare(script, dossier)


def test_a_sentence_of_the_report_that_was_not_said_is_added_word_for_word(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], _: ComparisonScreen) -> None:
        await pilot.press("f3", "end", "v", "enter", "escape")
        (statement,) = dossier.state.own["E1"].statements
        assert statement.text == PARAGRAPHS[-1][1]
        assert SCENE.report.text[statement.start : statement.end] == statement.text
        assert dossier.state.own["E1"].kind is FindingKind.ADDED

    compare(script, dossier)


def test_an_own_finding_needs_a_place(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("v")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert "F2" in told(screen)

    compare(script, dossier)


@pytest.mark.parametrize("key", ["a", "w", "n", "t", "v", "ctrl+z", "ctrl+y"])
def test_without_a_dossier_nothing_can_be_decided_and_that_is_said(key: str) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press(key)
        await pilot.pause()
        assert pilot.app.screen is screen
        assert "alleen om te bekijken" in told(screen)

    compare(script, None)


def test_a_decision_that_cannot_be_kept_is_not_shown_as_kept(folder: Path) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("n")
        await at(pilot, ProblemPage)
        await pilot.press("escape")
        assert chosen(screen) == "F1"
        assert "0 van 4" in str(screen.findings.border_title)

    with Dossier.open(folder, read_only=True) as dossier:
        compare(script, dossier)


def test_what_was_heard_needs_no_more_checking_later(dossier: Dossier) -> None:
    dossier.append(FindingDecided(finding="F2", decision=Decision.DOUBTFUL, listened=True))

    async def script(pilot: Pilot[None], _: ComparisonScreen) -> None:
        await pilot.press("down", "a")
        assert dossier.state.decisions["F2"].decision is Decision.ACCEPTED
        assert dossier.state.decisions["F2"].listened

    compare(script, dossier)
