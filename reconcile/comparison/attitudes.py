"""Whether somebody likes it: content in the report and against it at the table, or the other way round."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.finding import Aspect
from models.transcript import Side
from reconcile.comparison.clauses import content, negators, pattern
from reconcile.comparison.pair import Pair, Passage, Signal, at
from reconcile.comparison.stance import Move, Say
from reconcile.language.cues import Cue, find_in

AFTER = 3
"""Turns after the evidence in which what somebody says may still be of it."""
FALLING_IN = 6
"""Words up to which "ook niet" falls in with the no of another, whatever that is of."""
SHORT = 4
"""Words up to which a yes right after a no of another falls in with it."""
_BELOW = re.compile(r"\b(?:als|wanneer|indien|zodra|mits|tenzij|totdat|of)\b", re.IGNORECASE)


_ALLOWS = re.compile(r"(?<!\bniet )(?<!\bik )\bwel\W*$", re.IGNORECASE)
_NOR = re.compile(r"\b(?:ook niet|ook geen|evenmin)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:u|jullie)\b", re.IGNORECASE)
_AGAINST = ("refuses", "objects", "discontent")
_OF = re.compile(r"\s*(?:van|door)\b", re.IGNORECASE)


_RULES = {
    True: "polarity.content_but_against",
    None: "polarity.open_but_against",
    False: "polarity.against_but_content",
}


class Attitude(NamedTuple):
    """What a text says of how somebody stands to something."""

    likes: bool | None
    """None when they are said to think about it."""
    cue: Cue


def compare_attitudes(pair: Pair, said: tuple[Move, ...]) -> Iterator[Signal]:
    """Signals polarity.content_but_against, polarity.open_but_against and polarity.against_but_content."""
    written = written_attitudes(pair.text)
    if not written or len({one.likes is False for one in written}) != 1:
        return  # it says nothing of it, or both
    if find_in("scope", "written.only", pair.text) or find_in("scope", "written.except", pair.text):
        return  # part is agreed to, part is not
    likes, cue = written[-1]
    heard = _heard(pair, _holders(pair, cue), said)
    against = [own for own in heard.values() if not any(attitude is likes for _, attitude in own)]
    if against and (likes is not False or len(against) == len(heard)):
        yield at(against[-1][-1][0], _RULES[likes], Aspect.POLARITY, (cue.start, cue.end))


def _heard(pair: Pair, holders: frozenset[str], said: tuple[Move, ...]) -> dict[str, list[tuple[Passage, bool]]]:
    """Per speaker of `holders` what they said of liking it; that they fall in with a no of another tells nothing."""
    heard: dict[str, list[tuple[Passage, bool]]] = {}
    answers = {
        (one.passage.turn.id, one.passage.start): one.say is Say.YES
        for one in said
        if one.say in (Say.YES, Say.NO) and not one.falls_in and not one.own and len(one.passage.text.split()) <= SHORT
    }
    refuser = ""
    for passage in _evidence(pair):
        speaker, attitude = passage.turn.speaker, spoken_attitude(passage.text)
        if attitude is None and not find_in("stance", "speech.defers", passage.text):
            attitude = answers.get((passage.turn.id, passage.start))
        falls_in = attitude and refuser not in ("", speaker) and len(passage.text.split()) <= SHORT
        if speaker in holders and attitude is not None and not falls_in:
            heard.setdefault(speaker, []).append((passage, attitude))
        if attitude is False or pattern("no").match(passage.text):
            refuser = speaker
        elif content(passage.text) and not negators(passage.text):
            refuser = ""
    return heard


def _evidence(pair: Pair) -> tuple[Passage, ...]:
    """The sentences about the statement, up to a little after the stretch."""
    first, last = pair.tight[0].id, pair.tight[-1].id + AFTER
    return tuple(one for one in pair.around if first <= one.turn.id <= last and not one.is_question)


def _holders(pair: Pair, cue: Cue) -> frozenset[str]:
    """Who the report says this of: whom it names last before the words, or else first after them."""
    if _YOU.search(pair.text) and not pair.cast.mentions(pair.text[: cue.start]):
        return frozenset(one.id for one in pair.cast.speakers.values() if one.side is Side.PARENT)
    named = [mention for mention in pair.cast.mentions(pair.text) if mention.speakers]
    before = [mention for mention in named if mention.start < cue.end]
    after = [mention for mention in named if mention.start >= cue.end]
    chosen = after[:1] if _OF.match(pair.text, cue.end) else before[-1:] or after[:1]
    return frozenset(speaker for mention in chosen for speaker in mention.speakers)


@lru_cache(maxsize=8192)
def written_attitudes(text: str) -> tuple[Attitude, ...]:
    """The attitudes that a report sentence tells of."""
    likes = [*find_in("stance", "written.agrees", text), *find_in("stance", "written.content", text)]
    against = list(find_in("stance", "written.against", text))
    likes = [cue for cue in likes if not any(one.start <= cue.start < one.end for one in against)]
    against = [cue for cue in against if not any(one.start < cue.start < one.end for one in likes)]
    found: list[Attitude] = []
    for cue, positive in (*((one, True) for one in likes), *((one, False) for one in against)):
        if _BELOW.search(text[: cue.start]):
            continue
        denied = any(cue.start - 12 <= place < cue.end for place in negators(text) if place != cue.start)
        found.append(Attitude(positive is not denied, cue))
    found += [Attitude(None, cue) for cue in find_in("stance", "written.deliberates", text)]
    return tuple(sorted(found, key=lambda one: one.cue.start))


@lru_cache(maxsize=16_384)
def spoken_attitude(text: str) -> bool | None:
    """Whether a spoken sentence likes something or is against it; None when it does not say."""
    if pattern("supposes").match(text) or (len(text.split()) <= FALLING_IN and _NOR.search(text)):
        return None
    if find_in("stance", "speech.defers", text):
        return None
    against = [cue for group in _AGAINST for cue in find_in("stance", f"speech.{group}", text)]
    likes = list(find_in("stance", "speech.agrees", text))
    minds_not = [cue for cue in find_in("stance", "speech.objects", text) if _denied(text, cue)]
    against = [cue for cue in against if cue not in minds_not and not any(_within(cue, one) for one in likes)]
    likes = [cue for cue in likes if not any(one.start <= cue.start < one.end for one in against)]
    if against:
        return None if likes else False
    return True if _ALLOWS.search(text) or minds_not or (likes and not negators(text)) else None


def _denied(text: str, cue: Cue) -> bool:
    """Whether the word before what objects denies it: "geen moeite mee"."""
    return bool(re.search(r"\b(?:geen|niet|niks)\W+(?:\w+\W+)?$", text[: cue.start], re.IGNORECASE))


def _within(cue: Cue, other: Cue) -> bool:
    return other.start <= cue.start and cue.end <= other.end
