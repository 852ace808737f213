"""Tells the name in "Naam: tekst" from a heading or from talk that happens to have a colon."""

import functools
import importlib.resources
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from typing import Any

from transcribe.imports.roles import has_role_word

_LONGEST = 60
_MOST_WORDS = 7
_FEW_WORDS = 4
_BETWEEN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"\(?[\w'’.-]+\)?")
_JOINT = re.compile(r"['’-]")  # d'Hondt
_LABEL = re.compile(
    rf"\s*(?:\[([^\[\]:\n]{{1,{_LONGEST}}})\]|([^\[:\n][^:\n]{{0,{_LONGEST}}}?))\s*:(?:\s+|$)(.*)", re.DOTALL
)
# Labels on fewer than one in eight pieces are talk with a colon in it, not who speaks.
_LEAST_SHARE = 1 / 8


@functools.cache
def lines_table() -> dict[str, Any]:
    """The words of lines.toml."""
    return tomllib.loads(importlib.resources.files(__package__).joinpath("lines.toml").read_text("utf-8"))


@functools.cache
def _voice() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in lines_table()["voices"])
    return re.compile(rf"(?:{labels})[ _-]?\d+|(?!s$)(?:{labels})", re.IGNORECASE)


def is_voice_label(name: str) -> bool:
    """Whether `name` is a program's number for a voice ("SPEAKER_00", "Spreker 1") and not what somebody is called."""
    return _voice().fullmatch(name) is not None


def looks_like_name(text: str, *, certain: bool = False) -> bool:
    """Whether `text` can be a name or role: a few words, each with a capital, a particle, a title or a number.

    Where its place makes it `certain` that a name should stand there, small letters will do ("marieke").
    """
    if not text or len(text) > _LONGEST or text.casefold().rstrip(" .") in lines_table()["not_names"]:
        return False
    words = _BETWEEN_BRACKETS.sub("", text).replace(",", " ").replace("/", " ").split()
    if not 0 < len(words) <= _MOST_WORDS or not any(character.isalpha() for character in words[0]):
        return False
    if is_voice_label(text) or (certain and len(words) <= _FEW_WORDS and all(_WORD.fullmatch(word) for word in words)):
        return True
    begins = words[0][0].isupper() or _is_title(words[0]) or has_role_word(text)
    return begins and all(_belongs_in_name(word) for word in words)


def _belongs_in_name(word: str) -> bool:
    if word[0].isdigit() or word in lines_table()["particles"] or _is_title(word):
        return True
    return _WORD.fullmatch(word) is not None and any(part[:1].isupper() for part in _JOINT.split(word))


def _is_title(word: str) -> bool:
    return word.casefold() in lines_table()["titles"] or has_role_word(word)


def split_label(text: str) -> tuple[str | None, str]:
    """Return the possible name before the first colon and the text after it, or None and `text`."""
    match = _LABEL.fullmatch(text)
    if match is None:
        return None, text
    name = (match[1] or match[2]).strip()
    return (name, match[3]) if looks_like_name(name) else (None, text)


def names_among(labels: Iterable[str | None]) -> frozenset[str]:
    """Return which of the possible names, one per piece of text and None where there is none, are those of speakers.

    A name that comes back is one; a single word that comes once ("Conclusie") only where most pieces have a label.
    """
    pieces = list(labels)
    counts = Counter(label for label in pieces if label is not None)
    if not counts or sum(counts.values()) < len(pieces) * _LEAST_SHARE:
        return frozenset()
    labelled = sum(counts.values()) / len(pieces)
    return frozenset(
        name for name, count in counts.items() if count > 1 or labelled >= 0.5 or " " in name or has_role_word(name)
    )
