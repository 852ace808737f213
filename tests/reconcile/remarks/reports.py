"""Small invented reports and meetings to raise remarks on."""

import datetime

from models.reconciliation import Remark
from models.report import Statement
from models.transcript import Side, Speaker, Transcript, Turn
from reconcile.remarks import remarks
from reconcile.reports import pasted
from reconcile.statements import statements

DAY = datetime.date(2026, 3, 10)
PEOPLE = (
    Speaker(id="ib", name="Noor Kuiper", role="intern begeleider", side=Side.SCHOOL),
    Speaker(id="juf", name="Sanne Wolters", role="leerkracht", side=Side.SCHOOL),
    Speaker(id="ma", name="Eva Dekker", role="moeder", side=Side.PARENT),
)
COMPLETE = """Gespreksverslag Fenna (groep 4)
Datum: 10 maart 2026
Aanwezig: mevrouw E. Dekker (moeder), N. Kuiper (IB), S. Wolters (leerkracht)

De leerkracht leest twee keer per week een kwartier met Fenna.
De intern begeleider meldt Fenna uiterlijk 27 maart aan voor het dyslexieonderzoek.
Moeder geeft toestemming voor het dyslexieonderzoek.
Fenna krijgt bij iedere toets 20 minuten extra tijd van de leerkracht.
Het volgende gesprek is op dinsdag 21 april om 15.30 uur.
"""
"""Nothing stands out in it."""


def meeting(*said: str, people: tuple[Speaker, ...] = PEOPLE, day: datetime.date | None = DAY) -> Transcript:
    """Everybody speaks five times; `said` are words of the mother."""
    speakers = [one.id for one in people for _ in range(5)]
    lines = [(speaker, "Ja, dat is goed.") for speaker in speakers] + [("ma", text) for text in said]
    turns = tuple(Turn(id=n, speaker=speaker, text=text) for n, (speaker, text) in enumerate(lines))
    return Transcript(date=day, speakers=people, turns=turns)


def raised(text: str, transcript: Transcript | None = None) -> tuple[Remark, ...]:
    """The remarks on the report `text`."""
    report = pasted(text)
    return remarks(statements(report), report=report, transcript=transcript or meeting())


def rules_of(text: str, transcript: Transcript | None = None) -> set[str]:
    """The names of the rules that are raised."""
    return {remark.rule for remark in raised(text, transcript)}


def on_sentence(text: str, transcript: Transcript | None = None) -> tuple[Remark, ...]:
    """The remarks on one sentence, without a report around it."""
    return remarks([Statement(start=0, end=len(text), text=text)], transcript=transcript)
