"""Where the report and the meeting agree or differ: Finding, its Tier, and the trace that explains it."""

from enum import IntEnum, StrEnum

from pydantic import Field

from models.noun import Noun
from models.report import Statement


class FindingKind(StrEnum):
    """How a piece of the report relates to the meeting."""

    CONFIRMED = "confirmed"
    OMITTED = "omitted"
    ALTERED = "altered"
    ADDED = "added"
    MISATTRIBUTED = "misattributed"


class Aspect(StrEnum):
    """What differs in something altered."""

    QUANTITY = "quantity"
    DEADLINE = "deadline"
    ACTOR = "actor"
    POLARITY = "polarity"
    STRENGTH = "strength"
    CONDITION = "condition"
    SCOPE = "scope"


class Tier(IntEnum):
    """How sure a finding is."""

    SURE = 1
    """Sure enough to show as a difference."""
    LISTEN = 2
    """"Luister na": must be confirmed by listening."""
    HIDDEN = 3
    """Not shown unless asked for."""


class Trace(Noun):
    """One rule that spoke for or against a finding."""

    rule: str
    turn: int | None = None
    span: tuple[int, int] | None = None
    """Character offsets into the turn's text, or into the report's when `turn` is None."""
    score: float = 0.0
    """From -1 (against) to 1 (for)."""


class Quote(Noun):
    """A passage of the meeting: `text[start:end]` of the turn."""

    turn: int
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Correction(Noun):
    """A minimal edit that makes the report say what was said: replace `report_text[start:end]` by `text`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    """Equal to `start` for an insertion."""
    text: str


class Finding(Noun):
    """One comparison, with its evidence on both sides."""

    id: str
    kind: FindingKind
    aspects: tuple[Aspect, ...] = ()
    agreement: str | None = None
    """`Agreement.id`; None for something nobody said."""
    turns: tuple[int, ...] = ()
    statements: tuple[Statement, ...] = ()
    said: Quote | None = None
    """The sentence of the meeting that tells most; None for something nobody said."""
    tier: Tier = Tier.LISTEN
    confidence: float = Field(default=0.5, ge=0, le=1)
    explanation: str = ""
    """One Dutch sentence: what was searched and what was found, never what somebody intended."""
    trace: tuple[Trace, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """Proposals for the counter-version, not overlapping, ascending; empty when no small edit would do."""
