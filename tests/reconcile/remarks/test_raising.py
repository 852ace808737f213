"""What all remarks have, and how few of them are shown."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.reconciliation import Remark, Remedy
from reconcile.remarks.data import Rule, laws, limits, named, rules
from reconcile.remarks.sentence import TESTS
from tests.reconcile.remarks.reports import COMPLETE, meeting, raised, rules_of
from tests.reconcile.remarks.test_sentences import ROWS

PIECES = [row[0] for row in ROWS]


def test_nothing_stands_out_in_a_good_report() -> None:
    assert raised(COMPLETE) == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
def test_every_remark_quotes_its_own_words_has_a_source_with_a_date_and_an_id_of_its_own(pieces: list[str]) -> None:
    text = COMPLETE + "\n".join(pieces) + "\n"
    found = raised(text)
    for remark in found:
        assert remark.explanation.endswith(".")
        assert remark.advice.endswith(".")
        assert remark.remedy in Remedy
        assert datetime.date.fromisoformat(remark.valid_on) >= datetime.date(2000, 1, 1)
        assert remark.source
        for statement in remark.statements:
            assert text[statement.start : statement.end] == statement.text
            assert remark.words
            assert all(statement.start <= start < end <= statement.end for start, end in remark.words)
    ids = [remark.id for remark in found]
    assert len(set(ids)) == len(ids)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=20, max_size=60))
def test_the_weightiest_come_first_and_few_are_shown(pieces: list[str]) -> None:
    found = raised(COMPLETE + "\n".join(pieces))
    assert [remark.weight for remark in found] == sorted((remark.weight for remark in found), reverse=True)
    shown = [remark for remark in found if remark.shown]
    assert len(shown) <= limits()["shown"]
    assert sum(remark.weight < limits()["light_below"] for remark in shown) <= limits()["light"]
    rules_shown = [remark.rule for remark in shown]
    assert all(rules_shown.count(rule) <= limits()["of_one_rule"] for rule in rules_shown)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    for remark in raised(text + "\nEr wordt gekeken naar iets.\n"):
        assert remark.kind


def test_the_same_report_raises_the_same_remarks() -> None:
    text = COMPLETE + "\n".join(PIECES)
    assert raised(text) == raised(text)


def test_a_remark_keeps_its_id_when_something_else_is_written_in_the_meeting() -> None:
    text = COMPLETE + "Sam is ongemotiveerd.\n"
    (before,), (after,) = raised(text), raised(text, meeting("Dat zien wij anders."))
    assert before.id == after.id


def test_a_remark_written_by_an_older_version_still_reads() -> None:
    old = Remark.model_validate({"kind": "vague", "statements": [], "explanation": "Onduidelijk.", "source": "regel"})
    assert old.shown
    assert old.id == "vague@0"


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_every_test_that_a_rule_names_is_there(rule: Rule) -> None:
    for name in (*rule.unless, *rule.only):
        assert name in TESTS or named(name).pattern


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_every_rule_speaks_calmly_in_one_or_two_sentences(rule: Rule) -> None:
    words = f"{rule.explanation} {rule.advice}"
    assert "!" not in words
    assert not any(word in words.lower() for word in ("leugen", "liegt", "bewust", "manipul", "eis", "schuld van"))
    assert all(part.count(". ") <= 2 for part in (rule.explanation, rule.advice))


def test_what_is_not_certain_tells_the_parent_to_look() -> None:
    for law in laws().values():
        assert datetime.date.fromisoformat(law.geldig_per) <= datetime.date(2026, 11, 30)
        assert ("kijk na" in law.citation) is not law.certain


def test_a_short_sentence_is_read_too() -> None:
    assert "parents_in_a_bad_light" in rules_of(COMPLETE + "Moeder werd emotioneel tijdens het gesprek.\n")
