"""Own keys: from the file to the keys, the line of keys, the help page, the buttons and the list of commands."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import Command
from tests.tui.workbench.scenes import painted, painted_in, play, scene_of
from tests.tui.workbench.walking import at, told, walk
from tui.language import use
from tui.settings import SettingUnusable
from tui.workbench.actions import ACTIONS, Scope, actions_in, use_keys
from tui.workbench.app import Workbench
from tui.workbench.arrangement import Pane
from tui.workbench.begin import BeginScreen
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.form import FormPage
from tui.workbench.help_page import HelpPage, help_text
from tui.workbench.key_names import is_typed
from tui.workbench.lines import KeyLine, StatusLine
from tui.workbench.own_keys import WHILE_TYPING, own_keys_path, read_own_keys


@pytest.fixture(autouse=True)
def _standard_keys_afterwards() -> Iterator[None]:
    yield
    use_keys({})


def write(text: str) -> Path:
    path = own_keys_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def trouble_with(text: str) -> str:
    with pytest.raises(SettingUnusable) as caught:
        read_own_keys(write(text))
    return str(caught.value)


def test_without_a_file_the_standard_keys_hold(tmp_path: Path) -> None:
    assert read_own_keys(tmp_path / "toetsen.toml") == {}


def test_a_line_per_action_says_its_keys() -> None:
    own = read_own_keys(write('search = ["F8", "Ctrl+F"]\nnext_finding = "."\n'))
    assert own == {"search": ("f8", "ctrl+f"), "next_finding": ("full_stop",)}


def test_two_actions_may_change_places() -> None:
    write('next_finding = ["F6"]\nprevious_finding = ["F7"]\n')

    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        first = screen.findings.highlighted
        await pilot.press("f6")
        assert screen.findings.highlighted == (first or 0) + 1
        await pilot.press("f7")
        assert screen.findings.highlighted == first

    play(script)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('zoeken = ["F8"]', "zoeken"),
        ('search = ["Alt+F"]', "Alt+F"),
        ("search = []", "search"),
        ("search = 8", "search"),
        ('search = ["F7"]', "F7"),  # that is the next finding
        ('down = ["Ctrl+Q"]', "Ctrl+Q"),  # in every list
        ('stop = ["q"]', "stop"),  # works while typing too, and then q could not be typed
        ('leave = ["x"]', "leave"),  # from a form one could not get away any more
        ('search = ["F8"', "toetsen.toml"),
        ("geen toml", "line 1"),
    ],
)
def test_what_cannot_hold_is_refused_by_name(text: str, named: str) -> None:
    assert named in trouble_with(text)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "toetsen.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingUnusable):
        read_own_keys(path)
    path.write_bytes(b"#" * 70_000)
    with pytest.raises(SettingUnusable):
        read_own_keys(path)


def test_a_folder_under_its_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingUnusable):
        read_own_keys(tmp_path)


def test_one_wrong_line_leaves_all_standard_keys_and_is_told_at_the_start() -> None:
    write('next_finding = ["F8"]\nzoeken = ["x"]\n')

    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.pause()
        assert "“zoeken”" in told(screen)
        assert "“zoeken”" in painted_in(pilot, StatusLine)
        first = screen.findings.highlighted
        await pilot.press("f8")
        assert screen.findings.highlighted == first
        await pilot.press("f7")
        assert screen.findings.highlighted != first

    play(script)


def test_the_first_page_tells_it_too(tmp_path: Path) -> None:
    write("geen toml")

    async def script(pilot: Pilot[None]) -> None:
        screen = await at(pilot, BeginScreen)
        assert told(screen) == "toetsen.toml: regel 1 klopt niet. De gewone toetsen en kleuren gelden."

    walk(script, tmp_path)


def test_the_own_key_works_in_both_sizes_of_letter_and_the_old_one_no_longer() -> None:
    write('next_finding = ["x"]')

    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        at_first = screen.findings.highlighted or 0
        await pilot.press("x", "X")
        assert screen.findings.highlighted == at_first + 2
        await pilot.press("f7")
        assert screen.findings.highlighted == at_first + 2

    play(script)


def test_the_line_of_keys_the_help_and_the_commands_show_the_own_key() -> None:
    write('help = ["F12"]\nzoom = ["x"]\nup = ["Ctrl+Up"]\n')

    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        assert " F12 hulp " in painted_in(pilot, KeyLine)
        assert "F1 hulp" not in painted_in(pilot, KeyLine)
        page = help_text(Scope.FINDINGS).plain.splitlines()
        assert any(line.startswith("Ctrl+↑ ") for line in page)
        assert any(line.startswith("X ") for line in page)
        shown = [command.help for command in pilot.app.get_system_commands(screen)]
        assert any(text.startswith("X  ") for text in shown)
        await pilot.press("f12")
        assert isinstance(pilot.app.screen, HelpPage)

    play(script, size=(160, 45))


def test_a_move_set_once_holds_in_every_list_and_text() -> None:
    read = read_own_keys(write('down = ["Ctrl+Down", "j"]'))
    use_keys(read)
    moved = [action for scope in Scope for action in actions_in(scope) if action.shared == "down"]
    assert len(moved) > 3
    assert {action.keys for action in moved} == {("ctrl+down", "j")}

    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("ctrl+down")
        assert screen.findings.highlighted == 1
        await pilot.press("f2", "ctrl+down")
        assert screen.pane(Pane.TRANSCRIPT).cursor > 0

    play(script)


def test_the_button_shows_and_takes_the_own_key(tmp_path: Path) -> None:
    write('new_meeting = ["F8"]')

    async def script(pilot: Pilot[None]) -> None:
        await at(pilot, BeginScreen)
        assert any("F8  nieuw gesprek" in line for line in painted(pilot))
        await pilot.press("f8")
        await at(pilot, FormPage)

    walk(script, tmp_path)


def test_a_click_on_the_line_of_keys_does_what_the_own_key_does() -> None:
    write('help = ["F12"]')

    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        del screen
        column = painted_in(pilot, KeyLine).index("F12")
        await pilot.click("#keys", offset=(column, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpPage)

    play(script)


def test_the_next_start_without_the_file_has_the_standard_keys_again() -> None:
    path = write('help = ["F12"]')

    async def start() -> str:
        async with Workbench(scene_of()).run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            return painted_in(pilot, KeyLine)

    assert "F12" in asyncio.run(start())
    path.unlink()
    assert "F12" not in asyncio.run(start())


def test_doctor_says_where_the_file_goes_and_what_is_wrong_with_it(kloppend: Command) -> None:
    assert str(own_keys_path()) in kloppend("doctor").out
    assert "toetsen.toml" not in kloppend("doctor").told
    write('zoeken = ["x"]')
    told = kloppend("doctor").told
    assert "“zoeken”" in told
    assert str(own_keys_path()) in told


def test_no_shared_name_is_also_the_name_of_one_action() -> None:
    assert {action.shared for action in ACTIONS} & {action.id for action in ACTIONS} == set()


def test_what_must_work_while_typing_has_a_standard_key_that_types_nothing() -> None:
    for action in ACTIONS:
        if action.always_on:
            assert not any(map(is_typed, action.keys)), action.id
        elif action.scope in WHILE_TYPING:
            assert not all(map(is_typed, action.keys)), action.id


def test_the_standard_keys_would_be_accepted_as_own_keys_too() -> None:
    """So that somebody may begin with all of them in the file; Ctrl+C is not for the taking."""
    use("nl")
    from tui.workbench.key_names import key_name

    names = {action.name: action.keys for action in ACTIONS if action.id != "stay"}
    lines = (f"{name} = {[key_name(key) for key in keys]}" for name, keys in names.items())
    own = read_own_keys(write("\n".join(lines)))
    assert own == names
