"""From what happened to when something is due, and whether it was done."""

import datetime
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from models.moment import Moment, MomentKind
from models.noun import Noun
from reconcile.clocks.counting import due_date
from reconcile.clocks.links import Links, links_of
from reconcile.clocks.terms import Term, Who, keep_term, word


class Status(StrEnum):
    """How a term stands on some day."""

    OPEN = "open"
    MET = "met"
    PASSED = "passed"
    MET_LATE = "met_late"


class Deadline(Noun):
    """The last day of one term in one dossier. Texts are Dutch, for the parent."""

    term: str
    """`Term.key`."""
    moment: str
    """`Moment.id` from which it runs."""
    runs_from: datetime.date
    due: datetime.date
    """The last day on which it is in time."""
    extended_by: str = ""
    """`Moment.id` of the announcement that made it longer; else empty."""
    met_by: str = ""
    """`Moment.id` of what ended it; else empty."""
    met_on: datetime.date | None = None
    name: str
    neutral: str
    """The name for who may not learn that there is a recording; mostly the same."""
    who: Who
    """Who has to act."""
    soft: bool
    """A good day to do something: nobody is late when it passes."""
    advice: str
    late: str
    """What can be done once it has passed."""
    check: str
    """What is not certain."""
    remark: str = ""
    """What is special in this dossier."""
    basis: str
    source: str
    geldig_per: datetime.date


def deadlines(moments: Iterable[Moment]) -> tuple[Deadline, ...]:
    """Everything that is due because of `moments`, the first day first."""
    links = links_of(moments)
    found = [_deadline(term, moment, links) for moment in links.moments for term in links.starts(moment)]
    if links.moments:
        found.append(_keeping(links.moments[-1], found))
    return tuple(sorted(found, key=lambda each: (each.due, each.soft, each.runs_from, each.term, each.moment)))


def status(deadline: Deadline, today: datetime.date) -> Status:
    """How it stands on `today`. What was noted for a later day has not happened yet."""
    if deadline.met_on is not None and deadline.met_on <= today:
        return Status.MET if deadline.soft or deadline.met_on <= deadline.due else Status.MET_LATE
    return Status.OPEN if today <= deadline.due else Status.PASSED


def _deadline(term: Term, moment: Moment, links: Links) -> Deadline:
    due = due_date(moment.date, term.length, term.rule)
    extended_by = remark = ""
    if term.extension is not None and (announced := _announced(moment, links)) is not None:
        if announced.date <= due:
            due, extended_by = due_date(moment.date, term.extension, term.rule), announced.id
        else:
            remark = word("late_extension")
    met = _met_by(term, moment, links)
    name = term.names[moment.kind]
    return Deadline(
        term=term.key, moment=moment.id, runs_from=moment.date, due=due, extended_by=extended_by,
        met_by=met.id if met else "", met_on=met.date if met else None, name=name, neutral=name, remark=remark,
        **_said_of(term),
    )  # fmt: skip


def _announced(moment: Moment, links: Links) -> Moment | None:
    """The first announcement that the answer to `moment` takes longer."""
    return next(
        (
            each
            for each in links.moments
            if each.kind is MomentKind.EXTENSION_ANNOUNCED
            and each.date >= moment.date
            and moment.id in links.chain(each)
        ),
        None,
    )


def _met_by(term: Term, moment: Moment, links: Links) -> Moment | None:
    """The first moment that ends the term which runs from `moment`."""
    # An answer to the letter also answers the reminder of it.
    matter = set(links.chain(moment)) if moment.kind is MomentKind.REMINDER_SENT else {moment.id}
    for each in links.moments:
        if each.kind not in term.met_by or each.id == moment.id or each.date < moment.date:
            continue
        again = each.kind is moment.kind  # the next time ends the year since the time before
        if term.met_by_any and (each.date > moment.date or not again):
            return each
        if matter.intersection(links.chain(each)):
            return each
    return None


def _keeping(last: Moment, others: Iterable[Deadline]) -> Deadline:
    """The day to think of the recording: not before every other term is over."""
    term = keep_term()
    due = max(
        due_date(last.date, term.length, term.rule),
        *(each.due for each in others if not each.met_by and not each.soft),
        datetime.date.min,
    )
    return Deadline(
        term=term.key, moment=last.id, runs_from=last.date, due=due, name=term.name, neutral=term.neutral,
        **_said_of(term),
    )  # fmt: skip


def _said_of(term: Term) -> dict[str, Any]:
    fields = ("who", "soft", "advice", "late", "check", "basis", "source", "geldig_per")
    return {field: getattr(term, field) for field in fields}
