"""What an invented school did with what was settled in `tests.reconcile.meetings`, six weeks later."""

import datetime

from models.transcript import Transcript
from reconcile.discourse.agreements import agreements
from reconcile.meeting import Meeting
from reconcile.over_time.settled import Earlier
from tests.reconcile.meetings import meeting

APRIL = datetime.date(2026, 4, 21)
LOOKING_BACK = (
    "ib: Fijn dat jullie er weer zijn, we kijken terug op maart.",
    "ib: Eerst het dyslexieonderzoek. Hoe staat het met de aanmelding van Fenna, die ik uiterlijk 27 maart zou doen?",
    "ib: Ik heb Fenna op 25 maart aangemeld voor het dyslexieonderzoek, dat is gelukt.",
    "ma: Mooi, dan wachten we af.",
    "arts: De kinderarts over de hoofdpijn van Fenna bellen, daar ben ik nog niet aan toegekomen.",
    "pa: Dat is jammer.",
    "ib: Dan het schoolreisje, dat is op 12 juni naar de dierentuin.",
    "ma: Leuk, daar heeft ze zin in.",
)
UNRELATED = (
    "ib: We praten vandaag over de verhuizing naar het nieuwe gebouw.",
    "pa: Wanneer krijgen we de sleutel van het fietsenhok?",
    "ib: De fietsenstalling komt aan de achterkant, bij de sporthal.",
    "ma: En het overblijven, kost dat straks meer geld?",
    "ib: Het overblijven blijft vijf euro per kind.",
)


def earlier(number: int = 1, transcript: Transcript | None = None) -> Earlier:
    """The meeting of March, with what is found to be settled in it."""
    held = transcript or meeting()
    return Earlier(number, held, agreements(Meeting(held)))


def later(lines: tuple[str, ...]) -> Transcript:
    """A meeting of April."""
    return meeting(lines, date=APRIL)
