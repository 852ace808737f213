"""What a report says of yes and no: each clause as a claim that something is agreed to, declined, done or left open."""

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from reconcile.comparison.clauses import clauses_of, cue_content, negators, pattern, sentences_of
from reconcile.language.cues import Cue, find_in


class Says(StrEnum):
    """What a clause of a report says of its subject."""

    AGREED = "agreed"
    """Somebody is said to agree."""
    DECLINED = "declined"
    """Somebody is said to be against, or it is said to be called off."""
    OPEN = "open"
    """Somebody is said to think about it."""
    DONE = "done"
    """It happens, or is so."""
    NOT_DONE = "not done"


class Claim(NamedTuple):
    """One clause of a report."""

    says: Says
    about: frozenset[str]
    """Content words of its subject."""
    text: str
    """Where it stands: its clause, or the whole sentence."""
    place: tuple[int, int] | None
    """Where the words stand in the report that say so; None when nothing but the verb does."""


@lru_cache(maxsize=8192)
def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims of a report text, in order: what is simply told makes one per sentence, every other clause its own."""
    return tuple(claim for start, end in sentences_of(text) for claim in _of_sentence(text, start, end))


def _of_sentence(text: str, begin: int, finish: int) -> Iterator[Claim]:
    clauses = [one for one in clauses_of(text) if begin <= one.start < finish]
    told: dict[Says, frozenset[str]] = {}
    named: set[Says] = set()
    for number, clause in enumerate(clauses):
        if pattern("supposes").match(clause.text):
            continue
        says, cue = _says(clause.text)
        if cue and pattern("below").search(clause.text[: cue.start]):
            says, cue = Says.DONE, None  # "alleen wanneer zij daarmee instemt": nobody is said to agree
        if not cue:
            told[says] = told.get(says, frozenset()) | clause.lemmas
            continue
        about = clause.lemmas - cue_content(clause.text, cue)
        if not about and len(clauses) > 1:
            about = clauses[number + 1 if number + 1 < len(clauses) else number - 1].lemmas
        named.add(says)
        yield Claim(says, about, clause.text, (clause.start + cue.start, clause.start + cue.end))
    for says, about in told.items():
        if says is Says.DONE and named & {Says.DECLINED, Says.OPEN}:
            continue  # what surrounds a refusal does not happen
        yield Claim(says, about, text[begin:finish], None)


def _says(text: str) -> tuple[Says, Cue | None]:
    agrees = find_in("stance", "written.agrees", text) or _apart("agrees_apart", text)
    declines = tuple(
        cue
        for cue in find_in("stance", "written.declines", text) or _apart("declines_apart", text)
        if not any(a.start <= cue.start < a.end for a in agrees)
    )
    deliberates = find_in("stance", "written.deliberates", text)
    denials = negators(text)
    if deliberates:
        return Says.OPEN, deliberates[0]
    for cue, says, otherwise in (
        *((cue, Says.DECLINED, Says.AGREED) for cue in declines[:1]),
        *((cue, Says.AGREED, Says.DECLINED) for cue in agrees[:1]),
    ):
        below = text.lower().find(" dat ", cue.start)  # what stands below "dat" is denied within what is agreed to
        of_cue = text[cue.start : cue.end].lower().startswith(("geen", "niet"))
        last = cue.end if says is Says.DECLINED else below if below > 0 else len(text)
        denied = any(place < last and not (of_cue and place == cue.start) for place in denials)
        return (otherwise if denied else says), cue
    return (Says.NOT_DONE if denials else Says.DONE), None


def _apart(name: str, text: str) -> tuple[Cue, ...]:
    """A separable verb with its parts at both ends of the clause."""
    match = pattern(name).search(text)
    return (Cue(f"written.{name}", match.start(), match.end()),) if match else ()
