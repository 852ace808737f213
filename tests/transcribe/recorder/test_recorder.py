"""The recorder: all that was heard is kept, in order, and nothing else."""

import os
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.problems import NotFound, StorageFailed
from tests.transcribe.recorder.scripted import GONE, PAUSE, Step, block, blocks, recorder_of, sound_in
from transcribe.audio import decode
from transcribe.recorder import recorder as module
from transcribe.recorder import space
from transcribe.recorder.loudness import Hint
from transcribe.recorder.microphone import NULL_DEVICE, ComputerMicrophone
from transcribe.recorder.recorder import Moment, Recorder
from transcribe.recorder.wave_file import BYTES_PER_SECOND


def test_everything_heard_before_the_stop_is_in_the_file(tmp_path: Path) -> None:
    recorder, microphone = recorder_of(blocks(25), tmp_path / "opname.wav")
    recorded = recorder.run()
    assert sound_in(recorded.path) == b"".join(blocks(25))
    assert recorded.seconds == 2.5
    assert recorded.trouble is None
    assert not microphone.is_open
    assert decode(recorded.path).duration == pytest.approx(2.5, abs=0.01)


@settings(max_examples=25)  # each waits for the disk some times
@given(script=st.lists(st.one_of(st.just(PAUSE), st.integers(min_value=0, max_value=9)), max_size=12))
def test_a_pause_leaves_out_what_came_after_it_and_no_more(
    script: list[str | int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    heard = [block(0.01, seed=step) if isinstance(step, int) else step for step in script]
    recorder, microphone = recorder_of(heard, tmp_path_factory.mktemp("pauses") / "opname.wav")
    recorded = recorder.run()
    assert sound_in(recorded.path) == b"".join(step for step in heard if isinstance(step, bytes))
    assert microphone.opened == 1 + script.count(PAUSE)


def test_while_paused_the_microphone_is_closed_and_the_time_stands_still(tmp_path: Path) -> None:
    recorder, microphone = recorder_of([*blocks(3), PAUSE, *blocks(3)], tmp_path / "opname.wav")
    paused: list[tuple[Moment, bool]] = []

    def look(moment: Moment) -> None:
        if moment.paused:
            paused.append((moment, microphone.is_open))

    recorder.run(look)
    assert paused
    assert {(round(moment.seconds, 3), moment.peak, is_open) for moment, is_open in paused} == {(0.3, 0.0, False)}


def test_it_stops_by_itself_at_the_limit_to_the_sample(tmp_path: Path) -> None:
    recorder, _ = recorder_of(blocks(30), tmp_path / "opname.wav", limit=1.25)
    recorded = recorder.run()
    assert recorded.seconds == 1.25
    assert recorded.trouble is None
    assert sound_in(recorded.path) == b"".join(blocks(13))[: len(sound_in(recorded.path))]


def test_a_file_as_large_as_its_kind_can_be_ends_the_recording_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in (module, space):
        monkeypatch.setattr(each, "LARGEST", 2 * BYTES_PER_SECOND)  # of the 12 hours
    recorder, _ = recorder_of(blocks(30), tmp_path / "opname.wav")
    recorded = recorder.run()
    assert recorded.seconds == 2.0
    assert "as long as one file can be" in str(recorded.trouble)


def test_the_time_and_the_level_are_told_with_every_block(tmp_path: Path) -> None:
    script: list[Step] = [block(loud=0.5), block(loud=0.01)]
    recorder, _ = recorder_of(script, tmp_path / "opname.wav")
    told: list[Moment] = []
    recorder.run(told.append)
    assert [round(moment.seconds, 1) for moment in told] == [0.1, 0.2]
    assert [moment.peak for moment in told] == pytest.approx([0.5, 0.01], rel=0.01)


def test_zeros_lead_to_a_hint(tmp_path: Path) -> None:
    recorder, _ = recorder_of([bytes(9_600)] * 60, tmp_path / "opname.wav")
    told: list[Moment] = []
    recorder.run(told.append)
    assert told[-1].hint is Hint.SILENT


def test_without_a_microphone_nothing_is_made(tmp_path: Path) -> None:
    recorder, microphone = recorder_of(blocks(3), tmp_path / "map" / "opname.wav")
    microphone.missing = 1
    with pytest.raises(NotFound, match="microphone"):
        recorder.run()
    assert list(tmp_path.iterdir()) == []


def test_where_a_file_of_that_name_is_nothing_is_recorded_over_it(tmp_path: Path) -> None:
    path = tmp_path / "opname.wav"
    path.write_bytes(b"an earlier meeting")
    recorder, microphone = recorder_of(blocks(3), path)
    with pytest.raises(StorageFailed, match=r"opname\.wav"):
        recorder.run()
    assert path.read_bytes() == b"an earlier meeting"
    assert not microphone.is_open


def test_a_microphone_that_goes_away_is_waited_for_and_what_came_before_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOST_AFTER", 0.02)
    monkeypatch.setattr(module, "TICK", 0.01)
    recorder, microphone = recorder_of([*blocks(2), GONE, *blocks(4)], tmp_path / "opname.wav")
    hints: list[Hint | None] = []
    recorded = recorder.run(lambda moment: hints.append(moment.hint))
    assert Hint.LOST in hints
    assert hints[-1] is not Hint.LOST
    assert microphone.opened == 2
    assert sound_in(recorded.path) == b"".join([*blocks(2), *blocks(4)])


def test_a_stop_from_another_thread_ends_it(tmp_path: Path) -> None:
    """As the workbench does: the recorder runs in a thread of its own."""
    recorder, microphone = recorder_of([PAUSE], tmp_path / "opname.wav")
    running = threading.Thread(target=recorder.run, daemon=True)
    running.start()
    recorder.stop()
    running.join(timeout=10)
    assert not running.is_alive()
    assert not microphone.is_open


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS needs another call for it")
def test_the_disk_is_made_to_keep_what_was_heard_at_least_every_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What only a pulled plug would show: when the system was told to bring the file to the disk."""
    synced: list[float] = []
    to_disk = os.fsync

    def noted(descriptor: int) -> None:
        to_disk(descriptor)
        synced.append(time.monotonic())

    monkeypatch.setattr(os, "fsync", noted)
    Recorder(ComputerMicrophone(NULL_DEVICE), tmp_path / "opname.wav", limit=2.4).run()
    assert max(later - earlier for earlier, later in pairwise(synced)) < 1.8
