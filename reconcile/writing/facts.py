"""What a letter states about itself: dates, names, addressee. What is unknown shows as a gap, never guessed."""

import datetime
from enum import StrEnum

from pydantic import Field

from models.noun import Noun
from reconcile.writing.data import data_table
from reconcile.writing.document import gap

REPLY_DAYS = 14
"""A school gets two weeks to say that it sees something differently (the sentence at the end of every letter)."""


def dutch_date(day: datetime.date) -> str:
    """`day` written out: "3 november 2026"."""
    months: list[str] = data_table("letters.toml")["months"]
    return f"{day.day} {months[day.month - 1]} {day.year}"


class Tone(StrEnum):
    """How a letter sounds. What it states is the same in each."""

    WARM = "warm"
    PLAIN = "plain"
    FIRM = "firm"


class LetterFacts(Noun):
    """The facts of one letter. Every empty field becomes a visible gap where the letter needs it."""

    today: datetime.date
    """The day on the letter."""
    meeting_date: datetime.date | None = None
    meeting: str = ""
    """The kind of meeting as it is called ("MDO", "gesprek"); empty reads "gesprek"."""
    child: str = ""
    school: str = ""
    addressee: str = ""
    """Whom the letter begins with: "mevrouw Jansen"."""
    parents: tuple[str, ...] = ()
    """Who sign: both parents, or the one who writes alone."""
    alone: bool = False
    """One parent writes on their own behalf: "ik" instead of a second signature."""
    tone: Tone = Tone.WARM
    address: str = ""
    """Of the parents, on one line; only where a request by law needs it."""
    secret_address: bool = False
    """No letter may show where the family lives."""
    participants: tuple[str, ...] = ()
    """Who were there, with their role, as they will stand in the letter."""
    reply_by: datetime.date | None = Field(default=None)
    """The last day for an answer; `today` and two weeks when not given."""

    @property
    def names(self) -> tuple[str, ...]:
        """Who and what a letter may name."""
        named = (self.child, self.school, self.addressee, *self.parents, *self.participants)
        return tuple(name for name in named if name.strip())

    @property
    def writers(self) -> tuple[str, ...]:
        """Who sign, as far as that is known: nobody signs for a parent who does not write."""
        names = tuple(" ".join(name.split()) for name in self.parents if name.strip())[:4]
        return () if self.alone and len(names) > 1 else names

    def shown(self) -> dict[str, object]:
        """The facts as the templates print them: text, with gaps where nothing is known."""
        gaps: dict[str, str] = data_table("letters.toml")["gaps"]

        def known(value: str, name: str) -> str:
            return " ".join(value.split()) or gap(gaps[name])

        expected = 1 if self.alone else 2
        signers = [*self.writers, *[gap(gaps["parent"])] * (expected - len(self.writers))]
        return {
            "today": dutch_date(self.today),
            "meeting_date": dutch_date(self.meeting_date) if self.meeting_date else gap(gaps["meeting_date"]),
            "meeting": " ".join(self.meeting.split()) or data_table("letters.toml")["meeting"],
            "child": known(self.child, "child"),
            "school": known(self.school, "school"),
            "address": "" if self.secret_address else " ".join(self.address.split()),
            "secret_address": self.secret_address,
            "addressee": known(self.addressee, "addressee"),
            "signers": signers,
            "reply_by": dutch_date(self.reply_by or self.today + datetime.timedelta(days=REPLY_DAYS)),
            "participants": list(self.participants) or [gap(gaps["participants"])],
        }
