"""One Dutch sentence per finding: what was searched and found, in the words of both sides, never an intention."""

import re

import pytest

from models.finding import Aspect, FindingKind
from models.report import Statement
from reconcile.alignment.coverage import Window
from reconcile.alignment.linking import Link, Relation, link_features
from reconcile.comparison.judge import RULES, Verdict, judge
from reconcile.explain import explain_addition, explain_omission, explain_verdict
from reconcile.lexicon import table
from reconcile.meeting import Meeting
from tests.reconcile.comparison.examples import EXAMPLES
from tests.reconcile.meetings import meeting

INTENTION = re.compile(r"liegt|verzwe|expres|bewust|opzet|verdraai|weglaten|weggelaten", re.IGNORECASE)


def verdict_of(rule: str) -> Verdict:
    """The verdict on the speaking example of a rule, with the whole of its meeting as evidence."""
    example = EXAMPLES[rule]
    statement = Statement(start=0, end=len(example.speaks), text=example.speaks)
    everything = (Window(0, len(example.said), 1.0),)
    held = Meeting(meeting(example.said))
    features = link_features(held, statement, everything, None, 0.0)
    return judge(held, Link(statement, everything, dict.fromkeys(Relation, 1 / 3), features))


def explained(rule: str) -> str:
    verdict = verdict_of(rule)
    (signal,) = [signal for signal in verdict.signals if signal.rule == rule]
    return explain_verdict(verdict, signal.kind, (signal.aspect,) if signal.aspect else ())


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_can_be_explained_in_one_sentence(rule: str) -> None:
    sentence = explained(rule)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert not set("{}\n") & set(sentence)
    assert "“”" not in sentence
    assert not INTENTION.search(sentence)


@pytest.mark.parametrize(
    ("rule", "said", "written"),
    [
        ("quantity.conflict", "twee keer per week", "drie keer per week"),
        ("quantity.vague", "twee keer per week", "regelmatig"),
        ("quantity.only_written", None, "drie keer per week"),
        ("deadline.conflict", "27 maart", "10 april"),
        ("deadline.dropped", "27 maart", None),
        ("deadline.only_written", None, "27 maart"),
        ("deadline.regular", "maandag", "dinsdag"),
        ("actor.other", "jeugdarts", "intern begeleider"),
        ("attribution.other", "vader", "leerkracht"),
    ],
)
def test_an_explanation_names_what_stands_on_either_side(rule: str, said: str | None, written: str | None) -> None:
    sentence = explained(rule)
    assert said is None or said in sentence
    assert written is None or written in sentence


def test_a_difference_that_no_rule_can_name_is_not_given_a_reason() -> None:
    sentence = explain_verdict(verdict_of("quantity.conflict"), FindingKind.ALTERED, ())
    assert "kon niet worden aangewezen" in sentence
    assert "twee" not in sentence


def test_two_aspects_are_explained_in_one_sentence() -> None:
    verdict = verdict_of("polarity.agreed_but_refused")
    sentence = explain_verdict(verdict, FindingKind.ALTERED, (Aspect.POLARITY, Aspect.POLARITY))
    assert sentence.count("ja en nee") == 2
    assert table("explanations")["sentence"]["and"] in sentence


def test_an_omission_names_who_said_it_and_an_addition_nobody() -> None:
    transcript = meeting()
    cast = Meeting(transcript).cast
    assert "leerkracht" in explain_omission(transcript.turns[5], cast)
    assert "niet teruggevonden" in explain_omission(transcript.turns[5], cast)
    assert "niet teruggevonden" in explain_addition()


def test_no_text_stands_ready_that_speaks_of_an_intention() -> None:
    texts = table("explanations")
    assert not [text for part in ("kinds", "aspects") for text in texts[part].values() if INTENTION.search(text)]
