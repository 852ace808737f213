"""The sentences of a thread that tell how firm it is: those about the statement and what clings to them."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from reconcile.comparison.clauses import content, shared
from reconcile.comparison.pair import Pair, Passage
from reconcile.language.cues import Cue, find_in
from reconcile.language.tokens import tokens
from reconcile.lexicon import table

NEAR = 0.5
"""Share of the smaller set of content words from which a sentence is about the statement."""
SHORT = 14
"""Words up to which a turn only adds to the one before it."""
CLINGING, BEYOND = 3, 5
"""Turns that may add to one, in a row; and turns in which a doubt in plain words is still about it."""
BESIDE = 2
"""Sentences before and after one in the same turn that add to it."""
FEW = 3
"""Turns of a stretch that is about the statement as a whole."""


class Told(NamedTuple):
    """What a thread holds about a statement, as sentences in the order in which they were said."""

    core: tuple[Passage, ...]
    """About the statement."""
    around: tuple[Passage, ...]
    """Adding to them: beside them in their turn, or in short turns after it."""
    after: tuple[Passage, ...]
    """Everything in their turns and up to a little later."""


def told_of(pair: Pair) -> Told:
    """What the thread of `pair` holds about its statement."""
    story = pair.story
    core = _core(pair, story)
    turns = {story[place].turn.id for place in core}
    order = list(dict.fromkeys(passage.turn for passage in story))
    added: set[int] = set()
    beyond: set[int] = set()
    for place, turn in enumerate(order):
        if turn.id in turns:
            after = order[place + 1 : place + 1 + BEYOND]
            beyond |= {turn.id, *(later.id for later in after)}
            added |= {later.id for later in takewhile(lambda later: len(later.text.split()) <= SHORT, after[:CLINGING])}
    clinging = [
        place
        for place, passage in enumerate(story)
        if place not in core
        and (passage.turn.id in added or (passage.turn.id in turns and any(abs(place - one) <= BESIDE for one in core)))
    ]
    return Told(
        tuple(story[place] for place in core),
        tuple(story[place] for place in clinging),
        tuple(passage for passage in story if passage.turn.id in beyond),
    )


def _core(pair: Pair, story: tuple[Passage, ...]) -> list[int]:
    """Where the sentences stand that are about the statement; without any, those of a short stretch of evidence."""
    wanted = content(pair.text)
    scores = [_score(wanted, content(passage.text)) for passage in story]
    best = max(scores, default=0.0)
    if best >= NEAR:
        return [place for place, score in enumerate(scores) if score >= NEAR]
    tight = {turn.id for turn in pair.tight}
    if best > 0:
        return [place for place, score in enumerate(scores) if score >= best / 2 and story[place].turn.id in tight]
    return [place for place in range(len(story)) if story[place].turn.id in tight] if len(tight) <= FEW else []


def _score(wanted: frozenset[str], said: frozenset[str]) -> float:
    both = len(shared(wanted, said))
    return both / min(len(wanted), len(said)) * (1.0 if both > 1 else 0.8) if both else 0.0


def cues(passages: tuple[Passage, ...], group: str) -> Iterator[tuple[Passage, Cue]]:
    """Every phrase of `group` in these sentences, in order."""
    for passage in passages:
        for cue in find_in("strength", f"speech.{group}", passage.text):
            yield passage, cue


def written(text: str, group: str) -> tuple[Cue, ...]:
    """The phrases of `group` in a report text."""
    return find_in("strength", f"written.{group}", text)


@lru_cache(maxsize=16_384)
def takes_on(text: str) -> bool:
    """Whether the speaker takes something upon themselves: "ik" or "we" with a verb of doing."""
    words = [token.lower for token in tokens(text) if token.is_word]
    idle = table("strength")["speech"]["no_deed"]
    return any(
        mine in ("ik", "we", "wij")
        and ((after and after not in idle) or (before and before not in idle and before not in ("ja", "nee")))
        for before, mine, after in zip(["", *words], words, [*words[1:], ""], strict=False)
    )
