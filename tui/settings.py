"""Where the user's own settings lie: small TOML files in one folder, made by hand or by the program."""

import tomllib
from pathlib import Path
from typing import Any, Final

from models.messages import N_
from models.problems import Problem, Unreadable

LARGEST_BYTES: Final = 1 << 16
"""A settings file is a few lines; more is something else under its name."""


class SettingUnusable(Unreadable):
    """A settings file cannot be used as it stands; the standard settings hold instead."""


def settings_folder() -> Path:
    """The folder of this user's settings of Kloppend; need not exist."""
    from platformdirs import user_config_path

    return user_config_path("kloppend", appauthor=False, roaming=True)


def read_settings(path: Path) -> dict[str, Any]:
    """What the TOML file `path` says; {} when there is none. Raises SettingUnusable."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
        if len(content) > LARGEST_BYTES:
            raise unusable(path, N_("{name} is far too large for a list of settings."))
        return tomllib.loads(content.decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise unusable(path, N_("{name} cannot be read.")) from error
    except tomllib.TOMLDecodeError as error:
        line = str(error).partition("at line ")[2].partition(",")[0]
        if line.isdigit():
            raise unusable(path, N_("{name}: line {line} is not written as it should be."), line=line) from error
        raise unusable(path, N_("{name} is not written as it should be.")) from error
    except UnicodeDecodeError as error:
        raise unusable(path, N_("{name} holds no plain text.")) from error


def unusable(path: Path, what: str, **details: object) -> Problem:
    """The problem with the settings file `path`; `what` is a message id that may name it as {name}."""
    return SettingUnusable(
        what,
        meaning=N_("Your own settings in it are left aside; the standard ones hold. Nothing else is touched."),
        remedy=N_("Mend {path}, or throw it away. The manual shows an example."),
        name=path.name,
        path=path,
        **details,
    )
