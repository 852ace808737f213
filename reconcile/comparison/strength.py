"""How binding: a promise turned into an exploration, or a maybe into a promise."""

from collections.abc import Iterator

from models.finding import Aspect
from reconcile.comparison.pair import Pair, Signal, at
from reconcile.language.cues import find_cues, has_cue

RULES = (
    "strength.weakened_promise",
    "strength.weakened",
    "strength.doubt_dropped",
    "strength.strengthened",
)
"""Every rule that can speak here."""


def compare_strength(pair: Pair) -> Iterator[Signal]:
    """Signals strength.*."""
    hedges = find_cues(pair.text, "written.hedge")
    tentative = pair.last("tentative", "strong_doubt")
    if hedges and not tentative:
        place = (hedges[0].start, hedges[0].end)
        promised = pair.last("promise", "commit", "commit_we")
        if promised and not pair.last("explore"):
            yield at(promised, "strength.weakened_promise", Aspect.STRENGTH, place)
        elif not pair.last("explore"):
            yield at(pair.best, "strength.weakened", Aspect.STRENGTH, place)
    if tentative and not hedges and not has_cue(pair.text, "written.condition"):
        doubted = pair.last("strong_doubt")
        yield at(
            doubted or tentative, "strength.doubt_dropped" if doubted else "strength.strengthened", Aspect.STRENGTH
        )
