"""Invented dossiers with what the school may not see planted in every field that there is. Seeded: same seed, same."""

import datetime
import random
from dataclasses import dataclass

from models.agreement import Agreement, AgreementKind, Strength
from models.finding import Aspect, Correction, Finding, FindingKind, Quote, Tier, Trace
from models.moment import Moment, MomentKind
from models.reconciliation import Reconciliation, Remark
from models.report import Block, BlockKind, Report, Statement
from models.transcript import Side, Speaker, Transcript, Turn, Word
from reconcile.writing.facts import LetterFacts, Tone
from reconcile.writing.sources import Sources

CHILDREN = ("Fenne Aalders", "Juno Tamboer", "Milan de Ridder", "Sverre Okkema", "Isra El Bakali", "Roos Dijkman")
STAFF = ("Hilde Brandsen", "Wout Terpstra", "Carla van Ommen", "Joris Kamphuis", "Nadia Belhaj", "Ineke ten Have")
PARENTS = ("Saskia", "Bram", "Yasmin", "Ruud", "Evelien", "Tarik")
MATES = ("Thijmen", "Lotus", "Benthe", "Quinten", "Dilara", "Storm", "Joep")
STREETS = ("Wilgenroosstraat", "Kruidentuinlaan", "Oude Molenweg", "Spinozaplein")
TOWNS = ("Beemsterveen", "Oudwoude", "Nieuw-Zandbergen")

SPOKEN = (
    "Ik mail jullie elke {day} de themawoorden, dan kunnen jullie thuis rustig oefenen met {child}.",
    "Dan plan ik {count} keer per week een kwartiertje met {child} in, vlak na de pauze.",
    "De aanvraag dien ik binnen {count} weken in bij het samenwerkingsverband, dat beloof ik jullie.",
    "Nee, dat onderzoek door de schoolpsycholoog willen we nu echt nog niet laten doen.",
    "Wij zijn het niet eens met een extra jaar in groep vier, dat moet in het verslag.",
    "We spreken af dat {child} op {day} een eigen plek krijgt om rustig te werken.",
    "Ik vraag de leerkracht om {count} keer per maand een kort bericht te sturen over het rekenen.",
    "Jullie mogen de gegevens delen met de logopedist, maar alleen het verslag van dit jaar.",
)
WRITTEN = (
    "De leerkracht stuurt elke {day} de themawoorden naar huis.",
    "De intern begeleider werkt {count} keer per week een kwartier met {child}.",
    "Ouders dienen de aanvraag binnen {count} weken in bij het samenwerkingsverband.",
    "Ouders stemmen in met onderzoek door de schoolpsycholoog.",
    "Een extra jaar in groep 4 is besproken.",
    "{child} werkt op {day} op een eigen plek.",
    "Er komt {count} keer per maand een bericht over rekenen.",
    "Ouders geven toestemming om gegevens te delen met de logopedist.",
)
COUNTS = ("twee", "drie", "vier", "zes")
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
KINDS = (
    AgreementKind.COMMITMENT, AgreementKind.COMMITMENT, AgreementKind.COMMITMENT, AgreementKind.REFUSAL,
    AgreementKind.OBJECTION, AgreementKind.DECISION, AgreementKind.REQUEST, AgreementKind.CONSENT,
)  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """One thing that may come out nowhere."""

    kind: str
    sentence: str
    """As it stands in the dossier."""
    needle: str
    """What to look for in a finished file."""


@dataclass(frozen=True)
class Generated:
    """A dossier, and what is hidden in it."""

    sources: Sources
    planted: tuple[Planted, ...]
    typed_badly: bool
    """The parent wrote one of those things in their own words."""


def dossier(seed: int) -> Generated:
    """The dossier of this seed; every third has a parent who typed what may not go out."""
    return _Maker(random.Random(f"leaks {seed}"), typed_badly=seed % 3 == 2).made()


def eleven_proof(chance: random.Random) -> str:
    """A number of nine digits that passes the eleven-test and belongs to nobody we know."""
    while True:
        digits = [chance.randint(1, 9), *(chance.randint(0, 9) for _ in range(7))]
        last = sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
        if last < 10:
            return "".join(map(str, [*digits, last]))


class _Maker:
    def __init__(self, chance: random.Random, *, typed_badly: bool) -> None:
        self.chance = chance
        self.typed_badly = typed_badly
        self.child = chance.choice(CHILDREN)
        self.first = self.child.split()[0]
        surname = self.child.partition(" ")[2]
        self.parents = tuple(f"{name} {surname}" for name in chance.sample(PARENTS, 2))
        self.staff = chance.sample(STAFF, 3)
        self.planted = self._planted()

    def made(self) -> Generated:
        transcript = self._transcript()
        report = self._report()
        reconciliation = self._reconciliation(report)
        decided: dict[str, str | None] = {
            finding.id: self._own_words() for finding in reconciliation.findings if self.chance.random() < 0.8
        }
        remarks: dict[str, str | None] = {
            remark.id: self.chance.choice((None, "Wij zien dit anders dan het hier staat."))
            for remark in reconciliation.remarks
        }
        facts = self._facts()
        where = self.chance.choice(("decided", "decided", "remarks", "fact")) if self.typed_badly else ""
        if where == "decided":
            decided[next(iter(decided), reconciliation.findings[0].id)] = self._secret()
        elif where == "remarks":
            remarks[self.chance.choice(sorted(remarks))] = self._secret()
        elif where == "fact":
            field = self.chance.choice(("school", "addressee", "meeting", "child"))
            facts = facts.model_copy(update={field: f"{getattr(facts, field)} {self._secret()}"})
        sources = Sources(transcript, report, reconciliation, decided, facts, remarks=remarks, moments=self._moments())
        return Generated(sources, self.planted, self.typed_badly)

    def _planted(self) -> tuple[Planted, ...]:
        chance = self.chance
        mate, other = chance.sample(MATES, 2)
        clock = f"{chance.randint(23, 59)}:{chance.randint(10, 59)}"
        long_clock = f"00:{chance.randint(20, 59)}:{chance.randint(10, 59)}"
        bsn, second = eleven_proof(chance), eleven_proof(chance)
        phone = f"06-{chance.randint(10000000, 99999999)}"
        fixed = (
            f"0{chance.randint(111, 599)} {chance.randint(10, 99)} {chance.randint(10, 99)} {chance.randint(10, 99)}"
        )
        mail = f"{chance.choice(PARENTS).lower()}.{chance.randint(10, 99)}@voorbeeldpost.nl"
        account = f"NL{chance.randint(10, 99)}VOOR0{chance.randint(100000000, 999999999)}"
        street = f"{chance.choice(STREETS)} {chance.randint(2, 180)}"
        postcode = f"{chance.randint(1100, 1899)} {chance.choice('BCDGHK')}{chance.choice('BCDGHK')}"
        theirs = (
            f"{chance.choice(('Grote Kerkstraat', 'Ooievaarsweg', 'Dirkje Mulderlaan'))} {chance.randint(181, 399)}"
        )
        birth = f"{chance.randint(1, 28)}-{chance.randint(1, 12)}-{chance.randint(2012, 2019)}"
        patient = str(chance.randint(1000000, 9999999))
        secret = chance.choice(("scheiding van vorige zomer", "opname van oma in de kliniek", "schuld bij de bank"))
        return (
            Planted("recording", f"Dat staat op de geluidsopname van {self.first}.", "geluidsopname"),
            Planted("recording", "Zie het transcript van het gesprek.", "transcript"),
            Planted("recording", "Het bestand heet mdo_gesprek.m4a en is veilig.", ".m4a"),
            Planted("recording", "Dit is herkend door faster-whisper large-v3.", "whisper"),
            Planted("recording", "SPEAKER_01 zegt dit zelf.", "SPEAKER_01"),
            Planted("recording", "Wij hebben het teruggeluisterd.", "teruggeluisterd"),
            Planted("time", f"Dit is om {clock} gezegd.", clock),
            Planted("time", f"Dit begint op {long_clock} ongeveer.", long_clock),
            Planted("bsn", f"Het BSN is {bsn} volgens de map.", bsn),
            Planted("bsn", f"Noteer {second[:4]}.{second[4:6]}.{second[6:]} in het systeem.", second),
            Planted("phone", f"Bel {phone} als er iets is.", phone),
            Planted("phone", f"Het nummer is {fixed} op kantoor.", fixed),
            Planted("email", f"Stuur het naar {mail} graag.", mail),
            Planted("account", f"Betalen kan op {account} van de stichting.", account),
            Planted("address", f"Het gezin woont op {street}, {postcode} {chance.choice(TOWNS)}.", street),
            Planted("address", f"De postcode is {postcode} zoals bekend.", postcode),
            Planted("address", f"Opa en oma wonen op {theirs} in hetzelfde dorp.", theirs),
            Planted("birth_date", f"{self.first} is geboren op {birth} in het ziekenhuis.", birth),
            Planted("number", f"Patiëntnummer {patient} bij de kliniek.", patient),
            Planted("other_child", f"Klasgenoot {mate} heeft {self.first} geduwd.", mate),
            Planted("other_child", f"Daarna speelde een vriendje {other} ook mee.", other),
            Planted("confidential", f"Dit blijft onder ons: het komt door de {secret} bij opa en oma.", secret),
            Planted("precision", f"Eh, ehm, {self.first} doet het [gelach] goed.", "gelach"),
        )

    def _secret(self) -> str:
        return self.chance.choice(self.planted).sentence

    def _own_words(self) -> str | None:
        return self.chance.choice((None, None, None, "Wij willen eerst zelf met de huisarts praten"))

    def _filled(self, line: str) -> str:
        return line.format(child=self.first, count=self.chance.choice(COUNTS), day=self.chance.choice(DAYS))

    def _transcript(self) -> Transcript:
        roles = ("intern begeleider", "leerkracht", "directeur")
        speakers = [
            Speaker(id=f"SPEAKER_0{number}", name=name, role=role, side=Side.SCHOOL)
            for number, (name, role) in enumerate(zip(self.staff, roles, strict=True))
        ]
        speakers[2] = Speaker(id="SPEAKER_02", role="directeur", side=Side.SCHOOL)
        speakers += [Speaker(id="SPEAKER_03", name=self.parents[0], role="moeder", side=Side.PARENT)]
        self.spoken = [self._filled(line) for line in SPOKEN]
        lines = [*self.spoken, *(each.sentence for each in self.planted)]
        order = [*range(len(self.spoken)), *self.chance.sample(range(len(self.spoken), len(lines)), len(self.planted))]
        turns = []
        for number, index in enumerate(order, start=1):
            words = tuple(
                Word(text=word, start=number * 20.0, end=number * 20.5, probability=0.93, doubt="overlap")
                for word in lines[index].split()
            )
            turns.append(
                Turn(
                    id=number, start=number * 20.0, end=number * 20.0 + 15, speaker=self.chance.choice(speakers).id,
                    text=lines[index], words=words, doubts=(self._secret(),),
                )
            )  # fmt: skip
        extra = {"file": "mdo_gesprek.m4a", "engine": "faster-whisper large-v3", "notes": self._secret()}
        return Transcript.model_validate(
            {"date": datetime.date(2026, 11, 3), "speakers": speakers, "turns": turns, **extra}
        )

    def _report(self) -> Report:
        of_the_school = [p for p in self.planted if p.kind not in ("recording", "time", "precision")]
        lines: list[tuple[str, BlockKind, tuple[str, ...]]] = [
            (f"Verslag MDO {self.first}", BlockKind.HEADING, ()),
            (self.chance.choice(of_the_school).sentence, BlockKind.PAGE_HEADER, ()),
            ("Datum: 3 november 2026", BlockKind.PARAGRAPH, ("Verslag",)),
            ("Bespreking", BlockKind.HEADING, ("Verslag",)),
            *((each.sentence, BlockKind.PARAGRAPH, ("Verslag", "Bespreking"))
              for each in self.chance.sample(of_the_school, 4)),
            ("Afspraken", BlockKind.HEADING, ("Verslag",)),
            *((self._filled(line), self.chance.choice((BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)),
               ("Verslag", "Afspraken")) for line in WRITTEN),
            ("Het volgende gesprek is op 15 december om 15.30 uur.", BlockKind.PARAGRAPH, ("Verslag", "Afspraken")),
        ]  # fmt: skip
        blocks = []
        place = 0
        for line, kind, section in lines:
            blocks.append(Block(start=place, end=place + len(line), kind=kind, section=section))
            place += len(line) + 1
        return Report(text="\n".join(line for line, _, _ in lines), blocks=tuple(blocks), name="mdo_gesprek.m4a.docx")

    def _statement(self, report: Report, block: Block) -> Statement:
        return Statement(
            start=block.start, end=block.end, text=report.text[block.start : block.end], section=block.section
        )

    def _reconciliation(self, report: Report) -> Reconciliation:
        chance = self.chance
        agreements, findings = [], []
        about = [block for block in report.blocks if block.section[-1:] == ("Afspraken",)]
        for number, (line, kind) in enumerate(zip(self.spoken, KINDS, strict=True), start=1):
            said = line if chance.random() < 0.7 else f"{line} {self._secret()}"
            agreements.append(
                Agreement(
                    id=f"A{number}", kind=kind, turns=(number,), text=said, strength=chance.choice(tuple(Strength)),
                    actor=chance.choice(("leerkracht", "intern begeleider", "ouders", "moeder", "SPEAKER_01", "")),
                    quantity=chance.choice((None, "3 keer per week", self._secret())),
                    deadline=chance.choice((None, "2026-12-15", "vrijdag", self._secret())),
                    condition=chance.choice((None, None, self._secret())),
                )
            )  # fmt: skip
            statement = self._statement(report, about[number - 1])
            place = statement.start + statement.text.index(" ")
            new = chance.choice((" nu", f" ({self._secret()})"))
            corrections = (Correction(start=place, end=place, text=new),)
            findings.append(
                Finding(
                    id=f"F{number}", agreement=f"A{number}", turns=(number,), tier=Tier.SURE, confidence=0.93,
                    kind=chance.choice((FindingKind.OMITTED, FindingKind.ALTERED, FindingKind.CONFIRMED)),
                    aspects=(chance.choice(tuple(Aspect)),), explanation=self._secret(),
                    said=Quote(turn=number, start=0, end=len(line)),
                    trace=(Trace(rule=self._secret(), turn=number, span=(0, 5), score=0.93),),
                    statements=(statement,), corrections=chance.choice(((), corrections)),
                )
            )  # fmt: skip
        findings.append(
            Finding(id="F99", kind=FindingKind.ADDED, statements=(self._statement(report, report.blocks[4]),))
        )
        remarks = tuple(
            Remark(
                kind=chance.choice(("vague", "impression", "suspicion", "sensitive", "outsider", "consent_blur")),
                statements=(self._statement(report, chance.choice(report.blocks)),),
                explanation=self._secret(), source=self._secret(),
            )
            for _ in range(3)
        )  # fmt: skip
        return Reconciliation(
            report_text=report.text, agreements=tuple(agreements), findings=tuple(findings), remarks=remarks
        )

    def _facts(self) -> LetterFacts:
        street = next(p for p in self.planted if p.kind == "address").sentence.partition("op ")[2].rstrip(".")
        return LetterFacts(
            today=datetime.date(2026, 11, 5), meeting_date=datetime.date(2026, 11, 3), meeting="MDO",
            child=self.child, school="De Zilverpopulier", addressee=f"mevrouw {self.staff[0].split()[-1]}",
            parents=self.parents, alone=self.chance.random() < 0.3, tone=self.chance.choice(tuple(Tone)),
            address=street, secret_address=True,
        )  # fmt: skip

    def _moments(self) -> tuple[Moment, ...]:
        kinds = tuple(MomentKind)
        return tuple(
            Moment(
                id=f"M{number}", kind=self.chance.choice(kinds), text=self._secret(),
                date=datetime.date(2026, 9, 1) + datetime.timedelta(days=self.chance.randint(0, 60)),
            )
            for number in range(1, 5)
        )  # fmt: skip
