"""What the papers for a committee are made from: the school's sources, and what the school never sees."""

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from models.transcript import Transcript
from reconcile.writing.sources import Sources


class Forum(StrEnum):
    """Where a request goes."""

    GPO = "gpo"
    """Geschillencommissie passend onderwijs."""
    LKC = "lkc"
    """Landelijke Klachtencommissie Onderwijs."""
    TLV = "tlv"
    """Objection to a toelaatbaarheidsverklaring, at the samenwerkingsverband."""


@dataclass(frozen=True)
class Enclosure:
    """A paper as it was sent or received: it becomes an appendix, untouched."""

    title: str
    content: bytes
    """The file's own bytes."""
    name: str
    """File name as received; only its ending is used."""
    date: datetime.date | None = None
    author: str = ""
    """By role: "de school", whose words need no guard, "verzoekers", or anybody else's role."""
    text: str = ""
    """What it says, shown when it is no PDF."""
    moment: str = ""
    """`Moment.id` of when it was sent or received; empty when it belongs to none."""
    is_report: bool = False
    """It is the report that the comparison is of."""

    @cached_property
    def sha256(self) -> str:
        """Of `content`, hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class RecordingFacts:
    """How the recording was made. What is unknown shows as a gap."""

    recorded_by: str = ""
    """By role: "moeder"."""
    present_throughout: bool | None = None
    device: str = ""
    announced: bool | None = None
    unedited: bool | None = None
    """The file is kept as it was made."""
    cuts: tuple[str, ...] = ()
    """Each place where something was taken out, and why."""
    sha256: str = ""
    """Of the untouched file, hexadecimal."""
    size: int | None = None
    """In bytes."""
    duration: float | None = None
    """Seconds; by default until the last turn."""
    transcribed: str = ""
    """How the transcript was made: "met spraakherkenning op de eigen computer van verzoekers"."""
    why_needed: str = ""
    """Why there is no other proof."""


@dataclass(frozen=True)
class Term:
    """One clock."""

    name: str
    start: datetime.date | None
    due: datetime.date | None
    basis: str
    """The rule: "art. 12 lid 3 AVG"."""
    source: str = ""
    """Which event it runs from."""
    status: str = ""
    key: str = ""
    """Of the rule in the clocks; empty when it comes from elsewhere."""


@dataclass(frozen=True)
class RequestFacts:
    """What a request, complaint or objection is about. What is unknown shows as a gap."""

    forum: Forum = Forum.GPO
    decision: str = ""
    """The decision or conduct it is against."""
    decided_on: datetime.date | None = None
    due: datetime.date | None = None
    """The last day to send it in, as the clocks have it."""
    grounds: tuple[str, ...] = ()
    wanted: str = ""
    """What the committee is asked to advise."""
    tried: tuple[str, ...] = ()
    """What was done to solve it together."""


@dataclass(frozen=True)
class Handover:
    """To whom a pack goes, for what, and until when."""

    to: str = ""
    purpose: str = ""
    delete_by: datetime.date | None = None


def _as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True)
class Case:
    """Everything about one dispute. Nothing of it says by itself that the recording may be used: every paper asks."""

    sources: Sources
    enclosures: tuple[Enclosure, ...] = ()
    recording: RecordingFacts = RecordingFacts()
    listened: frozenset[str] = frozenset()
    """`Finding.id`s of which the parent heard the place."""
    corrected: frozenset[int] = frozenset()
    """`Turn.id`s whose text the parent put right."""
    withheld: frozenset[int] = frozenset()
    """`Turn.id`s of what was said in confidence, or while no parent was there: shown nowhere."""
    terms: tuple[Term, ...] = ()
    request: RequestFacts = RequestFacts()
    handover: Handover = Handover()
    roles: Mapping[str, str] = field(default_factory=dict)
    """A name -> what to say instead, for people who did not speak: "Sem" -> "een andere leerling"."""
    show_names: bool = False
    """Names instead of roles: an explicit choice."""
    mask: Callable[[str], str] = _as_it_is
    """Hides numbers and addresses of persons in any text."""

    @property
    def today(self) -> datetime.date:
        """The day on every paper."""
        return self.sources.facts.today

    @property
    def transcript(self) -> Transcript:
        """The meeting, as the parent has it."""
        return self.sources.transcript
