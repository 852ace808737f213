"""Remarks on the report itself: vague, blurred or judging wording, by the rules of `lexicon/remarks.toml`."""

from collections.abc import Iterable, Iterator

from models.reconciliation import Remark
from models.report import Statement
from reconcile.language.cues import has_phrase
from reconcile.lexicon import table


def remarks(statements: Iterable[Statement]) -> tuple[Remark, ...]:
    """Every remark, in the order of the report; one statement may raise several."""
    return tuple(_remarks(statements))


def _remarks(statements: Iterable[Statement]) -> Iterator[Remark]:
    for statement in statements:
        for rule in table("remarks")["rules"]:
            if has_phrase(statement.text, tuple(rule["phrases"])):
                yield Remark(
                    kind=rule["kind"], statements=(statement,), explanation=rule["explanation"], source=rule["source"]
                )
