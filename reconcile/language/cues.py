"""Finds the cues of `lexicon/cues.toml` in a text: which speech acts, hedges, conditions and restrictions it holds."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reconcile.lexicon import table

GAP = r"(?:\W+[\w'’]+){0,6}?\W+"


class Cue(NamedTuple):
    """One hit: the group it belongs to and where it stands."""

    group: str
    start: int
    end: int


def _pattern(phrase: str) -> str:
    words = [r"\w*".join(map(re.escape, word.split("*"))).replace("'", "['’]") for word in phrase.split()]
    pattern, glue = "", ""
    for word in words:
        if word == "…":
            glue = GAP
            continue
        pattern += glue + word
        glue = r"\W+"
    return pattern


@cache
def _compiled(group: str) -> re.Pattern[str]:
    cues = table("cues")
    section, _, name = group.rpartition(".")
    return _any_of(tuple((cues[section] if section else cues)[name]))


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Longest first; what begins with the same letter is one alternative, which is four times as fast for 180."""
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_letter.setdefault(phrase[0].lower(), []).append(_pattern(phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(_one_of(*group) for group in by_letter.items())})(?!\w)", re.IGNORECASE)


def _one_of(letter: str, patterns: list[str]) -> str:
    """`patterns` as one, their common first letter up front; an apostrophe or a wildcard is no letter."""
    if letter.isalpha():
        return f"{letter}(?:{'|'.join(pattern[1:] for pattern in patterns)})"
    return "|".join(patterns)


@lru_cache(maxsize=65_536)
def find_cues(text: str, group: str) -> tuple[Cue, ...]:
    """All hits of `group` ("commit", "written.hedge") in `text`, in order, not overlapping."""
    return tuple(Cue(group, match.start(), match.end()) for match in _compiled(group).finditer(text))


@lru_cache(maxsize=65_536)
def find_in(source: str, group: str, text: str) -> tuple[Cue, ...]:
    """As `find_cues`, but of the phrases in the table `source`: find_in("stance", "speech.refuses", text)."""
    section, _, name = group.rpartition(".")
    phrases = table(source)[section][name] if section else table(source)[name]
    return tuple(Cue(group, match.start(), match.end()) for match in _any_of(tuple(phrases)).finditer(text))


def has_cue(text: str, group: str) -> bool:
    """Whether `text` holds any cue of `group`."""
    return bool(find_cues(text, group))


def has_phrase(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether `text` holds any of `phrases`, written as those of the cue table."""
    return _any_of(phrases).search(text) is not None


def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all of `phrases`, written as those of the cue table."""
    return _any_of(phrases)


@cache
def spoken_groups() -> tuple[str, ...]:
    """The names of all groups for speech, in the order of the table."""
    return tuple(name for name, phrases in table("cues").items() if isinstance(phrases, list))
