"""What a question asks for: whether something may be done, how it is, who or when, or whether anybody minds."""

from enum import StrEnum
from functools import lru_cache

from reconcile.comparison.clauses import negated, pattern
from reconcile.language.cues import find_in


class Asking(StrEnum):
    """What a question leaves to say."""

    MAY = "may"
    """Yes or no to something proposed or requested."""
    FACT = "fact"
    """Yes or no to how things are."""
    OPEN = "open"
    """Who, what, when."""
    OBJECTION = "objection"
    """Whether somebody minds: no is yes."""
    WITHOUT = "without"
    """It denies itself: yes is no."""


@lru_cache(maxsize=8192)
def asking_of(text: str) -> Asking:
    """What the question `text` leaves to say."""
    if find_in("stance", "speech.asks_for_objection", text):
        return Asking.OBJECTION
    if pattern("open_question").match(text):
        return Asking.OPEN
    if pattern("may_question").search(text):
        return Asking.MAY
    if negated(text):
        return Asking.WITHOUT
    return Asking.FACT if pattern("fact_question").match(text) else Asking.MAY
