"""Conditions as they are said and as they are written: where the if-part stands, and what it is about."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from reconcile.comparison.clauses import content
from reconcile.language.cues import Cue, find_in, has_cue
from reconcile.language.tokens import tokens
from reconcile.lexicon import table

_BREAK = re.compile(r"[,;:.?!()]")
_SUBJECT = r"(?:ik|je|jij|u|hij|ie|ze|zij|we|wij|jullie|het|'t|dat|die|er|de|een|dit|deze|[A-Z]\w+)"
_TURN = re.compile(
    r"\b(?:dan|(?:mag|mogen|kan|kunnen|moet|moeten|is|wordt|ga|gaat|gaan|doe|doen|krijgt|wil|bel|zal|hoeft|blijft|haal|stuur"
    rf"|vind)\s+{_SUBJECT}\b)"
)
"""Where the main clause begins without a comma: "als ze het af heeft | mag ze"."""
_VERB_LAST = re.compile(
    r"\b(?P<last>\w+)(?=\s+(?P<main>\w+)\s+(?:ik|je|jij|u|hij|ie|ze|zij|we|wij|jullie|het|'t|dat|die|er)\b)"
)
"""The same of any verb right after the one that ends the if-part: "zodra er iemand uitgaat | schuift ie door"."""
_INVERTED = re.compile(
    rf"(?:^|[;:.!?]\s+)\W*(?:(?:en|maar|oké|ja|nou|dus|goed|eh)\b\W+)*(?P<verb>\w+)\s+{_SUBJECT}\b"
    r"(?P<rest>(?:[^,.?!;]|\.(?=\s[a-z]))*?)(?:,|\s(?=dan\s))\s*(?P<main>\w+)",
)
"""A verb, its subject, a comma, and "dan" or another verb: "staat ie er langer dan een kwartier, dan bel ik".

"Legt hij op mijn tafel, en dan mag hij gaan" tells of two things in a row.
"""
_COMPARES = re.compile(r"\b(?:zo|zowel|net|even|evenals|evenzeer|zelfde|dezelfde|hetzelfde)\b[^,.;]*$", re.IGNORECASE)
SHORTEST = 2
"""Words that an if-part has at least after its first."""
LONGEST_COMPARISON = 60
"""Letters between "zowel" and its "als"."""


INFINITIVE = ("en", "aan", "ien", "oen")
SUBORDINATOR = " dat "
"""After it the verb comes last, so the if-part runs on to the next mark."""


class Conditional(NamedTuple):
    """One condition. `text[start:end]` of the whole is what it covers, its first word included."""

    kind: str
    """The group of `lexicon/conditions.toml` that its first word belongs to."""
    start: int
    end: int
    about: frozenset[str]
    """Content words of the if-part that tell which condition it is."""
    rest: frozenset[str]
    """Content words of what depends on it."""


@lru_cache(maxsize=16_384)
def spoken_conditions(text: str) -> tuple[Conditional, ...]:
    """The conditions that a spoken sentence makes, in order."""
    fillers = _find("speech.filler", text)
    strict = list(_led(text, "speech.strict"))
    if fillers:  # "alleen als jullie willen" is a condition, although "als jullie willen" is none
        return tuple(c for c in strict if not c.about and any(c.start < filler.start < c.end for filler in fillers))
    found = [*strict, *_reserves(text), *_led(text, "speech.proviso")]
    found += [c for c in _led(text, "speech.if") if not _inside(c, found) and _is_clause(text, c)]
    found += [c for c in _inverted(text) if c.about and not _inside(c, found)]
    return tuple(sorted(found, key=lambda condition: condition.start))


@lru_cache(maxsize=16_384)
def written_conditions(text: str) -> tuple[Conditional, ...]:
    """The conditions that a sentence of a report makes, in order; what may be one included."""
    strict = list(_led(text, "written.strict"))
    loose = [c for c in _led(text, "written.loose") if _is_led_clause(text, c)]
    found = [*strict, *(c for c in [*loose, *_inverted(text)] if not _inside(c, strict))]
    found += [c for c in _led(text, "written.weak") if not _inside(c, found)]
    return tuple(sorted(found, key=lambda condition: condition.start))


def settles(text: str, condition: Conditional) -> bool:
    """Whether something is decided for the case that the condition is met."""
    main = text[condition.end :] if text[condition.end :].strip(" .!,") else text[: condition.start]
    return bool(_find("speech.settles", main)) or any(has_cue(main, group) for group in ("commit", "commit_we"))


def _reserves(text: str) -> Iterator[Conditional]:
    """What has to come first, what happens otherwise, and who has yet to decide."""
    for group in ("first", "otherwise", "reserve"):
        for cue in _find(f"speech.{group}", text)[:1]:
            if group == "first" and _find("speech.defers", text[cue.start :]):
                continue
            rest = content(text[: cue.start])
            yield Conditional(group, cue.start, len(text.rstrip()), telling(text[cue.start :]), rest)


def _led(text: str, group: str) -> Iterator[Conditional]:
    """Conditions begun by a word of `group`."""
    for cue in _find(group, text):
        if _COMPARES.search(text, max(0, cue.start - LONGEST_COMPARISON), cue.start):
            continue
        end = _end(text, cue.end)
        yield Conditional(
            group.partition(".")[2],
            cue.start,
            end,
            telling(text[cue.end : end]),
            content(text[: cue.start]) | content(text[end:]),
        )


def _end(text: str, start: int) -> int:
    """Where the if-part that begins at `start` ends."""
    mark = _BREAK.search(text, start)
    end = mark.start() if mark else len(text)
    if not text.lower().startswith(SUBORDINATOR, start):
        turns = sorted(
            {
                *(turn.start() for turn in _TURN.finditer(text, start, end)),
                *(
                    turn.start("main")
                    for turn in _VERB_LAST.finditer(text, start, end)
                    if is_verb(turn["last"].lower()) and is_verb(turn["main"].lower())
                ),
            }
        )
        end = next((turn for turn in turns if len(text[start:turn].split()) >= SHORTEST), end)
    return start + len(text[start:end].rstrip())


def _inverted(text: str) -> Iterator[Conditional]:
    """ "Lukt het niet, dan ...": a condition that begins with its verb."""
    for found in _INVERTED.finditer(text):
        main = found["main"].lower()
        if is_verb(found["verb"].lower()) and (main == "dan" or is_verb(main)):
            start, end = found.start("verb"), found.end("rest")
            yield Conditional("inverted", start, end, telling(text[start:end]), content(text[end:]))


def _is_clause(text: str, condition: Conditional) -> bool:
    """Whether what "als" begins has a verb of the present, unlike "als eerste" and "als hij ziek was"."""
    part = text[condition.start : condition.end]
    if any(_find(f"speech.{group}", part) for group in ("time", "unreal")):
        return False
    if any(cue.start <= condition.start < cue.end for cue in _find("speech.even", text)):
        return False
    if not condition.about and not _find("speech.own_will", part):
        return False
    return any(is_verb(token.lower) for token in tokens(part)[1:])


def _is_led_clause(text: str, condition: Conditional) -> bool:
    """Whether what a written "als" begins is a clause, unlike "de wekker als signaal"."""
    words = [token.lower for token in tokens(text[condition.start : condition.end])]
    return words[:1] not in (["als"], ["wanneer"]) or any(is_verb(word) for word in words[1:])


@lru_cache(maxsize=16_384)
def is_verb(word: str) -> bool:
    """Whether a word is a verb, as its form and its lemma show."""
    (token,) = tokens(word)[:1] or (None,)
    if token is None or word in _listed("no_verbs"):
        return False
    return word in _listed("verbs") or (token.lemma.endswith(INFINITIVE) and token.lemma != word)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("conditions")[name])


@lru_cache(maxsize=16_384)
def telling(text: str) -> frozenset[str]:
    """The content words of a condition that tell it from another."""
    return content(text) - _listed("generic")


def _inside(condition: Conditional, others: list[Conditional]) -> bool:
    return any(other.start < condition.end and condition.start < other.end for other in others)


def _find(group: str, text: str) -> tuple[Cue, ...]:
    return find_in("conditions", group, text)
