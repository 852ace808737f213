"""People by what they are instead of by name: the pupil, the mother, the head. Names only by explicit choice."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from models.transcript import Side, Speaker
from reconcile.writing.committee.case import Case
from reconcile.writing.committee.words import words

_PART = re.compile(r"[A-ZÀ-Þ][\w'’-]+")
"""A part of a name that begins with a capital; "de" and "van" are everybody's."""


class Naming:
    """How the people of one case are called, and texts with that in the place of their names."""

    def __init__(self, case: Case) -> None:
        """Learn the names from who spoke, the child, the parents who sign, and what the parent listed."""
        self._case = case

    def of(self, speaker: Speaker) -> str:
        """What to call somebody who spoke."""
        if self._case.show_names and speaker.name:
            return f"{speaker.name} ({speaker.role})" if speaker.role else speaker.name
        return speaker.role or words()["sides"][speaker.side.value]

    def in_text(self, text: str) -> str:
        """`text` masked, and with "[de leerling]" and the like for every name."""
        if self._pattern and not self._case.show_names:
            text = self._pattern.sub(lambda hit: f"[{self._called[hit[0]]}]", text)
        return self._mask(text)

    @property
    def child(self) -> str:
        """The child the case is about."""
        return (self._case.show_names and self._case.sources.facts.child) or words()["child"]

    @property
    def _mask(self) -> Callable[[str], str]:
        return self._case.mask

    @cached_property
    def _called(self) -> dict[str, str]:
        """A name or a part of one -> what to say instead. A part that two people share says only that it is a name."""
        whole = dict(self._people())
        parts: defaultdict[str, set[str]] = defaultdict(set)
        for name, role in whole.items():
            for part in _PART.findall(name):
                parts[part].add(role)
        shared = {part: roles.pop() if len(roles) == 1 else words()["a_name"] for part, roles in parts.items()}
        return shared | whole

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = sorted(self._called, key=lambda name: (-len(name), name))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?=s?\b)") if names else None

    def _people(self) -> Iterable[tuple[str, str]]:
        facts = self._case.sources.facts
        spoke = self._case.transcript.speakers
        for parent in facts.parents:
            if name := parent.strip():
                yield name, words()["sides"][Side.PARENT.value]
        for speaker in spoke:
            if name := speaker.name.strip():
                yield name, self.of(speaker)
        for name, role in self._case.roles.items():
            if name.strip():
                yield name.strip(), role
        if name := facts.child.strip():
            yield name, words()["child"]
