"""The terms of a case, as the clocks have them on some day."""

import datetime
from collections.abc import Iterable

from models.moment import Moment
from reconcile.clocks import deadlines, status
from reconcile.writing.committee.case import Term
from reconcile.writing.data import data_table


def running_terms(moments: Iterable[Moment], today: datetime.date) -> dict[str, Term]:
    """By key, every term that runs from `moments`, the one due last of each; none is named after a recording."""
    known = {moment.id: moment for moment in moments}
    words: dict[str, str] = data_table("committee/enclosures.toml")["status"]
    return {
        each.term: Term(
            name=each.neutral,
            start=each.runs_from,
            due=each.due,
            basis=each.basis,
            source=known[each.moment].text if each.moment in known else "",
            status=words[status(each, today).value],
        )
        for each in deadlines(known.values())
    }
