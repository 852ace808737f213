"""What a child is said to have: as a trait ("kenmerken van ADHD"), or as a fact without who found it ("heeft ADHD")."""

import re
from collections.abc import Iterator
from functools import cache

from models.reconciliation import Remark
from reconcile.remarks.data import pattern, phrases, rules, word_list
from reconcile.remarks.making import remark_of
from reconcile.remarks.sentence import Sentence, Whole
from reconcile.remarks.wording import stands

REACH = 30
"""Characters between a cue and the diagnosis it belongs to."""
_SHORT = re.compile(r"\s*\((\w{2,8})\)")
"""The abbreviation in brackets behind a diagnosis: "taalontwikkelingsstoornis (TOS)"."""
_BETWEEN = re.compile(r"[^.;:!?\n]*")


def raised(sentence: Sentence) -> Iterator[Remark]:
    """A remark on the first diagnosis in `sentence` that rests on nothing."""
    for match in word_list("diagnoses").finditer(sentence.text):
        name = _name_before(match.start(), sentence.text)
        if name is None:
            continue
        rule_name, start = name
        place = start, match.end()
        if not stands(rules()[rule_name], sentence, place):
            continue
        short = _SHORT.match(sentence.text, match.end())
        names = [match[0].lower(), *([short[1].lower()] if short else [])]
        if rule_name == "suspicion_as_trait" or not any(is_established(sentence.whole, each) for each in names):
            yield remark_of(rules()[rule_name], sentence.statement, [place])
            return


def _name_before(start: int, text: str) -> tuple[str, int] | None:
    """The rule that the words before a diagnosis fall under, and where those begin."""
    before = text[max(0, start - REACH) : start]
    for cue in _last(word_list("diagnoses", "cues"), before):
        if _BETWEEN.fullmatch(before[cue.end() :]):
            return "suspicion_as_trait", start - len(before) + cue.start()
    for claim in _last(word_list("diagnoses", "claims"), before):
        if pattern("up_to_diagnosis").fullmatch(before[claim.end() :]):
            return "diagnosis_without_source", start - len(before) + claim.start()
    return None


def _last(cues: re.Pattern[str], text: str) -> list[re.Match[str]]:
    return list(cues.finditer(text))[-1:]


def is_established(whole: Whole, diagnosis: str) -> bool:
    """Whether the report tells elsewhere how it is known, names it in its head, or somebody from outside said so."""
    word = _word(diagnosis)
    if word.search(whole.head) or word.search(whole.said_for_sure):
        return True
    return any(word.search(each.text) and phrases("established").search(each.text) for each in whole.statements)


@cache
def _word(diagnosis: str) -> re.Pattern[str]:
    """The diagnosis also as the first part of a compound: "dyslexieverklaring"."""
    return re.compile(rf"(?<!\w){re.escape(diagnosis)}", re.IGNORECASE)
