"""Which sentences of a thread bear on a statement: those about it, and those that only point back to these.

"Dan mag het van mij", "ik kan het niet beloven", "anders niet": such sentences hold no subject of their own. They are
about whatever was spoken of last; so a thread is read in order, remembering whether that was the statement.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reconcile.comparison.clauses import content, shared
from reconcile.comparison.conditionals import spoken_conditions
from reconcile.comparison.pair import ALSO_ABOUT, Pair, Passage

POINTS_BACK = 2
"""Content words of its own up to which a sentence may be about what was said before it."""
STRAYS = 2
"""Sentences about something else after which a turn has left the subject."""
GOES_ON = 4
"""Turns for which a thread can point back without a word about the statement."""
PLAIN = 0.3
"""Share of a statement's content words in one sentence from which the thread is surely about it."""
LEAST = 0.3
"""What the rules' word counts where no word is shared."""
FEW = 3
"""Turns of a stretch that bears on the statement as a whole although it shares no word with it."""
AWAY = 3
"""Turns between two sentences of a thread from which the later one no longer follows on the earlier."""
_REASON = re.compile(r"\b(?:want|omdat|doordat|aangezien)\b", re.IGNORECASE)


class Bearing(NamedTuple):
    """What a thread holds about a statement, in the order in which it was said."""

    all: tuple[Passage, ...]
    """The sentences that bear on it."""
    own: tuple[Passage, ...]
    """Those of them that are about it by their own words."""
    sureness: float
    """From .3 to 1: how much of the statement the best of them says."""


def bearing_of(pair: Pair) -> Bearing:
    """The sentences of the thread of `pair` that bear on its statement."""
    subject = content(pair.text)
    shares = [float(len(shared(subject, content(passage.text)))) for passage in pair.story]
    part = max(max(shares, default=0.0) / max(1, len(subject)), pair.best.share)
    found = tuple(_bearing(pair, shares if any(shares) else [passage.share for passage in pair.story]))
    if not found and len(pair.tight) <= FEW:
        tight = {turn.id for turn in pair.tight}
        found = tuple((passage, False) for passage in pair.story if passage.turn.id in tight)
    own = tuple(passage for passage, is_own in found if is_own)
    return Bearing(tuple(passage for passage, _ in found), own, min(1.0, LEAST + (1 - LEAST) * part / PLAIN))


def _bearing(pair: Pair, shares: list[float]) -> Iterator[tuple[Passage, bool]]:
    """Each of those sentences, and whether it is about the statement by its own words."""
    least = ALSO_ABOUT * max(shares, default=0.0)
    told: int | None = None  # the turn that was about it last by its own words, None once the subject is left
    last = strays = 0
    for passage, share in zip(pair.story, shares, strict=True):
        turn = passage.turn.id
        if share >= least > 0:
            yield passage, True
            told, last, strays = turn, turn, 0
        elif told is None or turn - last > AWAY or turn - told > GOES_ON or _leaves(passage):
            told = None
        elif share or len(bare(passage.text)) <= POINTS_BACK:
            yield passage, False
            last = turn
        else:
            strays += 1
            if strays >= STRAYS or turn != last:
                told = None


def _leaves(passage: Passage) -> bool:
    """Whether a sentence opens another subject; "mag ik het eerst lezen?" asks something about this one."""
    return passage.opens_subject and not passage.text.lower().startswith(("mag ik het ", "mag ik dat ", "mag ik 'm "))


@lru_cache(maxsize=16_384)
def bare(text: str) -> frozenset[str]:
    """The content words of a sentence outside the conditions it makes and the reasons it gives.

    "Als hij om drie uur weg kan, mag het"; "ik beloof niks, want dat rooster zit vol".
    """
    left, end = "", 0
    for condition in spoken_conditions(text):
        left += text[end : max(end, condition.start)] + " "
        end = max(end, condition.end)
    return content(_REASON.split(left + text[end:])[0])
