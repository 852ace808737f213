"""When a hint is worth a word, and when it is not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transcribe.recorder.scripted import block
from transcribe.recorder.loudness import CLIPPED, QUIET_AFTER, SILENT_AFTER, Hint, Loudness, peak

ROOM, SPEECH = 0.002, 0.2


def after(*heard: tuple[float, float]) -> Hint | None:
    """The hint after pairs of (peak, seconds), in blocks of a tenth."""
    loudness = Loudness()
    for level, seconds in heard:
        for _ in range(round(seconds * 10)):
            loudness = loudness.after(level, 0.1)
    return loudness.hint


@given(st.lists(st.integers(min_value=-32_768, max_value=32_767), max_size=50))
def test_a_peak_is_the_largest_swing_either_way(samples: list[int]) -> None:
    expected = max((abs(sample) for sample in samples), default=0) / 32_768
    assert peak(np.asarray(samples, "<i2").tobytes()) == pytest.approx(expected)


def test_speech_with_pauses_between_gives_no_hint() -> None:
    assert after((SPEECH, 20), (ROOM, QUIET_AFTER - 1), (SPEECH, 5), (ROOM, QUIET_AFTER - 1)) is None


def test_zeros_are_told_soon_and_a_room_without_speech_only_after_long() -> None:
    assert after((0.0, SILENT_AFTER + 1)) is Hint.SILENT
    assert after((ROOM, SILENT_AFTER + 1)) is None
    assert after((ROOM, QUIET_AFTER + 1)) is Hint.QUIET


def test_a_hint_goes_away_when_it_is_mended() -> None:
    assert after((0.0, 60), (SPEECH, 0.2)) is None
    assert after((ROOM, 60), (SPEECH, 0.2)) is None
    assert after((1.0, 1.2), (SPEECH, 30)) is None


def test_one_slammed_door_is_no_loud_recording_and_shouting_is() -> None:
    assert after((SPEECH, 10), (1.0, 0.3), (SPEECH, 10)) is None
    assert after(*[(1.0, 0.3), (SPEECH, 0.5)] * 6) is Hint.LOUD


def test_the_largest_sample_counts_as_cut_off_and_one_less_does_not() -> None:
    assert peak(np.asarray([32_767], "<i2").tobytes()) >= CLIPPED
    assert peak(np.asarray([-32_768], "<i2").tobytes()) >= CLIPPED
    assert peak(np.asarray([32_766], "<i2").tobytes()) < CLIPPED
    assert peak(block(loud=0.3)) < 0.31
