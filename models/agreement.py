"""What was agreed, decided, refused, consented to, objected to, asked or to be put on record in the meeting."""

from enum import StrEnum

from pydantic import Field

from models.noun import Noun


class AgreementKind(StrEnum):
    """What sort of thing was settled."""

    COMMITMENT = "commitment"
    DECISION = "decision"
    REFUSAL = "refusal"
    CONSENT = "consent"
    OBJECTION = "objection"
    REQUEST = "request"
    INFORMATION = "information"
    """A fact somebody stressed must be in the report."""


class Strength(StrEnum):
    """How binding it was said."""

    FIRM = "firm"
    CONDITIONAL = "conditional"
    TENTATIVE = "tentative"


class Agreement(Noun):
    """One thing that was settled, with the turns that settle it."""

    id: str
    kind: AgreementKind
    turns: tuple[int, ...] = Field(min_length=1)
    """`Turn.id`s, ascending."""
    actor: str = ""
    """Who does it or says it, in Dutch ("intern begeleider"); empty when nobody was named."""
    text: str
    """In indirect speech or as said, for the parent's eyes."""
    strength: Strength = Strength.FIRM
    quantity: str | None = None
    """As said, normalised ("2 keer per week")."""
    deadline: str | None = None
    """ISO date when one day is meant, else the words."""
    condition: str | None = None
