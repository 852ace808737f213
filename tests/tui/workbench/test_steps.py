"""The six steps: what comes next, and why something cannot be done yet."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.workbench.steps import Held, Step, next_step, standings

EMPTY = Held(datetime.date(2026, 3, 12))
RECORDED = replace(EMPTY, recording="a.m4a", recordings=1)
WRITTEN = replace(RECORDED, turns=10, speakers=3)
NAMED = replace(WRITTEN, named=2)
REPORTED = replace(NAMED, report="verslag.docx")
COMPARED = replace(REPORTED, differences=4)

ANY = st.builds(
    Held,
    day=st.just(EMPTY.day),
    recording=st.sampled_from(["", "a.m4a"]),
    turns=st.integers(0, 3),
    named=st.integers(0, 3),
    report=st.sampled_from(["", "b.pdf"]),
    differences=st.none() | st.integers(0, 3),
    looked_at=st.integers(0, 3),
    letters=st.integers(0, 2),
)


@pytest.mark.parametrize(
    ("held", "step"),
    [
        (EMPTY, Step.RECORDING),
        (RECORDED, Step.TEXT),
        (WRITTEN, Step.PEOPLE),
        (NAMED, Step.REPORT),
        (REPORTED, Step.COMPARE),
        (COMPARED, Step.COMPARE),
        (replace(COMPARED, looked_at=4), Step.LETTER),
        (replace(COMPARED, differences=0), Step.LETTER),
        (replace(COMPARED, looked_at=4, letters=1), Step.LETTER),  # one can always go on with it
        (replace(EMPTY, turns=10, named=1), Step.REPORT),  # a text from elsewhere needs no recording
        (replace(EMPTY, report="b.pdf"), Step.RECORDING),
    ],
)
def test_each_step_leads_to_the_next(held: Held, step: Step) -> None:
    assert next_step(held) is step


@given(ANY)
def test_what_comes_next_can_always_be_done(held: Held) -> None:
    assert standings(held)[next_step(held) - 1].possible


@given(ANY)
def test_every_step_has_a_sentence_that_can_be_filled_in(held: Held) -> None:
    steps = standings(held)
    assert [each.step for each in steps] == list(Step)
    for each in steps:
        assert each.sentence.format(**each.details)
        assert each.possible or not each.done


def test_comparing_says_what_it_waits_for() -> None:
    waits_for = [standings(held)[Step.COMPARE - 1].sentence for held in (EMPTY, NAMED, REPORTED)]
    assert len(set(waits_for)) == 3


def test_a_letter_can_be_written_once_compared_and_is_done_once_there_is_a_file() -> None:
    letters = [standings(held)[Step.LETTER - 1] for held in (REPORTED, COMPARED, replace(COMPARED, letters=2))]
    assert [(each.possible, each.done) for each in letters] == [(False, False), (True, False), (True, True)]
