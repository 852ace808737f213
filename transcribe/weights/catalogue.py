"""Which weights can be fetched: the catalogue in the package, with what each is, weighs and may be used for."""

import functools
import importlib.resources
import tomllib
from enum import StrEnum

from models.messages import N_
from models.noun import Noun
from models.problems import NotFound


class What(StrEnum):
    """What an engine does with these weights."""

    SPEECH = "speech"
    """Hears words."""
    SPEAKERS = "speakers"
    """Tells voices apart."""


class Pinned(Noun):
    """One file of the weights, exactly."""

    name: str
    """Path inside the folder, with slashes."""
    size: int
    """Bytes."""
    sha256: str


class Weights(Noun):
    """One entry of the catalogue."""

    name: str
    what: What
    repo: str
    """On the Hugging Face Hub."""
    revision: str
    """A commit, so that it stays what it is."""
    licence: str
    """SPDX id."""
    attribution: str
    gated: bool
    """Whether its makers ask for an account first."""
    memory_gib: float
    """While working; an estimate."""
    core_hours: float
    """Hours of one processor core per hour of sound; a rough estimate."""
    advice: str
    """Id of what to tell about it."""
    files: tuple[Pinned, ...]

    @property
    def size(self) -> int:
        """Bytes, all files together."""
        return sum(file.size for file in self.files)


class _Catalogue(Noun):
    weights: tuple[Weights, ...]


def catalogue() -> tuple[Weights, ...]:
    """Every entry; of one kind the best for spoken Dutch first."""
    return _read()


@functools.cache
def _read() -> tuple[Weights, ...]:
    text = importlib.resources.files(__package__).joinpath("catalogue.toml").read_text("utf-8")
    return _Catalogue.model_validate(tomllib.loads(text)).weights


def weights_named(name: str) -> Weights:
    """The entry called `name`. Raises NotFound."""
    found = next((entry for entry in catalogue() if entry.name == name), None)
    if found is None:
        raise NotFound(
            N_("Kloppend knows no engine called {name}."),
            meaning=N_("Nothing was fetched and nothing was changed."),
            remedy=N_("Choose one of these: {names}."),
            name=name,
            names=", ".join(entry.name for entry in catalogue()),
        )
    return found
