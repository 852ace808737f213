"""What a speaker's name itself tells of a role and a side: only what is plain, never a guess."""

import functools
import importlib.resources
import re
import tomllib
from typing import Any

from models.transcript import Side

_WORD = re.compile(r"[\w']+(?:-\w+)*-?")
_PART = re.compile(r"[(),;/|]|\s[-–]\s")


@functools.cache
def _table() -> dict[str, Any]:
    return tomllib.loads(importlib.resources.files(__package__).joinpath("roles.toml").read_text("utf-8"))


@functools.cache
def _roles() -> dict[tuple[str, ...], tuple[str, Side]]:
    """Each role word, as a tuple of its words, to the role's name and side."""
    return {
        tuple(word.split()): (role["name"], Side(role["side"])) for role in _table()["role"] for word in role["words"]
    }


def role_in(name: str) -> tuple[str, Side]:
    """Return the Dutch role and the side that a name such as "Karin (IB'er)" or "moeder Sam" makes plain.

    Returns ("", Side.OTHER) when there is no role word, when the person works elsewhere, or when the words point to
    both sides.
    """
    words = _WORD.findall(_everyday(name))
    surname_first = "," in name and _WORD.findall(_everyday(name.partition(",")[0]))[-1:] in _surnames()
    if surname_first or not set(words).isdisjoint(_table()["elsewhere"] + _table()["relatives"]):
        return "", Side.OTHER
    found = [role for part in _PART.split(_everyday(name)) for role in _roles_of_part(_WORD.findall(part))]
    if len({side for _, side in found}) != 1:
        return "", Side.OTHER
    return found[0]


def _surnames() -> list[list[str]]:
    return [[word] for word in _table()["surnames"]]


def has_role_word(name: str) -> bool:
    """Whether any word of `name` is a role word, whatever it says of the side."""
    words = _WORD.findall(_everyday(name))
    return any(_at(words, place, role) for role in _roles() for place in range(len(words)))


def _everyday(name: str) -> str:
    return name.casefold().replace("’", "'")


def _roles_of_part(words: list[str]) -> list[tuple[str, Side]]:
    """The roles in one part of a name; none where a word says that it is about somebody else's ("vader van moeder")."""
    table = _table()
    found = []
    for place in range(len(words)):
        about_another = not set(words[:place]).isdisjoint(table["not_after"])
        for role_words, role in _roles().items():
            surname = place > 0 and words[place] in table["surnames"]
            if _at(words, place, role_words) and not surname:
                if about_another:
                    return []
                found.append(role)
    return found


def _at(words: list[str], place: int, role: tuple[str, ...]) -> bool:
    return tuple(words[place : place + len(role)]) == role
