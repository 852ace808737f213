"""From a remark to the paper that can carry it."""

import pytest

from models.reconciliation import Remark, Remedy
from reconcile.remarks.data import rules
from reconcile.writing.products import Audience, Product, audience_of
from reconcile.writing.remedies import papers_for


def remark(remedy: Remedy, place: int = 0) -> Remark:
    return Remark(
        kind="vague", statements=(), explanation="Zomaar.", rule="r", words=((place, place + 1),), remedy=remedy
    )


@pytest.mark.parametrize(
    ("remedy", "paper"),
    [
        (Remedy.RECTIFY, Product.RECTIFICATION),
        (Remedy.ADD_VIEW, Product.ADD_OUR_VIEW),
        (Remedy.CONSENT, Product.CONSENT_CLARIFIED),
        (Remedy.ASK, Product.REACTION),
        (Remedy.REMOVE, Product.RECTIFICATION),
    ],
)
def test_a_fact_is_put_right_and_an_impression_gets_a_view_beside_it(remedy: Remedy, paper: Product) -> None:
    assert papers_for(remark(remedy))[0] is paper


def test_where_nothing_is_to_be_done_no_paper_follows() -> None:
    assert papers_for(remark(Remedy.NONE)) == ()


def test_every_paper_that_follows_is_for_the_school() -> None:
    papers = {paper for remedy in Remedy for paper in papers_for(remark(remedy))}
    assert {audience_of(paper) for paper in papers} == {Audience.SCHOOL}


def test_no_rule_asks_to_rectify_an_impression() -> None:
    impressions = [rule for rule in rules().values() if rule.kind == "impression"]
    assert impressions
    assert all(rule.remedy in (Remedy.ADD_VIEW, Remedy.ASK) for rule in impressions)
