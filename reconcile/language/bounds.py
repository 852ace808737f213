"""How a preposition limits a date: "vóór", "vanaf", "tot en met"."""

from enum import StrEnum

from reconcile.language.weekdays import weekday_of
from reconcile.language.words import Words
from reconcile.lexicon import table

_WORDS = table("dates")
LOOK_BACK = 4
"""Words before a date in which its preposition is sought."""


class Bound(StrEnum):
    """How a moment limits what is promised."""

    ON = "on"
    BEFORE = "before"
    """"vóór", "uiterlijk", "binnen"."""
    FROM = "from"
    """"vanaf", "met ingang van", "na"."""
    UNTIL = "until"
    """"tot", "tot en met"."""


def bound_of(words: Words, index: int) -> Bound:
    """The bound that a preposition before word `index` sets, past articles and weekdays."""
    for back in range(1, LOOK_BACK + 1):
        word = words[index - back]
        if word in _WORDS["bounds"]:
            return Bound(_WORDS["bounds"][word])
        if word not in _WORDS["between"] and weekday_of(word) is None:
            break
    return Bound.ON
