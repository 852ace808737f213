"""How long it will still take."""

import pytest

from transcribe.job.pace import WORTH_SAYING, Pace


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_what_is_left_goes_at_the_pace_of_what_was_done(clock: Clock) -> None:
    pace = Pace(clock)
    clock.now += 60
    assert pace.seconds_left(300, 900) == pytest.approx(120)
    assert pace.seconds_left(900, 900) == 0


def test_what_an_earlier_run_did_says_nothing_about_the_pace(clock: Clock) -> None:
    pace = Pace(clock)
    pace.skip(600)
    clock.now += 30
    assert pace.seconds_left(600, 900) is None
    assert pace.seconds_left(700, 900) == pytest.approx(60)


def test_nothing_is_said_too_early_or_about_an_unknown_length(clock: Clock) -> None:
    pace = Pace(clock)
    clock.now += WORTH_SAYING / 2
    assert pace.seconds_left(10, 100) is None
    clock.now += WORTH_SAYING
    assert pace.seconds_left(10, 0) is None
    assert pace.seconds_left(0, 100) is None
