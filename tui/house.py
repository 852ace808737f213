"""From a dossier to what the parents' own papers are made from."""

import datetime
from typing import TYPE_CHECKING

from reconcile.writing import Product, current_draft
from reconcile.writing.drafts.document import document_of
from reconcile.writing.private.house import Appointment, House, agreed_on
from tui.papers import sources_of
from tui.terms import clocks_in
from tui.workbench.draft_keeping import kept_draft

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from tui.meeting import Meeting


def house_of(dossier: "Dossier", meeting: "Meeting", today: datetime.date) -> House:
    """Everything that `dossier` holds about `meeting`; the letter an outsider looks at is the reaction as it stands."""
    state = dossier.state
    sources = sources_of(meeting, today)
    clocks = clocks_in(dossier, today)
    terms = (Appointment(each.due, each.name, each.basis) for each in clocks.deadlines if each.met_on is None)
    agreed = (Appointment(each.due, each.text, agreed_on(each.meeting)) for each in clocks.dates)
    return House(
        today=today,
        transcript=meeting.transcript,
        report=meeting.report,
        reconciliation=meeting.reconciliation,
        decisions=state.decisions,
        corrected=frozenset(state.corrections),
        letter=document_of(
            current_draft(Product.REACTION, sources, kept_draft(dossier.entries, state, Product.REACTION))
        ),
        appointments=(*terms, *agreed),
    )
