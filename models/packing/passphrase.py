"""How hard a passphrase is to guess, and a good one for who wants it."""

import math
import secrets
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Final

SUGGESTED_WORDS: Final = 5
_WEAK_BELOW: Final = 30
_STRONG_FROM: Final = 45


class Strength(Enum):
    """Of a passphrase that somebody thought up."""

    WEAK = "weak"
    """Who has the file and tries for some weeks will find it."""
    FAIR = "fair"
    """It holds off whoever is curious."""
    STRONG = "strong"
    """It holds off whoever has much time and many computers."""


def suggestion() -> str:
    """Five Dutch words, drawn by the system's own chance: `suggestion_bits` of it."""
    return " ".join(secrets.choice(_words()) for _ in range(SUGGESTED_WORDS))


def suggestion_bits() -> float:
    """How often one must halve the number of phrases that could have been drawn to be left with one."""
    return SUGGESTED_WORDS * math.log2(len(_words()))


def strength_of(passphrase: str) -> Strength:
    """An estimate from length alone, on the low side: no program knows where somebody took the words from."""
    bits = _bits(passphrase)
    if bits < _WEAK_BELOW:
        return Strength.WEAK
    return Strength.FAIR if bits < _STRONG_FROM else Strength.STRONG


def _bits(passphrase: str) -> float:
    """What people put into a secret of their own, by length: NIST SP 800-63-1 (2011), appendix A.2.1.

    4 bits for the first sign, 2 for each of the next seven, 1.5 up to the twentieth, then 1. What returns in it is
    counted at most three times, so that "aaaaaaaa" and "123123123123" are no long ones.
    """
    signs = passphrase.casefold()
    length = min(len(signs), 3 * len(set(signs)))
    steps = ((1, 4.0), (7, 2.0), (12, 1.5), (length, 1.0))
    bits = 0.0
    for most, each in steps:
        taken = min(length, most)
        bits += taken * each
        length -= taken
    return bits


@cache
def _words() -> tuple[str, ...]:
    """1,024 short Dutch words of everyday, without accents, each once: ten bits a word."""
    return tuple((files("models.packing") / "words.txt").read_text(encoding="ascii").split())
