"""Leave that was given within limits, and that the report gives for all of it."""

import re
from collections.abc import Iterator

from models.finding import Aspect
from reconcile.comparison.clauses import content, negated, shared
from reconcile.comparison.exclusive import lists_of
from reconcile.comparison.limits import limits_of
from reconcile.comparison.pair import Pair, Passage, Signal
from reconcile.language.cues import find_in

AFTER = 3
"""Turns after the evidence in which somebody may still set a limit to the leave."""
_BUT_NOT = re.compile(r"\W*(?:maar|en|dus|alleen)?\W*niet (?!(?:meer|zo|te|altijd|per)\b)", re.IGNORECASE)
_KINDS = frozenset({"only", "not", "except", "rest_out"})


def compare_leave(pair: Pair) -> Iterator[Signal]:
    """Signals scope.widened (the report says "all of it") and scope.leave_joined (it gives leave for more)."""
    leave = find_in("scope", "written.leave", pair.text)
    limits = list(_limits(pair)) if leave else []
    if not limits:
        return
    passage, start, end = limits[-1]
    place = (passage.start + start, passage.start + end)
    outs = negated(pair.text) or any(
        find_in(source, group, pair.text)
        for source, group in (("scope", "written.except"), ("scope", "written.only"), ("stance", "written.declines"))
    )
    whole = find_in("scope", "written.whole", pair.text)
    if whole and not outs:
        yield Signal("scope.widened", 1.0, Aspect.SCOPE, passage.turn.id, place, (whole[0].start, whole[0].end))
        return
    if not outs and not find_in("scope", "written.limited", pair.text):
        yield from _joined(pair, limits)


def _joined(pair: Pair, limits: list[tuple[Passage, int, int]]) -> Iterator[Signal]:
    """Leave for two things, of which nobody named the second, where a limit was set."""
    spoken = frozenset[str]().union(*(content(passage.text) for passage in pair.around))
    for start, end, (first, second) in lists_of(pair.text):
        if shared(first, spoken) and not shared(second, spoken):
            passage, begin, finish = limits[-1]
            place = (passage.start + begin, passage.start + finish)
            yield Signal("scope.leave_joined", 1.0, Aspect.SCOPE, passage.turn.id, place, (start, end))
            return


def _limits(pair: Pair) -> Iterator[tuple[Passage, int, int]]:
    """The sentences in and just after the evidence that limit a leave, with the place of the limit in them."""
    first, last = pair.tight[0].id, pair.tight[-1].id + AFTER
    for passage in pair.around:
        if passage.is_question or not first <= passage.turn.id <= last:
            continue
        kept = find_in("scope", "speech.kept", passage.text)
        limits = [one for one in limits_of(passage.text) if one.kind in _KINDS]
        if limits:
            yield passage, limits[0].start, limits[0].end
        elif kept or _BUT_NOT.match(passage.text):
            yield passage, 0, len(passage.text)
