"""E6, the request to put right what is not so: a row per fact, with what shows it."""

from models.finding import FindingKind
from models.moment import MomentKind
from reconcile.writing.document import Document
from reconcile.writing.facts import dutch_date
from reconcile.writing.material import Noted
from reconcile.writing.phrasing.proposals import Proposal
from reconcile.writing.phrasing.wording import letters
from reconcile.writing.products import Product
from reconcile.writing.school.papers import due_by_law, missing, numbered_table, paper, quoted
from reconcile.writing.school.remarks import apart_from, leading_to, passage_of, reason_of, should_go, view_of
from reconcile.writing.sources import Sources

_WRONG = frozenset({FindingKind.ALTERED, FindingKind.MISATTRIBUTED, FindingKind.ADDED})
_WIDTHS = (5, 26, 21, 27, 21)


def rectification(sources: Sources) -> Document:
    """The request, with a row for every accepted difference in what the report says and every remark on a fact.

    What shows it is for the parents to fill in; their own report is named when it was sent.
    """
    facts = sources.facts
    proposals = [proposal for proposal in sources.proposals if proposal.kind in _WRONG]
    points = {point.id: point for point in sources.material.points}
    facts_noted = leading_to(Product.RECTIFICATION, sources.material.noted)
    noted, also = apart_from(facts_noted, [points[proposal.point] for proposal in proposals])
    rows = [(*_row(proposal), missing("support")) for proposal in proposals]
    rows += [(passage_of(each), reason_of(each, facts), view_of(each, "wanted"), _support(each)) for each in noted]
    grounds = [(each.point, *also[each.point]) for each in proposals] + [(each.id,) for each in noted]
    empty = [(missing("passage"), missing("wrong"), missing("wanted"), missing("support"))]
    table = numbered_table("rectification", rows or empty, _WIDTHS, facts, grounds or [()])
    values = {"own_report_sent": _own_report_sent(sources), "due": due_by_law(facts)}
    return paper("rectification", facts, values, {"points": [table]})


def _row(proposal: Proposal) -> tuple[str, str, str]:
    wanted = proposal.text or letters()["tables"]["leave_out"]
    return (
        quoted(proposal.passage, proposal.section) or missing("passage"),
        f"{proposal.verdict} {proposal.reason}",
        wanted,
    )


def _support(noted: Noted) -> str:
    """What should not be in the document needs no proof that it is wrong."""
    return str(letters()["tables"]["no_amount"]) if should_go(noted) else missing("support")


def _own_report_sent(sources: Sources) -> str:
    """The day on which the parents' own report of this meeting went out; empty when that is not known."""
    facts = sources.facts
    since = facts.meeting_date
    days = [
        moment.date
        for moment in sources.moments
        if moment.kind is MomentKind.OWN_REPORT_SENT and since is not None and since <= moment.date <= facts.today
    ]
    return dutch_date(min(days)) if days else ""
