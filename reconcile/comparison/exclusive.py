"""Only this was let in, and the report joins more to it: "alleen over eten" and "over eten en therapie"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from models.finding import Aspect
from reconcile.comparison.clauses import content, shared
from reconcile.comparison.limits import Limit, nouns
from reconcile.comparison.pair import Pair, Passage, Signal
from reconcile.comparison.siblings import named_in
from reconcile.language.cues import find_in

_JOINS = re.compile(
    r"\b(?:en|én|of|óf|alsmede|evenals|alsook|plus|inclusief|als ook|als bij|als de|als het|als in|als op|als voor)\b|"
    r"(?<=zowel )\w+ als\b|/|&",
    re.IGNORECASE,
)
_EXCLUSIVE = frozenset({"only", "rest_out"})


def compare_exclusive(pair: Pair, said: list[tuple[Passage, Limit]]) -> Iterator[Signal]:
    """Signals scope.only_joined and scope.added_other: the report names what alone was let in, and more."""
    limits = [(passage, limit) for passage, limit in said if limit.kind in _EXCLUSIVE]
    if not limits:
        return
    heard = frozenset[str]().union(*(content(passage.text) for passage, _ in limits))
    others = find_in("scope", "written.others", pair.text)
    if others and not any(find_in("scope", "written.others", passage.text) for passage in pair.around):
        yield _signal("scope.added_other", *limits[-1], (others[0].start, others[0].end))
        return
    if find_in("scope", "written.limited", pair.text):
        return
    written = named_in(pair.text)
    for passage, limit in reversed(limits):
        allowed = named_in(passage.text[limit.start : limit.end])
        things = {(one.kind, one.thing) for one in allowed}
        added = [
            one
            for one in written
            if any(kind == one.kind for kind, _ in things) and (one.kind, one.thing) not in things
        ]
        if added and any((one.kind, one.thing) in things for one in written):
            yield _signal("scope.only_joined", passage, limit, (added[0].start, added[0].end))
            return
        for start, end, items in lists_of(pair.text):
            let_in = [item for item in items if shared(item, limit.about)]
            more = [item for item in items if not shared(item, limit.about) and not shared(item, heard)]
            if let_in and more:
                yield _signal("scope.only_joined", passage, limit, (start, end))
                return


@lru_cache(maxsize=8192)
def lists_of(text: str) -> tuple[tuple[int, int, tuple[frozenset[str], frozenset[str]]], ...]:
    """(start, end, content words of both) of what a report text joins by "en", "of" or the like."""
    marks = [(mark.start(), mark.end()) for mark in _JOINS.finditer(text)]
    bounds = list(pairwise([0, *(place for mark in marks for place in mark), len(text)]))[::2]
    pieces = [(start, end, nouns(text[start:end])) for start, end in bounds]
    return tuple((one[0], other[1], (one[2], other[2])) for one, other in pairwise(pieces) if one[2] and other[2])


def _signal(rule: str, passage: Passage, limit: Limit, written: tuple[int, int]) -> Signal:
    place = (passage.start + limit.start, passage.start + limit.end)
    return Signal(rule, 1.0, Aspect.SCOPE, passage.turn.id, place, written)
