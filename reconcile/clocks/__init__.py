"""The clocks: from what happened and was agreed to what is due, on a list or in a calendar."""

from reconcile.clocks.agreements import AgreementDate, Region, agreement_dates
from reconcile.clocks.counting import Length, Rule, Unit, due_date, is_free, next_working_day
from reconcile.clocks.deadlines import Deadline, Status, deadlines, status
from reconcile.clocks.ics import Kind, calendar
from reconcile.clocks.links import Links, links_of
from reconcile.clocks.terms import Term, all_terms

__all__ = [
    "AgreementDate", "Deadline", "Kind", "Length", "Links", "Region", "Rule", "Status", "Term", "Unit",
    "agreement_dates", "all_terms", "calendar", "deadlines", "due_date", "is_free", "links_of", "next_working_day",
    "status",
]  # fmt: skip
