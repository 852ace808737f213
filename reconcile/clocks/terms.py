"""The terms as data: what each runs from, how long it is, who has to act, and on what it rests."""

import datetime
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import Field, field_validator

from models.moment import MomentKind
from models.noun import Noun
from reconcile.clocks.counting import Length, Rule, length_of

Who = Literal["school", "parents"]


class Term(Noun):
    """One term. Its texts are Dutch, for the parent."""

    key: str
    length: Length
    rule: Rule
    who: Who
    met_by: tuple[MomentKind, ...]
    names: Mapping[MomentKind, str] = Field(default_factory=dict)
    """What it runs from, and what it is called then."""
    answering: tuple[MomentKind, ...] = ()
    """Only runs when that moment is about one of these; empty when it always does."""
    extension: Length | None = None
    """The whole length once an extension was announced in time."""
    met_by_any: bool = False
    """Also ended by a moment of which it is not said what it is about."""
    soft: bool = False
    """A good day to do something: nobody is late when it passes."""
    advice: str
    """What the parent does until then."""
    late: str
    """What the parent can do once it has passed."""
    check: str
    """What is not certain about it."""
    basis: str
    """The article, or what else it rests on."""
    source: str
    geldig_per: datetime.date

    @field_validator("length", "extension", mode="before")
    @classmethod
    def _read_length(cls, value: object) -> object:
        return length_of(value) if isinstance(value, str) else value


class Keep(Term):
    """The day to think of what may be thrown away: runs from whatever happened last."""

    name: str
    neutral: str
    """The same for who may not learn that there is a recording."""


@cache
def data() -> dict[str, Any]:
    """The file `terms.toml`. Shared: do not change what comes back."""
    return tomllib.loads((files(__package__) / "terms.toml").read_text(encoding="utf-8"))


@cache
def all_terms() -> tuple[Term, ...]:
    """Every term that runs from a moment of its own."""
    return tuple(Term.model_validate(each) for each in data()["terms"])


@cache
def keep_term() -> Keep:
    """The one that runs from whatever happened last."""
    return Keep.model_validate(data()["keep"])


@cache
def kinds_meant_by(kind: MomentKind) -> frozenset[MomentKind]:
    """What a moment of this kind can be about: an answer is about a letter. Empty for most kinds."""
    return frozenset(MomentKind(each) for each in data()["about"].get(kind.value, ()))


def word(key: str) -> str:
    """A Dutch word or sentence for a calendar or a remark."""
    found: str = data()["words"][key]
    return found


def side_word(who: Who) -> str:
    """Who has to act, in Dutch."""
    found: str = data()["words"]["sides"][who]
    return found
