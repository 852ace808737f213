"""The invented dispute of these tests: the meeting of `meeting.py`, the report of it, and what was sent after it."""

import datetime

from models.finding import Quote
from models.moment import Moment, MomentKind
from models.transcript import Transcript, Word
from reconcile.writing.committee.case import Case, Enclosure, Forum, Handover, RecordingFacts, RequestFacts, Term
from reconcile.writing.document import Document, Heading, Paragraph, text_of
from reconcile.writing.rendering.pdf import render_pdf
from reconcile.writing.sources import Sources
from tests.reconcile.writing.meeting import ALL, FACTS, FINDINGS, MEETING, RECONCILIATION, REPORT, TRANSCRIPT

TODAY = datetime.date(2026, 12, 20)


def _timed(text: str, start: float) -> tuple[Word, ...]:
    return tuple(
        Word(text=word, start=start + place * 0.5, end=start + place * 0.5 + 0.4, probability=0.9)
        for place, word in enumerate(text.split())
    )


def _transcript() -> Transcript:
    turns = []
    for turn in TRANSCRIPT.turns:
        words = list(_timed(turn.text, turn.start or 0.0))
        if turn.id == 5:
            words[-1] = words[-1].model_copy(update={"probability": 0.2})
        if turn.id == 9:
            words = [word.model_copy(update={"doubt": "overlap"}) for word in words]
        turns.append(turn.model_copy(update={"words": tuple(words)}))
    return TRANSCRIPT.model_copy(update={"turns": tuple(turns)})


HEARD = _transcript()

MOMENTS = (
    Moment(id="M1", kind=MomentKind.REPORT_RECEIVED, date=datetime.date(2026, 11, 10), text="per e-mail van de school"),
    Moment(id="M2", kind=MomentKind.OWN_REPORT_SENT, date=datetime.date(2026, 11, 5)),
    Moment(id="M3", kind=MomentKind.REACTION_SENT, date=datetime.date(2026, 11, 14), text="met zes punten over Noor"),
    Moment(id="M4", kind=MomentKind.ANSWER_RECEIVED, date=datetime.date(2026, 11, 21), answers="M3",
           text="het verslag wordt niet aangepast"),
    Moment(id="M5", kind=MomentKind.DECISION, date=datetime.date(2026, 12, 1), text="het ontwikkelingsperspectief"),
)  # fmt: skip

_SCHOOLS = Document((Heading(text_of("Verslag"), 1), *(Paragraph(text_of(line)) for line in REPORT.text.splitlines())))
REPORT_PDF = render_pdf(_SCHOOLS, datetime.date(2026, 11, 10))

ENCLOSURES = (
    Enclosure("Verslag van de school", REPORT_PDF, "Verslag MDO.pdf", datetime.date(2026, 11, 10), "de school",
              text=REPORT.text, moment="M1", is_report=True),
    Enclosure("Eigen verslag van verzoekers", b"Wij spraken af dat de directeur de aanvraag indient.", "verslag.txt",
              datetime.date(2026, 11, 5), "verzoekers",
              text="Wij spraken af dat de directeur de aanvraag indient.\nNoor oefent thuis.", moment="M2"),
)  # fmt: skip

TERMS = (
    Term("Verzoek aan de commissie", datetime.date(2026, 12, 1), datetime.date(2027, 1, 12), "reglement GPO, zes weken",
         "beslissing over het ontwikkelingsperspectief", "loopt"),
    Term("Antwoord op de reactie", datetime.date(2026, 11, 14), datetime.date(2026, 11, 28), "verzoek in de brief",
         "reactie van 14 november", "beantwoord"),
)  # fmt: skip

_F2 = FINDINGS[1]
_QUOTED = _F2.model_copy(update={"said": Quote(turn=3, start=16, end=59)})
COMPARED = RECONCILIATION.model_copy(
    update={"findings": tuple(_QUOTED if finding.id == "F2" else finding for finding in FINDINGS)}
)

SOURCES = Sources(
    transcript=HEARD, report=REPORT, reconciliation=COMPARED, decided=ALL,
    letter_facts=FACTS.model_copy(update={"today": TODAY, "meeting_date": MEETING}), moments=MOMENTS,
)  # fmt: skip

CASE = Case(
    sources=SOURCES,
    enclosures=ENCLOSURES,
    recording=RecordingFacts(
        recorded_by="moeder", present_throughout=True, device="een telefoon", announced=False, unedited=True,
        sha256="ab" * 32, size=1_234_567, transcribed="met spraakherkenning op de eigen computer van verzoekers",
    ),
    listened=frozenset({"F2", "F4"}),
    corrected=frozenset({3}),
    terms=TERMS,
    request=RequestFacts(
        forum=Forum.GPO, decision="De school stelde het ontwikkelingsperspectief vast.",
        decided_on=datetime.date(2026, 12, 1), due=datetime.date(2027, 1, 12),
        grounds=("Er was geen overeenstemming over het handelingsdeel.",
                 "Het bezwaar tegen een extra jaar groep 4 is niet verwerkt."),
        tried=("Verzoekers stuurden een eigen verslag en een reactie.",),
    ),
    handover=Handover("mr. A. Voorbeeld", "advies over een verzoek aan de commissie", datetime.date(2027, 12, 31)),
)  # fmt: skip
