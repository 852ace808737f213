"""What a report sentence says is done, and by whom."""

from collections.abc import Iterator
from typing import NamedTuple

from reconcile.comparison.clauses import content
from reconcile.comparison.heard import tells_of_another
from reconcile.comparison.pair import Pair
from reconcile.comparison.people import doer_of, everybody, grammar, is_marked, joined_to, pieces, placed, without
from reconcile.language.cues import find_in
from reconcile.language.roles import Mention
from reconcile.lexicon import table


class WrittenDeed(NamedTuple):
    """One thing that the report says is done."""

    doer: Mention | None
    """None in a passive without an agent. Its place counts from the start of the statement."""
    doers: frozenset[str]
    """Whom the report may mean."""
    about: frozenset[str]
    """Content words of what is done."""


def written_deeds(pair: Pair) -> tuple[WrittenDeed, ...]:
    """The deeds of the statement, in order. A single one is about all that the statement says."""
    found = tuple(_deeds(pair))
    if len(found) == 1 and (doer := found[0].doer) is not None:
        people = [one for one in everybody(pair.cast, pair.text) if one.speakers or one.start == doer.start]
        return (found[0]._replace(about=content(without(pair.text, people))),)
    return found


def _deeds(pair: Pair) -> Iterator[WrittenDeed]:
    for start, end in pieces(pair.text):
        text = pair.text[start:end]
        mentions = everybody(pair.cast, text)
        receives = _has("receives", text)
        doer = _giver(text, mentions) if receives else _actor(text, mentions)
        if doer is None and (receives or _has("no_deed", text) or not grammar("passive").search(text)):
            continue
        people = [one for one in mentions if one == doer or one.speakers or one.is_group]
        about = content(without(text, people))
        if doer is None:
            yield WrittenDeed(None, frozenset(), about)
        else:
            doers = frozenset(speaker for one in joined_to(text, doer, mentions) for speaker in one.speakers)
            yield WrittenDeed(placed(doer, start), doers, about)


def _has(group: str, text: str) -> bool:
    return bool(find_in("doing", group, text))


def _giver(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """From whom somebody gets something."""
    return next((one for one in mentions if grammar("giver").search(text[: one.start])), None)


def _actor(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """Who does something in this part of a sentence, when it tells of a deed at all."""
    doer = doer_of(text, mentions)
    if doer is None or _has("deed", text):
        return doer
    after, before = grammar("word_after").match(text, doer.end), grammar("word_before").search(text[: doer.start])
    beside = {match[1].lower() for match in (after, before) if match}
    if _has("no_deed", text) or beside & frozenset(table("doing")["states"]):
        return None
    is_plain = bool(doer.speakers) or doer.is_group or is_marked(text, doer)
    return doer if is_plain or any(map(tells_of_another, beside)) else None
