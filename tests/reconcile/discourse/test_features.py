"""What is seen of turns and episodes: the columns the models were fitted on, shifted as their names say."""

import numpy as np

from reconcile.alignment.linking import link
from reconcile.discourse.coverage import omission_features, report_index
from reconcile.discourse.features import episode_features, turn_feature_names, turn_features, turn_words
from reconcile.learned import WORD, model
from reconcile.meeting import Meeting
from reconcile.statements import statements
from tests.reconcile.meetings import SPOKEN, TUESDAY, meeting, report


def test_the_columns_of_turns_are_those_the_model_was_fitted_on() -> None:
    names = model("turns").names
    words = names[len(turn_feature_names()) :]
    assert model("turns").plain == turn_feature_names()
    assert all(word.startswith(WORD) and word[-2:] in {"-1", "@0", "@1"} for word in words)
    assert turn_features(meeting(), TUESDAY).shape == (len(SPOKEN), len(turn_feature_names()))


def test_a_word_is_seen_in_its_own_turn_and_in_the_turns_beside_it() -> None:
    said = turn_words(meeting(("ib: Ik bel de jeugdarts.", "ma: Prima.", "ib: Mooi.")))
    for place, name in enumerate(("word:prima@1", "word:prima@0", "word:prima@-1")):
        assert [name in words for words in said] == [other == place for other in range(3)]


def test_two_words_in_a_row_are_seen_in_their_own_turn_only() -> None:
    first, second = turn_words(meeting(("ib: Ik bel de jeugdarts.", "ma: Prima.")))
    assert {"word:ik bellen@0", "word:de jeugdarts@0"} <= set(first)
    assert not any(" " in word for word in second)


def test_the_features_of_an_episode_are_those_the_model_was_fitted_on() -> None:
    known = [name for name in model("kinds").names if not name.startswith(WORD)]
    features = episode_features(meeting(), range(5, 7))
    assert [name for name in features if not name.startswith(WORD)] == known
    assert any(name.startswith(WORD) for name in features)


def test_the_features_of_an_omission_are_those_the_model_was_fitted_on() -> None:
    held = Meeting(meeting())
    found = statements(report())
    features = omission_features(held, report_index(held, found), link(held, found), 0)
    assert tuple(features) == model("omissions").names


def test_a_neighbours_column_holds_what_the_neighbour_shows() -> None:
    names = turn_feature_names()
    features = turn_features(meeting(), TUESDAY)
    for name in ("question", "commit", "measure"):
        own = features[:, names.index(f"{name}@0")]
        assert own.any()
        np.testing.assert_array_equal(features[1:, names.index(f"{name}@-1")], own[:-1])
        np.testing.assert_array_equal(features[:-2, names.index(f"{name}@2")], own[2:])
        assert features[0, names.index(f"{name}@-1")] == 0


def test_a_turn_is_seen_the_same_wherever_it_stands() -> None:
    """Apart from its neighbours."""
    here, there = (turn_features(meeting(lines), TUESDAY) for lines in (SPOKEN[5:8], SPOKEN[:3] + SPOKEN[5:8]))
    own = [place for place, name in enumerate(turn_feature_names()) if name.endswith("@0")]
    np.testing.assert_array_equal(here[1:, own], there[4:, own])


def test_one_turn_can_be_seen() -> None:
    assert turn_features(meeting(SPOKEN[:1]), TUESDAY).shape[0] == 1
    assert turn_features(meeting(()), TUESDAY).shape == (0, len(turn_feature_names()))


def test_an_episode_that_comes_back_in_the_report_is_covered_and_another_is_not() -> None:
    held = Meeting(meeting())
    vars(held)["episodes"] = ((5, 6), (0, 2))
    found = statements(report())
    index, links = report_index(held, found), link(held, found)
    told, untold = (omission_features(held, index, links, number) for number in (0, 1))
    assert told["covered.longest"] > 0.8 > untold["covered.longest"]
    assert told["linked"]
