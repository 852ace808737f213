"""Every rule speaks where report and meeting differ in its way, and holds its tongue at a faithful paraphrase."""

import pytest

from models.finding import Aspect, FindingKind
from reconcile.comparison.judge import RULES, signals_of
from tests.reconcile.comparison.examples import EXAMPLES
from tests.reconcile.meetings import pair, signals


def test_every_rule_has_its_example() -> None:
    assert set(EXAMPLES) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_speaks_once_of_the_difference_it_is_for(rule: str) -> None:
    example = EXAMPLES[rule]
    (signal,) = signals(example.said, example.speaks, rule)
    assert 0 < signal.score <= 1


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_at_all_speaks_of_a_faithful_paraphrase(rule: str) -> None:
    example = EXAMPLES[rule]
    assert signals_of(pair(example.said, example.silent)) == ()


@pytest.mark.parametrize("rule", RULES)
def test_what_a_rule_points_at_stands_there(rule: str) -> None:
    example = EXAMPLES[rule]
    held = pair(example.said, example.speaks)
    (signal,) = signals(example.said, example.speaks, rule)
    if signal.said is not None:
        turn = next(turn for turn in held.tight if turn.id == signal.turn)
        assert 0 <= signal.said[0] < signal.said[1] <= len(turn.text)
    if signal.written is not None:
        assert 0 <= signal.written[0] < signal.written[1] <= len(held.text)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_tells_what_would_differ(rule: str) -> None:
    example = EXAMPLES[rule]
    (signal,) = signals(example.said, example.speaks, rule)
    family = rule.partition(".")[0]
    assert signal.aspect == (None if family == "attribution" else Aspect(family))
    assert signal.kind is (FindingKind.MISATTRIBUTED if family == "attribution" else FindingKind.ALTERED)


@pytest.mark.parametrize(
    ("rule", "said", "written"),
    [
        ("quantity.conflict", "twee keer per week", "drie keer per week"),
        ("quantity.superseded", "twee keer per week", "drie keer per week"),
        ("quantity.vague", "twee keer per week", "regelmatig"),
        ("deadline.conflict", "27 maart", "10 april"),
        ("deadline.superseded", "maandag 16 maart", "13 maart"),
        ("deadline.vague", "27 maart", "binnenkort"),
        ("deadline.dropped", "27 maart", None),
        ("deadline.regular", "maandag", "dinsdag"),
        ("deadline.order", "van tevoren", "na afloop"),
        ("strength.weakened_promise", "dat beloof ik", "probeert"),
        ("condition.dropped_strict", "mits ze het zelf leuk vindt", None),
        ("condition.dropped", "Als ze moe is", None),
        ("condition.added", "extra tijd", "mits haar cijfers"),
        ("condition.unwanted", "zonder te vragen", "met toestemming van"),
        ("condition.lifted", "mits ze het zelf leuk vindt", "ongeacht"),
        ("scope.let_in", "Niet bij de gymles", "gymles"),
        ("scope.left_out", "De kinderarts liever niet", "kinderarts"),
        ("scope.only_dropped", "alleen voor de balsporten", None),
        ("scope.widened", "Dat hele ding niet", "volledige"),
        ("actor.other", "Ik bel", "intern begeleider"),
        ("actor.other_claimed", "Ik bel zelf", "jeugdarts"),
        ("actor.absent_person", "Ik bel", "directeur"),
        ("attribution.other", "huilt 's avonds vaak", "leerkracht"),
        ("attribution.request", "Ik wil graag", "vader"),
    ],
)
def test_a_rule_points_at_the_words_that_differ(rule: str, said: str, written: str | None) -> None:
    example = EXAMPLES[rule]
    held = pair(example.said, example.speaks)
    (signal,) = signals(example.said, example.speaks, rule)
    turn = next(turn for turn in held.tight if turn.id == signal.turn)
    assert signal.said is not None
    assert said in turn.text[slice(*signal.said)]
    if written is None:
        assert signal.written is None
    else:
        assert signal.written is not None
        assert written in held.text[slice(*signal.written)]


def test_a_passive_with_a_separable_verb_names_no_doer() -> None:
    """ "wordt aangemeld": the participle does not begin with ge-."""
    said = ("ib: Laat mij maar, ik meld Fenna aan voor het dyslexieonderzoek.",)
    assert not signals(said, "Ouders worden ingelicht als Fenna wordt aangemeld.", "actor.other_group")


def test_dates_are_not_compared_when_the_day_of_the_meeting_is_unknown() -> None:
    example = EXAMPLES["deadline.conflict"]
    undated = pair(example.said, example.speaks, date=None)
    assert [signal for signal in signals_of(undated) if signal.rule.startswith("deadline.")] == []


def test_another_day_weighs_less_when_the_reports_day_is_named_elsewhere_in_the_meeting() -> None:
    example = EXAMPLES["deadline.conflict"]
    (alone,) = signals(example.said, example.speaks, "deadline.conflict")
    said = (*example.said, "ma: En op 10 april hebben wij vrij.")
    (beside,) = signals(said, example.speaks, "deadline.conflict") or [None]
    assert beside is None or beside.score < alone.score


def test_a_condition_asked_for_in_a_question_is_no_condition() -> None:
    said = ("ma: Mag Fenna naar de plusklas, mits ze het leuk vindt?", "ib: Ja, Fenna gaat naar de plusklas.")
    assert not signals(said, "Fenna gaat naar de plusklas.", "condition.dropped_strict")


@pytest.mark.parametrize("yes", ["Ja, dat vind ik goed.", "Nee hoor, prima.", "Nee, dat is goed."])
def test_a_no_that_agrees_is_no_refusal(yes: str) -> None:
    said = ("ib: Heeft u bezwaar als wij de gegevens met de logopedist delen?", f"ma: {yes}")
    written = "Moeder gaat akkoord met het delen van gegevens met de logopedist."
    assert not signals(said, written, "polarity.agreed_but_refused")


def test_who_agrees_after_refusing_has_agreed() -> None:
    said = (
        "ma: Nee, de gegevens van Fenna met de logopedist delen, dat wil ik niet.",
        "ib: Alleen de gegevens over het lezen van Fenna met de logopedist delen dan?",
        "ma: Oké dan, de gegevens over het lezen delen met de logopedist vind ik goed.",
    )
    written = "Moeder gaat akkoord met het delen van gegevens over lezen met de logopedist."
    assert not signals(said, written, "polarity.agreed_but_refused")
