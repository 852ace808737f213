"""What was let in and what was left out: "alleen bij toetsen", "de huisarts liever niet", "de rest mag wel"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reconcile.alignment.terms import Term, is_exact, terms
from reconcile.comparison.clauses import clauses_of, negated, negators
from reconcile.comparison.conditionals import is_verb
from reconcile.language.cues import Cue, find_in
from reconcile.language.tokens import tokens
from reconcile.lexicon import table

_BREAK = re.compile(r"[,;:.?!()]|\b(?:maar|want|dus|en verder|en dan)\b")
_AFTER = re.compile(
    r"\s*(?:meer\s+|ook\s+)?(?:bij|in|op|aan|met|van|voor|naar|over|tijdens|onder|de|het|een|die|dat|z'n|m'n|d'r|zijn|haar|ons|onze|jullie|zo'n)\b",
    re.IGNORECASE,
)
"""After "niet": then it denies what follows, otherwise what stands before."""
_LEAVES = re.compile(
    r"\b(?:mag|mogen|hoeft|hoeven|wil|willen|doe ik|doen we|wij doen|we doen|ik doe|vind ik|vinden we|moet)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:niet|geen|nooit|niets|niks|nergens|evenmin)\b", re.IGNORECASE)
_CONTRAST = re.compile(r"(?:\W|\b(?:maar|en|ook|dus)\b)*niet\b", re.IGNORECASE)
_SUPPOSES = re.compile(r"\W*(?:als|wanneer|zolang|tenzij|mits|stel)\b", re.IGNORECASE)


_TELLS = re.compile(
    r"\b(?:was|waren|had|hadden|zei|zeiden|zegt|staat|stond|stonden|praat|praten|praatte|heeft|hebben|heb|bleek|werd|"
    r"werden|zat|zaten|zit|zitten|deed|deden|kwam|kwamen|ging|gingen|ken|kennen|weet|weten|zie|"
    r"ziet|zien|zag|dacht|vorig jaar)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells how things are or were: its "alleen" settles nothing."""
_SUPPOSES_AFTER = re.compile(r"^[^,.;]*\b(?:als|wanneer|indien|mits|tenzij|omdat|zolang)\b", re.IGNORECASE)


class Limit(NamedTuple):
    """Something let in or left out. `text[start:end]` of the whole is what says so."""

    kind: str
    """only, not ("niet op de gang"), out ("de huisarts liever niet"), except, rest_out or rest_in."""
    start: int
    end: int
    about: frozenset[str]
    """Content words of what alone is let in, or of what is left out."""


@lru_cache(maxsize=16_384)
def limits_of(text: str) -> tuple[Limit, ...]:
    """The limits that a spoken sentence sets, in order."""
    found = [*_only(text), *_excepted(text), *_rest(text), *_left_out(text)]
    return tuple(sorted(found, key=lambda limit: limit.start))


def _only(text: str) -> Iterator[Limit]:
    spared = _find("speech.not_only", text)
    for cue in _find("speech.only", text):
        if any(other.start <= cue.start < other.end for other in spared):
            continue
        end = _end(text, cue.end)
        about = nouns(text[cue.end : end])
        if _TELLS.search(text[:end]) or _SUPPOSES_AFTER.search(text[cue.end :]):
            continue
        if about and not negated(text[cue.end : end]):
            yield Limit("only", cue.start, end, about)


def _sets(clause: str) -> bool:
    """Whether a clause settles something rather than tells how things are: it has no verb, or one of leave or will."""
    verbs = [token.lower for token in tokens(clause) if is_verb(token.lower)]
    return not verbs or bool(_LEAVES.search(clause))


def _excepted(text: str) -> Iterator[Limit]:
    for cue in _find("speech.except", text):
        end = _end(text, cue.end)
        about = nouns(text[cue.start : end])
        if about:
            yield Limit("except", cue.start, end, about)


def _rest(text: str) -> Iterator[Limit]:
    for kind in ("rest_out", "rest_in"):
        for cue in _find(f"speech.{kind}", text):
            yield Limit(kind, cue.start, cue.end, nouns(text[: cue.start]))


def _left_out(text: str) -> Iterator[Limit]:
    for clause in clauses_of(text) if _DENIES.search(text) else ():
        if _SUPPOSES.match(clause.text) or not _sets(clause.text):
            continue
        for place in negators(clause.text)[:1]:
            denial = _DENIES.match(clause.text, place)
            if not denial:
                continue
            ahead = denial[0].lower() == "geen" or _AFTER.match(clause.text, denial.end())
            about = nouns(clause.text[denial.end() :] if ahead else clause.text[:place])
            if about:
                yield Limit("not" if _CONTRAST.match(clause.text) else "out", clause.start, clause.end, about)


def _end(text: str, start: int) -> int:
    mark = _BREAK.search(text, start)
    return mark.start() if mark else len(text)


@lru_cache(maxsize=16_384)
def nouns(text: str) -> frozenset[str]:
    """The content words of `text` that tell what a limit is about: no verbs, no dates, none that goes with anything."""
    return frozenset(
        term.lemma
        for term in terms(text)
        if term.lemma not in _generic()
        and not is_exact(term.lemma)
        and not _is_finite(text[term.start : term.end], term)
    )


def _is_finite(word: str, term: Term) -> bool:
    """Whether a word is a verb that tells who does it; "lezen" may be the name of a lesson."""
    return word.lower() != term.lemma and is_verb(word.lower())


def _generic() -> frozenset[str]:
    return frozenset(table("scope")["generic"])


def _find(group: str, text: str) -> tuple[Cue, ...]:
    return find_in("scope", group, text)
