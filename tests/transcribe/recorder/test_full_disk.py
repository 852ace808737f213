"""Real small disks: the recording stops before they are full, and keeps what it has when they are."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.problems import StorageFailed
from tests.disks import mounted_disk
from tests.transcribe.recorder.scripted import block, recorder_of, sound_in
from transcribe.audio import decode
from transcribe.recorder import recorder as module
from transcribe.recorder.loudness import Hint
from transcribe.recorder.recorder import Moment
from transcribe.recorder.space import Space

DISK_BYTES = 2 << 20
SECOND = block(1.0)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 2 MiB, where this process may mount one."""
    with mounted_disk(tmp_path / "disk", DISK_BYTES, stand_in="the quota of test_killed.py") as disk:
        yield disk


def test_it_stops_before_the_reserve_is_touched_and_says_so_half_an_hour_ahead(small_disk: Path) -> None:
    reserve = 500_000
    recorder, microphone = recorder_of([SECOND] * 100, small_disk / "opname.wav", reserve=reserve)
    told: list[Moment] = []
    recorded = recorder.run(told.append)
    assert isinstance(recorded.trouble, StorageFailed)
    assert "almost full" in str(recorded.trouble)
    assert {moment.hint for moment in told} == {Hint.LITTLE_SPACE}
    assert not microphone.is_open
    assert shutil.disk_usage(small_disk).free >= reserve - len(SECOND)
    assert decode(recorded.path).duration == pytest.approx(recorded.seconds, abs=0.01)
    assert recorded.seconds > 10


def test_a_disk_that_others_fill_keeps_all_that_was_recorded(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two looks at the space somebody copies a film to the same disk."""
    monkeypatch.setattr(module, "SYNC_SECONDS", 3_600.0)
    recorder, _ = recorder_of([SECOND] * 100, small_disk / "opname.wav")

    def fill(moment: Moment) -> None:
        if moment.seconds == 5:
            with contextlib.suppress(OSError), (small_disk / "film").open("wb") as film:
                film.write(bytes(DISK_BYTES))

    recorded = recorder.run(fill)
    assert isinstance(recorded.trouble, StorageFailed)
    assert "took no more" in str(recorded.trouble)
    assert recorded.seconds >= 5
    kept = sound_in(recorded.path)
    assert kept == (SECOND * 100)[: len(kept)]
    assert decode(recorded.path).duration == pytest.approx(recorded.seconds, abs=0.01)


def test_where_there_is_no_room_at_all_nothing_is_begun(small_disk: Path) -> None:
    recorder, _ = recorder_of([SECOND], small_disk / "opname.wav", reserve=DISK_BYTES)
    with pytest.raises(StorageFailed, match="too little room"):
        recorder.run()
    assert list(small_disk.iterdir()) == []


def test_the_room_for_a_second_copy_is_counted_from_the_start(small_disk: Path) -> None:
    one, two = (Space(small_disk, copies=copies, reserve=0).seconds_left(0) for copies in (1, 2))
    assert two == one / 2
