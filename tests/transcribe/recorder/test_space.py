"""How long can still be recorded."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from transcribe.recorder.space import RESERVE, Space, seconds_left
from transcribe.recorder.wave_file import BYTES_PER_SECOND, LARGEST

DISK = st.integers(min_value=0, max_value=2**42)
WRITTEN = st.integers(min_value=0, max_value=LARGEST)


@given(DISK, WRITTEN, st.integers(min_value=1, max_value=2))
def test_who_records_for_as_long_as_is_promised_never_fills_the_disk_nor_the_file(
    free: int, written: int, copies: int
) -> None:
    more = int(seconds_left(free, written, copies=copies) * BYTES_PER_SECOND)
    assert more >= 0
    assert written + more <= LARGEST
    if more:
        to_copy = (written + more) * (copies - 1)
        assert free - more - to_copy >= RESERVE - copies


def test_a_disk_with_an_hour_of_room_has_an_hour_and_half_of_it_for_two_copies() -> None:
    hour = 3600 * BYTES_PER_SECOND
    assert seconds_left(hour + RESERVE, 0) == 3600
    assert seconds_left(hour + RESERVE, 0, copies=2) == 1800


def test_a_file_ends_at_its_largest_however_large_the_disk() -> None:
    assert seconds_left(10**15, 0) == LARGEST / BYTES_PER_SECOND
    assert seconds_left(10**15, LARGEST) == 0


def test_the_disk_under_a_real_folder_has_room_that_a_reserve_takes_away(tmp_path: Path) -> None:
    assert Space(tmp_path, reserve=0).seconds_left(0) > 0
    assert Space(tmp_path, reserve=10**18).seconds_left(0) == 0
