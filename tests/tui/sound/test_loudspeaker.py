"""The loudspeaker through miniaudio, on its device that plays to nobody."""

import threading

from miniaudio import Backend

from tui.sound.decoding import RATE, SAMPLE_BYTES
from tui.sound.loudspeaker import ComputerLoudspeaker, _backends

DEADLINE = 20.0


def test_it_asks_for_sound_until_it_is_stopped_and_never_after() -> None:
    asked: list[int] = []
    enough = threading.Event()

    def give(wanted: int) -> bytes:
        asked.append(wanted)
        if len(asked) == 5:
            enough.set()
        return bytes(wanted * SAMPLE_BYTES)

    loudspeaker = ComputerLoudspeaker(silent=True)
    loudspeaker.start(give)
    assert enough.wait(DEADLINE)
    loudspeaker.stop()
    before = len(asked)
    loudspeaker.stop()
    assert len(asked) == before
    assert max(asked) <= RATE  # never more than a second ahead


def test_having_nothing_to_give_is_silence_and_no_fault() -> None:
    calls = threading.Semaphore(0)

    def give(wanted: int) -> bytes:
        del wanted
        calls.release()
        return b""

    loudspeaker = ComputerLoudspeaker(silent=True)
    loudspeaker.start(give)
    for _ in range(3):
        assert calls.acquire(timeout=DEADLINE)
    loudspeaker.stop()


def test_sound_is_never_played_to_nobody_unless_that_was_asked_for() -> None:
    assert Backend.NULL not in _backends(silent=False)
    assert _backends(silent=True) == [Backend.NULL]
