"""How loud it is: a word and a bar that climb together."""

from hypothesis import given
from hypothesis import strategies as st

from tui.workbench.level_meter import LEVELS, SOFTEST, decibels, level_of

WORDS = [word for _, word, _ in LEVELS]


@given(st.floats(0, 1), st.floats(0, 1))
def test_louder_never_reads_softer(one: float, other: float) -> None:
    softer, louder = sorted((one, other))
    assert SOFTEST <= decibels(softer) <= decibels(louder) <= 0
    assert WORDS.index(level_of(softer)[0]) <= WORDS.index(level_of(louder)[0])


def test_nothing_is_silence_speech_is_good_and_a_cut_off_wave_is_too_loud() -> None:
    assert [WORDS.index(level_of(peak)[0]) for peak in (0.0, 0.1, 1.0)] == [0, 3, 5]
