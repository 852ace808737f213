"""Which sentences of the talk go with a statement: those about it, those beside them, and the answers to them."""

from functools import lru_cache

from reconcile.alignment.terms import terms
from reconcile.comparison.clauses import content, shared
from reconcile.comparison.pair import ALSO_ABOUT, MAX_ANSWER_WORDS, Pair, Passage

BESIDE = 2
"""Sentences of the same turn on each side of one about the statement."""


def nearby(pair: Pair, story: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Those sentences of `story` that bear on the statement, in order."""
    subject = subject_of(pair.text)
    shares = [len(shared(subject, content(passage.text))) for passage in story]
    least = ALSO_ABOUT * max(shares, default=0)
    near: set[int] = set()
    for place, share in enumerate(shares):
        if share >= least > 0:
            turn = story[place].turn.id
            near |= {
                p for p in range(place - BESIDE, place + BESIDE + 1) if 0 <= p < len(story) and story[p].turn.id == turn
            }
            near |= set(_answers(story, place))
    return tuple(story[place] for place in sorted(near)) or pair.passages


@lru_cache(maxsize=8192)
def subject_of(text: str) -> frozenset[str]:
    """The content words of a report sentence without its names, which tell little: they are everywhere."""
    words = terms(text)
    plain = frozenset(
        word.lemma
        for word in words
        if not text[word.start].isupper() or not text[: word.start].strip(" -•*0123456789.")
    )
    return plain or frozenset(word.lemma for word in words)


def _answers(story: tuple[Passage, ...], place: int) -> list[int]:
    """The sentences of the turn after the one at `place`, and of the short turns after that."""
    found, own = [], story[place].turn.id
    first = None
    for other in range(place + 1, len(story)):
        turn = story[other].turn
        if turn.id == own:
            continue
        first = first or turn.id
        if turn.id != first and len(turn.text.split()) > MAX_ANSWER_WORDS:
            break
        found.append(other)
    return found
