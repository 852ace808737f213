"""What a report sentence says is done, and by whom."""

from collections.abc import Iterator
from typing import NamedTuple

from reconcile.comparison.clauses import negated
from reconcile.comparison.deed_words import deed_words
from reconcile.comparison.heard import tells_of_another
from reconcile.comparison.pair import Pair
from reconcile.comparison.people import (
    asks_to_act,
    doer_of,
    grammar,
    is_marked,
    joined_to,
    named_in_report,
    pieces,
    placed,
    without,
)
from reconcile.comparison.unnamed import unnamed
from reconcile.language.cues import find_in
from reconcile.language.roles import Mention
from reconcile.language.tokens import tokens
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
        people = [one for one in named_in_report(pair.cast, pair.text) if one.speakers or one.start == doer.start]
        return (found[0]._replace(about=deed_words(without(pair.text, people))),)
    return found


def _deeds(pair: Pair) -> Iterator[WrittenDeed]:
    left_out = unnamed(pair)
    for start, end in pieces(pair.text):
        text = pair.text[start:end]
        if left_out and start == 0:
            if not (_has("no_deed", text) or _has("receives", text) or _tells(text)):
                yield WrittenDeed(left_out, left_out.speakers, deed_words(text))
            continue
        if negated(text):
            continue
        mentions = named_in_report(pair.cast, text)
        receives = _has("receives", text)
        doer = _giver(text, mentions) if receives else _actor(text, mentions)
        if doer is None and (receives or _has("no_deed", text) or not grammar("passive").search(text)):
            continue
        people = [one for one in mentions if one == doer or one.speakers or one.is_group]
        about = deed_words(without(text, people))
        if doer is None:
            yield WrittenDeed(None, frozenset(), about)
        else:
            doers = frozenset(speaker for one in joined_to(text, doer, mentions) for speaker in one.speakers)
            yield WrittenDeed(placed(doer, start), doers, about)


def _has(group: str, text: str) -> bool:
    return bool(find_in("doing", group, text))


def _tells(text: str) -> bool:
    """Whether a sentence without a subject begins with a verb that is no deed: "Merkte op dat ...", "Wil graag"."""
    first = next((token.lower for token in tokens(text) if token.is_word), "")
    return first in table("doing")["states"] and not _has("deed", text)


def _giver(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """From whom somebody gets something."""
    return next((one for one in mentions if grammar("giver").search(text[: one.start])), None)


def _actor(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """Who does something in this part of a sentence, when it tells of a deed at all."""
    doer = doer_of(text, mentions)
    if doer is None or _has("deed", text) or asks_to_act(text, mentions, doer):
        return doer
    after, before = grammar("word_after").match(text, doer.end), grammar("word_before").search(text[: doer.start])
    beside = {match[1].lower() for match in (after, before) if match}
    if _has("no_deed", text) or beside & frozenset(table("doing")["states"]):
        return None
    is_plain = bool(doer.speakers) or doer.is_group or is_marked(text, doer)
    return doer if is_plain or any(map(tells_of_another, beside)) else None
