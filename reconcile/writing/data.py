"""The Dutch data files of this package, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def data_text(name: str) -> str:
    """The text of the data file `name` of this package."""
    return (files(__package__) / name).read_text(encoding="utf-8")


@cache
def data_table(name: str) -> dict[str, Any]:
    """The TOML file `name` of this package, as tables. Shared: do not change what comes back."""
    return tomllib.loads(data_text(name))
