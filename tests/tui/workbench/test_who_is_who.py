"""Saying who is who as somebody does it: keys and clicks in, screen and dossier out."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from models.dossier import Dossier, FactSet
from models.dossier.events import TurnsGiven
from models.messages import N_
from models.transcript import Side, Speaker
from tests.tui.workbench.scenes import painted
from tests.tui.workbench.voices import SAID, TURN_SECONDS, dossier_in
from tests.tui.workbench.walking import PATIENCE, told, until
from tui.language import translate
from tui.sound.loudspeaker import ComputerLoudspeaker
from tui.sound.player import Player
from tui.sound.recording import Recording
from tui.workbench.actions import OVER_PANES, Scope, actions_in, key_name
from tui.workbench.app import Workbench
from tui.workbench.casting import Casting
from tui.workbench.lines import KeyLine
from tui.workbench.naming_field import NamingField
from tui.workbench.problem_page import ProblemPage
from tui.workbench.samples_list import SamplesList
from tui.workbench.side_choice import SideChoice
from tui.workbench.voice_picker import VoicePicker
from tui.workbench.voices_list import VoicesList
from tui.workbench.who_is_who import WhoIsWho

Script = Callable[[Pilot[None], WhoIsWho], Awaitable[None]]
SIZES = [(80, 24), (140, 40)]


class OnlyWhoIsWho(Workbench):
    """The workbench that begins where it is said who is who."""

    def __init__(self, page: WhoIsWho) -> None:
        super().__init__()
        self._page = page

    def get_default_screen(self) -> WhoIsWho:
        return self._page


def listen(script: Script, dossier: Dossier, *, size: tuple[int, int] = (80, 24)) -> None:
    """Open the page on `dossier`, with the loudspeaker that plays to nobody."""

    async def run() -> None:
        page = WhoIsWho(dossier, Player(ComputerLoudspeaker(silent=True)))
        async with OnlyWhoIsWho(page).run_test(size=size) as pilot:
            await until(pilot, lambda: page.query_one(VoicesList).option_count > 0)
            await pilot.pause()
            await script(pilot, page)

    with dossier:
        asyncio.run(run())


def person(dossier: Dossier, speaker: str) -> Speaker:
    """Who a voice is by what the dossier holds on disk now."""
    with Dossier.open(dossier.folder, read_only=True) as kept:
        transcript = kept.transcript()
    assert transcript is not None
    return next(each for each in transcript.speakers if each.id == speaker)


def rows(page: WhoIsWho) -> list[str]:
    return [str(option.prompt) for option in page.query_one(VoicesList).options]


async def type_in(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if character == " " else character for character in text))


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return dossier_in(tmp_path / "dossier")


@pytest.mark.parametrize("size", SIZES)
def test_a_voice_is_heard_named_and_given_a_side_with_the_keys_on_the_screen(
    dossier: Dossier, size: tuple[int, int]
) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        await pilot.press("space")
        await until(pilot, lambda: page.player.playing)
        await pilot.press("space")
        assert not page.player.playing
        await pilot.press("enter")
        await type_in(pilot, "Wilma Bakker")
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert person(dossier, "S1").name == "Wilma Bakker"
        assert person(dossier, "S1").side is Side.SCHOOL  # by the list of who was there
        voices = page.query_one(VoicesList)
        assert page.focused is voices
        assert voices.chosen == "S2"  # on to the next who has no name
        assert "Wilma Bakker" in rows(page)[0]
        assert any("Wilma Bakker" in line for line in painted(pilot))

    listen(script, dossier, size=size)


class SlowlyRead(WhoIsWho):
    """The page on a dossier that takes until `enough` to read, as that of a long meeting does."""

    enough = threading.Event()

    def _read(self) -> tuple[Casting, Recording | None]:
        assert self.enough.wait(PATIENCE)
        return super()._read()


def test_nothing_can_be_typed_over_before_the_names_are_there(dossier: Dossier) -> None:
    page = SlowlyRead(dossier, Player(ComputerLoudspeaker(silent=True)))

    async def run() -> None:
        async with OnlyWhoIsWho(page).run_test() as pilot:
            await pilot.press("enter", "x", "tab", "tab", "x")
            assert page.query_one("#name", NamingField).value == ""
            page.enough.set()
            await until(pilot, lambda: page.query_one(VoicesList).option_count > 0)
            await pilot.press("enter", *"Wilma", "enter")
            assert person(dossier, "S1").name == "Wilma"

    with dossier:
        asyncio.run(run())


def test_everything_fits_the_smallest_screen(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        await pilot.press("down")
        await pilot.pause()
        screen = "\n".join(painted(pilot))
        for number in ("1 ▶", "2 ▶", "3 ▶"):
            assert number in screen
        for name in ("merge_voices", "give_turn", "take_suggestion"):
            (action,) = (each for each in actions_in(Scope.LISTENING) if each.id == name)
            assert f"{key_name(action.keys[0])} {translate(action.label)}" in screen
        assert translate(N_("introduced as {who}"), who="Noor Voorbeeld") in screen
        for side in ("school", "parent", "other"):
            assert translate(side) in screen
        for widget in (page.query_one(SideChoice), page.query_one("#role")):
            assert widget.region.height == 1
            assert widget.region.bottom <= 22

    listen(script, dossier)


def test_the_number_keys_play_the_sample_with_that_number(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        for key, turn in (("3", 7), ("1", 1), ("2", 4)):
            await pilot.press(key)
            assert page.player.stretch is not None
            assert page.player.stretch.start == pytest.approx((turn - 1) * TURN_SECONDS)
        await pilot.press("l")
        assert page.player.slowly
        await pilot.press("down")  # another voice
        assert not page.player.playing

    listen(script, dossier)


def test_the_clock_runs_while_a_sample_is_played_and_lays_nothing_out_anew(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        await pilot.press("1")
        layouts: list[object] = []
        page.screen_layout_refresh_signal.subscribe(page, layouts.append)
        await until(pilot, lambda: "━" in painted(pilot)[-2])
        assert "▶" in painted(pilot)[-2]
        assert layouts == []
        await until(pilot, lambda: not page.player.playing)
        await until(pilot, lambda: "▶" not in painted(pilot)[-2])
        assert page.player.problem is None

    listen(script, dossier)


def test_enter_and_a_click_on_a_sample_play_it(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        await pilot.press("tab", "down", "enter")
        await until(pilot, lambda: page.player.playing)
        assert page.player.stretch is not None
        assert page.player.stretch.start == pytest.approx(3 * TURN_SECONDS)
        await pilot.press("enter")
        assert not page.player.playing
        await pilot.click(SamplesList, offset=(5, 2))
        await until(pilot, lambda: page.player.playing)

    listen(script, dossier)


def test_the_name_that_was_said_is_taken_with_one_key(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        await pilot.press("v")
        assert told(page) == translate(N_("No name was said for this voice."))
        await pilot.press("down", "v")
        await pilot.pause()
        assert person(dossier, "S2").name == "Noor Voorbeeld"
        assert person(dossier, "S2").side is Side.PARENT
        assert page.query_one("#name", NamingField).value == "Noor Voorbeeld"
        assert not page.query_one("#suggestion").display

    listen(script, dossier)


def test_what_is_typed_is_kept_without_any_further_key(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        del page
        await pilot.press("enter")
        await type_in(pilot, "Wilma")
        await until(pilot, lambda: person(dossier, "S1").name == "Wilma")

    listen(script, dossier)


@pytest.mark.parametrize("key", ["ctrl+q", "escape", "tab", "ctrl+z"])
def test_no_way_out_of_a_field_loses_what_was_typed(dossier: Dossier, key: str) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        del page
        await pilot.press("enter")
        await type_in(pilot, "Vera")
        await pilot.press(key)
        await pilot.pause()

    listen(script, dossier)
    if key == "ctrl+z":  # kept, and then taken back: Ctrl+Y brings it again
        with Dossier.open(dossier.folder) as again:
            assert again.redo() is not None
    assert person(dossier, "S1").name == "Vera"


def test_letters_that_are_keys_elsewhere_can_be_typed_in_a_name(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        await pilot.press("enter")
        await type_in(pilot, "lmgv 1")
        assert page.query_one("#name", NamingField).value == "lmgv 1"
        assert not page.player.playing
        shown = painted(pilot)[-1]
        for action in actions_in(Scope.LISTENING):
            assert f" {key_name(action.keys[0])} {translate(action.label)}" not in shown

    listen(script, dossier)


def test_two_voices_are_put_together_and_taken_apart_again(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        await pilot.press("down", "m")
        await until(pilot, lambda: isinstance(pilot.app.screen, VoicePicker))
        await pilot.press("down", "enter")  # S2 is S3
        await until(pilot, lambda: pilot.app.screen is page)
        assert len(rows(page)) == 2
        assert page.query_one(VoicesList).chosen == "S3"
        await pilot.press("ctrl+z")
        assert len(rows(page)) == 3
        assert page.query_one(VoicesList).chosen == "S2"
        await pilot.press("ctrl+y")
        assert len(rows(page)) == 2

    listen(script, dossier)


def test_leaving_the_choice_of_a_voice_changes_nothing(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        for key in ("m", "g"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(pilot.app.screen, VoicePicker))
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is page)
        assert dossier.state.undoable is None or not dossier.state.regroupings

    listen(script, dossier)


def test_a_sample_of_somebody_else_is_given_away(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        await pilot.press("tab", "down", "g")
        await until(pilot, lambda: isinstance(pilot.app.screen, VoicePicker))
        await pilot.press("end", "enter")  # somebody new
        await until(pilot, lambda: pilot.app.screen is page)
        assert len(rows(page)) == 4
        (given,) = (entry.event for entry in dossier.entries if isinstance(entry.event, TurnsGiven))
        assert given.turns == (4,)
        assert page.query_one(VoicesList).chosen == "S1"

    listen(script, dossier)


def test_there_is_nothing_to_take_back_that_was_not_done_here(dossier: Dossier) -> None:
    dossier.append(FactSet(key="child", value="Kim"))

    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        await pilot.press("ctrl+z")
        assert told(page) == translate(N_("There is nothing here to take back."))
        assert dossier.state.facts == {"child": "Kim"}

    listen(script, dossier)


def test_the_side_is_chosen_with_the_arrows_and_with_the_mouse(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        page.query_one(SideChoice).focus()
        await pilot.press("left")
        assert person(dossier, "S1").side is Side.PARENT
        await pilot.press("left", "left")
        assert person(dossier, "S1").side is Side.SCHOOL
        await pilot.press("right", "right", "right")
        assert person(dossier, "S1").side is Side.OTHER
        await pilot.click(SideChoice, offset=(1, 0))
        assert person(dossier, "S1").side is Side.SCHOOL

    listen(script, dossier)


def test_without_a_recording_there_is_reading_and_one_sentence_instead_of_sound(tmp_path: Path) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        assert told(page) == translate(N_("There is no recording; read who this is."))
        for key in ("space", "1", "l"):
            await pilot.press(key)
            assert told(page) == translate(N_("There is no recording here, so there is nothing to hear."))
        assert not page.player.playing
        (listen_action,) = (action for action in actions_in(Scope.LISTENING) if action.command == "play")
        assert translate(listen_action.label) not in painted(pilot)[-1]
        assert SAID[0][1] in "\n".join(painted(pilot))

    listen(script, dossier_in(tmp_path / "dossier", sound=False), size=(140, 40))


def test_words_without_times_are_read_and_not_played(tmp_path: Path) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        await pilot.press("1")
        assert told(page) == translate(N_("It is not known when this was said; it cannot be played."))
        assert "▶" not in "\n".join(painted(pilot))

    listen(script, dossier_in(tmp_path / "dossier", timed=False))


def test_a_recording_that_is_gone_is_one_calm_sentence(dossier: Dossier) -> None:
    for path in (dossier.folder / "opname").iterdir():
        path.unlink()

    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        await pilot.press("1")
        await until(pilot, lambda: bool(told(page)))
        assert page.player.problem is not None

    listen(script, dossier)


def test_a_dossier_open_for_reading_only_says_so_and_goes_on(dossier: Dossier) -> None:
    folder = dossier.folder
    dossier.close()

    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        await pilot.press("down", "v")
        await until(pilot, lambda: isinstance(pilot.app.screen, ProblemPage))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is page)
        await pilot.press("down", "up", "tab", "ctrl+z")
        await pilot.pause()
        assert pilot.app.screen is page, "the same thing is not told again and again"

    listen(script, Dossier.open(folder, read_only=True))


def test_the_line_of_keys_follows_the_part_the_user_is_in(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        seen = []
        for _ in range(5):
            await pilot.pause()
            seen.append(page.query_one(KeyLine).scope)
            await pilot.press("tab")
        assert seen == [Scope.VOICES, Scope.SAMPLES, Scope.NAMING, Scope.NAMING, Scope.SIDE]
        assert set(seen) <= set(OVER_PANES)

    listen(script, dossier)


def test_names_that_would_steer_the_screen_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    dossier = dossier_in(tmp_path / "dossier")

    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        page.query_one("#name", NamingField).value = "Eva\x1b[31m\u202e"
        page.keep()
        await pilot.pause()
        assert "\x1b" not in rows(page)[0]
        assert "\u202e" not in rows(page)[0]

    listen(script, dossier)


def test_choosing_a_voice_with_the_mouse_shows_it_and_leaves_the_keys_in_the_list(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: WhoIsWho) -> None:
        await pilot.click(VoicesList, offset=(5, 3))
        await pilot.pause()
        assert page.query_one(VoicesList).chosen == "S2"
        assert isinstance(page.focused, OptionList)

    listen(script, dossier)
