"""The rules on remarks and what they rest on, from the TOML files beside this module. Read once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from models.reconciliation import Remedy
from reconcile.language.cues import phrase_pattern

RULE_FILES: Final = ("agreements", "consent", "judgements", "private", "whole")


@dataclass(frozen=True)
class Law:
    """What a rule rests on: a text of the law, an advice of a committee, or a working rule of our own."""

    article: str
    gist: str
    """In our own words."""
    source: str
    """Where it was read; empty for a rule of our own."""
    geldig_per: str
    """Date of the text that was read, ISO."""
    certain: bool
    """Whether it surely reads so today."""

    @property
    def citation(self) -> str:
        """One line for under a remark, with its date and its doubt."""
        year, month, day = self.geldig_per.split("-")
        doubt = "" if self.certain else "; kijk na of dit nog zo is"
        of = f"{self.source}, " if self.source else ""
        return f"{self.article} ({of}per {int(day)}-{int(month)}-{year}{doubt})"


@dataclass(frozen=True)
class Rule:
    """One reason for a remark. Without a pattern the rule is one of grammar, and a module of its own applies it."""

    name: str
    kind: str
    weight: int
    """From 1 to 9: how much it matters for the child."""
    remedy: Remedy
    law: Law
    explanation: str
    advice: str
    pattern: re.Pattern[str] | None
    only_phrases: bool
    """Whether the pattern is nothing but phrases, all of which `any_phrase` finds too."""
    unless: tuple[str, ...]
    """Names of tests of which none may hold."""
    only: tuple[str, ...]
    """Names of tests that must all hold."""


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name, in the order of the files."""
    return {row["name"]: _rule(row) for name in RULE_FILES for row in _read(name)["rules"]}


@cache
def any_phrase() -> re.Pattern[str]:
    """Every phrase of every rule as one pattern: one look tells that most sentences hold none."""
    listed = (phrase for name in RULE_FILES for row in _read(name)["rules"] for phrase in row.get("phrases", ()))
    return phrase_pattern(tuple(dict.fromkeys(listed)))


@cache
def laws() -> dict[str, Law]:
    """Every ground by its key."""
    return {key: Law(**row) for key, row in _read("law").items()}


@cache
def limits() -> dict[str, int]:
    """How much is shown without asking."""
    return _read("ranking")


@cache
def phrases(name: str) -> re.Pattern[str]:
    """The words of `[phrases] name`, as one pattern."""
    return phrase_pattern(tuple(_words()["phrases"][name]))


@cache
def word_list(table: str, name: str = "words") -> re.Pattern[str]:
    """The words of `[table] name`, as one pattern."""
    return phrase_pattern(tuple(_words()[table][name]))


@cache
def labels(name: str) -> frozenset[str]:
    """The names a field of the report's head goes by, in lower case."""
    return frozenset(_words()["labels"][name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of `[patterns]`. Those with names of children in them mind capitals."""
    return re.compile(_filled(_words()["patterns"][name]), 0 if "A-Z" in _words()["patterns"][name] else re.IGNORECASE)


@cache
def named(test: str) -> re.Pattern[str]:
    """The phrases or the pattern that a test of this name looks for."""
    return phrases(test) if test in _words()["phrases"] else pattern(test)


def _words() -> dict[str, Any]:
    return _read("words")


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


def _rule(row: dict[str, Any]) -> Rule:
    listed = [phrase_pattern(tuple(row["phrases"])).pattern] if "phrases" in row else []
    sought = [*listed, *(_filled(each) for each in row.get("patterns", ()))]
    return Rule(
        name=row["name"], kind=row["kind"], weight=row["weight"], remedy=Remedy(row["remedy"]),
        law=laws()[row["law"]], explanation=row["explanation"], advice=row["advice"],
        pattern=re.compile("|".join(sought), re.IGNORECASE) if sought else None,
        only_phrases="patterns" not in row,
        unless=tuple(row.get("unless", ())), only=tuple(row.get("only", ())),
    )  # fmt: skip


def _filled(text: str) -> str:
    """`text` with the named parts of other tables in it."""
    if "{deeds}" in text:
        deeds = "|".join(map(re.escape, sorted(set(_words()["deeds"]["participles"]), key=len, reverse=True)))
        text = text.replace("{deeds}", deeds)
    return text.replace("{parents}", _words()["patterns"]["parents"])
