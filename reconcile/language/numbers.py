"""The value of Dutch number words and digits, one word at a time."""

import re
from functools import lru_cache

from reconcile.lexicon import table

_WORDS = table("measures")
_FRACTIONS: dict[str, float] = _WORDS["fractions"]
_ORDINALS: dict[str, int] = _WORDS["irregular_ordinals"]
_ORDINAL = re.compile(rf"(.+?)(?:{'|'.join(_WORDS['ordinal_endings'])})")
_DIGITS = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")


@lru_cache(maxsize=65_536)
def number_of(word: str) -> float | None:
    """The value of a lower-case number word or digits; None for all else, and for "een", which may be an article."""
    if word in _WORDS["articles"]:
        return None
    if _THOUSANDS.fullmatch(word):
        return float(word.replace(".", ""))
    if _DIGITS.fullmatch(word):
        return float(word.replace(",", "."))
    return _FRACTIONS.get(word) or _spoken(word)


@lru_cache(maxsize=65_536)
def ordinal_of(word: str) -> int | None:
    """The value of a lower-case ordinal ("drieëntwintigste", "21e"); None for all else."""
    for ending, value in _ORDINALS.items():
        if word.endswith(ending):
            head = word.removesuffix(ending)
            hundreds = _spoken(head) if head else 0.0
            if hundreds is not None:
                return int(hundreds) + value
    match = _ORDINAL.fullmatch(word)
    if not match:
        return None
    stem = match.group(1)
    value_of_stem = float(stem) if stem.isdecimal() else _spoken(stem)
    return None if value_of_stem is None else int(value_of_stem)


def _spoken(word: str) -> float | None:
    if not word.isalpha():
        return None
    from text_to_num import text2num

    try:
        # The library knows "tweeën" only with its diaeresis; recognisers leave it out.
        return float(text2num(word.replace("tweeen", "tweeën"), "nl"))
    except ValueError:
        return None
