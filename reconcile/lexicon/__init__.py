"""The Dutch of care meetings as data: tables in TOML and TSV, read once. No rules live here."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML table `name` of this folder (without ".toml"), as nested dicts."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
