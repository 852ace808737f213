"""Things of one kind: two were said and one written, or both of them and one written."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from models.finding import Aspect
from reconcile.comparison.clauses import negated
from reconcile.comparison.pair import Pair, Passage, Signal
from reconcile.language.cues import find_in, has_phrase
from reconcile.lexicon import table

APART = 24
"""Letters that may stand between two things named as one list: "bij Engels en bij Frans"."""
_JOINED = re.compile(
    r"\W*(?:\b(?:en|én|of|óf|plus|als|ook|bij|voor|in|op|de|het|een|met|tijdens|dus)\b\W*)*", re.IGNORECASE
)
_WORD_JOINS = re.compile(r"\b(?:en|én|of|óf|plus|als)\b|,|/|&", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:allebei|beide|alle ?twee|alletwee|alle drie)\s+(?:de\s+|het\s+|z'n\s+|onze\s+)?"
    r"(?P<noun>[a-zë]{4,}?)(?:en|s|'s)\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"(?<!\w)(?P<front>[a-zë]{4,}|(?:eerste|tweede|ene|kleine|grote|laatste) )$", re.IGNORECASE)


class Named(NamedTuple):
    """One thing that a text names. `text[start:end]` is its name."""

    kind: str
    thing: str
    start: int
    end: int


@lru_cache(maxsize=16_384)
def named_in(text: str) -> tuple[Named, ...]:
    """The things of `siblings.toml` that `text` names, in order; the longest name where several stand in one place."""
    found = [
        Named(kind, thing, cue.start, cue.end)
        for kind, things in table("siblings").items()
        if has_phrase(text, _all_of(kind))
        for thing in things
        for cue in find_in("siblings", f"{kind}.{thing}", text)
    ]
    longest = [one for one in found if not any(_within(one, other) for other in found)]
    return tuple(sorted(longest, key=lambda one: one.start))


@cache
def _all_of(kind: str) -> tuple[str, ...]:
    """Every name of every thing of one kind: most sentences hold none, and then nothing else need be looked for."""
    return tuple(name for names in table("siblings")[kind].values() for name in names)


def _within(one: Named, other: Named) -> bool:
    return other.start <= one.start and one.end <= other.end and (other.end - other.start) > (one.end - one.start)


def compare_siblings(pair: Pair) -> Iterator[Signal]:
    """Signals scope.one_of_two and scope.one_of_both."""
    written = named_in(pair.text)
    yield from _one_of_both(pair)
    lists = [passage for passage in pair.around if any(_lists(passage.text))] if written else []
    if lists:
        yield from _one_of_two(
            [passage for passage in lists if passage in pair.about], written, {(one.kind, one.thing) for one in written}
        )


def _one_of_two(about: list[Passage], written: tuple[Named, ...], told: set[tuple[str, str]]) -> Iterator[Signal]:
    """Two things of one kind said in one breath, of which the report names one."""
    for passage in reversed(about):
        if passage.is_question or negated(passage.text):
            continue
        for group in _lists(passage.text):
            kept = [one for one in group if (one.kind, one.thing) in told]
            lost = [one for one in group if (one.kind, one.thing) not in told]
            if kept and lost:
                place = next((one.start, one.end) for one in written if one.thing == kept[0].thing)
                yield _signal("scope.one_of_two", passage, lost[0], place)
                return


def _lists(text: str) -> Iterator[list[Named]]:
    """The lists of things of one kind in `text`: two or more with nothing between them but "en" or a comma."""
    group: list[Named] = []
    for one in named_in(text):
        between = text[group[-1].end : one.start] if group else ""
        joins = group and group[-1].kind == one.kind and len(between) <= APART
        if joins and _JOINED.fullmatch(between) and _WORD_JOINS.search(between):
            group.append(one)
            continue
        if len(group) > 1:
            yield group
        group = [one]
    if len(group) > 1:
        yield group


def _one_of_both(pair: Pair) -> Iterator[Signal]:
    """ "Allebei de pauzes", of which the report names one: "de ochtendpauze", "de eerste pauze"."""
    if _BOTH.search(pair.text):
        return
    for passage in reversed(pair.around):
        for match in () if passage.is_question else _both_in(passage.text):
            stem = match["noun"].lower()[:-1]
            nouns = list(re.finditer(rf"{re.escape(stem)}\w{{1,2}}\b", pair.text.lower()))
            single = _SINGLE.search(pair.text[: nouns[0].start()]) if len(nouns) == 1 else None
            if single and passage in pair.about:
                said = (passage.start + match.start(), passage.start + match.end())
                written = (single.start(), nouns[0].end())
                yield Signal("scope.one_of_both", 1.0, Aspect.SCOPE, passage.turn.id, said, written)
                return


@lru_cache(maxsize=16_384)
def _both_in(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_BOTH.finditer(text))


def _signal(rule: str, passage: Passage, one: Named, written: tuple[int, int]) -> Signal:
    place = (passage.start + one.start, passage.start + one.end)
    return Signal(rule, 1.0, Aspect.SCOPE, passage.turn.id, place, written)
