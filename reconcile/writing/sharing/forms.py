"""In how many ways one name is written: in full, in part, by initials, with a title, as somebody's, as a pet name."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reconcile.writing.sharing.cast import Someone, tables

START = r"(?<![^\W_])"
END = r"(?![^\W_])"
"""A name may stand beside an underscore or a hyphen, never inside a word."""
_PET = r"(?:t|p|et)?jes?"
_ENDING = rf"(?P<ending>{_PET}|['’]?s|['’](?!\w))?"


@dataclass(frozen=True)
class Form:
    """One way to write a name."""

    words: str
    pseudonym: str
    with_ending: bool = True


def forms_of(cast: Iterable[Someone]) -> tuple[Form, ...]:
    """Every form, the longest first. A surname that several people share stands for the family."""
    cast = tuple(cast)
    surnames = [surname for each in cast if each.is_person and (surname := _surname(each.name))]
    shared = {name for name in surnames if surnames.count(name) > 1}
    found: dict[str, Form] = {}
    for someone in cast:
        for words, with_ending in _written(someone):
            family = words.lower() in shared or words.lower() in {name.split()[-1] for name in shared}
            pseudonym = tables()["stands_for"]["family"] if family else someone.pseudonym
            for spelled in dict.fromkeys((words, _bare(words), words.upper() if len(words) > 2 else words)):
                found.setdefault(spelled, Form(spelled, pseudonym, with_ending))
    return tuple(sorted(found.values(), key=lambda form: (-len(form.words), form.words)))


def pattern_for(forms: Iterable[Form]) -> re.Pattern[str]:
    """Finds any of `forms` as the group "name", with title, initials and ending."""
    words = tables()["words"]
    title = rf"(?:(?i:{words['titles']})\s+|(?i:{words['schools']})\s+)*"
    initials = r"(?:(?:[A-ZÀ-Þ]\.\s?)+)?"
    names = "|".join(rf"{re.escape(form.words).replace(chr(92) + ' ', chr(92) + 's+')}" for form in forms)
    return re.compile(rf"{START}{title}{initials}(?P<name>{names}){_ENDING}{END}")


def _written(someone: Someone) -> list[tuple[str, bool]]:
    """Each way to write the name, and whether it may have an ending."""
    name = unicodedata.normalize("NFC", someone.name)
    if not someone.is_person:
        return [(name, True), *((part, True) for part in [_without_kind(name)] if part != name)]
    name = re.sub(rf"^(?:(?i:{tables()['words']['titles']})\s+)+", "", name)
    words = name.split()
    names = [word for word in words if not _is_joint(word)]
    surname = _surname(name)
    found = [(name, True), *((word, True) for word in names if len(word) > 1)]
    found += [(piece, True) for word in names for piece in word.split("-") if len(piece) > 2]
    if surname:
        written = name[-len(surname) :]
        found += [(written, True), (written[0].upper() + written[1:], True)]
    letters = [word[0] for word in words]
    if len(words) > 1:
        capitals = [letter for word, letter in zip(words, letters, strict=True) if not _is_joint(word)]
        dotted = {"".join(f"{x}." for x in letters), " ".join(f"{x}." for x in letters)}
        dotted |= {"".join(f"{x}." for x in capitals), ".".join(capitals), ".".join(letters)}
        found += [(initials, False) for initials in sorted(dotted)]
        if len(letters) > 2:
            found.append(("".join(letters), False))
    if someone.is_child and words:
        found.append((f"{words[0][0]}.", False))
    return found


def _surname(name: str) -> str:
    """What comes after the first name, in lower case: "de wit"."""
    return " ".join(name.split()[1:]).lower()


def _without_kind(name: str) -> str:
    """The name of a school without what kind it is: "De Boomgaard"."""
    return re.sub(rf"^(?i:{tables()['words']['schools']})\s+", "", name)


@cache
def _joints() -> frozenset[str]:
    return frozenset(tables()["words"]["joints"])


def _is_joint(word: str) -> bool:
    return word.lower() in _joints()


def _bare(words: str) -> str:
    """`words` without accents, as a keyboard in a hurry writes them."""
    return "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
