"""The growing WAV file: whole at every sync, private, and mended after a death at any byte."""

import stat
import sys
import wave
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.problems import Unreadable
from tests.transcribe.recorder.scripted import block, sound_in
from transcribe.audio import decode
from transcribe.recorder.wave_file import BYTES_PER_SECOND, HEADER, LARGEST, RATE, WaveFile, header, repair

FRAMES = st.binary(max_size=400).map(lambda some: some[: len(some) // 2 * 2])


def as_others_read_it(path: Path) -> bytes:
    """The sound as Python's own reader finds it, which believes the front of the file."""
    with wave.open(str(path)) as reader:
        assert reader.getparams()[:3] == (1, 2, RATE)
        return bytes(reader.readframes(reader.getnframes()))


@settings(max_examples=25)  # each waits for the disk some times
@given(appended=st.lists(FRAMES, max_size=6))
def test_what_was_synced_is_what_every_program_reads(
    appended: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("growing") / "opname.wav"
    with WaveFile(path) as file:
        for number, some in enumerate(appended, start=1):
            file.append(some)
            file.sync()
            assert as_others_read_it(path) == b"".join(appended[:number])
        assert file.seconds == len(b"".join(appended)) / BYTES_PER_SECOND
    assert as_others_read_it(path) == b"".join(appended)


@settings(max_examples=50)
@given(sound=st.binary(max_size=3_000), told=st.integers(min_value=0, max_value=LARGEST))
def test_a_file_that_died_at_any_byte_tells_all_its_whole_frames_once_mended(
    sound: bytes, told: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("died") / "opname.wav"
    path.write_bytes(header(told) + sound)
    whole = sound[: len(sound) // 2 * 2]
    assert repair(path) == len(whole) / BYTES_PER_SECOND
    assert as_others_read_it(path) == whole
    mended = path.read_bytes()
    repair(path)
    assert path.read_bytes() == mended


@given(content=st.one_of(st.binary(max_size=80), st.binary(max_size=43).map(lambda some: header(0)[: len(some)])))
def test_what_is_not_our_recording_is_never_touched(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("other") / "lied.wav"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=r"lied\.wav"):
        repair(path)
    assert path.read_bytes() == content


def test_a_stereo_recording_of_another_program_is_never_touched(tmp_path: Path) -> None:
    path = tmp_path / "ander.wav"
    with wave.open(str(path), "wb") as writer:
        writer.setparams((2, 2, RATE, 0, "NONE", "not compressed"))
        writer.writeframes(block())
    before = path.read_bytes()
    with pytest.raises(Unreadable):
        repair(path)
    assert path.read_bytes() == before


def test_a_file_that_was_never_closed_decodes_to_its_last_sync_and_mended_to_its_last_byte(tmp_path: Path) -> None:
    path = tmp_path / "opname.wav"
    file = WaveFile(path)
    file.append(block(2.0))
    file.sync()
    file.append(block(0.7))
    assert decode(path).duration == pytest.approx(2.0, abs=0.01)
    assert repair(path) == pytest.approx(2.7)
    assert decode(path).duration == pytest.approx(2.7, abs=0.01)
    file.close()


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "opname.wav"
    path.write_bytes(b"the only recording of the meeting")
    with pytest.raises(FileExistsError):
        WaveFile(path)
    assert path.read_bytes() == b"the only recording of the meeting"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")
def test_a_recording_is_for_its_owner_only(tmp_path: Path) -> None:
    with WaveFile(tmp_path / "opname.wav") as file:
        assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_the_longest_recording_still_fits_the_sizes_in_its_front() -> None:
    assert len(header(LARGEST)) == HEADER.size
    assert LARGEST % 2 == 0
    with pytest.raises(Exception, match="format requires"):
        header(LARGEST + 2 * HEADER.size)


def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    file = WaveFile(tmp_path / "opname.wav")
    file.append(block())
    file.close()
    file.close()
    assert sound_in(file.path) == block()
