"""A stretch of a recording, out of any container and from any place."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from models.problems import NotFound, Unreadable
from tests.tui.sound.tones import CODECS, samples, second_heard, tones
from tui.sound.decoding import RATE, SLOW, sound_of
from tui.sound.recording import Recording, Stretch

SECONDS = 40
CODEC_FRAME = 0.11
"""Seconds: the longest frame of these codecs, FLAC's, and a little."""


@pytest.fixture(scope="module", params=sorted(CODECS))
def recording(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Recording:
    return Recording(tones(tmp_path_factory.mktemp("opname") / f"opname.{request.param}", SECONDS))


def heard(recording: Recording, start: float, end: float, tempo: float = 1.0) -> bytes:
    return b"".join(sound_of(recording, Stretch(start, end), tempo))


@pytest.mark.parametrize("start", [0.0, 0.5, 7.0, 31.0])
def test_from_every_container_the_very_moment_is_heard_that_was_asked_for(recording: Recording, start: float) -> None:
    sound = heard(recording, start, start + 2)
    assert len(samples(sound)) / RATE == pytest.approx(2, abs=2 * CODEC_FRAME)
    for at in (0.3, 1.3):
        assert round(second_heard(sound, at)) == int(start + at)


def test_slow_playing_takes_longer_and_sounds_just_as_high(recording: Recording) -> None:
    sound = heard(recording, 10, 12, SLOW)
    assert len(samples(sound)) / RATE == pytest.approx(2 / SLOW, abs=0.3)
    assert second_heard(sound, 0.6) == pytest.approx(10, abs=0.1)
    assert second_heard(sound, 2.0) == pytest.approx(11, abs=0.1)


def test_where_the_clock_of_a_file_jumps_what_was_decoded_is_counted(tmp_path: Path) -> None:
    """The transcript was made of 30 seconds of sound; the file says 40, with 10 missing in the middle."""
    path = tones(tmp_path / "opname.mkv", SECONDS, lost=range(15, 25))
    sound = heard(Recording(path, seconds=30.0), 20, 22)
    assert round(second_heard(sound, 0.5)) == 30
    believed = heard(Recording(path), 30, 32)
    assert round(second_heard(believed, 0.5)) == 30


def test_the_last_stretch_ends_where_the_recording_ends(recording: Recording) -> None:
    sound = heard(recording, SECONDS - 1, SECONDS + 5)
    assert len(samples(sound)) / RATE == pytest.approx(1, abs=2 * CODEC_FRAME)


def test_the_blocks_are_small_so_that_sound_can_stop_at_once(recording: Recording) -> None:
    blocks = list(sound_of(recording, Stretch(5, 8)))
    assert max(len(samples(block)) for block in blocks) / RATE <= CODEC_FRAME


def test_neighbouring_stretches_join_without_a_gap(recording: Recording) -> None:
    whole = samples(heard(recording, 5, 8))
    lengths = [len(samples(heard(recording, start, end))) for start, end in pairwise((5.0, 6.5, 8.0))]
    assert abs(sum(lengths) - len(whole)) / RATE <= 2 * CODEC_FRAME


def test_a_moment_after_the_end_is_told_and_not_played(recording: Recording) -> None:
    with pytest.raises(Unreadable):
        heard(recording, SECONDS + 10, SECONDS + 12)


def test_a_recording_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        heard(Recording(tmp_path / "weg.m4a"), 0, 1)


@pytest.mark.parametrize("content", [b"", b"geen geluid" * 99, b"\x00\x00\x00\x18ftypM4A \x00\x00"])
def test_what_is_no_sound_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "opname.m4a"
    path.write_bytes(content)
    with pytest.raises(Unreadable):
        heard(Recording(path), 0, 1)


def test_damage_in_the_middle_is_left_out(tmp_path: Path) -> None:
    path = tones(tmp_path / "opname.mp3", SECONDS)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 3000] = np.random.default_rng(1).bytes(3000)
    path.write_bytes(content)
    assert len(samples(heard(Recording(path), 15, 25))) / RATE > 5
