"""Dynamic programming finds what trying every division of the meeting finds."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from reconcile.discourse.episodes import BIAS, END_WEIGHT, MAX_TURNS, START_WEIGHT, best_segmentation
from reconcile.meeting import Meeting
from tests.reconcile.meetings import meeting

Division = tuple[tuple[int, int], ...]

log_odds = st.floats(-4, 4, width=32)
meetings = st.lists(st.tuples(log_odds, log_odds, log_odds), max_size=7).map(
    lambda rows: np.array(rows, dtype=np.float32).reshape(len(rows), 3)
)


def divisions(count: int, begin: int = 0) -> Iterator[Division]:
    """Every way to choose stretches that do not overlap from `begin` on."""
    yield ()
    for first in range(begin, count):
        for last in range(first + 1, min(first + MAX_TURNS, count) + 1):
            for rest in divisions(count, last):
                yield ((first, last), *rest)


def worth(division: Division, logits: NDArray[np.float32]) -> float:
    return sum(
        float(logits[first:last, 0].sum())
        + START_WEIGHT * float(logits[first, 1])
        + END_WEIGHT * float(logits[last - 1, 2])
        - BIAS
        for first, last in division
    )


@given(meetings)
def test_no_division_is_worth_more_than_the_one_found(logits: NDArray[np.float32]) -> None:
    best = max(worth(division, logits) for division in divisions(len(logits)))
    assert worth(best_segmentation(logits), logits) == pytest.approx(best, abs=1e-4)


@given(st.lists(st.tuples(log_odds, log_odds, log_odds), min_size=1, max_size=40), st.floats(-6, 6), st.floats(0, 2))
def test_episodes_ascend_do_not_overlap_and_are_not_too_long(
    rows: list[tuple[float, float, float]], bias: float, weight: float
) -> None:
    found = best_segmentation(np.array(rows, dtype=np.float32), start=weight, end=weight, bias=bias)
    assert all(0 <= first < last <= len(rows) and last - first <= MAX_TURNS for first, last in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@given(meetings)
def test_a_higher_price_never_gives_more_episodes(logits: NDArray[np.float32]) -> None:
    counts = [len(best_segmentation(logits, bias=bias)) for bias in (-100.0, -2.0, 1.0, 100.0)]
    assert counts[0] == len(logits)
    assert counts[-1] == 0
    assert counts == sorted(counts, reverse=True)


def test_a_meeting_without_turns_has_no_episodes() -> None:
    assert best_segmentation(np.zeros((0, 3), dtype=np.float32)) == ()
    assert Meeting(meeting(())).episodes == ()
