"""Who is meant: mentions of persons, roles and groups in a text, resolved to the speakers of the meeting."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import NamedTuple

from models.transcript import Side, Speaker, Transcript
from reconcile.lexicon import table


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, role or group in a text. `text[start:end]` is how it is written."""

    speakers: frozenset[str]
    """`Speaker.id`s it may denote; empty for somebody who did not speak."""
    label: str
    """The role or name it was recognised by."""
    is_group: bool
    start: int
    end: int


class _Meaning(NamedTuple):
    """What a word denotes in this meeting."""

    speakers: frozenset[str]
    label: str
    is_group: bool = False
    is_name: bool = False


@cache
def _role_of_word() -> dict[str, str]:
    roles = table("roles")["roles"]
    return {word: role for role, entry in roles.items() for word in entry["words"]}


SHORTEST_HEAD = 4
"""Letters of which the head of a role has more: "docent techniek" is a "docent"."""
HEAD_OF_COMPOUND = 8
"""Letters from which a role word at the end of a longer word is what that word is: a "gymleerkracht" is one."""
_FOR_ANOTHER = re.compile(r"\([^)]*\b(?:voor|van|namens)\b[^)]*\)")


def roles_of(speaker: Speaker) -> frozenset[str]:
    """The canonical roles (tables of `lexicon/roles.toml`) in a speaker's free-text role.

    Who sits there for another, "zus (vertaalt voor vader)", does not have that other's role.
    """
    text = _FOR_ANOTHER.sub("", _plain(speaker.role).lower())
    return frozenset(_role_of_word()[match[1] or match[2]] for match in _role_pattern().finditer(text))


@cache
def _role_pattern() -> re.Pattern[str]:
    """The longest words first: an "intern begeleider" is no "begeleider" as well."""
    words = sorted(_role_of_word(), key=len, reverse=True)
    head = "|".join(re.escape(word) for word in words if len(word) >= HEAD_OF_COMPOUND)
    whole = "|".join(map(re.escape, words))
    return re.compile(rf"(?<!\w)(?:({whole})|\w+?({head}))(?!\w)")


def _plain(text: str) -> str:
    """`text` with straight apostrophes, of the same length."""
    return text.replace("’", "'").replace("‘", "'")


class Cast:
    """The people of one meeting, with every word that can denote them."""

    def __init__(self, transcript: Transcript) -> None:
        """Build the words from names, roles and sides of `transcript.speakers`."""
        self.speakers = {speaker.id: speaker for speaker in transcript.speakers}
        people = transcript.speakers
        self._words = {**_names(people), **_own_roles(people), **_roles(people), **_groups(people)}
        longest_first = sorted(self._words, key=len, reverse=True)
        self._pattern = re.compile(
            rf"(?<![\w'.])(?<!\w-)(?:{'|'.join(map(re.escape, longest_first))})(?!-?\w)", re.IGNORECASE
        )

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Everybody mentioned in `text`, in order. A title with a name ("juf Anouk") is one mention, of that person."""
        return tuple(_joined(text, self._found(_plain(text))))

    def _found(self, text: str) -> Iterator[tuple[Mention, bool]]:
        """Every mention, and whether it is a name."""
        for match in self._pattern.finditer(text):
            meaning = self._words.get(match[0].lower())
            if meaning and _is_written_so(match[0], meaning):
                yield Mention(meaning.speakers, meaning.label, meaning.is_group, *match.span()), meaning.is_name

    def may_be(self, mention: Mention, speaker: str) -> bool:
        """Whether `mention` may denote this speaker: it does, or nobody has told yet what the speaker's role is.

        A transcript fresh from a recording knows voices only; a voice without a role can be anybody at the table.
        """
        return speaker in mention.speakers or not self.speakers[speaker].role

    @cached_property
    def _family(self) -> frozenset[str]:
        people = self.speakers.values()
        return frozenset(one.id for one in people if one.side is Side.PARENT or "leerling" in roles_of(one))

    def voices(self, speaker: str) -> frozenset[str]:
        """Whose words this speaker's may be: their own, and of an interpreter those of the family too."""
        return frozenset({speaker}) | (self._family if _interprets(self.speakers[speaker]) else frozenset())

    def label(self, speaker: str) -> str:
        """The Dutch role of a speaker, or the name when there is no role."""
        person = self.speakers[speaker]
        return person.role or person.label


@cache
def _interprets(speaker: Speaker) -> bool:
    words = re.findall(r"\w+", speaker.role.lower())
    return not set(words).isdisjoint(table("roles")["parts"]["interpreting"])


def _is_written_so(word: str, meaning: _Meaning) -> bool:
    """Names begin with a capital ("bakker" is none), and "OP" is a role where "op" and "Op" are not."""
    if meaning.is_name:
        return word[0].isupper()
    return word.isupper() or word.lower() not in table("roles")["only_in_capitals"]


def _joined(text: str, found: Iterable[tuple[Mention, bool]]) -> Iterator[Mention]:
    waiting: Mention | None = None
    for mention, is_name in found:
        if waiting and is_name and _are_one(text, waiting, mention):
            waiting = replace(mention, start=waiting.start)
            continue
        if waiting:
            yield waiting
        waiting = mention
    if waiting:
        yield waiting


def _are_one(text: str, title: Mention, name: Mention) -> bool:
    """Whether a role and the name after it are one person: in "begeleidt de AB'er Sterre" they are two."""
    if title.is_group or text[title.end : name.start] != " ":
        return False
    return not title.speakers or bool(title.speakers & name.speakers)


def _groups(people: tuple[Speaker, ...]) -> dict[str, _Meaning]:
    words: dict[str, _Meaning] = {}
    for group, entry in table("roles")["groups"].items():
        side = Side(entry["side"]) if "side" in entry else None
        members = frozenset(speaker.id for speaker in people if side is None or speaker.side is side)
        words |= dict.fromkeys(entry["words"], _Meaning(members, group, is_group=True))
    return words


def _roles(people: tuple[Speaker, ...]) -> dict[str, _Meaning]:
    """The words of every role, also of roles that nobody has: those who carry that very word, else all of that role."""
    holders: dict[str, set[str]] = {}
    for speaker in people:
        for role in roles_of(speaker):
            holders.setdefault(role, set()).add(speaker.id)
    roles = _role_of_word()
    short: dict[str, str] = table("roles")["short"]
    full = {**{word: word for word in roles}, **{word: meant for word, meant in short.items() if meant in roles}}
    return {
        word: _Meaning(_called(meant, people) or frozenset(holders.get(roles[meant], ())), roles[meant])
        for word, meant in full.items()
    }


def _called(word: str, people: tuple[Speaker, ...]) -> frozenset[str]:
    """Those in whose role `word` stands as it is: of a mentor and a teacher, the "mentor" is one."""
    whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return frozenset(one.id for one in people if whole.search(_FOR_ANOTHER.sub("", _plain(one.role).lower())))


def _own_roles(people: tuple[Speaker, ...]) -> dict[str, _Meaning]:
    """Each speaker's role as the family wrote it ("rekencoördinator"), known to the tables or not, and its head.

    The head of "leesconsulent bibliotheek" is its first word; of "technisch specialist", both.
    """
    holders: dict[str, set[str]] = {}
    for speaker in people:
        role = _plain(speaker.role).lower()
        for word in {role, _head(role)} - {""}:
            holders.setdefault(word, set()).add(speaker.id)
    return {role: _Meaning(frozenset(ids), role) for role, ids in holders.items()}


def _head(role: str) -> str:
    """The words of a role up to the first that is no adjective."""
    words = re.match(r"[\w'-]+(?: [\w'-]+)*", role)
    head: list[str] = []
    for word in words[0].split() if words else ():
        head.append(word)
        if word not in table("roles")["parts"]["adjectives"]:
            return " ".join(head) if len(word) > SHORTEST_HEAD else ""
    return ""


def _surname(name: str) -> str:
    """The last part of a name with the particles before it: "van den heuvel", "de boer"."""
    words = name.split()
    first = len(words) - 1
    while first > 0 and words[first - 1] in table("roles")["name_particles"]:
        first -= 1
    return " ".join(words[first:]) if 0 < first < len(words) - 1 else ""


def _names(people: tuple[Speaker, ...]) -> dict[str, _Meaning]:
    """Whole names and the parts of names that tell people apart; two people may share a first name."""
    holders: dict[str, set[str]] = {}
    for speaker in people:
        name = _plain(speaker.name).lower()
        parts = [part for part in name.split() if len(part) > 2 and part not in table("roles")["name_particles"]]
        for word in {name, *parts, _surname(name)} - {""}:
            holders.setdefault(word, set()).add(speaker.id)
    return {word: _Meaning(frozenset(ids), word, is_name=True) for word, ids in holders.items()}
