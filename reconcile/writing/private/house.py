"""All that the parents' own papers are made from; unlike a letter, they see the whole meeting."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from models.dossier.events import FindingDecided
from models.reconciliation import Reconciliation
from models.report import Report
from models.transcript import Transcript
from reconcile.writing.data import data_table
from reconcile.writing.document import Block, BulletList, Document, Heading, Paragraph, text_of
from reconcile.writing.facts import dutch_date


@dataclass(frozen=True)
class Appointment:
    """Something with a day, or that still has none."""

    date: datetime.date | None
    what: str
    why: str = ""
    """What it follows from: an agreement, a letter, a law."""


@dataclass(frozen=True)
class House:
    """One meeting with everything the parents know and decided."""

    today: datetime.date
    transcript: Transcript
    """With the parents' corrections and names in it."""
    report: Report | None = None
    reconciliation: Reconciliation | None = None
    decisions: Mapping[str, FindingDecided] = field(default_factory=dict)
    """By `Finding.id`; what nobody looked at is not in it."""
    corrected: frozenset[int] = frozenset()
    """`Turn.id` of what the parents corrected themselves."""
    letter: Document | None = None
    """The parents' own letter, for the look of an outsider."""
    appointments: tuple[Appointment, ...] = ()

    @property
    def meeting(self) -> str:
        """The day of the meeting written out, or that it is not known."""
        day = self.transcript.date
        return dutch_date(day) if day else str(words()["no_day"])


@cache
def words() -> dict[str, Any]:
    """The Dutch of these papers. Shared: do not change what comes back."""
    return data_table("private/private.toml")


def agreed_on(day: datetime.date) -> str:
    """Where something with a day comes from: the meeting of `day`."""
    return str(words()["agreed_on"]).format(day=dutch_date(day))


def opening(title: str, *lines: str, private: bool = True) -> list[Block]:
    """The title of a paper, that it is for the parents alone, and `lines` on how to read it."""
    before = (str(words()["for_you"]),) if private else ()
    return [Heading(text_of(title), level=1), *(Paragraph(text_of(line)) for line in (*before, *lines))]


def bullets(lines: list[str]) -> list[Block]:
    """`lines` as a list, when there are any."""
    return [BulletList(tuple(text_of(line) for line in lines))] if lines else []
