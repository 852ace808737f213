"""Who plays in a dossier, and the role that stands for each of them when it is shared."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from models.transcript import Side, Transcript
from reconcile.writing.data import data_table
from reconcile.writing.facts import LetterFacts
from reconcile.writing.phrasing.parties import party_named


@dataclass(frozen=True)
class Someone:
    """A person, a school or a place."""

    name: str
    """As the family writes it, in full as far as known."""
    pseudonym: str
    """What is read instead: "de leerling", "ouder 1", "de intern begeleider"."""
    is_person: bool = True
    is_child: bool = False
    """The pupil it is about, who may be named by one initial."""


def tables() -> dict[str, Any]:
    """The Dutch words of this package."""
    return data_table("sharing/pseudonyms.toml")


def cast_of(
    facts: LetterFacts,
    transcript: Transcript | None = None,
    *,
    others: Iterable[str] = (),
    children: Iterable[str] = (),
    places: Iterable[str] = (),
) -> tuple[Someone, ...]:
    """Everybody we know of, each once, in a fixed order, so that the same dossier gives the same roles.

    `others` are further people, `children` other pupils, `places` towns, streets, institutions.
    """
    stands_for: dict[str, str] = tables()["stands_for"]
    speakers = transcript.speakers if transcript else ()
    parents = _each_once([*facts.parents, *(each.name for each in speakers if each.side is Side.PARENT)])
    staff = [each for each in speakers if each.name.strip() and each.name not in parents and each.name != facts.child]
    roles = [party_named(each.role).subject if each.role else "" for each in staff]
    found = [Someone(" ".join(facts.child.split()), stands_for["child"], is_child=True)]
    found += [Someone(name, f"{stands_for['parent']} {n}") for n, name in enumerate(parents, start=1)]
    counted = Counter(roles)
    seen: Counter[str] = Counter()
    for each, role in zip(staff, roles, strict=True):
        seen[role] += 1
        stand_in = role or stands_for["staff" if each.side is Side.SCHOOL else "person"]
        numbered = counted[role] > 1 or not role
        found.append(Someone(each.name, f"{stand_in} {seen[role]}" if numbered else stand_in))
    taken = {each.name for each in found}
    strangers = [name for name in _each_once([*others, facts.addressee]) if not _is_one_of(name, taken)]
    found += [Someone(name, f"{stands_for['person']} {n}") for n, name in enumerate(strangers, start=1)]
    found += [Someone(n, f"{stands_for['other_child']} {i}") for i, n in enumerate(_each_once(children), start=1)]
    found.append(Someone(" ".join(facts.school.split()), stands_for["school"], is_person=False))
    found += [
        Someone(n, f"{stands_for['place']} {i}", is_person=False) for i, n in enumerate(_each_once(places), start=1)
    ]
    return tuple(each for each in found if each.name)


def _is_one_of(name: str, taken: Iterable[str]) -> bool:
    """Whether `name` ("mevrouw De Wit") is a way to address somebody in `taken`."""
    words = [word.lower() for word in name.split()]
    return not words or any(words[-1] == other.lower().split()[-1] for other in taken if other)


def _each_once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
