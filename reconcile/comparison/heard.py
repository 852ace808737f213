"""What a sentence of the talk tells of who does what, before anything is held against it."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reconcile.comparison.clauses import clauses_of, negated
from reconcile.comparison.deed_words import deed_words
from reconcile.comparison.people import everybody
from reconcile.language.cues import find_in
from reconcile.language.roles import Cast
from reconcile.language.tokens import lemma_of
from reconcile.lexicon import table

SHORTEST_VERB = 3
"""Letters of the shortest word that may be a verb of another."""
_WORD = r"[\w'’-]+"
_I = re.compile(
    rf"(?:(?P<before>{_WORD})\s+)?(?<!\w)(?P<who>ik|'k|ikzelf|wij|we)(?!\w)(?:\s+(?P<after>{_WORD}))?", re.IGNORECASE
)
_AFTER = re.compile(r"\s+(?:zelf |ook |dan )?(\w+)")
_AHEAD = re.compile(r"(\w+)\s+(?:de |het |die |jullie |onze )?$")


class Deed(NamedTuple):
    """Something that the speaker of a sentence does."""

    about: frozenset[str]
    """Content words of its clause."""
    offers: bool
    """Whether it waits for an answer: "ik kan wel bellen", "zal ik bellen?"."""
    together: bool
    """Whether it is "wij" who do it."""
    points: bool
    """Whether it is done with what was just spoken of: "ik breng 'm morgen"."""


class Heard(NamedTuple):
    """What one sentence tells."""

    words: frozenset[str]
    """Its content words."""
    deeds: tuple[Deed, ...]
    asks: bool
    """Whether it asks something; a "ja?" or "hè?" at its end only wants to be heard."""
    asks_who: bool
    requests: bool
    """ "Kun jij ...", "wilt u ..."."""
    wishes: bool
    """ "Ik wil graag dat ..."."""
    claims: bool
    """ "Laat mij maar"."""
    assigns: bool
    """ "Dan doe jij dat"."""
    yes: bool
    no: bool
    names_me: bool
    """It begins with "ik" or "wij"."""


@lru_cache(maxsize=16_384)
def heard(text: str) -> Heard:
    """What the sentence `text` tells."""
    is_question = text.rstrip().endswith("?")
    return Heard(
        words=deed_words(text),
        deeds=_deeds(text),
        asks=is_question and not _pattern("tag").search(text),
        asks_who=is_question and _pattern("who").match(text) is not None,
        requests=_has("asks", text),
        wishes=_pattern("wishes").search(text) is not None,
        claims=_has("claims", text),
        assigns=_has("assigns", text),
        yes=_pattern("yes").match(text) is not None,
        no=_pattern("no").match(text) is not None,
        names_me=_pattern("me").match(text) is not None,
    )


@lru_cache(maxsize=16_384)
def told_in(cast: Cast, text: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Others who are said to do something ("de leerkracht vult het in"): who, and the content words of the clause."""
    return tuple(told for part in _parts(text) if not part.negated for told in _told(cast, part))


def _told(cast: Cast, part: "_Part") -> list[tuple[frozenset[str], frozenset[str]]]:
    if _I.search(part.text):
        return []
    for mention in everybody(cast, part.text):
        beside = (_AFTER.match(part.text, mention.end), _AHEAD.search(part.text[: mention.start]))
        if any(match is not None and match.start() > 0 and tells_of_another(match[1].lower()) for match in beside):
            return [(mention.speakers, part.about)]
    return []


@lru_cache(maxsize=16_384)
def tells_of_another(word: str) -> bool:
    """Whether a word may be a verb that tells what somebody else does."""
    if word in _words("states") or len(word) < SHORTEST_VERB:
        return False
    lemma = lemma_of(word)
    return (word.endswith("t") and lemma.endswith("n") and lemma != word) or (word.endswith("en") and lemma == word)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("doing")["words"][name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("doing")["patterns"][name], re.IGNORECASE)


def not_them(before: str) -> bool:
    """Whether the words before a person say that it is not they: "niet van de"."""
    return _pattern("not_them").search(before) is not None


def for_me(text: str) -> bool:
    """Whether somebody asks or offers to do it themselves: "Moeten wij dat kopen?", "Ik kan ook bellen hoor"."""
    return _pattern("for_me").search(text) is not None


def _has(group: str, text: str) -> bool:
    return bool(find_in("doing", f"speech.{group}", text))


class _Part(NamedTuple):
    """A part of a sentence with one doer."""

    text: str
    about: frozenset[str]
    negated: bool


@lru_cache(maxsize=16_384)
def _parts(text: str) -> tuple[_Part, ...]:
    """The clauses of a sentence, and what "en" joins: "ik typ het in en u leest het na"."""
    pieces = (piece.strip() for clause in clauses_of(text) for piece in _pattern("and").split(clause.text))
    return tuple(_Part(piece, deed_words(piece), negated(piece)) for piece in pieces if piece)


def _deeds(text: str) -> tuple[Deed, ...]:
    is_question = text.rstrip().endswith("?")
    parts = (part for part in _parts(text) if not part.negated and not _wishes_or_records(part.text))
    found = (_deed(part, is_question=is_question) for part in parts)
    return tuple(deed for deed in found if deed)


def _wishes_or_records(text: str) -> bool:
    return _pattern("wishes").search(text) is not None or _pattern("records").search(text) is not None


def _deed(part: _Part, *, is_question: bool) -> Deed | None:
    """What the speaker does in a part of a sentence; being called is no deed, and "ik ga" only leaves."""
    points = _pattern("points").search(part.text) is not None
    if given := _pattern("gives").search(part.text):
        return Deed(part.about, offers=False, together=given["who"].lower() == "ons", points=points)
    if _pattern("undergoes").search(part.text) or (not part.about and _pattern("leaves").fullmatch(part.text)):
        return None
    for match in _I.finditer(part.text):
        before, after = ((match[name] or "").lower() for name in ("before", "after"))
        verb = before if before and before not in _words("beside") else after
        if before in _words("joining") or {before, after} & _words("idle") or not verb or verb in _words("beside"):
            continue
        offers = bool({before, after} & _words("offering")) or (is_question and before in ("zal", "zullen"))
        return Deed(part.about, offers, match["who"].lower() in ("wij", "we"), points)
    return None
