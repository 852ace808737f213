"""Sentences cut into clauses: small enough that one denial in a clause denies what the clause says."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reconcile.alignment.terms import Term, likeness, terms
from reconcile.language.cues import Cue, find_in
from reconcile.language.tokens import sentence_spans, tokens
from reconcile.lexicon import table

ALIKE = 0.7
"""Likeness from which two words say the same here."""
LONGEST_NAME = 8
"""Letters up to which an unknown word with a capital is taken for a name; what begins a sentence may be a compound."""
_ENDS = re.compile(
    r"(?:\.\.\.|[,;:!?()–—|…]|\s-\s|-$|\b(?:maar|want|dus|omdat|doordat|terwijl|zodat|hoewel|waarbij|waardoor|mits|tenzij|zolang)\b)+",
    re.IGNORECASE,
)
_AND = re.compile(r"\ben\b", re.IGNORECASE)
_STOPS = re.compile(r"[.!?…\n].*\w", re.DOTALL)
_LETTERS = re.compile(r"\w")


class Clause(NamedTuple):
    """A stretch of text with one predicate, more or less. `text[start:end]` of the whole is what it covers."""

    start: int
    end: int
    text: str
    lemmas: frozenset[str]
    """Its content words."""
    negated: bool


@lru_cache(maxsize=16_384)
def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence of `text`; what holds no full stop within is one."""
    if _STOPS.search(text):
        return sentence_spans(text)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return ((start, end),) if end > start else ()


@lru_cache(maxsize=16_384)
def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses of `text`, in order."""
    cuts = {start for start, _ in sentences_of(text)} | {0}
    cuts |= {mark.start() for mark in _AND.finditer(text) if _are_clauses(text[: mark.start()], text[mark.end() :])}
    cuts |= {mark.start() if mark[0][0].isalpha() else mark.end() for mark in _ENDS.finditer(text)}
    places = sorted(cuts)
    found, told, denials = [], _telling(text), negators(text)
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        piece = text[start:end]
        if _LETTERS.search(piece):
            lead = len(piece) - len(piece.lstrip(" ,;:"))
            own = piece.strip(" ,;:")
            first, last = start + lead, start + lead + len(own)
            lemmas = frozenset(term.lemma for term in told if first <= term.start < last)
            found.append(Clause(first, last, own, lemmas, any(first <= place < last for place in denials)))
    return tuple(found)


def _are_clauses(before: str, after: str) -> bool:
    """Whether "en" stands between two clauses of which the second denies: each has a verb of its own."""
    first, second = _ENDS.split(before)[-1], _ENDS.split(after)[0]
    return bool(negators(second)) and _has_verb(first) and _has_verb(second)


def _has_verb(text: str) -> bool:
    """Whether a form of a verb stands in `text`: its lemma ends in "n" and is another word."""
    return any(token.is_word and token.lemma.endswith("n") and token.lower != token.lemma for token in tokens(text))


@lru_cache(maxsize=16_384)
def content(text: str) -> frozenset[str]:
    """The lemmas of the words that tell what `text` is about: no names of people, and none that go with any subject."""
    return frozenset(term.lemma for term in _telling(text))


def _telling(text: str) -> list[Term]:
    return [term for term in terms(text) if term.lemma not in _generic() and not _is_name(text[term.start : term.end])]


@cache
def _generic() -> frozenset[str]:
    return frozenset(table("stance")["generic"])


@lru_cache(maxsize=65_536)
def _is_name(word: str) -> bool:
    """Whether a word is likely the name of a person: with a capital, and no word of the dictionary."""
    from simplemma import is_known

    return word.istitle() and len(word) <= LONGEST_NAME and not is_known(word.lower(), ("nl", "en"))


@lru_cache(maxsize=16_384)
def negated(text: str) -> bool:
    """Whether `text` denies something, apart from fixed phrases that only look like it."""
    return bool(negators(text))


@lru_cache(maxsize=16_384)
def negators(text: str) -> tuple[int, ...]:
    """Where the words stand that deny."""
    spared = find_in("stance", "no_negation", text)
    return tuple(
        token.start
        for token in tokens(text)
        if token.lower in table("words")["negations"]
        and not any(phrase.start <= token.start < phrase.end for phrase in spared)
    )


def shared(some: frozenset[str], others: frozenset[str], least: float = ALIKE) -> frozenset[str]:
    """Those of `some` that `others` say too."""
    return frozenset(one for one in some if any(likeness(one, other) >= least for other in others))


def cue_content(text: str, cue: Cue) -> frozenset[str]:
    """The content words of a stance cue itself: what stands in its gap ("wijst het voorstel af") is its subject."""
    words = text[cue.start : cue.end].lower()
    if words in _phrases(cue.group):
        return content(words)
    ends = words.split()
    return content(f"{ends[0]} {ends[-1]}")


@cache
def _phrases(group: str) -> frozenset[str]:
    section, _, name = group.partition(".")
    return frozenset(table("stance")[section].get(name, ()))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the stance table, its START and AGREEING filled in."""
    speech, patterns = table("stance")["speech"], table("stance")["patterns"]
    agreeing = "|".join(map(re.escape, sorted(speech["after_agreeing_no"], key=len, reverse=True)))
    return re.compile(patterns[name].replace("START", patterns["start"]).replace("AGREEING", agreeing), re.IGNORECASE)
