"""The bundled speech engine writes down the bundled recording, through the program's own code."""

import json
from functools import cache

import pytest

from models.transcript import Transcript, Word
from tests.bench.engines.conversation import FOLDER as DEMO
from tests.bench.engines.conversation import rttm
from tests.bench.engines.sentences import plain, unheard
from tests.bench.engines.speech_measure import ENGINE, heard_words, score, word_time_errors
from transcribe.audio import SAMPLE_RATE, decode
from transcribe.engine_notes import read_notes
from transcribe.speech_whisper import WhisperSpeech

MINUTES = 2
"""How much of the recording is heard here; `python -m tests.bench.engines.speech_measure` hears all of it."""
WORST = 0.1
"""Word error rate."""


@cache
def truth() -> Transcript:
    return Transcript.model_validate_json((DEMO / "recording.truth.json").read_bytes())


@cache
def heard() -> tuple[Word, ...]:
    samples = decode(DEMO / "recording.opus").samples[: MINUTES * 60 * SAMPLE_RATE]
    return tuple(heard_words(WhisperSpeech(ENGINE), samples, read_notes(ENGINE).longest_clip_seconds))


@cache
def said() -> tuple[Word, ...]:
    words = sorted((word for turn in truth().turns for word in turn.words), key=lambda word: word.start or 0.0)
    return tuple(word for word in words if (word.start or 0.0) < MINUTES * 60)


def test_at_most_a_tenth_of_the_words_is_wrong() -> None:
    assert score(" ".join(word.text for word in heard()), " ".join(word.text for word in said())).rate <= WORST


def test_nine_of_ten_words_start_within_three_tenths_of_a_second_of_where_they_are_heard() -> None:
    late = word_time_errors(list(heard()), list(said()))
    assert len(late) >= 0.85 * len(said())
    assert sorted(late)[round(0.9 * len(late))] <= 0.3


def test_the_engine_is_small_and_says_that_it_is_for_the_demo_only() -> None:
    assert sum(path.stat().st_size for path in ENGINE.iterdir()) <= 12_000_000
    assert read_notes(ENGINE).for_demo_only
    assert "bundled recording only" in (ENGINE / "MODEL.md").read_text(encoding="utf-8")


def test_the_recording_is_small_and_as_long_as_its_truth() -> None:
    recording = DEMO / "recording.opus"
    assert recording.stat().st_size <= 3_000_000
    sound = decode(recording)
    assert sound.bad_packets == 0
    assert sound.duration == pytest.approx(truth().duration, abs=1.5)


def test_the_recording_is_the_bundled_meeting_spoken() -> None:
    meeting = Transcript.model_validate_json((DEMO / "meeting.json").read_bytes())
    assert truth().speakers == meeting.speakers
    assert [(turn.id, turn.speaker, turn.text) for turn in truth().turns] == [
        (turn.id, turn.speaker, turn.text) for turn in meeting.turns
    ]
    for turn in truth().turns:
        assert " ".join(word.text for word in turn.words) == turn.text


def test_people_interrupt_each_other_by_less_than_half_a_second() -> None:
    ends = [turn.end or 0.0 for turn in truth().turns]
    overlaps = [end - (turn.start or 0.0) for end, turn in zip(ends, truth().turns[1:], strict=False)]
    assert 0.3 < max(overlaps) < 0.5
    assert sum(overlap > 0 for overlap in overlaps) >= 4


def test_the_speakers_file_tells_the_same_times() -> None:
    assert (DEMO / "recording.rttm").read_text(encoding="utf-8") == rttm(truth())


def test_no_sentence_to_measure_with_is_a_line_of_the_meeting() -> None:
    lines = " | ".join(" ".join(plain(turn.text)) for turn in truth().turns)
    assert len(unheard()) >= 100
    assert not [sentence for sentence in unheard() if " ".join(plain(sentence)) in lines]


def test_the_empty_token_that_makes_ctranslate2_call_it_multilingual_is_in_its_place() -> None:
    vocabulary = json.loads((ENGINE / "vocabulary.json").read_text(encoding="utf-8"))
    assert vocabulary[-1] == "<|30.00|>"
    assert vocabulary.index("") + 1 == vocabulary.index("<|endoftext|>")
