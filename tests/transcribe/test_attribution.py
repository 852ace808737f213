"""Words find their speaker; none is lost, moved or split on the way."""

import itertools
import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.transcript import Speaker, Transcript, Word
from tests.transcribe.human_sound import human_diarization
from transcribe.attribution import NEARBY, PAUSE, attribute, overlaps
from transcribe.engines import Diarization, Stretch


def said(*words: tuple[str, float, float]) -> list[Word]:
    return [Word(text=text, start=start, end=end, probability=0.9) for text, start, end in words]


def alone(*stretches: tuple[float, float, str]) -> Diarization:
    """A diarization without overlap."""
    found = tuple(Stretch(*stretch) for stretch in stretches)
    return Diarization(found, found)


def one_at_a_time(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Where several speak, who began first."""
    edges = sorted({edge for stretch in stretches for edge in (stretch.start, stretch.end)})
    speaking = (
        (start, end, [s for s in stretches if s.start <= start and end <= s.end])
        for start, end in itertools.pairwise(edges)
    )
    return tuple(Stretch(start, end, min(now, key=lambda s: s.start).speaker) for start, end, now in speaking if now)


def test_without_a_diarization_one_speaker_says_everything() -> None:
    turns = attribute(said(("Goedemiddag", 0, 1), ("allemaal.", 1.1, 2), ("Welkom.", 4.5, 5)))
    assert [(turn.id, turn.speaker, turn.text) for turn in turns] == [
        (1, "S1", "Goedemiddag allemaal."),
        (2, "S1", "Welkom."),  # after a silence of 2.5 s
    ]
    assert not any(word.doubt for turn in turns for word in turn.words)


def test_speakers_are_numbered_in_the_order_in_which_they_first_speak() -> None:
    heard = alone((0, 2, "SPEAKER_07"), (2, 4, "SPEAKER_01"), (4, 6, "SPEAKER_07"))
    turns = attribute(said(("Een", 0.5, 1), ("twee", 2.5, 3), ("drie", 4.5, 5)), heard)
    assert [(turn.speaker, turn.text) for turn in turns] == [("S1", "Een"), ("S2", "twee"), ("S1", "drie")]


def test_a_word_across_a_change_goes_whole_to_who_fills_most_of_it_and_is_in_doubt() -> None:
    heard = alone((0, 1.0, "A"), (1.0, 3.0, "B"))
    turns = attribute(said(("Dus", 0, 0.5), ("begeleiding", 0.8, 1.6), ("graag", 2, 2.4)), heard)
    assert [turn.text for turn in turns] == ["Dus", "begeleiding graag"]
    assert [word.doubt for turn in turns for word in turn.words] == ["", "boundary", ""]


def test_words_within_a_quarter_of_a_second_of_a_change_are_in_doubt() -> None:
    heard = alone((0, 5, "A"), (5, 10, "B"))
    turns = attribute(said(("ver", 4, 4.7), ("dicht", 4.7, 4.8), ("na", 5.2, 5.4), ("later", 5.3, 6)), heard)
    assert [word.doubt for turn in turns for word in turn.words] == ["", "boundary", "boundary", ""]


def test_words_while_somebody_else_speaks_too_are_in_doubt() -> None:
    regular = (Stretch(0, 10, "A"), Stretch(4, 5, "B"))
    heard = Diarization(regular, (Stretch(0, 10, "A"),))
    [turn] = attribute(said(("eerst", 3, 3.5), ("samen", 4.5, 5.5), ("weer", 5.5, 6)), heard)
    assert [word.doubt for word in turn.words] == ["", "overlap", ""]


def test_a_word_where_nobody_was_heard_goes_to_the_nearest_and_is_in_doubt() -> None:
    heard = alone((0, 2, "A"), (6, 8, "B"))
    words = said(("nu", 1, 1.5), ("bij", 3, 3.2), ("later", 5, 5.5), ("slot", 7, 7.5), ("na", 9, 9.5))
    turns = attribute(words, heard)
    assert [(turn.speaker, turn.text) for turn in turns] == [("S1", "nu bij"), ("S2", "later slot na")]
    assert [word.doubt for turn in turns for word in turn.words] == ["", "boundary", "boundary", "", "boundary"]


def test_a_speaker_engine_that_hears_nobody_leaves_every_word_in_doubt() -> None:
    [turn] = attribute(said(("ja", 0, 1), ("hoor", 1, 2)), Diarization())
    assert (turn.speaker, [word.doubt for word in turn.words]) == ("S1", ["boundary", "boundary"])


def test_words_out_of_order_or_without_times_are_refused() -> None:
    with pytest.raises(ValueError, match="order"):
        attribute(said(("b", 2, 3), ("a", 1, 2)))
    with pytest.raises(ValueError, match="needs a start"):
        attribute([Word(text="a")])


def test_overlaps_are_the_times_with_two_speakers_or_more() -> None:
    found = overlaps(
        [Stretch(0, 5, "A"), Stretch(3, 8, "B"), Stretch(4, 6, "C"), Stretch(8, 9, "A"), Stretch(8.5, 9, "A")]
    )
    assert found == (Stretch(3, 6, ""),)


def test_a_word_gets_its_true_speaker_in_real_talk_unless_it_is_in_doubt() -> None:
    truth = human_diarization()
    exclusive = one_at_a_time(truth)
    moments = [round(6 + 0.3 * step, 2) for step in range(80)]
    turns = attribute(
        said(*((f"w{moment}", moment, moment + 0.25) for moment in moments)), Diarization(truth, exclusive)
    )
    names = {"speaker90": "S1", "speaker91": "S2"}  # speaker90 is heard first
    sure = 0
    for turn in turns:
        for word in turn.words:
            assert word.start is not None
            assert word.end is not None
            speaking = {names[s.speaker] for s in exclusive if s.start < word.end and s.end > word.start}
            assert (word.doubt == "overlap") == any(s.start < word.end and s.end > word.start for s in overlaps(truth))
            if not word.doubt:
                assert speaking <= {turn.speaker}  # or nobody, less than NEARBY away
                sure += bool(speaking)
    assert sure > 50


def test_what_two_people_really_said_stands_under_their_names() -> None:
    """Words of a quarter of a second, three in a second, put where the labels say that their speaker speaks."""
    truth = human_diarization()
    spoken = sorted(
        (stretch.start + step / 3, stretch.speaker)
        for stretch in truth
        for step in range(math.ceil(3 * (stretch.end - stretch.start - 0.25)))
    )
    heard = Diarization(truth, one_at_a_time(truth))
    turns = attribute(said(*((who, at, at + 0.25) for at, who in spoken)), heard)
    names = {"speaker90": "S1", "speaker91": "S2"}
    right = [(turn.speaker == names[word.text], word.doubt) for turn in turns for word in turn.words]
    assert len(right) == len(spoken) > 60
    assert sum(true for true, _ in right) >= 0.9 * len(right)
    assert all(doubt == "overlap" for true, doubt in right if not true)
    assert sum(not doubt for _, doubt in right) >= 0.5 * len(right)


times = st.floats(0, 60, allow_nan=False)
labels = st.sampled_from(["A", "B", "C"])


@st.composite
def words(draw: st.DrawFn) -> list[Word]:
    starts = sorted(draw(st.lists(times, max_size=25)))
    return [Word(text=f"w{n}", start=at, end=at + draw(st.floats(0, 3))) for n, at in enumerate(starts)]


@st.composite
def exclusive(draw: st.DrawFn) -> tuple[Stretch, ...]:
    edges = sorted(draw(st.lists(times, max_size=20, unique=True)))
    return tuple(Stretch(*edge, draw(labels)) for edge in itertools.pairwise(edges) if draw(st.booleans()))


regular = st.lists(
    st.tuples(times, st.floats(0.01, 9), labels).map(lambda s: Stretch(s[0], s[0] + s[1], s[2])), max_size=12
).map(tuple)


@given(words(), st.none() | st.builds(Diarization, regular, exclusive()))
def test_no_word_is_lost_moved_or_split(spoken: list[Word], heard: Diarization | None) -> None:
    turns = attribute(spoken, heard)
    kept = [word for turn in turns for word in turn.words]
    assert [word.model_copy(update={"doubt": ""}) for word in kept] == spoken
    assert [turn.id for turn in turns] == list(range(1, len(turns) + 1))
    assert all(turn.text == " ".join(word.text for word in turn.words) for turn in turns)
    assert list(dict.fromkeys(turn.speaker for turn in turns)) == [
        f"S{n + 1}" for n in range(len({t.speaker for t in turns}))
    ]
    Transcript(speakers=tuple(Speaker(id=name) for name in {turn.speaker for turn in turns}), turns=turns)
    for left, right in itertools.pairwise(turns):
        assert left.end is not None
        assert right.start is not None
        assert left.speaker != right.speaker or right.start - left.end >= PAUSE


@given(words(), exclusive())
def test_a_word_far_inside_one_stretch_has_that_speaker_and_no_doubt(
    spoken: list[Word], found: tuple[Stretch, ...]
) -> None:
    by_label: dict[str, set[str]] = {}
    for turn in attribute(spoken, Diarization((), found)):
        for word in turn.words:
            assert word.start is not None
            assert word.end is not None
            for stretch in found:
                if stretch.start + NEARBY < word.start and word.end < stretch.end - NEARBY:
                    assert word.doubt == ""
                    by_label.setdefault(stretch.speaker, set()).add(turn.speaker)
    assert all(len(names) == 1 for names in by_label.values())


@given(regular)
def test_overlaps_hold_just_the_moments_with_several_speakers(stretches: tuple[Stretch, ...]) -> None:
    found = overlaps(stretches)
    assert all(left.end < right.start for left, right in itertools.pairwise(found))
    edges = sorted({edge for s in stretches for edge in (s.start, s.end)})
    for left, right in itertools.pairwise(edges):
        middle = (left + right) / 2
        if left < middle < right:
            speaking = {s.speaker for s in stretches if s.start <= middle < s.end}
            assert (len(speaking) > 1) == any(s.start <= middle < s.end for s in found)
