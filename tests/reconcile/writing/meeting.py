"""A small meeting of invented people, the school's report of it, and what a comparison would find."""

import datetime

from models.agreement import Agreement, AgreementKind, Strength
from models.finding import Aspect, Correction, Finding, FindingKind, Tier, Trace
from models.reconciliation import Reconciliation
from models.report import Block, BlockKind, Report, Statement
from models.transcript import Side, Speaker, Transcript, Turn
from reconcile.writing.facts import LetterFacts

TODAY = datetime.date(2026, 11, 5)
MEETING = datetime.date(2026, 11, 3)

_SPOKEN = (
    ("S1", "Welkom allemaal, fijn dat jullie er zijn."),
    ("S2", "Ik mail jullie elke vrijdag de themawoorden, dan kunnen jullie thuis oefenen."),
    ("S1", "Dan plan ik eh, drie keer per week een kwartiertje met Noor in, 's ochtends."),
    ("S3", "Wij zijn het niet eens met een extra jaar in groep vier, en dat moet in het verslag."),
    ("S1", "Dat schrijf ik op."),
    ("S4", "De aanvraag dien ik binnen twee weken in bij het samenwerkingsverband, dat beloof ik."),
    ("S3", "Nee, dat onderzoek door de schoolpsycholoog willen we nu niet."),
    ("S1", "Goed, dan zien we elkaar op 15 december om half vier."),
    ("S4", "Ik heb op dit moment geen idee hoe lang die wachtlijst bij de logopedist nog gaat duren."),
)

TRANSCRIPT = Transcript(
    date=MEETING,
    speakers=(
        Speaker(id="S1", name="Karin de Wit", role="intern begeleider", side=Side.SCHOOL),
        Speaker(id="S2", name="Anouk Prins", role="leerkracht groep 4", side=Side.SCHOOL),
        Speaker(id="S3", name="Lieke Vos", role="moeder", side=Side.PARENT),
        Speaker(id="S4", name="", role="directeur", side=Side.SCHOOL),
    ),
    turns=tuple(
        Turn(id=number, start=number * 10.0, end=number * 10.0 + 8, speaker=speaker, text=text)
        for number, (speaker, text) in enumerate(_SPOKEN, start=1)
    ),
)

_TALK = ("Verslag MDO Noor", "Bespreking")
_AGREED = ("Verslag MDO Noor", "Afspraken")
_LINES: tuple[tuple[str, BlockKind, tuple[str, ...]], ...] = (
    ("Verslag MDO Noor", BlockKind.HEADING, ()),
    ("Datum: 3 november 2026", BlockKind.PARAGRAPH, ("Verslag MDO Noor",)),
    ("Bespreking", BlockKind.HEADING, ("Verslag MDO Noor",)),
    ("Noor is een vrolijk meisje. Ouders herkennen de zorgen van school.", BlockKind.PARAGRAPH, _TALK),
    ("Een extra jaar groep 4 is besproken.", BlockKind.PARAGRAPH, _TALK),
    ("Afspraken", BlockKind.HEADING, ("Verslag MDO Noor",)),
    ("- De intern begeleider werkt twee keer per week 15 minuten met Noor.", BlockKind.LIST_ITEM, _AGREED),
    ("- Ouders dienen de aanvraag binnen zes weken in bij het samenwerkingsverband.", BlockKind.LIST_ITEM, _AGREED),
    ("- Ouders stemmen in met onderzoek door de schoolpsycholoog.", BlockKind.LIST_ITEM, _AGREED),
    ("- Het volgende gesprek is op 15 december om 15.30 uur.", BlockKind.LIST_ITEM, _AGREED),
)  # fmt: skip


def _report() -> Report:
    blocks = []
    place = 0
    for line, kind, section in _LINES:
        blocks.append(Block(start=place, end=place + len(line), kind=kind, section=section))
        place += len(line) + 1
    return Report(text="\n".join(line for line, _, _ in _LINES), blocks=tuple(blocks), name="verslag.txt")


REPORT = _report()


def statement(words: str) -> Statement:
    """The statement of the report that reads `words`."""
    start = REPORT.text.index(words)
    block = next(block for block in REPORT.blocks if block.start <= start < block.end)
    return Statement(start=start, end=start + len(words), text=words, section=block.section)


def correction(old: str, new: str) -> Correction:
    """Put `new` for the first `old` in the report."""
    start = REPORT.text.index(old)
    return Correction(start=start, end=start + len(old), text=new)


AGREEMENTS = (
    Agreement(id="A1", kind=AgreementKind.COMMITMENT, turns=(2,), actor="leerkracht groep 4",
              text="Ik mail jullie elke vrijdag de themawoorden.", quantity="elke vrijdag"),
    Agreement(id="A2", kind=AgreementKind.COMMITMENT, turns=(3,), actor="intern begeleider",
              text="De intern begeleider plant drie keer per week een kwartiertje met Noor in.",
              quantity="3 keer per week 15 minuten"),
    Agreement(id="A3", kind=AgreementKind.OBJECTION, turns=(4,), actor="moeder",
              text="Wij zijn het niet eens met een extra jaar in groep vier, en dat moet in het verslag."),
    Agreement(id="A4", kind=AgreementKind.COMMITMENT, turns=(6,), actor="directeur",
              text="De aanvraag dien ik binnen twee weken in bij het samenwerkingsverband, dat beloof ik.",
              deadline="2026-11-17"),
    Agreement(id="A5", kind=AgreementKind.REFUSAL, turns=(7,), actor="ouders",
              text="Nee, dat onderzoek door de schoolpsycholoog willen we nu niet."),
    Agreement(id="A6", kind=AgreementKind.DECISION, turns=(8,), actor="allen",
              text="School en ouders spreken elkaar op 15 december om 15.30 uur.", deadline="2026-12-15",
              strength=Strength.FIRM),
)  # fmt: skip

_TRACE = (Trace(rule="numbers differ", turn=3, span=(3, 9), score=0.8),)

FINDINGS = (
    Finding(id="F1", kind=FindingKind.OMITTED, agreement="A1", turns=(2,), tier=Tier.SURE, trace=_TRACE,
            explanation="Om 0:20 zegt de leerkracht dit; in de opname te horen."),
    Finding(id="F2", kind=FindingKind.ALTERED, aspects=(Aspect.QUANTITY,), agreement="A2", turns=(3,),
            statements=(statement("De intern begeleider werkt twee keer per week 15 minuten met Noor."),),
            corrections=(correction("twee keer per week", "drie keer per week"),), confidence=0.93, trace=_TRACE),
    Finding(id="F3", kind=FindingKind.OMITTED, agreement="A3", turns=(4,)),
    Finding(id="F4", kind=FindingKind.ALTERED, aspects=(Aspect.DEADLINE, Aspect.ACTOR), agreement="A4", turns=(6,),
            statements=(statement("Ouders dienen de aanvraag binnen zes weken in bij het samenwerkingsverband."),),
            corrections=(correction("Ouders dienen", "De directeur dient"), correction("zes weken", "twee weken"))),
    Finding(id="F5", kind=FindingKind.ALTERED, aspects=(Aspect.POLARITY,), agreement="A5", turns=(7,),
            statements=(statement("Ouders stemmen in met onderzoek door de schoolpsycholoog."),)),
    Finding(id="F6", kind=FindingKind.CONFIRMED, agreement="A6", turns=(8,), tier=Tier.SURE,
            statements=(statement("Het volgende gesprek is op 15 december om 15.30 uur."),)),
    Finding(id="F7", kind=FindingKind.ADDED, statements=(statement("Ouders herkennen de zorgen van school."),)),
)  # fmt: skip

RECONCILIATION = Reconciliation(report_text=REPORT.text, agreements=AGREEMENTS, findings=FINDINGS)

ALL: dict[str, str | None] = {f.id: None for f in FINDINGS if f.kind is not FindingKind.CONFIRMED}

FACTS = LetterFacts(
    today=TODAY,
    meeting_date=MEETING,
    meeting="MDO",
    child="Noor Vos",
    school="De Boomgaard",
    addressee="mevrouw De Wit",
    parents=("Lieke Vos", "Tom Vos"),
)
