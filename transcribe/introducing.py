"""The ways in which one sentence of a meeting tells who somebody is. Sentences are tokens, see spoken_names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.transcript import Side
from transcribe.imports.roles import role_in
from transcribe.spoken_names import Found, Names, is_mark, phrase_ends_at, table

Role = tuple[str, Side]
NO_ROLE: Final[Role] = ("", Side.OTHER)
ROLE_WORDS: Final = 8
"""So far behind a name the role may stand."""
NEARBY: Final = 3
"""Words and marks of a next sentence in which the role must stand: "Karim. De vader." """
LONGEST_ROLE: Final = 3
"""Words: "schoolmaatschappelijk werker" has two, "intern begeleider op school" needs no more."""


@dataclass(frozen=True)
class Said:
    """Who somebody is, as one sentence has it."""

    found: Found | None
    """None when only the role was said."""
    role: Role = NO_ROLE


def of_oneself(
    sentence: Sequence[str], after: Sequence[str], names: Names, *, first: bool, calling: bool, in_round: bool
) -> Said | None:
    """What the speaker of `sentence` says of themselves; `after` is the next sentence, empty when there is none.

    `first`: nothing but greetings was said before it in this turn. `calling`: the talk has only just begun, so that
    "met Geertje" may be said on the telephone. `in_round`: people are telling their names.
    """
    if sentence[-1] == "?":
        return None
    found = _behind(sentence, names, table()["own_name"])
    if found is None and first and calling:
        found = _on_the_telephone(sentence, names)
    if found:
        role = role_of(sentence[found.end :])
        return Said(found, _group_of(sentence[found.end :]) if role == NO_ROLE and in_round else role)
    if first and (said := _name_first(sentence, after, names, in_round=in_round)):
        return said
    role = _own_role(sentence)
    return Said(None, role) if role != NO_ROLE else None


def of_next_speaker(sentence: Sequence[str], names: Names) -> Said | None:
    """Who is to speak now: "Floor, wil jij beginnen?", "Jorrit?", "En dit is Rob."."""
    found = _behind(sentence, names, table()["this_is"])
    if found:
        return Said(found, role_of(sentence[found.end :]))
    asked = sentence[-1] == "?"
    place = _past_openers(sentence)
    found = names.at(sentence, place, opening=True)
    if found and found.end < len(sentence) and (sentence[found.end] == "," or found.end == len(sentence) - 1):
        spoken_to = not set(_small(sentence[found.end :])).isdisjoint(table()["you"])
        if found.certain and (asked or spoken_to):
            return Said(found)
    for place in range(1, len(sentence) - 1):
        found = names.at(sentence, place, opening=False) if asked and sentence[place - 1] in (",", "hè") else None
        if found and found.end == len(sentence) - 1:
            return Said(found)
    return None


def opens_a_round(text: str) -> bool:
    """Whether `text` asks people to tell who they are."""
    return any(words in text.casefold() for words in table()["round"])


def is_greeting(sentence: Sequence[str]) -> bool:
    """Whether `sentence` is nothing but words one begins with."""
    return _past_openers(sentence) == len(sentence)


def role_of(tokens: Sequence[str]) -> Role:
    """The first role in `tokens`, at most `ROLE_WORDS` words away, unless a word takes it away."""
    words = _small(tokens)[:ROLE_WORDS]
    if not set(words).isdisjoint(table()["not_so"]):
        return NO_ROLE
    for place in range(len(words)):
        role, _ = _role_at(words, place)
        if role != NO_ROLE:
            return role
    return NO_ROLE


def _group_of(tokens: Sequence[str]) -> Role:
    """In a round of names "groep acht" is what somebody teaches; elsewhere it is where a child is."""
    said = " ".join(_small(tokens)[:ROLE_WORDS])
    return (table()["teaches"], Side.SCHOOL) if any(group in said for group in table()["groups"]) else NO_ROLE


def _role_at(words: Sequence[str], place: int) -> tuple[Role, int]:
    """The longest role that begins at `place`, and the place behind it."""
    of_another = place > 0 and words[place - 1] == "van"
    for length in range(min(LONGEST_ROLE, len(words) - place), 0, -1):
        said = " ".join(words[place : place + length])
        for name, ways in table()["elsewhere"].items():
            if said in ways:
                return (name, Side.OTHER), place + length
        role = role_in(said) if length == 1 or role_in(words[place])[0] == "" else NO_ROLE
        if (
            role[0]
            and role_in(" ".join(words[place : place + length - 1]) or "-")[0] == ""
            and not (of_another and role[1] is Side.PARENT)
        ):
            return role, place + length
    return NO_ROLE, place


def _behind(sentence: Sequence[str], names: Names, phrases: Sequence[str]) -> Found | None:
    """The name right behind one of `phrases`, if nothing behind it makes it somebody else."""
    for place in range(1, len(sentence)):
        if phrase_ends_at(sentence, place, phrases):
            found = names.at(sentence, place, opening=False)
            if found and _may_end_at(sentence, found.end):
                return found
    return None


def _on_the_telephone(sentence: Sequence[str], names: Names) -> Found | None:
    place = _past_openers(sentence)
    if place < len(sentence) and sentence[place].casefold() in table()["own_name_first"]:
        found = names.at(sentence, place + 1, opening=False)
        return found if found and _may_end_at(sentence, found.end) else None
    return None


def _name_first(sentence: Sequence[str], after: Sequence[str], names: Names, *, in_round: bool) -> Said | None:
    """ "Thijs, groep acht.", "Karim. Vader.", "Karim hier.", "Anouk, ik doe de IB." """
    place = _past_openers(sentence)
    found = names.at(sentence, place, opening=True)
    if found is None or found.titled or not set(_small(sentence)).isdisjoint(table()["you"]):
        return None
    rest = sentence[found.end :]
    if _small(rest) == ["hier"]:
        return Said(found)
    if rest and rest[0] not in ",.":
        return None
    alone = not _small(rest)
    rest = (after if after and after[-1] != "?" else []) if alone else rest[1:]
    role = role_of(rest[:NEARBY] if alone else rest)
    if role == NO_ROLE and in_round:
        role = _group_of(rest)
    if alone and not set(_small(sentence[:place])).isdisjoint(table()["greetings"]):
        return None
    telling = list(rest[:1]) in (["Ik"], ["ik"])
    if role != NO_ROLE or (in_round and (alone or telling)):
        return Said(found, role)
    return None


def _own_role(sentence: Sequence[str]) -> Role:
    for place in range(1, len(sentence)):
        if phrase_ends_at(sentence, place, table()["own_role"]):
            words = [token.casefold() for token in _clause(sentence[place:])]
            role, end = _role_at(words, 0) if words else (NO_ROLE, 0)
            if role != NO_ROLE and _may_end_at(words, end) and set(words).isdisjoint(table()["not_so"]):
                return role
    return NO_ROLE


def _clause(tokens: Sequence[str]) -> Iterator[str]:
    for token in tokens:
        if is_mark(token):
            return
        yield token


def _may_end_at(sentence: Sequence[str], place: int) -> bool:
    following = sentence[place].casefold() if place < len(sentence) else "."
    return is_mark(following) or following in table()["may_follow"]


def _past_openers(sentence: Sequence[str]) -> int:
    place = 0
    while place < len(sentence) and _is_opener(sentence[place]):
        place += 1
    return place


def _is_opener(token: str) -> bool:
    return is_mark(token) or token.casefold() in table()["openers"] or token.casefold() in table()["greetings"]


def _small(tokens: Sequence[str]) -> list[str]:
    return [token.casefold() for token in tokens if not is_mark(token)]
