"""The user's own keys: `toetsen.toml` in the settings folder, one line per action, as in `search = ["F8"]`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from models.messages import N_
from tui.settings import read_settings, settings_folder, unusable
from tui.workbench.actions import ACTIONS, OVER_PANES, TYPING_IN, Action, Scope, key_name, with_keys
from tui.workbench.key_names import is_typed, key_called

FILE_NAME: Final = "toetsen.toml"

WHILE_TYPING: Final = TYPING_IN | {Scope.APP, Scope.PAGE}
"""Where letters are typed, or where one must be able to get away from that: a letter would be typed, not obeyed."""

Keys = Mapping[str, tuple[str, ...]]
"""Keys as Textual names them, by `Action.name`."""


def own_keys_path() -> Path:
    """Where the file goes; it need not be there."""
    return settings_folder() / FILE_NAME


def read_own_keys(path: Path) -> Keys:
    """The keys that the file `path` sets; {} when there is no file.

    Raises SettingUnusable when it names an action or a key there is not, gives one key two meanings in one place, or
    makes an action impossible: then none of it holds, for half a keyboard of one's own is worse than none.
    """
    known = {action.name for action in ACTIONS}
    own: dict[str, tuple[str, ...]] = {}
    for name, value in read_settings(path).items():
        if name not in known:
            raise unusable(path, N_("{name}: “{action}” is nothing that has a key."), action=name[:40])
        own[name] = tuple(_keys(path, name, value))
    for action in with_keys(own):
        if action.name in own and _needs_another(action):
            raise unusable(
                path, N_("{name}: “{action}” also needs a key that types nothing, like F8."), action=action.name
            )
    for key, one, other in _clashes(own):
        what = N_("{name}: the key {key} would mean both “{one}” and “{other}”.")
        raise unusable(path, what, key=key_name(key), one=one.name, other=other.name)
    return own


def _keys(path: Path, name: str, value: object) -> Iterator[str]:
    called = [value] if isinstance(value, str) else value
    if not isinstance(called, list) or not called or not all(isinstance(each, str) for each in called):
        raise unusable(path, N_('{name}: “{action}” needs a list of keys, like ["F8"].'), action=name)
    for each in dict.fromkeys(called):
        key = key_called(each)
        if key is None:
            raise unusable(path, N_("{name}: “{key}” is no key that always works."), key=each[:20])
        yield key


def _needs_another(action: Action) -> bool:
    """Whether `action` cannot be done any more, or cannot but by keys that are wanted for typing."""
    typed = [is_typed(key) for key in action.keys]
    return any(typed) if action.always_on else action.scope in WHILE_TYPING and all(typed)


def _clashes(own: Keys) -> Iterator[tuple[str, Action, Action]]:
    """Each key with two meanings in one place, and which."""
    actions = with_keys(own)
    for scopes in OVER_PANES.values():
        taken: dict[str, Action] = {}
        for action in (each for scope in scopes for each in actions if each.scope is scope):
            for key in action.keys:
                before = taken.setdefault(key, action)
                if before is not action:
                    yield key, before, action
