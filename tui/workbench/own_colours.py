"""Which colours the user chose, kept in `weergave.toml` in the settings folder."""

from pathlib import Path
from typing import Final

from models.files import make_private_folder, write_atomically
from models.messages import N_
from tui.settings import read_settings, settings_folder, unusable
from tui.workbench.theme import THEMES

FILE_NAME: Final = "weergave.toml"
FIRST: Final = next(iter(THEMES))


def own_colours_path() -> Path:
    """Where the file goes; it need not be there."""
    return settings_folder() / FILE_NAME


def read_own_colours(path: Path) -> str:
    """The name in `THEMES` that the file `path` gives; the first when there is no file. Raises SettingUnusable."""
    chosen = read_settings(path).get("kleuren", FIRST)
    if not isinstance(chosen, str) or chosen not in THEMES:
        raise unusable(path, N_("{name} names no colours that there are: {names}."), names=", ".join(THEMES))
    return chosen


def keep_own_colours(path: Path, name: str) -> None:
    """Remember that the user chose `name`, one of `THEMES`. Raises StorageFailed."""
    make_private_folder(path.parent)
    write_atomically(path, f'kleuren = "{name}"\n'.encode())


def next_colours(name: str) -> str:
    """The colours after `name`, round and round."""
    names = list(THEMES)
    return names[(names.index(name) + 1) % len(names)]
