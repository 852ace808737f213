"""What was settled in an earlier meeting and is asked after in a later one."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from models.agreement import Agreement, AgreementKind
from models.dossier.state import same_words
from models.transcript import Transcript

CARRIED: Final = frozenset(
    (AgreementKind.COMMITMENT, AgreementKind.DECISION, AgreementKind.REFUSAL, AgreementKind.CONSENT)
)
"""Kinds that something can come of; an objection, a request or a fact on record is no promise."""
TO_BE_DONE: Final = frozenset((AgreementKind.COMMITMENT, AgreementKind.DECISION))
"""Kinds that can be done or left."""


@dataclass(frozen=True)
class Earlier:
    """A meeting that was held before, as it was compared."""

    number: int
    """Of the meeting in the dossier."""
    transcript: Transcript
    """With its date, where that is known."""
    agreements: tuple[Agreement, ...]
    """Their turns are those of `transcript`."""

    @property
    def day(self) -> datetime.date | None:
        """The day of the meeting."""
        return self.transcript.date

    def carried(self) -> Iterator[tuple[Agreement, int]]:
        """What can be asked after, each with which it is of the agreements with the same words, from 1."""
        seen: dict[str, int] = {}
        for agreement in self.agreements:
            words = same_words(agreement.text)
            seen[words] = seen.get(words, 0) + 1
            if agreement.kind in CARRIED:
                yield agreement, seen[words]
