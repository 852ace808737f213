"""Where somebody speaks, in pieces that fit one look of the speech engine."""

import itertools
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transcribe.human_sound import human_diarization, human_sound
from transcribe.audio import SAMPLE_RATE, Samples
from transcribe.clips import LONGEST_CLIP, PAUSE, STRETCH, Clip, find_clips, merged, pieces_of_speech
from transcribe.offline import SWITCHES


def silence(seconds: float) -> Samples:
    return np.zeros(int(seconds * SAMPLE_RATE), np.float32)


def talk() -> Samples:
    """Fourteen seconds in which the two people hardly pause, the first word half a second in."""
    return human_sound().samples[int(6.2 * SAMPLE_RATE) : int(20.2 * SAMPLE_RATE)]


def test_all_that_the_labels_call_speech_is_in_a_clip() -> None:
    clips = find_clips(human_sound().samples)
    for stretch in human_diarization():
        assert any(clip.start <= stretch.start + 0.1 and stretch.end - 0.1 <= clip.end for clip in clips), stretch
    assert clips[0].start > 5  # nobody speaks before 6.7 s
    spoken = {round(moment, 2) for s in human_diarization() for moment in np.arange(s.start, s.end, 0.01)}
    assert sum(clip.duration for clip in clips) < 1.1 * len(spoken) / 100


def test_silence_and_noise_hold_no_speech() -> None:
    noise = np.random.default_rng(5).normal(scale=0.05, size=5 * SAMPLE_RATE).astype(np.float32)
    assert find_clips(silence(5)) == ()
    assert find_clips(noise) == ()
    assert find_clips(silence(0)) == ()


def test_a_long_silence_between_two_stretches_of_talk_is_left_out() -> None:
    clips = find_clips(np.concatenate([talk(), silence(10), talk()]))
    assert len(clips) == 2
    assert clips[1].start - clips[0].end > 8


def test_talk_without_a_pause_is_cut_into_clips_that_together_hold_all_of_it() -> None:
    clips = find_clips(np.tile(talk(), 10))
    assert all(clip.duration <= LONGEST_CLIP for clip in clips)
    assert sum(clip.duration for clip in clips) > 135
    assert len(clips) <= 7


def test_a_word_on_the_edge_of_a_searched_stretch_is_not_cut() -> None:
    for seconds in (5, 9, 13):
        sound = np.concatenate([silence(STRETCH - seconds), talk(), silence(3)])
        assert all(STRETCH not in (piece.start, piece.end) for piece in pieces_of_speech(sound))
        [clip] = find_clips(sound)
        assert clip.start == pytest.approx(STRETCH - seconds + 0.2, abs=0.15)
        assert clip.end == pytest.approx(STRETCH - seconds + 14.2, abs=0.3)


@pytest.mark.parametrize("seconds", [10, 60, 300])
def test_a_muted_microphone_does_not_make_it_deaf_to_what_follows(seconds: int) -> None:
    [clip] = find_clips(np.concatenate([silence(seconds), talk()]))
    assert clip.start == pytest.approx(seconds + 0.2, abs=0.15)


def test_the_engine_that_finds_speech_keeps_no_diary(tmp_path: Path) -> None:
    """ONNX Runtime numbers the device and writes down what it does in the home folder, to send it to its maker."""
    looking = "import numpy; from transcribe.clips import find_clips; find_clips(numpy.zeros(16000, 'f4'))"
    home = dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME"), str(tmp_path))
    started = {name: value for name, value in os.environ.items() if name not in SWITCHES}
    subprocess.run([sys.executable, "-c", looking], env=started | home, check=True, cwd=Path(__file__).parents[2])
    assert list(tmp_path.rglob("*")) == []


def test_a_clip_cuts_its_own_samples() -> None:
    samples = np.arange(3 * SAMPLE_RATE, dtype=np.float32)
    cut = Clip(1.0, 1.5).cut(samples)
    assert (cut[0], len(cut)) == (SAMPLE_RATE, SAMPLE_RATE // 2)


@given(st.lists(st.tuples(st.floats(0, 5), st.floats(0.1, LONGEST_CLIP)), max_size=30))
def test_merging_loses_no_speech_and_makes_nothing_too_long(gaps_and_lengths: list[tuple[float, float]]) -> None:
    pieces, now = [], 0.0
    for gap, length in gaps_and_lengths:
        pieces.append(Clip(now + gap, now + gap + length))
        now = pieces[-1].end
    clips = merged(pieces)
    assert all(clip.duration <= LONGEST_CLIP + 1e-6 for clip in clips)
    assert all(any(clip.start <= piece.start and piece.end <= clip.end for clip in clips) for piece in pieces)
    for left, right in itertools.pairwise(clips):
        assert left.end <= right.start
        first = next(piece for piece in pieces if piece.start == right.start)
        assert right.start - left.end >= PAUSE or first.end - left.start > LONGEST_CLIP  # no two could be one
