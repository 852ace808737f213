"""The words of words.toml, read once."""

import functools
import tomllib
from importlib import resources


@functools.cache
def words(kind: str) -> tuple[str, ...]:
    """The list named `kind` in words.toml, in lower case."""
    return tuple(_tables()[kind])


@functools.cache
def earlier_message() -> str:
    """The name of the section that holds what a mail quotes."""
    return str(_tables()["earlier_message"])


@functools.cache
def _tables() -> dict[str, list[str]]:
    return tomllib.loads(resources.files("reconcile.reports").joinpath("words.toml").read_text("utf-8"))
