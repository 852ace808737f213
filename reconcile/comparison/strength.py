"""How binding: a promise turned into an exploration, or a maybe into a promise."""

from collections.abc import Iterator

from models.finding import Aspect
from reconcile.comparison.pair import Pair, Signal
from reconcile.language.cues import find_cues, has_cue


def compare_strength(pair: Pair) -> Iterator[Signal]:
    """Signals strength.*."""
    hedges = find_cues(pair.text, "written.hedge")
    tentative = pair.tight_cue("tentative")
    exploring = pair.tight_cue("explore")
    if hedges and not tentative:
        promised = pair.tight_cue("promise") or pair.tight_cue("commit")
        place = (hedges[0].start, hedges[0].end)
        if promised and not exploring:
            yield Signal("strength.weakened_promise", 1.0, Aspect.STRENGTH, promised.id, None, place)
        else:
            yield Signal("strength.weakened", 0.5 if exploring else 1.0, Aspect.STRENGTH, pair.best.id, None, place)
    if tentative and not hedges and not has_cue(pair.text, "written.condition"):
        plain = any(has_cue(turn.text, "strong_doubt") for turn in pair.tight)
        rule = "strength.doubt_dropped" if plain else "strength.strengthened"
        yield Signal(rule, 1.0, Aspect.STRENGTH, tentative.id)
