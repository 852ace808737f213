"""The meeting of `meeting.py` with remarks on its report and what was sent since: all a school paper is made of."""

import datetime

from models.moment import Moment, MomentKind
from models.reconciliation import Remark, Remedy
from reconcile.writing import LetterFacts, Product, Sources
from reconcile.writing.document import Document, Table, plain
from reconcile.writing.school.builders import BUILDERS, Shape
from tests.reconcile.writing.meeting import ALL, FACTS, MEETING, RECONCILIATION, REPORT, TRANSCRIPT, statement


def remark(kind: str, words: str, remedy: Remedy = Remedy.ASK) -> Remark:
    """A remark of `kind` on the sentence of the report that reads `words`."""
    return Remark(
        kind=kind, statements=(statement(words),), explanation="Alleen voor de ouder.", source="Regel.", remedy=remedy
    )


IMPRESSION = remark("impression", "Noor is een vrolijk meisje.", Remedy.ADD_VIEW)
SENSITIVE = remark("sensitive", "Een extra jaar groep 4 is besproken.", Remedy.REMOVE)
BLURRED = remark("consent_blur", "Ouders stemmen in met onderzoek door de schoolpsycholoog.", Remedy.CONSENT)
UNDATED = remark("undated", "Een extra jaar groep 4 is besproken.")
VAGUE = remark("vague", "Een extra jaar groep 4 is besproken.")
REMARKS = (IMPRESSION, SENSITIVE, BLURRED, UNDATED, VAGUE)
VIEW = "Wij zien thuis een kind dat zich groot houdt"

COMPARED = RECONCILIATION.model_copy(update={"remarks": REMARKS})
NOTED: dict[str, str | None] = {each.id: None for each in REMARKS} | {IMPRESSION.id: VIEW}
SENT = (
    Moment(id="M1", kind=MomentKind.OWN_REPORT_SENT, date=MEETING + datetime.timedelta(days=1)),
    Moment(id="M2", kind=MomentKind.REACTION_SENT, date=MEETING + datetime.timedelta(days=2)),
)


def sources(
    facts: LetterFacts = FACTS,
    *,
    noted: dict[str, str | None] = NOTED,
    sent: tuple[Moment, ...] = SENT,
    decided: dict[str, str | None] = ALL,
    has_report: bool = True,
) -> Sources:
    """Everything a paper is made from."""
    report = REPORT if has_report else None
    return Sources(TRANSCRIPT, report, COMPARED, {**decided, "F6": None}, facts, noted, sent)


def built(product: Product, made_from: Sources | None = None) -> Document:
    """The paper as proposed, before it is a file."""
    return BUILDERS[product](made_from or sources(), Shape())


def rows(document: Document, number: int = 0) -> list[list[str]]:
    """The cells of a table of `document`, without its header."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [[plain(cell) for cell in row] for row in tables[number].rows]
