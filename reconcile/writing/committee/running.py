"""The terms of a case, as the clocks have them on some day."""

import datetime
from collections.abc import Iterable

from models.moment import Moment
from reconcile.clocks import deadlines, status
from reconcile.clocks.terms import keep_term
from reconcile.writing.committee.case import Term
from reconcile.writing.data import data_table


def running_terms(moments: Iterable[Moment], today: datetime.date) -> tuple[Term, ...]:
    """Every term that runs from `moments`, the one due first first; what parents do in their own house is left out."""
    known = {moment.id: moment for moment in moments}
    words: dict[str, str] = data_table("committee/enclosures.toml")["status"]
    return tuple(
        Term(
            name=each.neutral,
            start=each.runs_from,
            due=each.due,
            basis=each.basis,
            source=known[each.moment].text if each.moment in known else "",
            key=each.term,
            status=words[status(each, today).value],
        )
        for each in deadlines(known.values())
        if each.term != keep_term().key
    )
