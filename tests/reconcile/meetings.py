"""Small invented meetings about an invented pupil, and reports of them: what the tests of judging are held against."""

import datetime
from collections.abc import Iterable

from models.report import Report, Statement
from models.transcript import Side, Speaker, Transcript, Turn
from reconcile.alignment.queries import turn_values
from reconcile.comparison.judge import signals_of
from reconcile.comparison.pair import Pair, Signal
from reconcile.language.roles import Cast
from reconcile.reports import pasted

TUESDAY = datetime.date(2026, 3, 10)
"""The day of every meeting here."""
SECONDS_PER_TURN = 6.0

SPEAKERS = (
    Speaker(id="ib", name="Noor Kuiper", role="intern begeleider", side=Side.SCHOOL),
    Speaker(id="juf", name="Sanne Wolters", role="leerkracht", side=Side.SCHOOL),
    Speaker(id="ma", name="Eva Dekker", role="moeder", side=Side.PARENT),
    Speaker(id="pa", name="Joris Veenstra", role="vader", side=Side.PARENT),
    Speaker(id="arts", name="Tim Blok", role="jeugdarts", side=Side.OTHER),
)

SPOKEN = (
    "ib: Goedemorgen allemaal, hebben jullie het een beetje kunnen vinden?",
    "ma: Jawel hoor, het was alleen druk op de weg.",
    "ib: Laten we met het lezen beginnen. Sanne, hoe gaat het in de klas?",
    "juf: Fenna leest nog op het niveau van groep drie, bij lange woorden raakt ze de draad kwijt.",
    "pa: Dat zien wij thuis ook, voorlezen wil ze eigenlijk niet meer.",
    "juf: Ik ga twee keer per week een kwartier met Fenna lezen, in een klein groepje.",
    "ma: Twee keer per week, prima, dat is fijn.",
    "ib: Dan de dyslexie. Ik meld Fenna uiterlijk 27 maart aan voor het dyslexieonderzoek.",
    "pa: Oké, goed, voor eind maart dus.",
    "ib: Mogen wij de gegevens ook delen met de logopedist?",
    "ma: Nee, dat wil ik niet, wij geven geen toestemming om gegevens te delen met de logopedist.",
    "ib: Duidelijk, dan delen we niets.",
    "juf: Het rekenen gaat gelukkig gewoon goed.",
    "pa: Ik wil graag dat in het verslag komt dat Fenna 's avonds huilt over school.",
    "ib: Dat zet ik erin.",
    "arts: Ik bel volgende week de kinderarts over de hoofdpijn van Fenna, dat beloof ik.",
    "ma: Fijn, dank u wel.",
    "pa: Kan ze bij toetsen een koptelefoon gebruiken?",
    "juf: Ja, Fenna mag bij toetsen een koptelefoon gebruiken, maar alleen als ze er zelf om vraagt.",
    "pa: Goed, akkoord.",
    "ib: Dan plan ik het volgende gesprek op dinsdag 21 april om half vier, schikt dat?",
    "ma: Dinsdag 21 april om half vier, ja, dat schikt.",
    "ib: Mooi, dan staat dat vast.",
)
FAITHFUL = (
    "De leerkracht leest twee keer per week een kwartier met Fenna in een klein groepje.",
    "De intern begeleider meldt Fenna uiterlijk 27 maart aan voor het dyslexieonderzoek.",
    "Ouders geven geen toestemming om gegevens te delen met de logopedist.",
    "Vader wil in het verslag dat Fenna 's avonds huilt over school.",
    "De jeugdarts belt volgende week de kinderarts over de hoofdpijn van Fenna.",
    "Fenna mag bij toetsen een koptelefoon gebruiken, alleen als ze er zelf om vraagt.",
    "Het volgende gesprek over Fenna is op dinsdag 21 april om 15.30 uur.",
)
SMALL_TALK = (
    "ma: Wat een regen zeg, ik ben mijn paraplu vergeten.",
    "pa: De auto staat gelukkig vlakbij.",
    "ib: Kijk uit voor de fietsen in de gang.",
    "ma: Tot ziens, en groeten aan de conciërge.",
)


def meeting(lines: Iterable[str] = SPOKEN, *, date: datetime.date | None = TUESDAY, times: bool = True) -> Transcript:
    """A transcript of lines like "juf: Ik lees met Fenna."; turns count from 1, one every six seconds."""
    turns = []
    for number, line in enumerate(lines, 1):
        speaker, _, text = line.partition(": ")
        start = number * SECONDS_PER_TURN if times else None
        turns.append(Turn(id=number, start=start, end=start and start + 5, speaker=speaker, text=text))
    return Transcript(date=date, speakers=SPEAKERS, turns=tuple(turns))


def report(lines: Iterable[str] = FAITHFUL) -> Report:
    """A pasted report with one sentence per line; without lines one that says nothing."""
    text = "\n".join(lines)
    return pasted(text) if text else Report(text="", blocks=())


def edited(old: str, new: str) -> Report:
    """The faithful report with one piece of text replaced, which must be there exactly once."""
    text = "\n".join(FAITHFUL)
    assert text.count(old) == 1
    return pasted(text.replace(old, new))


def pair(said: Iterable[str], written: str, *, date: datetime.date | None = TUESDAY, offset: int = 0) -> Pair:
    """One statement, `offset` characters into its report, held against the whole of a meeting of `said` lines."""
    transcript = meeting(said, date=date)
    values = frozenset[str]().union(*turn_values(transcript, TUESDAY))
    statement = Statement(start=offset, end=offset + len(written), text=written)
    turns = transcript.turns
    return Pair(statement, turns, turns, turns, values, Cast(transcript), date)


def signals(said: Iterable[str], written: str, rule: str) -> tuple[Signal, ...]:
    """What the rule of this name says about one statement."""
    return tuple(signal for signal in signals_of(pair(said, written)) if signal.rule == rule)
