"""What one hears of a voice to know it by."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.transcript import Speaker, Transcript, Turn, Word
from transcribe.samples import LONGEST, SHORTEST, Sample, samples_of


def words(start: float, count: int, *, doubt: str = "", each: float = 0.5) -> tuple[Word, ...]:
    """`count` words of half a second, one after another."""
    return tuple(
        Word(text=f"w{number}", start=start + number * each, end=start + (number + 1) * each, doubt=doubt)
        for number in range(count)
    )


def turn(number: int, *said: Word, speaker: str = "S1", doubts: tuple[str, ...] = ()) -> Turn:
    text = " ".join(word.text for word in said)
    return Turn(id=number, start=said[0].start, end=said[-1].end, speaker=speaker, text=text, words=said, doubts=doubts)


def meeting(*turns: Turn) -> Transcript:
    return Transcript(speakers=(Speaker(id="S1"), Speaker(id="S2")), turns=turns)


def spans(transcript: Transcript, count: int = 3) -> list[tuple[float, float]]:
    return [(sample.start, sample.end) for sample in samples_of(transcript, "S1", count)]


def test_a_sample_is_whole_words_of_one_turn_with_their_times() -> None:
    said = meeting(turn(1, *words(10, 8)), turn(2, *words(20, 8), speaker="S2"))
    assert samples_of(said, "S1") == (Sample(turn=1, start=10, end=14, text="w0 w1 w2 w3 w4 w5 w6 w7"),)


def test_samples_are_of_different_parts_of_the_meeting_in_the_order_of_time() -> None:
    long_ones = [turn(number, *words(number * 12, 18)) for number in (1, 2, 3)]
    later = [turn(30, *words(300, 8)), turn(60, *words(600, 8))]
    assert spans(meeting(*long_ones, *later)) == [(12, 21), (300, 304), (600, 604)]


def test_what_is_left_comes_from_where_there_is_more() -> None:
    assert spans(meeting(*(turn(number, *words(number * 12, 8 + number)) for number in (1, 2, 3, 4))), 2) == [
        (24, 29),
        (48, 54),
    ]


@pytest.mark.parametrize("doubt", ["overlap", "boundary"])
def test_words_of_which_the_speaker_is_in_doubt_are_left_out(doubt: str) -> None:
    said = turn(1, *words(0, 2, doubt=doubt), *words(1, 8), *words(5, 1, doubt=doubt), *words(5.5, 3))
    assert spans(meeting(said)) == [(1, 5)]


def test_a_turn_to_listen_to_again_is_no_sample() -> None:
    assert spans(meeting(turn(1, *words(0, 8), doubts=("ghost",)))) == []


def test_silence_is_no_sample_of_a_voice() -> None:
    assert spans(meeting(turn(1, *words(0, 7), *words(8, 7)))) == [(0, 3.5), (8, 11.5)]


def test_a_long_turn_is_cut_after_a_sentence() -> None:
    said = list(words(0, 40))
    said[9] = said[9].model_copy(update={"text": "klaar."})
    said[24] = said[24].model_copy(update={"text": "verder?"})
    assert spans(meeting(turn(1, *said))) == [(0, 5), (5, 12.5), (12.5, 20)]


def test_without_word_times_a_turn_is_a_sample_when_it_is_as_long_as_one() -> None:
    turns = [
        Turn(id=1, start=0, end=5, speaker="S1", text="Ja, dat is goed."),
        Turn(id=2, start=5, end=7, speaker="S1", text="Ja."),
        Turn(id=3, start=7, end=30, speaker="S1", text="En dan dit."),
    ]
    assert spans(meeting(*turns)) == [(0, 5)]


def test_without_times_there_is_nothing_to_hear() -> None:
    timeless = Turn(id=1, speaker="S1", text="Ja.", words=(Word(text="Ja."),))
    assert spans(meeting(timeless)) == []
    assert spans(meeting()) == []
    assert samples_of(meeting(timeless), "weg") == ()


RUNS = st.tuples(st.integers(1, 60), st.floats(0, 3), st.sampled_from(["", "", "", "overlap"]))


@given(st.lists(RUNS, max_size=8), st.integers(0, 5))
def test_samples_are_always_within_bounds_apart_and_in_order(runs: list[tuple[int, float, str]], count: int) -> None:
    turns, moment = [], 0.0
    for number, (size, pause, doubt) in enumerate(runs, start=1):
        said = words(moment, size, doubt=doubt, each=0.4)
        turns.append(turn(number, *said))
        moment = (said[-1].end or 0.0) + pause
    found = samples_of(meeting(*turns), "S1", count)
    assert len(found) <= count
    for sample in found:
        assert SHORTEST <= sample.seconds <= LONGEST
        assert sample.text
    assert all(one.end <= other.start for one, other in pairwise(found))
