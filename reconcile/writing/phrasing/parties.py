"""How somebody at the table is named in indirect speech: article, number, possessive."""

import re
from dataclasses import dataclass
from functools import cache

from reconcile.writing.data import data_table
from reconcile.writing.phrasing.words import enumerated

_ABBREVIATION = re.compile(r"^(?:[A-Z]{2,}\b|[A-Z]+['’]er\b|[A-Z]{2,}-)")


@dataclass(frozen=True)
class Party:
    """Somebody, or a side, as the subject of a Dutch sentence."""

    subject: str
    """With its article, in lower case unless a name: "de intern begeleider", "moeder", "school"."""
    plural: bool = False
    again: str = "hij of zij"
    """What stands for it when it is named a second time in a subordinate clause."""
    possessive: str = ""
    """"zijn", "haar" or "hun"; empty when the gender is not known."""
    is_parent: bool = False
    is_everybody: bool = False

    @property
    def again_as_object(self) -> str:
        """What stands for it when it is named again and is not the subject: "hem of haar"."""
        if self.plural:
            return "hen"
        return {"hij": "hem", "zij": "haar", "hij of zij": "hem of haar"}.get(self.again, self.subject)


def _words(name: str) -> list[str]:
    words: list[str] = data_table("phrasing/indirect.toml")["parties"][name]
    return words


def capitalised(text: str) -> str:
    """`text` with its first letter a capital."""
    return text[:1].upper() + text[1:]


def is_parent(actor: str) -> bool:
    """Whether `actor` ("moeder", "de ouders", "vader Tom") speaks for the family."""
    first = re.findall(r"[\w'’-]+", actor.lower())
    return any(word in _words("parents") for word in first)


def _one_name(actor: str) -> str:
    """`actor` with the article it needs."""
    first = actor.split()[0]
    lower = first.lower()
    if lower in ("de", "het", "een") or lower in _words("bare"):
        return lower + actor[len(first) :]
    if lower in _words("neuter"):
        return f"het {actor}"
    if first[0].isupper() and not _ABBREVIATION.match(first):
        return actor
    return "de " + re.sub(r"\b(leerkracht|mentor|docent|juf|meester) (?=groep \d)", r"\1 van ", actor)


@cache
def party_named(actor: str) -> Party:
    """The party that `actor` means: a role, a name, several of them, or everybody. Never fails."""
    actor = " ".join(re.sub(r"\([^)]*\)", " ", actor).split()).strip(" ,")
    words = data_table("phrasing/indirect.toml")["words"]
    if not actor:
        return Party(words["unknown_actor"])
    if actor.lower() in _words("everybody"):
        return Party(words["everybody"], plural=True, again="zij", possessive="hun", is_everybody=True)
    parts = [part for part in re.split(r"\s*,\s*|\s+en\s+|\s*/\s*", actor) if part]
    if len(parts) > 1:
        named = [_one_name(part) for part in parts]
        return Party(
            enumerated(named), plural=True, again="zij", possessive="hun", is_parent=all(map(is_parent, parts))
        )
    subject = _one_name(actor)
    head = actor.lower().split()[-1] if subject.startswith(("de ", "het ")) else actor.lower().split()[0]
    parent = is_parent(actor)
    if head in _words("plural") or actor.lower().split()[0] in _words("plural"):
        return Party(subject, plural=True, again="zij", possessive="hun", is_parent=parent)
    if head in _words("feminine"):
        return Party(subject, again="zij", possessive="haar", is_parent=parent)
    if head in _words("masculine"):
        return Party(subject, again="hij", possessive="zijn", is_parent=parent)
    if head in ("school", *_words("neuter")):
        return Party(subject, again=subject, is_parent=parent)
    return Party(subject, is_parent=parent)


def side_of(party: Party) -> Party:
    """Whom "wij" stands for when `party` says it: the parents, the school, or an outsider's own office."""
    words = data_table("phrasing/indirect.toml")["words"]
    outside = any(cue in party.subject.lower() for cue in _words("outside"))
    if party.plural or (outside and not party.is_parent):
        return party
    return party_named(words["parents"] if party.is_parent else words["school"])


def listeners_of(party: Party, listeners: str) -> Party:
    """Whom "u" and "jullie" stand for when `party` says it: `listeners`, or the school when a parent speaks."""
    return party_named(data_table("phrasing/indirect.toml")["words"]["school"] if party.is_parent else listeners)
