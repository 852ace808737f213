"""What comes first: "van tevoren" that became "na afloop", and the other way round."""

from collections.abc import Iterator
from functools import lru_cache

from models.finding import Aspect
from reconcile.comparison.pair import Pair, Signal, at
from reconcile.language.cues import find_in
from reconcile.language.tokens import tokens
from reconcile.lexicon import table

_ORDER = table("values")["order"]
_EVENTS = frozenset(_ORDER["events"])
_SIDES = {word: side for side in ("earlier", "later") for word in _ORDER[side]}
OPPOSITES = (("order.before", "order.after"), ("order.after", "order.before"))


def compare_order(pair: Pair) -> Iterator[Signal]:
    """Signals deadline.order when only the opposite was said of the same thing, or of the same event."""
    for group, opposite in OPPOSITES:
        written = find_in("values", group, pair.text)
        if not written or find_in("values", opposite, pair.text):
            continue
        said = [passage for passage in pair.around if passage in pair.about]
        if any(find_in("values", group, passage.text) for passage in said):
            continue
        telling = [passage for passage in said if find_in("values", opposite, passage.text)]
        if telling:
            yield at(telling[-1], "deadline.order", Aspect.DEADLINE, (written[0].start, written[0].end))
    yield from _events(pair)


def _events(pair: Pair) -> Iterator[Signal]:
    """ "Voor de toetsweek" against "na de toetsweek": only the other side of the same event was said."""
    said = [passage for passage in pair.around if passage in pair.about]
    for event, side, start, end in _sides(pair.text):
        other = [(passage, one) for passage in said for one in _sides(passage.text) if one[0] == event]
        if other and all(one[1] != side for _, one in other):
            yield at(other[-1][0], "deadline.order", Aspect.DEADLINE, (start, end))


@lru_cache(maxsize=16_384)
def _sides(text: str) -> tuple[tuple[str, str, int, int], ...]:
    """(event, "earlier" or "later", start, end) of every "voor de les" and "na de les" in `text`."""
    words = tokens(text)
    found = []
    for index, token in enumerate(words):
        side = _SIDES.get(token.lower)
        place = index + 1
        while side and place < len(words) and place < index + 3 and words[place].lower in _ORDER["articles"]:
            place += 1
        if side and place < len(words) and words[place].lemma in _EVENTS:
            found.append((words[place].lemma, side, token.start, words[place].end))
    return tuple(found)
