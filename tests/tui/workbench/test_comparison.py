"""The comparison as somebody uses it: keys in, screen out."""

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from models.messages import N_
from tests.tui.workbench.scenes import PARAGRAPHS, SAID, TURNS, painted, play, scene_of
from tui.language import translate
from tui.workbench.actions import OVER_PANES, Scope, actions_in
from tui.workbench.app import Workbench
from tui.workbench.arrangement import Pane
from tui.workbench.bar_list import BAR
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.help_page import HelpPage
from tui.workbench.lines import KeyLine, StatusLine
from tui.workbench.search_bar import SearchBar
from tui.workbench.text_pane import EVIDENCE_BAR, TextPane

SIZES = [(80, 24), (120, 40), (160, 45)]
UNKNOWN_KEY = N_("That key does nothing here. {key} = help")


def told(screen: ComparisonScreen) -> str:
    return screen.query_one(StatusLine).left


def line_on_screen(pane: TextPane, position: int) -> int:
    """Which line of the pane the passage at `position` begins on."""
    return pane.line_of(position, 0) - pane.scroll_offset.y


def shown(screen: ComparisonScreen) -> set[str]:
    return {pane for pane in Pane if screen.query_one(f"#{pane}").display}


@pytest.mark.parametrize("size", SIZES)
def test_choosing_a_finding_brings_its_evidence_to_the_top_third_of_both_texts(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        for name, position in ((Pane.TRANSCRIPT, 20), (Pane.REPORT, 31)):
            await pilot.press("f4", "home")
            await pilot.press("f2" if name is Pane.TRANSCRIPT else "f3")
            await pilot.pause()
            pane = screen.pane(name)
            assert pane.cursor == position
            # or as far up as the end of the text lets it come
            lowest = pane.scroll_offset.y == pane.max_scroll_y
            assert 0 <= line_on_screen(pane, position) <= pane.size.height // 3 or lowest
            assert any(EVIDENCE_BAR in line for line in painted(pilot))

    play(script, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_choosing_a_finding_leaves_the_focus_where_it_is(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("f2", "f7", "f7")
        await pilot.pause()
        assert screen.focused is screen.pane(Pane.TRANSCRIPT)
        assert screen.findings.chosen is not None
        assert screen.findings.chosen.id == "F3"

    play(script, size=size)


def test_enter_on_a_finding_goes_to_the_text_that_has_its_evidence_and_esc_comes_back() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        for moves, pane in (([], Pane.TRANSCRIPT), (["down"], Pane.TRANSCRIPT), (["down"], Pane.REPORT)):
            await pilot.press(*moves, "enter")
            await pilot.pause()
            assert screen.focused is screen.pane(pane)
            await pilot.press("escape")
            await pilot.pause()
            assert screen.focused is not None
            assert screen.focused.id == Pane.FINDINGS

    play(script, size=(80, 24))


def test_what_agrees_and_what_is_hidden_is_counted_and_shown_when_asked() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        findings = screen.findings

        def rows() -> list[str]:
            return [str(option.prompt) for option in findings.options]

        assert len(rows()) == 6
        assert "1" in rows()[4]
        assert "2" in rows()[5]
        await pilot.press("o")
        assert len(rows()) == 8
        await pilot.press("h")
        assert len(rows()) == 9
        await pilot.press("o", "H")  # the capitals key is on
        assert len(rows()) == 6

    play(script)


def test_enter_on_a_count_shows_what_it_counts() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("end", "enter")
        assert screen.findings.option_count == 8
        await pilot.press("enter")
        assert screen.findings.option_count == 6

    play(script)


def test_every_finding_shows_a_word_and_a_sign_and_an_uncertain_one_says_so() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        del pilot
        rows = [str(option.prompt) for option in screen.findings.options]
        assert [row[0] for row in rows] == ["≠", "−", "+", "⇄", "?", "✓"]
        assert translate("listen again") in rows[1]
        assert translate("listen again") not in rows[0]

    play(script)


def test_a_report_without_differences_says_so_and_shows_what_agrees() -> None:
    scene = scene_of()
    agreeing = tuple(finding for finding in scene.reconciliation.findings if finding.id.startswith("C"))
    faithful = type(scene)(
        scene.transcript, scene.report, scene.reconciliation.model_copy(update={"findings": agreeing})
    )

    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        assert screen.findings.option_count == 4
        await pilot.press("end")
        await pilot.pause()
        assert screen.findings.chosen is not None

    play(script, scene=faithful)


@pytest.mark.parametrize(
    ("size", "visible"),
    [
        ((80, 24), {"findings", "card"}),
        ((120, 40), {"transcript", "findings", "card"}),
        ((160, 45), {"transcript", "report", "findings", "card"}),
    ],
)
def test_the_width_decides_how_many_panes_there_are(size: tuple[int, int], visible: set[str]) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        assert shown(screen) == visible
        await pilot.press("f3")
        assert "report" in shown(screen)
        await pilot.press("f9")
        assert shown(screen) == {"report"}
        await pilot.press("escape")
        assert "report" in shown(screen)
        await pilot.resize_terminal(160, 45)
        await pilot.pause()
        assert len(shown(screen)) == 4

    play(script, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_tab_visits_every_pane_and_comes_round(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        visited = []
        for _ in Pane:
            await pilot.press("tab")
            await pilot.pause()
            assert screen.focused is not None
            visited.append(screen.focused.id)
        assert visited == ["card", "transcript", "report", "findings"]
        await pilot.press("shift+tab")
        await pilot.pause()
        assert screen.focused is not None
        assert screen.focused.id == "report"

    play(script, size=size)


def test_searching_goes_from_place_to_place_and_esc_ends_it() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("f3", "home", "slash", *"PUNT 1")
        await pilot.pause()
        report = screen.pane(Pane.REPORT)
        places = []
        for _ in range(12):
            places.append(PARAGRAPHS[report.cursor][1].split(".")[0])
            await pilot.press("enter")
        assert places == ["Punt 1", *(f"Punt {n}" for n in range(10, 20)), "Punt 1"]
        await pilot.press("up", "up")
        assert PARAGRAPHS[report.cursor][1].startswith("Punt 19")
        await pilot.press("escape")
        await pilot.pause()
        assert not screen.query_one(SearchBar).display
        assert screen.focused is report
        assert report.query_pattern is None

    play(script)


def test_a_word_that_is_not_there_is_said_to_be_not_there() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("slash", *"xyzzy")
        await pilot.pause()
        title = screen.pane(Pane.TRANSCRIPT).border_title
        assert told(screen) == translate(N_("This word is not in {text}."), text=title)

    play(script)


def test_a_key_that_does_nothing_is_answered_in_one_line() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("z")
        await pilot.pause()
        assert told(screen) == translate(UNKNOWN_KEY, key="F1")
        assert any(translate(UNKNOWN_KEY, key="F1") in line for line in painted(pilot))

    play(script, size=(80, 24))


@pytest.mark.parametrize(
    ("scope", "way_in"),
    [(Scope.TEXT, ["f2"]), (Scope.FINDINGS, ["f4"]), (Scope.CARD, ["f4", "tab"]), (Scope.SEARCH, ["slash"])],
)
def test_every_key_of_every_place_does_something(scope: Scope, way_in: list[str]) -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press(*way_in)
        await pilot.pause()
        assert screen.scope is scope
        bound = {active.binding.id for active in screen.active_bindings.values()}
        # letters are typed in the search field, and Ctrl+C copies from it
        letters = {"play", "play_slowly", "search", "toggle_confirmed", "toggle_hidden", "toggle_open"}
        letters |= {"agree", "reword", "reject", "doubt", "own_finding", "comparison_remarks"}
        typed = {*letters, "stay"} if scope is Scope.SEARCH else set()
        assert {action.id for action in actions_in(*OVER_PANES[scope])} - bound <= typed

    play(script)


def test_f1_opens_the_help_of_the_place_and_closes_it_again() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        for key in ("f1", "question_mark"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(pilot.app.screen, HelpPage)
            await pilot.press("pagedown", "end", "home", "down", "up", "pageup")
            await pilot.press("escape")
            await pilot.pause()
            assert screen.is_current

    play(script, size=(80, 24))


def test_the_command_list_speaks_our_language_and_runs_what_is_picked() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("f10")
        await pilot.pause()
        words = "\n".join(painted(pilot))
        assert translate(N_("Type what you want to do")) in words
        for english in ("Quit", "Theme", "Screenshot", "Maximize", "Search for commands"):
            assert english not in words
        await pilot.press(*translate(N_("Report")).lower())
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert screen.current is Pane.REPORT

    play(script)


def test_a_command_that_does_not_exist_is_answered_in_our_language() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        del screen
        await pilot.press("ctrl+p", *"qqqq")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.6)  # Textual waits half a second before it says that nothing was found
        words = "\n".join(painted(pilot))
        assert translate(N_("Nothing is called that.")) in words
        assert "No matches" not in words

    play(script)


def test_ctrl_c_stops_nothing_and_ctrl_q_stops_from_everywhere() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert told(screen) == translate(N_("{key} stops."), key="Ctrl+Q")
        assert pilot.app.is_running
        await pilot.press("f1", "ctrl+q")
        await pilot.pause()
        assert pilot.app._exit

    play(script)


def test_the_mouse_chooses_a_turn_a_finding_and_a_key() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        transcript = screen.pane(Pane.TRANSCRIPT)
        await pilot.press("f2", "home")
        await pilot.click(f"#{Pane.TRANSCRIPT}", offset=(20, 1 + transcript.line_of(4, 0)))
        assert transcript.cursor == 4
        await pilot.click(f"#{Pane.FINDINGS}", offset=(10, 2))
        await pilot.pause()
        assert screen.query_one(OptionList).highlighted == 1
        await pilot.click(KeyLine, offset=(2, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpPage)

    play(script)


def test_names_titles_and_text_from_outside_cannot_steer_the_terminal() -> None:
    scene = scene_of(title="MDO \x1b[2J\u202eellij", name="An\x1b]0;x\x07\nVo")

    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        del screen
        await pilot.press("down")
        await pilot.pause()
        picture = "\n".join(painted(pilot))
        assert "␛[2J" in picture
        assert "An␛]0;x␇ Vo" in picture
        assert not set(picture) & set("\x1b\x07\u202e")

    play(script, scene=scene)


def test_without_colour_the_cursor_and_the_evidence_still_stand_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        del screen
        strips = pilot.app.screen._compositor.render_strips()
        for strip in strips:
            for segment in strip:
                if segment.style and segment.style.color and segment.style.color.triplet:
                    assert len(set(segment.style.color.triplet)) == 1  # grey
        lines = [strip.text for strip in strips]
        assert any(BAR + EVIDENCE_BAR in line and SAID[20][:20] in line for line in lines)
        assert sum(BAR in line for line in lines) >= 3  # one in each pane

    play(script)


def test_ten_thousand_turns_make_no_more_widgets_than_sixty() -> None:
    async def widgets(turns: int) -> int:
        app = Workbench(scene_of(turns))
        async with app.run_test(size=(160, 45)) as pilot:
            await pilot.press("f2", "down", "pagedown", "end")
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, ComparisonScreen)
            assert screen.pane(Pane.TRANSCRIPT).cursor == turns - 1
            return len(list(app.query("*")))

    import asyncio

    assert asyncio.run(widgets(10_000)) == asyncio.run(widgets(TURNS)) < 20
