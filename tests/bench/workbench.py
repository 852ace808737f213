"""How fast the workbench answers, through a real pseudo-terminal: `python -m tests.bench.workbench [turns]`.

Times from writing a key to reading the time stamp of the turn the cursor came to, with no terminal emulator between.
"""

import os
import select
import signal
import statistics
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from models.finding import Finding, FindingKind
from models.reconciliation import Reconciliation
from models.report import Block, Report, Statement
from models.transcript import Side, Speaker, Transcript, Turn
from tui.words import clock
from tui.workbench.scene import Scene

TURNS = 10_000
KEYS = 200
COLUMNS, LINES = 160, 45
SECONDS_PER_TURN = 5
SENTENCE = "Dan spreken we af dat er elke dinsdag extra hulp komt in de klas, en dat schrijven we ook zo op. "


@dataclass(frozen=True)
class Measurement:
    """One figure. `value` is in milliseconds."""

    name: str
    value: float
    target: float


def long_scene(turns: int = TURNS) -> Scene:
    """A made-up meeting of `turns` turns beside a report of 600 sentences, with 200 findings."""
    speakers = tuple(Speaker(id=f"S{n}", name=f"Spreker {n}", side=Side.SCHOOL) for n in range(5))
    said = tuple(
        Turn(
            id=n,
            start=n * SECONDS_PER_TURN,
            end=(n + 1) * SECONDS_PER_TURN,
            speaker=f"S{n % 5}",
            text=(SENTENCE * (1 + n % 4)).strip(),
        )
        for n in range(turns)
    )
    line = SENTENCE.strip() + "\n"
    text = line * 600
    starts = range(0, len(text), len(line))
    blocks = tuple(Block(start=start, end=start + len(line) - 1) for start in starts)
    findings = tuple(
        Finding(
            id=f"F{n}",
            kind=FindingKind.ALTERED,
            turns=(n * turns // 200,),
            statements=(Statement(start=starts[n * 3], end=starts[n * 3] + len(line) - 1, text=line[:-1]),),
        )
        for n in range(200)
    )
    return Scene(
        Transcript(speakers=speakers, turns=said),
        Report(text=text, blocks=blocks),
        Reconciliation(report_text=text, findings=findings),
        "Meting",
    )


@contextmanager
def _workbench_in_a_terminal(turns: int) -> Iterator[int]:
    """The workbench on `turns` turns in a child process; yields our end of its terminal."""
    import fcntl
    import pty
    import termios

    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", COLUMNS=str(COLUMNS), LINES=str(LINES))
        os.execv(sys.executable, [sys.executable, "-m", "tests.bench.workbench", "--serve", str(turns)])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    try:
        yield terminal
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def _wait_for(terminal: int, wanted: bytes, seconds: float = 30) -> float:
    """Read until `wanted` is painted; the moment it was, in seconds."""
    read, deadline = b"", time.perf_counter() + seconds
    while wanted not in read:
        if not select.select([terminal], [], [], max(deadline - time.perf_counter(), 0))[0]:
            raise TimeoutError(f"never painted: {wanted!r}")
        read += os.read(terminal, 65536)
    return time.perf_counter()


def _drain(terminal: int, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        if select.select([terminal], [], [], left)[0]:
            os.read(terminal, 65536)


def measure(turns: int = TURNS) -> list[Measurement]:
    """Start to first paint, and key to paint for moving the cursor and for choosing a finding."""
    began = time.perf_counter()
    with _workbench_in_a_terminal(turns) as terminal:
        first = _wait_for(terminal, b"Spreker 0") - began
        _drain(terminal, 2)
        os.write(terminal, b"\x1bOQ")  # F2: the transcript
        _drain(terminal, 1)
        moves = []
        for turn in range(1, min(KEYS, turns - 1) + 1):
            pressed = time.perf_counter()
            os.write(terminal, b"\x1b[B")
            moves.append(_wait_for(terminal, clock(turn * SECONDS_PER_TURN).encode()) - pressed)
            _drain(terminal, 0.02 + turn % 7 * 0.005)  # keys arrive at no fixed phase of anything
        os.write(terminal, b"\x1bOS")  # F4: the findings
        _drain(terminal, 1)
        choices = []
        for number in range(2, 100):
            pressed = time.perf_counter()
            os.write(terminal, b"\x1b[B")
            choices.append(
                _wait_for(terminal, clock((number - 1) * (turns // 200) * SECONDS_PER_TURN).encode()) - pressed
            )
            _drain(terminal, 0.02 + number % 7 * 0.005)
    return [
        Measurement(f"first paint, {turns} turns, interpreter start included", first * 1000, 700),
        *_spread("cursor move, key to paint", moves),
        *_spread("choosing a finding, key to paint", choices),
    ]


def _spread(name: str, seconds: list[float]) -> Iterator[Measurement]:
    yield Measurement(f"{name}, median", statistics.median(seconds) * 1000, 25)
    yield Measurement(f"{name}, p95", statistics.quantiles(seconds, n=20)[-1] * 1000, 50)


def main(turns: int = 10_000) -> None:
    """Print every figure beside its limit."""
    for one in measure(turns):
        print(f"{one.name}: {one.value:.0f} ms (at most {one.target:.0f})")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        from tui.workbench.app import Workbench

        Workbench(long_scene(int(sys.argv[2]))).run()
    else:
        main(*map(int, sys.argv[1:2]))
