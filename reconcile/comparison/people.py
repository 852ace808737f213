"""Whom a report sentence names: as the source of words, as the one who acts, or otherwise."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache

from models.finding import Aspect, Correction
from models.transcript import Side
from reconcile.comparison.pair import Pair, Passage, Signal, at
from reconcile.language.roles import Cast, Mention
from reconcile.language.tokens import sentence_spans
from reconcile.lexicon import table

_BULLETS = " -•*–0123456789.)"
"""What may stand before the first word of an item."""
SAME_STEM = 8
"""First letters that two words for one party share."""


@cache
def grammar(name: str) -> re.Pattern[str]:
    """A pattern of `lexicon/grammar.toml`."""
    rules = table("grammar")
    return re.compile(rules[name].replace("ARTICLE", rules["article"]), re.IGNORECASE)


@cache
def _outsider() -> re.Pattern[str]:
    words = sorted(table("doing")["outsiders"], key=len, reverse=True)
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(map(re.escape, words))})(?![\w'-])", re.IGNORECASE)


def _so_called(cast: Cast, word: str) -> frozenset[str]:
    """Those at the table whose role is much the same word: "administratie" for an "administratief medewerker"."""
    stem = word[:SAME_STEM]
    return frozenset(
        one.id for one in cast.speakers.values() if any(part.startswith(stem) for part in one.role.lower().split())
    )


@lru_cache(maxsize=16_384)
def everybody(cast: Cast, text: str) -> tuple[Mention, ...]:
    """Everybody named in `text`, in order, also people and parties who are not at the table."""
    known = cast.mentions(text)
    others = [
        Mention(_so_called(cast, match[0].lower()), match[0].lower(), False, *match.span())
        for match in _outsider().finditer(text)
        if not any(mention.start < match.end() and match.start() < mention.end for mention in known)
    ]
    return tuple(sorted((*known, *others), key=lambda mention: mention.start)) if others else known


@lru_cache(maxsize=16_384)
def named_in_report(cast: Cast, text: str) -> tuple[Mention, ...]:
    """Everybody named in a report's text; in a letter "ik" is somebody of the school, and "u" is the parents."""
    known = everybody(cast, text)
    others: list[Mention] = []
    for match in grammar("letter").finditer(text):
        is_reader = match.lastgroup == "reader"
        side = Side.PARENT if is_reader else Side.SCHOOL
        members = frozenset(one.id for one in cast.speakers.values() if one.side is side)
        if members and not any(one.start < match.end() and match.start() < one.end for one in known):
            others.append(Mention(members, "ouders" if is_reader else "school", True, *match.span()))
    return tuple(sorted((*known, *others), key=lambda mention: mention.start)) if others else known


def subjects(text: str, mentions: tuple[Mention, ...]) -> list[Mention]:
    """The mentions that no preposition makes something else than the subject, nor the word that joins them to such."""
    found: list[Mention] = []
    last: tuple[int, bool] | None = None
    for mention in mentions:
        joined = last is not None and grammar("joined").fullmatch(text[last[0] : mention.start]) is not None
        is_subject = last[1] if joined and last else not _is_object(text[: mention.start])
        is_subject &= not grammar("no_person").fullmatch(text[mention.start : mention.end])
        if is_subject:
            found.append(mention)
        last = (mention.end, is_subject)
    return found


def _is_object(before: str) -> bool:
    return bool(grammar("not_subject").search(before) or grammar("after_subject").search(before))


def asks_to_act(text: str, mentions: tuple[Mention, ...], asker: Mention) -> bool:
    """Whether somebody is said to ask an absent party, or their own: that is theirs to do, and no wish of theirs."""
    asked = (one for one in mentions if one != asker and grammar("asked").search(text[: one.start]))
    return any(not one.speakers or (one.is_group and asker.speakers <= one.speakers) for one in asked)


def without(text: str, people: Iterable[Mention]) -> str:
    """`text` with these people taken out, and all else in its place."""
    for mention in people:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


@lru_cache(maxsize=8192)
def pieces(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of the parts of a report text that may each have a doer of their own."""
    cuts = {start for start, _ in sentence_spans(text)} | {0}
    cuts |= {match.end() for match in grammar("part").finditer(text)}
    places = sorted(cuts)
    return tuple(
        (start, end) for start, end in zip(places, [*places[1:], len(text)], strict=True) if text[start:end].strip()
    )


def in_other_hands(
    pair: Pair, rule: str, aspect: Aspect | None, evidence: Passage, written: Mention, score: float = 1.0
) -> Signal:
    """A signal that the person in the report is not the one of the evidence, with the edit that puts them right.

    Somebody whom only the heading names stands nowhere in the statement, so there is nothing to edit.
    """
    if written.end == 0:
        return at(evidence, rule, aspect, score=score)
    signal = at(evidence, rule, aspect, (written.start, written.end), score)
    return replace(signal, correction=_correction(pair, written, evidence.turn.speaker))


def _correction(pair: Pair, written: Mention, speaker: str) -> Correction:
    label = pair.cast.label(speaker)
    start = pair.statement.start
    begins = pair.text[: written.start].rstrip(" ")[-1:] in ("", "\n", "\t")  # a sentence, or a cell of a table
    return Correction(
        start=start + written.start,
        end=start + written.end,
        text=label[:1].upper() + label[1:] if begins else label,
    )


def placed(mention: Mention, offset: int) -> Mention:
    """The same mention in a text that begins `offset` characters earlier."""
    return replace(mention, start=mention.start + offset, end=mention.end + offset)


def joined_to(text: str, mention: Mention, mentions: tuple[Mention, ...]) -> list[Mention]:
    """The mention and those that form one part of the sentence with it: "de leerkracht en de intern begeleider"."""
    found = [mention]
    for other in mentions:
        if other.start >= found[-1].end and grammar("joined").fullmatch(text[found[-1].end : other.start]):
            found.append(other)
        elif other.end <= mention.start and grammar("joined").fullmatch(text[other.end : mention.start]):
            found.insert(0, other)
    return found


def is_marked(text: str, mention: Mention) -> bool:
    """Whether a word or a mark tells that this is the doer: "door de gemeente", "(actie gemeente)"."""
    before, after = text[: mention.start], text[mention.end :]
    if grammar("agent").search(before) or (
        grammar("action_before").search(before) and grammar("action_after").search(after)
    ):
        return True
    return grammar("action_first").match(after) is not None and not before.strip(_BULLETS) and not _is_topic(after)


def _is_topic(after: str) -> bool:
    """Whether what stands behind a label has a subject of its own: "Leerplicht: JA brengt advies uit"."""
    return grammar("own_subject").match(after) is not None


def doer_of(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """Who the statement says does it: the agent of a passive, the name between marks or in a cell, else the subject."""
    agents = (mention for mention in mentions if grammar("agent").search(text[: mention.start]))
    marked = (mention for mention in mentions if is_marked(text, mention))
    if named := next(agents, None) or next(marked, None):
        return named
    passive = grammar("passive").search(text)
    acting = (
        mention
        for mention in subjects(text, mentions)
        if not _is_topic(text[mention.end :]) and (passive is None or _acts_before(text, mention, passive))
    )
    return next(acting, None)


def _acts_before(text: str, mention: Mention, passive: re.Match[str]) -> bool:
    """Whether a person stands before a passive and has another verb: "Vader zorgt dat de boeken zijn besteld"."""
    return bool(text[mention.end : max(mention.end, passive.start())].strip())
