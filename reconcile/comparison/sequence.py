"""What comes first: "van tevoren" that became "na afloop", and the other way round."""

from collections.abc import Iterator

from models.finding import Aspect
from reconcile.comparison.pair import Pair, Signal, at
from reconcile.language.cues import find_in

OPPOSITES = (("order.before", "order.after"), ("order.after", "order.before"))


def compare_order(pair: Pair) -> Iterator[Signal]:
    """Signals deadline.order when only the opposite was said of the same thing."""
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
