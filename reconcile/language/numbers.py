"""The value of Dutch number words and digits, one token at a time."""

import re
from functools import lru_cache

_ORDINAL = re.compile(r"(.+?)(?:ste|de|e)$")
_FRACTIONS = {"anderhalf": 1.5, "anderhalve": 1.5, "tweeënhalf": 2.5, "drieënhalf": 3.5, "half": 0.5, "halve": 0.5}
_IRREGULAR_ORDINALS = {"eerste": 1, "derde": 3, "achtste": 8}
_ALONE_AN_ARTICLE = {"een", "'n", "n"}
_DIGITS = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?$")


@lru_cache(maxsize=16_384)
def number_of(word: str) -> float | None:
    """The value of a lower-case number word or digits; None for all else, and for "een", which may be an article."""
    if word in _ALONE_AN_ARTICLE:
        return None
    if _DIGITS.fullmatch(word):
        return float(word.replace(",", "."))
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    return _spoken(word)


@lru_cache(maxsize=16_384)
def ordinal_of(word: str) -> int | None:
    """The value of a lower-case ordinal ("drieëntwintigste", "21e"); None for all else."""
    if word in _IRREGULAR_ORDINALS:
        return _IRREGULAR_ORDINALS[word]
    match = _ORDINAL.fullmatch(word)
    if not match:
        return None
    stem = match.group(1)
    value = float(stem) if stem.isdigit() else _spoken(stem)
    return int(value) if value is not None else None


def _spoken(word: str) -> float | None:
    if not word.isalpha():
        return None
    from text_to_num import text2num

    try:
        value = text2num(word, "nl")
    except ValueError:
        return None
    return float(value)
