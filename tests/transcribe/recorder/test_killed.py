"""`kill -9` at random moments: what is on the disk opens at once, and lacks at most two seconds."""

import random
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from tests.transcribe.recorder.child import BLOCK_SECONDS
from tests.transcribe.recorder.scripted import block, sound_in
from transcribe.audio import decode
from transcribe.recorder.wave_file import repair

MOST_LOST = 2.0
"""Seconds; the promise."""
KILLED = 8
HOUSE = Path(__file__).parents[3]


def start(path: Path, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.transcribe.recorder.child", str(path), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HOUSE)


def told_by_its_front(path: Path) -> float:
    """Seconds of sound for a player that believes the front of a file, as Python's own reader does."""
    with wave.open(str(path)) as reader:
        return float(reader.getnframes() / reader.getframerate())


def kill_after(process: "subprocess.Popen[str]", blocks: int) -> int:
    """Kill `process` once it has announced `blocks`, and return how many it announced in all."""
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= blocks:
            process.kill()
            break
    announced = [blocks, *map(int, process.stdout.read().split())]
    process.stdout.close()
    process.wait()
    return announced[-1]


def test_a_killed_recording_plays_at_once_and_lacks_at_most_two_seconds(tmp_path: Path) -> None:
    moments = random.Random(20261121)
    files = [tmp_path / f"{number}.wav" for number in range(KILLED)]
    running = [start(path) for path in files]  # side by side: sound takes its time
    try:
        order = sorted((moments.randint(1, 35), number) for number in range(KILLED))
        heard = {number: kill_after(running[number], blocks) * BLOCK_SECONDS for blocks, number in order}
    finally:
        for process in running:
            process.kill()
            process.wait()
    assert max(heard.values()) > MOST_LOST
    for number, path in enumerate(files):
        if heard[number] > MOST_LOST:
            assert heard[number] - decode(path).duration <= MOST_LOST
            assert heard[number] - told_by_its_front(path) <= MOST_LOST
        mended = repair(path)
        assert heard[number] - mended <= MOST_LOST
        complete = sound_in(path)
        assert complete == b"".join(block(BLOCK_SECONDS, seed=seed) for seed in range(200))[: len(complete)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a process's files")
def test_a_disk_that_takes_no_more_keeps_what_it_has_to_the_last_frame(tmp_path: Path) -> None:
    quota = 1_000_001
    path = tmp_path / "opname.wav"
    said, _ = start(path, str(quota)).communicate(timeout=60)
    assert "ended StorageFailed The recording stopped" in said
    assert path.stat().st_size == quota
    assert decode(path).duration == pytest.approx((quota - 44) / 96_000, abs=0.01)
