"""Decoded sound in a file: whole or not there, and read in parts."""

from pathlib import Path

import numpy as np
import pytest

from models.problems import Unreadable
from tests.transcribe.containers import write_silent_film
from tests.transcribe.human_sound import human_recording, human_sound
from transcribe.job.sound_file import SoundFile, decode_to_file


def watch_nothing(_done: float, _total: float) -> None:
    pass


def test_the_file_holds_what_was_decoded_and_gives_any_part_of_it(tmp_path: Path) -> None:
    samples = human_sound().samples
    decoded = decode_to_file(human_recording(), tmp_path / "sound.f32", watch_nothing)
    sound = SoundFile(tmp_path / "sound.f32")
    assert decoded.samples == len(sound) == len(samples)
    assert sound.duration == decoded.seconds == 30.0
    for part in (slice(0, 10), slice(4000, 9000), slice(len(samples) - 5, len(samples) + 100), slice(9, 3)):
        assert np.array_equal(sound[part], samples[part])


def test_what_fails_or_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        decode_to_file(write_silent_film(tmp_path / "stil.mp4"), tmp_path / "sound.f32", watch_nothing)

    def stop(_done: float, _total: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        decode_to_file(human_recording(), tmp_path / "sound.f32", stop)
    assert [path.name for path in tmp_path.iterdir()] == ["stil.mp4"]
