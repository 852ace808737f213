"""When two moments can be the same one, and when they cannot both be meant."""

from functools import lru_cache

from reconcile.language.dates import Bound, Moment
from reconcile.language.tokens import tokens
from reconcile.language.weekdays import DAYS, weekday_of
from reconcile.lexicon import table

STARTS, ENDS = frozenset({Bound.FROM}), frozenset({Bound.BEFORE, Bound.UNTIL})
FORTNIGHT = 14
"""Days that may lie between two readings of "vrijdag": it is this one or the next."""
_WORDS = table("dates")
_FAR = frozenset().union(
    *(_WORDS[name] for name in ("months", "more_months", "breaks", "easter", "feasts", "seasons", "far"))
)
ANCHOR = 4
"""Letters of "zomer" in "zomervakantie" that make two anchors one."""


def agrees(text: str, written: Moment, spoken_text: str, said: Moment) -> bool:
    """The same days, or a bare weekday for a day that is one: "de dinsdag na de vakantie" may be any Tuesday."""
    if said.overlaps(written, _slack(said, written)):
        return not turned_round(text, written, spoken_text, said)
    bare = is_bare_weekday(spoken_text, said) or is_bare_weekday(text, written)
    if not (bare and written.is_day and said.first.weekday() == written.first.weekday()):
        return False
    return abs((written.first - said.first).days) <= FORTNIGHT or _tells_more(spoken_text) or _tells_more(text)


def conflicts(one: Moment, other: Moment) -> bool:
    """Whether the two tell of the same end (a start, a day, a term) and have no day in common.

    When something starts and when it falls due are two things; a start is only held against a day when both are days.
    """
    if one.overlaps(other, _slack(one, other)):
        return False
    bounds = {one.bound, other.bound}
    if not bounds & STARTS:
        return True
    if bounds == {
        Bound.FROM,
        Bound.BEFORE,
    }:  # due before what the other only starts after: "binnen een week", "na de zomer"
        start, due = (one, other) if one.bound is Bound.FROM else (other, one)
        return start.first > due.last
    return bounds <= STARTS or (Bound.ON in bounds and one.is_day and other.is_day)


def _slack(one: Moment, other: Moment) -> int:
    """One day: "vóór 17 februari" is "uiterlijk 16 februari". None between two plain days, nor between two months."""
    if one.is_day and other.is_day:
        return int(bool({one.bound, other.bound} & ENDS))
    return int(min((moment.last - moment.first).days for moment in (one, other)) < DAYS)


@lru_cache(maxsize=16_384)
def _tells_more(text: str) -> bool:
    """Whether it names a month, a week or a break, from which a weekday may count: "de dinsdag na de vakantie"."""
    return any(token.lower in _FAR or token.lower.endswith("vakantie") for token in tokens(text))


def is_bare_weekday(text: str, moment: Moment) -> bool:
    """Whether the moment is a weekday without a date: "dinsdag", "dinsdagmiddag"."""
    return weekday_of(text[moment.start : moment.end].lower()) is not None


def turned_round(text: str, written: Moment, spoken_text: str, said: Moment) -> bool:
    """ "tot de zomer" against "na de zomer": the same anchor, the other side of it."""
    bounds = {written.bound, said.bound}
    if not (bounds & STARTS and bounds & ENDS):
        return False
    if written.is_day and said.is_day:
        return written.overlaps(said)
    anchors = text[written.start : written.end].lower(), spoken_text[said.start : said.end].lower()
    return not written.is_day and not said.is_day and _one_anchor(*anchors)


def _one_anchor(one: str, other: str) -> bool:
    """ "zomer" and "zomervakantie"; "vakantie" and "meivakantie"."""
    last, other_last = one.split()[-1], other.split()[-1]
    return last[:ANCHOR] == other_last[:ANCHOR] or last.endswith(other_last) or other_last.endswith(last)
