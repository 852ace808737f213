"""The fitted numbers: they belong to the features of the code, add up to chances, and cannot clear a report."""

import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reconcile.learned
from models.agreement import AgreementKind
from models.finding import FindingKind
from reconcile.alignment.linking import Relation, link
from reconcile.comparison.judge import RULES, pair_of, signals_of, verdict_features
from reconcile.learned import WORD, Linear, model
from reconcile.meeting import Meeting
from reconcile.statements import statements
from tests.reconcile.meetings import meeting, report

MODELS = ("turns", "kinds", "windows", "relations", "verdicts", "omissions", "mentions")


@pytest.mark.parametrize("name", MODELS)
def test_a_file_holds_no_weight_for_a_feature_or_class_it_does_not_list(name: str) -> None:
    stored = json.loads(files(reconcile.learned).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    assert set(stored) == {"classes", "features", "bias", "weights"}
    assert set(stored["bias"]) == set(stored["weights"]) == set(stored["classes"])
    assert len(stored["features"]) == len(set(stored["features"]))
    for weights in stored["weights"].values():
        assert set(weights) <= set(stored["features"])


@pytest.mark.parametrize("name", MODELS)
def test_every_number_is_finite_and_every_class_has_something_to_go_on(name: str) -> None:
    weights = model(name)
    assert np.isfinite(weights.weights).all()
    assert np.isfinite(weights.bias).all()
    assert weights.weights.shape == (len(weights.classes), len(weights.names))
    assert weights.weights.any(axis=1).all()


def test_no_file_lies_beside_them_that_nobody_reads() -> None:
    lying = {path.name for path in files(reconcile.learned).iterdir() if path.name.endswith(".json")}
    assert lying == {f"{name}.json" for name in MODELS}


def test_the_classes_are_those_the_code_knows() -> None:
    assert model("turns").classes == ("inside", "first", "last")
    assert set(model("kinds").classes) == set(AgreementKind)
    assert set(model("relations").classes) == set(Relation)
    assert set(model("verdicts").classes) == {FindingKind.CONFIRMED, FindingKind.ALTERED, FindingKind.MISATTRIBUTED}
    assert set(model("omissions").classes) == {"omitted", "present"}


def test_the_features_of_a_verdict_are_those_the_model_was_fitted_on() -> None:
    held = Meeting(meeting())
    for one in link(held, statements(report())):
        pair = pair_of(held, one)
        features = verdict_features(pair, signals_of(pair), one)
        known = model("verdicts").names
        assert set(known) - set(features) <= {name for name in known if name.startswith(WORD)}


def test_every_rule_has_its_weight() -> None:
    assert set(RULES) <= set(model("verdicts").names)


def test_no_rule_speaks_for_the_report() -> None:
    """A rule that finds a difference may be mute, but may not make the statement look confirmed."""
    weights = model("verdicts")
    confirmed = weights.weights[weights.classes.index(FindingKind.CONFIRMED)]
    for rule in RULES:
        own = FindingKind.MISATTRIBUTED if rule.startswith("attribution.") else FindingKind.ALTERED
        place = weights.names.index(rule)
        assert weights.weights[weights.classes.index(own)][place] >= confirmed[place]


def test_a_rule_that_speaks_makes_a_difference_more_likely() -> None:
    weights = model("verdicts")
    confirmed = weights.classes.index(FindingKind.CONFIRMED)
    silent = dict.fromkeys(weights.names, 0.0)
    (before,) = weights.chances([silent])
    (after,) = weights.chances([silent | {"quantity.conflict": 1.0}])
    assert after[confirmed] < before[confirmed]


@given(st.lists(st.fixed_dictionaries({"a": st.floats(-9, 9), "b": st.floats(-9, 9)}), min_size=1, max_size=5))
def test_the_chances_of_one_thing_add_up_to_one(rows: list[dict[str, float]]) -> None:
    some = Linear(("x", "y", "z"), ("a", "b"), np.eye(3, 2, dtype=np.float32), np.array([0, 1, -1], np.float32))
    chances = some.chances(rows)
    assert chances.shape == (len(rows), 3)
    assert ((chances >= 0) & (chances <= 1)).all()
    np.testing.assert_allclose(chances.sum(axis=1), 1, atol=1e-5)


def test_features_are_read_by_their_name_and_not_by_their_place() -> None:
    some = Linear(("x", "y"), ("a", "b"), np.array([[1, 0], [0, 1]], np.float32), np.zeros(2, np.float32))
    one, other = some.chances([{"a": 2.0, "b": 0.0}, {"b": 0.0, "a": 2.0}])
    np.testing.assert_array_equal(one, other)
    assert one[0] > one[1]


def test_a_word_that_is_not_named_is_not_there_but_every_other_feature_must_be() -> None:
    some = Linear(("x", "y"), ("a", "word:ja"), np.array([[1, 0], [0, 1]], np.float32), np.zeros(2, np.float32))
    np.testing.assert_array_equal(some.chances([{"a": 1.0}]), some.chances([{"a": 1.0, "word:ja": 0.0}]))
    with pytest.raises(KeyError):
        some.chances([{"word:ja": 1.0}])
