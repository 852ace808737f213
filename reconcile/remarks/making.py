"""From a rule and a place to a Remark."""

from collections.abc import Iterable

from models.reconciliation import Remark
from models.report import Statement
from reconcile.remarks.data import Rule


def remark_of(
    rule: Rule, statement: Statement | None, places: Iterable[tuple[int, int]] = (), **details: str
) -> Remark:
    """The remark of `rule`; `places` count from the start of `statement`, or of the report where there is none."""
    offset = statement.start if statement else 0
    return Remark(
        kind=rule.kind,
        statements=(statement,) if statement else (),
        explanation=rule.explanation.format(**details) if details else rule.explanation,
        source=rule.law.citation,
        rule=rule.name,
        words=tuple((offset + start, offset + end) for start, end in places),
        advice=rule.advice,
        remedy=rule.remedy,
        valid_on=rule.law.geldig_per,
        weight=rule.weight,
    )
