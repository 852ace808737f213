"""What somebody refused, and the report tells as if it happens."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from models.finding import Aspect
from reconcile.comparison.clauses import content, negated, pattern, shared
from reconcile.comparison.pair import Pair, Passage, Signal, at
from reconcile.comparison.stance import Move, Say
from reconcile.language.cues import find_in

HALF = 0.6
"""Share of what a part of the report tells, as far as it was spoken of at all, that the refusal must be about."""
LONG = 7
"""Letters from which a word names one thing only."""
NEAR = 3
"""Turns after the evidence in which a no still answers it."""
_UNDERTAKES = re.compile(r"\W*(?:maar |en |dan |dus )*(?:ik|we|wij|dan)\b", re.IGNORECASE)
_PARTS = re.compile(
    r"[;:]|,?\s+\b(?:waar\w+|maar|terwijl|zodat|daarnaast|indien|als|wanneer|mits|tenzij|zolang|zodra)\b|,\s*en\b|(?<=\.)\s"
)


def compare_even_then(pair: Pair) -> Iterator[Signal]:
    """Signal polarity.even_then: allowed in the report under a condition, refused "ook niet" under that very one."""
    asked: Passage | None = None
    for passage in pair.around:
        match = pattern("even_then").search(passage.text)
        if match and passage.is_question:
            asked = passage
            continue
        answered = asked and asked.turn.speaker != passage.turn.speaker and pattern("no").match(passage.text)
        source = asked if answered and asked else passage
        match = pattern("even_then").search(source.text)
        asked = None
        if not match:
            continue
        spared = content(source.text[match.end() :])
        for start, end in parts_of(pair.text):
            if shared(spared, content(pair.text[start:end])) and not negated(pair.text) and not _declines(pair.text):
                yield at(passage, "polarity.even_then", Aspect.POLARITY, (start, end))
                return


def _declines(text: str) -> bool:
    return bool(find_in("stance", "written.declines", text) or pattern("declines_apart").search(text))


def compare_refusals(pair: Pair, said: tuple[Move, ...]) -> Iterator[Signal]:
    """Signal polarity.arranged_but_refused: an arrangement in the report, of which the last word was a no."""
    last = pair.tight[-1].id + NEAR
    refusals = [move for move in said if move.passage.turn.id <= last and _refuses(move)]
    if not refusals:
        return
    spoken = frozenset[str]().union(*(content(passage.text) for passage in pair.around))
    for start, end in parts_of(pair.text):
        part = pair.text[start:end]
        told = shared(content(part), spoken)
        if not told or not arranges(part):
            continue
        for move in reversed(refusals):
            held = shared(told, _subject(move, said))
            if len(held) < HALF * len(told) or _taken_up(told, held, move, said):
                continue
            if len(held) < 2 and not (move.own and len(told) == 1 and len(move.about) <= 2 and _is_special(held)):
                continue
            if not any(
                shared(held, content(pair.text[a:b])) for a, b in parts_of(pair.text) if not arranges(pair.text[a:b])
            ):
                yield at(move.passage, "polarity.arranged_but_refused", Aspect.POLARITY, (start, end))
                return


@lru_cache(maxsize=8192)
def parts_of(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of the stretches of a report sentence that each tell one thing."""
    cuts = [0, *(mark.start() for mark in _PARTS.finditer(text)), len(text)]
    return tuple((start, end) for start, end in pairwise(cuts) if content(text[start:end]))


@lru_cache(maxsize=8192)
def arranges(part: str) -> bool:
    """Whether a stretch of a report tells that something is so or will be, without limit, denial or refusal."""
    groups = ("declines", "limits", "deliberates")
    apart = pattern("declines_apart").search(part)
    return not negated(part) and not apart and not any(find_in("stance", f"written.{group}", part) for group in groups)


def _refuses(move: Move) -> bool:
    """Whether a move is a no to something that could be done, rather than to how things are."""
    if move.say is Say.NO:
        return not move.objects and not move.falls_in
    return move.say is Say.DENIED and bool(pattern("forbids").search(move.clause))


def _subject(move: Move, said: tuple[Move, ...]) -> frozenset[str]:
    """What a refusal is about: its own words and those it answers; all of a turn that does nothing but refuse."""
    turn = [one for one in said if one.passage.turn.id == move.passage.turn.id]
    if turn[0].say not in (Say.NO, Say.DENIED) or any(one.say in (Say.YES, Say.OPEN) for one in turn):
        return move.about
    return move.about.union(*(one.about for one in turn if not _UNDERTAKES.match(one.clause or one.passage.text)))


def _taken_up(told: frozenset[str], held: frozenset[str], move: Move, said: tuple[Move, ...]) -> bool:
    """Whether as much of it is told or agreed to after all."""
    later = said[said.index(move) + 1 :]
    return any(
        one.say in (Say.STATED, Say.YES) and not one.falls_in and len(shared(told, one.about)) >= max(1, len(held) - 1)
        for one in later
    )


def _is_special(held: frozenset[str]) -> bool:
    """Whether the one word that two sentences share is a long one: those name one thing only."""
    return all(len(word) >= LONG for word in held)
