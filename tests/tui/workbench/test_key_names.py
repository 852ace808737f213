"""Keys by the names that people give them."""

import pytest

from tui.workbench.actions import ACTIONS
from tui.workbench.key_names import MIXED_UP, is_typed, key_called, key_name


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("F8", "f8"), ("Ctrl+N", "ctrl+n"), ("ctrl + n", "ctrl+n"), ("X", "x"), ("7", "7"), ("/", "slash"),
        ("+", "plus"), ("-", "minus"), ("−", "minus"), ("Spatie", "space"), ("Esc", "escape"), ("PgUp", "pageup"),
        ("↑", "up"), ("Shift+Tab", "shift+tab"), ("ctrl+right", "ctrl+right"),
    ],
)  # fmt: skip
def test_a_key_is_known_by_what_stands_on_it(name: str, key: str) -> None:
    assert key_called(name) == key


@pytest.mark.parametrize(
    "name",
    ["", " ", "ab", "é", "Alt+X", "Cmd+X", "F13", "F0", "Ctrl+I", "Ctrl+M", "Ctrl+C", "Ctrl+S", "Ctrl+", "+x", "'"],
)
def test_a_key_that_does_not_always_arrive_is_none(name: str) -> None:
    assert key_called(name) is None


@pytest.mark.parametrize("key", sorted({key for action in ACTIONS for key in action.keys} - MIXED_UP))
def test_every_key_of_ours_is_known_by_the_name_it_is_shown_under(key: str) -> None:
    assert key_called(key_name(key)) == key


def test_letters_signs_and_the_space_are_typed_and_the_others_are_not() -> None:
    keys = ("x", "slash", "space", "f8", "ctrl+x", "enter")
    assert [is_typed(key) for key in keys] == [True, True, True, False, False, False]
