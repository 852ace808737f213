"""The list of who were there against who is heard: who is missing on either side, or has another role."""

import re
from collections import Counter
from collections.abc import Iterator

from models.reconciliation import Remark
from models.transcript import Side, Speaker
from reconcile.language.roles import Cast, roles_of
from reconcile.lexicon import table
from reconcile.remarks.data import pattern, rules
from reconcile.remarks.head import Field, field_of
from reconcile.remarks.making import remark_of
from reconcile.remarks.sentence import Whole

LEAST_TURNS = 3
"""Turns from which somebody surely took part, and is no stray voice."""
LONGEST_SHORT = 4
"""Letters of the longest short form ("KvG", "AB'er"): too little to say that somebody was not heard."""
_ITEM = re.compile(r"(?:[^,;()\n]|\([^)]*\))+")
_PERSON = re.compile(r"(?<!\w)[A-ZÀ-Ý][a-zà-ÿ'’-]{2,}")
_SENTENCE = re.compile(r"[a-zà-ÿ)]{3}\.\s+[A-ZÀ-Ý][a-zà-ÿ]+\s+[a-z]")
"""A sentence that follows the list on the same line."""
_IN_BRACKETS = re.compile(r"\(([^)]*)\)")


def raised(whole: Whole) -> Iterator[Remark]:
    """Remarks on the list; none while it is not known of every voice whose it is."""
    if whole.report is None or whole.transcript is None:
        return
    listed = field_of(whole.text, "attendees")
    if listed is None or not all(one.name or one.role for one in whole.transcript.speakers):
        return
    unlisted = list(_not_listed(whole, listed))
    yield from unlisted
    if not listed.is_list or _SENTENCE.search(listed.value):
        return
    for item in _items(listed):
        yield from _other_role(whole, item)
        if not unlisted:  # else it may be the same person by another name
            yield from _not_heard(whole, item)


def _items(listed: Field) -> Iterator[Field]:
    for match in _ITEM.finditer(listed.value):
        start = 0
        for cut in [*pattern("items_joined").finditer(match[0]), None]:
            piece = match[0][start : cut.start() if cut else None]
            lead = match.start() + start + len(piece) - len(piece.lstrip())
            if piece.strip():
                yield Field(piece.strip(), listed.start + lead, listed.start + lead + len(piece.strip()))
            start = cut.end() if cut else start


def _not_listed(whole: Whole, listed: Field) -> Iterator[Remark]:
    assert whole.transcript is not None
    turns = Counter(turn.speaker for turn in whole.transcript.turns)
    named = frozenset[str]().union(*(each.speakers for each in whole.cast.mentions(listed.value)))
    covered = {Side.SCHOOL} if pattern("writer").search(listed.value) else set()
    covered |= {Side.PARENT} if pattern("both_parents").search(listed.value) else set()
    heard = [one for one in whole.transcript.speakers if turns[one.id] >= LEAST_TURNS]
    missing = [one for one in heard if one.id not in named and one.side not in covered and not _is_named(one, listed)]
    if missing and named and len(list(_items(listed))) < len(heard):
        who = ", ".join(_called(one) for one in missing)
        yield remark_of(rules()["not_listed"], None, [(listed.start, listed.end)], who=who)


def _not_heard(whole: Whole, item: Field) -> Iterator[Remark]:
    found = whole.cast.mentions(item.value)
    outside = _IN_BRACKETS.sub("", item.value)
    is_person = _PERSON.search(outside) is not None or any(len(each.label) > LONGEST_SHORT for each in found)
    by_name = any(_name_parts(one) & set(item.value.lower().split()) for one in whole.people)
    unknown = not by_name and not any(each.speakers or each.is_group for each in found)
    if (
        is_person
        and unknown
        and not pattern("writer").search(item.value)
        and not pattern("not_there").search(item.value)
    ):
        who = item.value[0].upper() + item.value[1:]
        yield remark_of(rules()["not_heard"], None, [(item.start, item.end)], who=who)


def _other_role(whole: Whole, item: Field) -> Iterator[Remark]:
    """The name is somebody's, and the role behind it is another's."""
    bracketed = _IN_BRACKETS.search(item.value)
    if bracketed is None:
        return
    named = whole.cast.mentions(item.value[: bracketed.start()])
    written = roles_of(Speaker(id="written", role=bracketed[1]))
    people = [
        one for one in whole.people for each in named if each.speakers == {one.id} and each.label in one.name.lower()
    ]
    for one in people[:1]:
        known = roles_of(one)
        same_word = set(bracketed[1].lower().split()) & set(one.role.lower().split())
        if (
            known
            and written
            and known.isdisjoint(written)
            and not same_word
            and _both_fixed(whole.cast, written, known)
        ):
            yield remark_of(rules()["other_role"], None, [(item.start, item.end)], who=one.name)


def _both_fixed(cast: Cast, written: frozenset[str], known: frozenset[str]) -> bool:
    """Whether the role in the report is one that somebody else at the table has: then two were mixed up."""
    return any(written & roles_of(one) and not known & roles_of(one) for one in cast.speakers.values())


def _is_named(one: Speaker, listed: Field) -> bool:
    return any(part in listed.value.lower() for part in _name_parts(one))


def _name_parts(one: Speaker) -> set[str]:
    """The parts of a name by which somebody can be known: without particles and initials."""
    particles = table("roles")["name_particles"]
    return {part for part in one.name.lower().split() if len(part) > 2 and part not in particles}


def _called(one: Speaker) -> str:
    return f"{one.name} ({one.role})" if one.name and one.role else one.label
