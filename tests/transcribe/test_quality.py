"""The gate: what is marked, what is not, and when the whole is no success."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.transcript import Doubt, Word
from transcribe.clips import Clip
from transcribe.engines import Segment
from transcribe.quality import assess, is_ghost, is_leak, repeats_itself


def said(text: str, start: float, end: float, *, logprob: float = -0.3, silence: float = 0.0) -> Segment:
    """A segment whose words are spread evenly from `start` to `end`."""
    texts = text.split()
    step = (end - start) / max(len(texts), 1)
    words = tuple(Word(text=word, start=start + n * step, end=start + (n + 1) * step) for n, word in enumerate(texts))
    return Segment(text=text, words=words, avg_logprob=logprob, no_speech_prob=silence)


def doubts(*segments: Segment, clip: Clip | None = None, hotwords: tuple[str, ...] = ()) -> list[set[Doubt]]:
    [found] = assess([clip or Clip(0, 10)], [segments], hotwords).doubts
    return [set(marks) for marks in found]


GOOD = "Dan spreken we af dat Kim elke dinsdag een half uur begeleiding krijgt."


def test_what_people_say_is_not_marked() -> None:
    assert doubts(said(GOOD, 0, 5), said("Ja ja ja ja. Dat is goed.", 5, 9)) == [set(), set()]


@pytest.mark.parametrize(
    "text",
    [
        "Ondertitels ingediend door de Amara.org gemeenschap",
        " ONDERTITELD DOOR DE AMARA.ORG GEMEENSCHAP!",
        "© TV GELDERLAND 2021",
        "Bedankt voor het kijken!",
        "Thank you for watching.",
        "[Muziek]",
        "***",
        "...",
    ],
)
def test_what_whisper_writes_in_silence_is_a_ghost(text: str) -> None:
    assert is_ghost(text)
    assert Doubt.GHOST in doubts(said(text, 0, 5))[0]


@pytest.mark.parametrize(
    "text",
    [
        "Dank u wel.",
        "Bedankt voor het kijken in de klas vorige week, dat hielp.",
        "Hij luistert graag naar muziek.",
        "Om 3 uur.",
        "12",
        "We wonen in Gelderland.",
    ],
)
def test_what_only_resembles_it_is_no_ghost(text: str) -> None:
    assert not is_ghost(text)


@pytest.mark.parametrize(
    "text",
    ["ja " * 8, "En dan en dan en dan en dan en dan.", "Dat is zo gegaan. Dat is zo gegaan. Dat is zo gegaan. Nou."],
)
def test_a_loop_is_marked(text: str) -> None:
    assert repeats_itself(text)


@pytest.mark.parametrize("text", ["ja ja ja ja ja", "heel heel erg", "Dat is zo. Dat is zo. Ja.", "stap voor stap"])
def test_what_people_repeat_is_no_loop(text: str) -> None:
    assert not repeats_itself(text)


def test_whispers_own_measure_of_repeating_counts_too() -> None:
    segment = said(GOOD, 0, 5).model_copy(update={"compression_ratio": 2.5})
    assert doubts(segment) == [{Doubt.LOOP}]


def test_the_hint_that_comes_back_as_text_is_marked() -> None:
    hint = ("Karlijn", "Noor Jansen", "orthopedagoog")
    assert is_leak("Karlijn, Noor Jansen, orthopedagoog", hint)
    assert doubts(said("Karlijn, Noor Jansen.", 0, 3), hotwords=hint) == [{Doubt.LEAK}]
    for text in ("Karlijn?", "Noor Jansen.", "Karlijn is de orthopedagoog, Noor Jansen niet."):
        assert not is_leak(text, hint)


def test_text_where_nobody_speaks_is_marked() -> None:
    assert doubts(said(GOOD, 0, 5, logprob=-1.2, silence=0.9)) == [{Doubt.SILENCE, Doubt.UNSURE}]
    assert doubts(said(GOOD, 0, 5, logprob=-0.3, silence=0.9)) == [set()]
    assert doubts(said(GOOD, 0, 5, logprob=-1.2)) == [{Doubt.UNSURE}]


def test_more_text_than_can_be_said_in_the_time_is_marked() -> None:
    assert doubts(said(GOOD, 0, 1), clip=Clip(0, 1)) == [{Doubt.SILENCE}]
    assert doubts(said("Ja, goed.", 0, 0.3), clip=Clip(0, 0.3)) == [set()]


def test_the_third_time_the_same_sentence_comes_it_is_an_echo() -> None:
    clips = [Clip(start, start + 5) for start in range(0, 20, 5)]
    texts = [GOOD, GOOD, GOOD, "Fijn."]
    heard = [[said(text, clip.start, clip.end)] for clip, text in zip(clips, texts, strict=True)]
    marks = assess(clips, heard).doubts
    assert [set(mark) for [mark] in marks] == [set(), set(), {Doubt.ECHO}, set()]


def test_speech_without_text_is_told_with_its_place() -> None:
    clips = [Clip(0, 10), Clip(20, 30), Clip(40, 41)]
    assessment = assess(clips, [[said(GOOD, 0, 4)], [], []])
    assert assessment.unheard == (Clip(5, 10), Clip(20, 30))  # a second of reach after the last word
    assert assessment.speech_seconds == 21
    assert assessment.covered_seconds == 5
    assert not assessment.covers_speech


def test_text_all_over_the_speech_covers_it() -> None:
    assessment = assess([Clip(0, 10), Clip(12, 20)], [[said(GOOD, 0.5, 9)], [said(GOOD, 12.4, 19)]])
    assert assessment.unheard == ()
    assert assessment.covered_seconds == pytest.approx(18)
    assert assessment.covers_speech


def test_ghosts_all_over_the_speech_do_not_cover_it() -> None:
    assert not assess([Clip(0, 10)], [[said("Ondertiteld door de Amara.org gemeenschap", 0, 10)]]).covers_speech


@given(
    st.lists(st.tuples(st.floats(0, 28), st.floats(0.1, 9), st.sampled_from([GOOD, "ja " * 9, "", "Ja."])), max_size=8)
)
def test_no_more_is_covered_than_is_said_and_every_segment_is_judged(spoken: list[tuple[float, float, str]]) -> None:
    clip = Clip(0, 30)
    segments = sorted(
        (said(text, start, min(start + length, 30)) for start, length, text in spoken),
        key=lambda segment: segment.words[0].start or 0.0 if segment.words else 0.0,
    )
    assessment = assess([clip], [segments])
    assert len(assessment.doubts[0]) == len(segments)
    assert 0 <= assessment.covered_seconds <= assessment.speech_seconds == 30
    assert all(clip.start <= gap.start < gap.end <= clip.end for gap in assessment.unheard)
