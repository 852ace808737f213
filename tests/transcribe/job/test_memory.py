"""Whether voices can be told apart while speech is written down."""

import sys

import pytest

from transcribe.job.memory import GIB, available_memory, of_meminfo, of_vm_stat, side_by_side

VM_STAT = """Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                               10000.
Pages active:                            500000.
Pages inactive:                           20000.
Pages speculative:                         3000.
Pages wired down:                        100000.
Pages purgeable:                           1000.
"""


def test_each_system_tells_how_much_is_free() -> None:
    assert of_meminfo("MemTotal:  16000000 kB\nMemFree:  100 kB\nMemAvailable:  8000000 kB\n") == 8_000_000 * 1024
    assert of_vm_stat(VM_STAT) == 34_000 * 16384
    assert of_meminfo("") is of_vm_stat("") is None


@pytest.mark.skipif(sys.platform not in ("linux", "darwin", "win32"), reason="no other system is asked")
def test_this_computer_tells_how_much_is_free() -> None:
    free = available_memory()
    assert free is not None
    assert 2**20 < free < 2**50


def test_speakers_wait_for_speech_where_memory_is_short_or_unknown() -> None:
    assert side_by_side(4 * GIB)
    assert not side_by_side(2 * GIB)
    assert not side_by_side(None)
