"""Numbers as they stand before a unit: "drie", "twee à drie", "twee en een half", "een stuk of zes", "10-15"."""

import re
from typing import NamedTuple

from reconcile.language.numbers import number_of
from reconcile.language.words import Words
from reconcile.lexicon import table

_WORDS = table("measures")
_RANGE = re.compile(r"(\d{1,3})[-–/](\d{1,3})")
_PRODUCT = re.compile(r"\d+x(\d+)")
"""In "3x20 min" the unit belongs to the last number."""
COMPACT = re.compile(r"(\d+)x(?:/(\w+))?")
""""2x", "2x/week"."""


class Amount(NamedTuple):
    """A number with the place of the word that names its unit."""

    value: float
    spread: float
    """`value` is the upper end of a range that starts this much lower."""
    unit: int
    """Index of the word that should name the unit."""
    end: int
    """Index after the amount and its unit."""
    sure: bool = True
    """False when it is "een", which is an article before most words."""


def amount_at(words: Words, index: int) -> Amount | None:
    """The amount that starts at word `index`; before it may stand "circa" or "zo'n"."""
    if words[index] in _WORDS["about"]:
        index += 1
    word = words[index]
    value = number_of(word)
    if value is not None:
        return _numbered(words, index, value)
    if word in _WORDS["one"]:
        return _indefinite(words, index)
    pair = _RANGE.fullmatch(word)
    if pair and int(pair[1]) < int(pair[2]):
        return Amount(float(pair[2]), float(pair[2]) - float(pair[1]), index + 1, index + 2)
    product = _PRODUCT.fullmatch(word)
    return Amount(float(product[1]), 0.0, index + 1, index + 2) if product else None


def _numbered(words: Words, index: int, value: float) -> Amount:
    following, second, third = words[index + 1], words[index + 2], words[index + 3]
    if following in _WORDS["and"] and second in _WORDS["one"] and number_of(third) == 0.5:
        return Amount(value + 0.5, 0.0, index + 4, index + 5)
    upper = number_of(second) if following in _WORDS["range"] else None
    if upper is not None and upper > value:
        return Amount(upper, upper - value, index + 3, index + 4)
    return Amount(value, 0.0, index + 1, index + 2)


def _indefinite(words: Words, index: int) -> Amount:
    """ "een half uur", "een week of zes", "een stuk of zes taken", "één keer"."""
    following, second, third = words[index + 1], words[index + 2], words[index + 3]
    half = number_of(following)
    if half is not None and half < 1:
        return Amount(half, 0.0, index + 2, index + 3)
    about = number_of(third) if second in _WORDS["approximately"] else None
    if about is not None:
        if following in _WORDS["handful"]:
            return Amount(about, 0.0, index + 4, index + 5)
        return Amount(about, 0.0, index + 1, index + 4)
    return Amount(1.0, 0.0, index + 1, index + 2, sure=words[index] not in _WORDS["articles"])


def times_at(words: Words, index: int) -> Amount | None:
    """ "twee keer", "driemaal", "2x"."""
    word = words[index]
    compact = COMPACT.fullmatch(word)
    value = float(compact[1]) if compact else _WORDS["multiples"].get(word)
    if value is None and word.endswith(_WORDS["times_ending"]):
        value = number_of(word.removesuffix(_WORDS["times_ending"]))
    if value is not None:
        return Amount(float(value), 0.0, index, index + 1)
    amount = amount_at(words, index)
    return amount if amount and words[amount.unit] in _WORDS["times"] else None


def opens_amount(word: str) -> bool:
    """Whether an amount can start with `word`."""
    return number_of(word) is not None or word in _WORDS["one"] or bool(_RANGE.fullmatch(word)) or "x" in word
