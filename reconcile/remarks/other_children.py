"""Other children by name: "klasgenoot Daan", "zijn zusje Noor"."""

import re
from collections.abc import Iterator

from models.reconciliation import Remark
from reconcile.remarks.data import pattern, rules
from reconcile.remarks.making import remark_of
from reconcile.remarks.sentence import Sentence, Whole
from reconcile.remarks.wording import stands

RULE = "other_child_named"
TOO_OFTEN = 4
"""A name that stands in the report so often is the pupil's own."""


def raised(sentence: Sentence) -> Iterator[Remark]:
    """A remark on the names of other children in `sentence`."""
    found = [
        match
        for name in ("other_child", "sibling")
        for match in pattern(name).finditer(sentence.text)
        if not _is_known(sentence.whole, match["name"])
    ]
    places = sorted(match.span() for match in found if stands(rules()[RULE], sentence, match.span()))
    if places:
        yield remark_of(rules()[RULE], sentence.statement, places)


def _is_known(whole: Whole, name: str) -> bool:
    """Whether somebody at the table has that name, or the pupil."""
    at_table = any(name in one.name.split() for one in whole.people)
    return at_table or len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", whole.text)) >= TOO_OFTEN
