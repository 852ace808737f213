"""E12 and E13, consent: for one purpose at a time, and put right when the report has it otherwise."""

import datetime

from models.agreement import AgreementKind
from models.finding import Aspect
from reconcile.writing.data import data_table
from reconcile.writing.document import Document, Table, gap, text_of
from reconcile.writing.facts import LetterFacts, dutch_date
from reconcile.writing.material import Point
from reconcile.writing.phrasing.parties import is_parent
from reconcile.writing.phrasing.proposals import Proposal
from reconcile.writing.phrasing.voice import in_voice
from reconcile.writing.phrasing.wording import Allows, condition_of, letters
from reconcile.writing.products import Product
from reconcile.writing.school.papers import missing, numbered_table, paper, quoted, table_head
from reconcile.writing.school.remarks import apart_from, leading_to, passage_of, view_of
from reconcile.writing.sources import Sources

CONFIRM_DAYS = 7
"""Consent that is not there is put right sooner than the rest."""


def specific_consent(sources: Sources) -> Document:
    """No consent in general; a form for consent to one thing, to be filled in."""
    facts, lists = sources.facts, data_table("school/lists.toml")
    rows = tuple(
        (text_of(in_voice(name, alone=facts.alone)), text_of(lists["withdraw"] if what == "=" else what and gap(what)))
        for name, what in lists["form"]
    )
    form = Table(table_head("form", facts), rows, (35, 65))
    return paper("specific_consent", facts, parts={"form": [form]})


def consent_clarified(sources: Sources) -> Document:
    """What the report says of consent, how it was, and how it is now: a row for each point and remark about it."""
    facts = sources.facts
    points = {point.id: point for point in sources.material.points}
    proposals = [proposal for proposal in sources.proposals if _is_about_consent(points[proposal.point])]
    noted = leading_to(Product.CONSENT_CLARIFIED, sources.material.noted)
    blurred, also = apart_from(noted, [points[proposal.point] for proposal in proposals])
    rows = [_row(proposal, points[proposal.point], facts, sources.guard.allows) for proposal in proposals]
    rows += [(passage_of(each), view_of(each, "own_words"), missing("consent")) for each in blurred]
    grounds = [(each.point, *also[each.point]) for each in proposals] + [(each.id,) for each in blurred]
    empty = [(missing("passage"), missing("own_words"), missing("consent"))]
    table = numbered_table("consent", rows or empty, (5, 34, 33, 28), facts, grounds or [()])
    confirm_by = facts.reply_by or facts.today + datetime.timedelta(days=CONFIRM_DAYS)
    return paper("consent_clarified", facts, {"confirm_by": dutch_date(confirm_by)}, {"points": [table]})


def _is_about_consent(point: Point) -> bool:
    """Whether parents gave consent in it or kept it back, or the report has a no as a yes, whoever said it."""
    if point.settled is None:
        return False
    kept_back = is_parent(point.settled.actor) or Aspect.POLARITY in point.aspects
    return point.settled.kind is AgreementKind.CONSENT or (point.settled.kind is AgreementKind.REFUSAL and kept_back)


def _row(proposal: Proposal, point: Point, facts: LetterFacts, allows: Allows) -> tuple[str, str, str]:
    words = letters()["tables"]
    passage = quoted(proposal.passage, proposal.section) or words["not_in_report"]
    return passage, proposal.text or words["leave_out"], in_voice(_now(point, allows), alone=facts.alone)


def _now(point: Point, allows: Allows) -> str:
    """What parents consent to today, as far as the meeting tells; else for them to say."""
    words = letters()["consent"]
    if point.settled is None or point.own_words:
        return missing("consent")
    if point.settled.kind is AgreementKind.REFUSAL:
        return str(words["refused"]) if is_parent(point.settled.actor) else missing("consent")
    if Aspect.CONDITION in point.aspects:
        said = str(words["condition"].format(condition=condition_of(point.settled)))
        return said if allows(said) else str(words["condition"].format(condition=missing("condition")))
    return str(words["scope"]) if Aspect.SCOPE in point.aspects else missing("consent")
