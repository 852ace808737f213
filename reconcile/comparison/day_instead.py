"""A day in the place of another moment: the words before it must fit the day, and say when as it was said."""

import re
from typing import Final

from reconcile.language.bounds import Bound
from reconcile.language.dates import Moment
from reconcile.lexicon import table

_PREPOSITIONS: Final = (
    "met ingang van|uiterlijk op|uiterlijk|tot en met|t/m|tot|vóór|voor|vanaf|na|per|sinds|op|in|rond|tegen|binnen"
)
_BEFORE: Final = re.compile(
    rf"(?:(?<!\w)(?P<preposition>{_PREPOSITIONS})\s+)?(?:(?<!\w)(?P<article>de|het)\s+)?$", re.IGNORECASE
)
_NEEDS_A_STRETCH: Final = frozenset({"in", "binnen"})
"""What is said of a month or some weeks, never of a day."""


def day_instead(text: str, written: Moment, bound: Bound, day: str) -> tuple[int, str]:
    """Where in `text` to begin, and what to put from there to the end of `written`, to have `day` there.

    "na de herfstvakantie" becomes "na 1 oktober 2026", and "vóór 1 oktober 2026" when that is the `bound` that was
    said: the report's own preposition would turn it round.
    """
    before = _BEFORE.search(text[: written.start])
    assert before  # it may be empty
    preposition = (before["preposition"] or "").lower()
    fits = bound is written.bound or (bound is Bound.ON and not preposition)
    if fits and preposition not in _NEEDS_A_STRETCH:
        return (before.start("article") if before["article"] else written.start), day
    words = f"{table('dates')['prepositions'][bound.value]} {day}"
    return before.start(), words.capitalize() if text[before.start()].isupper() else words
