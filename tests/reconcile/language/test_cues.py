"""Cues are found as whole words, over a gap of at most six words, the longest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.language.cues import find_cues, has_cue, spoken_groups
from reconcile.lexicon import table


def found(text: str, group: str) -> list[str]:
    """What is found of `group`, as it stands in `text`."""
    return [text[cue.start : cue.end] for cue in find_cues(text, group)]


def test_a_cue_may_have_words_in_its_gap() -> None:
    assert found("Dan laat ik dat uiterlijk vrijdag weten.", "commit") == ["laat ik dat uiterlijk vrijdag weten"]


def test_a_gap_is_at_most_six_words() -> None:
    assert has_cue("laat ik een twee drie vier vijf zes weten", "commit")
    assert not has_cue("laat ik een twee drie vier vijf zes zeven weten", "commit")


def test_a_cue_is_no_part_of_another_word() -> None:
    assert not has_cue("Het japannees restaurant", "uptake")
    assert not has_cue("De mitsen en maren", "condition")
    assert has_cue("mits het lukt", "condition")


def test_case_and_white_space_do_not_matter() -> None:
    assert found("DAT   DOE\nIK", "commit") == ["DAT   DOE\nIK"]


def test_the_longest_cue_wins() -> None:
    assert found("dat doe ik", "commit") == ["dat doe ik"]


def test_both_apostrophes_are_one() -> None:
    assert found("Dat komt in 't verslag.", "record") == ["in 't verslag"]
    assert found("Dat komt in ’t verslag.", "record") == ["in ’t verslag"]


@pytest.mark.parametrize("group", spoken_groups())
def test_every_plain_phrase_of_the_table_finds_itself(group: str) -> None:
    for phrase in table("cues")[group]:
        if "…" not in phrase and "*" not in phrase:
            assert find_cues(phrase, group)[0].start == 0, phrase


@given(st.text(max_size=80), st.sampled_from(spoken_groups()))
def test_cues_stand_in_order_and_apart_in_any_text(text: str, group: str) -> None:
    end = 0
    for cue in find_cues(text, group):
        assert end <= cue.start < cue.end <= len(text)
        end = cue.end
