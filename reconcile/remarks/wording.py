"""Rules that look for words: each with what takes it away and what must be so."""

from collections.abc import Iterator

from models.reconciliation import Remark
from reconcile.remarks.data import Rule, any_phrase, rules
from reconcile.remarks.making import remark_of
from reconcile.remarks.sentence import Sentence


def raised(sentence: Sentence) -> Iterator[Remark]:
    """The remarks of the rules whose words stand in `sentence`."""
    has_phrase = any_phrase().search(sentence.text) is not None
    for rule in rules().values():
        if rule.pattern is None or (rule.only_phrases and not has_phrase):
            continue
        places = [
            place for match in rule.pattern.finditer(sentence.text) if stands(rule, sentence, place := match.span())
        ]
        if places:
            yield remark_of(rule, sentence.statement, places)


def stands(rule: Rule, sentence: Sentence, place: tuple[int, int]) -> bool:
    """Whether nothing takes the remark away that `rule` raises on the words at `place`."""
    return all(sentence.holds(test, place) for test in rule.only) and not any(
        sentence.holds(test, place) for test in rule.unless
    )
