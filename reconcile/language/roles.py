"""Who is meant: mentions of persons, roles and groups in a text, resolved to the speakers of the meeting."""

import re
from dataclasses import dataclass
from functools import cache

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


@cache
def _role_of_word() -> dict[str, str]:
    return {
        word: role for role, entry in table("roles").items() if role != "groups" for word in entry["words"]
    }  # fmt: skip


def roles_of(speaker: Speaker) -> frozenset[str]:
    """The canonical roles (tables of `lexicon/roles.toml`) in a speaker's free-text role."""
    text = speaker.role.lower()
    return frozenset(
        role for word, role in _role_of_word().items() if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    )


class Cast:
    """The people of one meeting, with every word that can denote them."""

    def __init__(self, transcript: Transcript) -> None:
        """Build the words from names, roles and sides of `transcript.speakers`."""
        self.speakers = {speaker.id: speaker for speaker in transcript.speakers}
        self._words: dict[str, tuple[frozenset[str], str, bool]] = {}
        self._add_groups()
        self._add_roles()
        self._add_names()
        longest_first = sorted(self._words, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, longest_first))})(?![\w])", re.IGNORECASE)

    def _add_groups(self) -> None:
        sides = {"ouders": Side.PARENT, "school": Side.SCHOOL}
        for group, words in table("roles")["groups"].items():
            side = sides.get(group)
            members = frozenset(s.id for s in self.speakers.values() if side is None or s.side is side)
            for word in words:
                self._words[word] = (members, group, True)

    def _add_roles(self) -> None:
        holders: dict[str, set[str]] = {}
        for speaker in self.speakers.values():
            for role in roles_of(speaker):
                holders.setdefault(role, set()).add(speaker.id)
        for word, role in _role_of_word().items():
            self._words[word] = (frozenset(holders.get(role, ())), role, False)
        parents = {role: holders.get(role, set()) for role in ("moeder", "vader")}
        for letter, role in (("m.", "moeder"), ("v.", "vader")):
            self._words[letter] = (frozenset(parents[role]), role, False)
        for speaker in self.speakers.values():
            if speaker.role:
                self._words[speaker.role.lower()] = (frozenset({speaker.id}), speaker.role, False)

    def _add_names(self) -> None:
        seen: dict[str, set[str]] = {}
        for speaker in self.speakers.values():
            parts = [part for part in speaker.name.lower().split() if len(part) > 2 and part not in _PARTICLES]
            for part in {speaker.name.lower(), *parts} - {""}:
                seen.setdefault(part, set()).add(speaker.id)
        for part, ids in seen.items():
            if part not in self._words:
                self._words[part] = (frozenset(ids), part, False)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Everybody mentioned in `text`, in order."""
        found = []
        for match in self._pattern.finditer(text):
            speakers, label, is_group = self._words[match[0].lower()]
            if len(match[0]) <= 2 and match[0].islower() and not match[0].endswith("."):
                continue
            found.append(Mention(speakers, label, is_group, match.start(), match.end()))
        return tuple(found)

    def label(self, speaker: str) -> str:
        """The Dutch role of a speaker, or the name when there is no role."""
        person = self.speakers[speaker]
        return person.role or person.label


_PARTICLES = frozenset({"van", "den", "der", "ter", "ten", "het", "mevrouw", "meneer"})
