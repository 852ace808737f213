"""Something will be done, and nobody is named who does it: "Ouders worden geïnformeerd"."""

from collections.abc import Iterator

from models.reconciliation import Remark
from reconcile.remarks.data import pattern, rules
from reconcile.remarks.making import remark_of
from reconcile.remarks.sentence import Sentence
from reconcile.remarks.wording import stands

RULE = "passive_no_actor"


def raised(sentence: Sentence) -> Iterator[Remark]:
    """A remark on the first passive of `sentence` that needs somebody to act and names nobody."""
    for name in ("passive", "passive_last"):
        match = pattern(name).search(sentence.text)
        if match and stands(rules()[RULE], sentence, match.span()):
            yield remark_of(rules()[RULE], sentence.statement, [match.span()])
            return
