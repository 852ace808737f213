"""How fast the workbench answers, through a real pseudo-terminal: `python -m tests.bench.workbench [turns]`.

Times from writing a key to reading what it changes, with no terminal emulator between, while a recording is played to
nobody (miniaudio's null device) and its clock runs. Compare versions in one run: the machine may be busy.
"""

import os
import select
import signal
import statistics
import struct
import sys
import tempfile
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from models.dossier.dossier import Dossier
from models.finding import Finding, FindingKind
from models.reconciliation import Reconciliation
from models.report import Block, Report, Statement
from models.transcript import Side, Speaker, Transcript, Turn
from tui.language import translate
from tui.sound.recording import Recording, Stretch
from tui.words import clock
from tui.workbench.begin import GREETING
from tui.workbench.scene import Scene

TURNS = 10_000
KEYS = 200
COLUMNS, LINES = 160, 45
PLAYED_SECONDS = 600
PANE_BYTES = 3000
"""What painting a whole text pane comes to at least; the clock of the sound is some 200."""
NOW = "Now: step {number}, {step}. Press Enter."
DOSSIER = "Overleg van de meting"
SECONDS_PER_TURN = 5
SENTENCE = "Dan spreken we af dat er elke dinsdag extra hulp komt in de klas, en dat schrijven we ook zo op. "


@dataclass(frozen=True)
class Measurement:
    """One figure. `value` is in milliseconds."""

    name: str
    value: float
    target: float


def long_scene(turns: int = TURNS, recording: Recording | None = None) -> Scene:
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
        recording,
    )


@contextmanager
def _in_a_terminal(*arguments: str, home: Path) -> Iterator[int]:
    """Python with `arguments` in a child process, in a home of its own; yields our end of its terminal."""
    import fcntl
    import pty
    import termios

    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", COLUMNS=str(COLUMNS), LINES=str(LINES))
        os.environ.update(HOME=str(home), XDG_CONFIG_HOME=str(home), XDG_DOCUMENTS_DIR=str(home))
        os.execv(sys.executable, [sys.executable, *arguments])
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


def _wait_for_bytes(terminal: int, count: int, seconds: float = 30) -> float:
    """Read until `count` bytes are painted; the moment they were, in seconds."""
    read, deadline = 0, time.perf_counter() + seconds
    while read < count:
        if not select.select([terminal], [], [], max(deadline - time.perf_counter(), 0))[0]:
            raise TimeoutError(f"painted only {read} bytes")
        read += len(os.read(terminal, 65536))
    return time.perf_counter()


def _drain(terminal: int, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        if select.select([terminal], [], [], left)[0]:
            os.read(terminal, 65536)


def measure(turns: int = TURNS) -> Iterator[Measurement]:
    """First paint of the comparison and of the first page, opening a dossier, and key to paint amid sound."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        yield from _measure_comparison(turns, home)
        yield _measure_begin(home)
        yield _measure_opening(turns, home)


def _measure_comparison(turns: int, home: Path) -> Iterator[Measurement]:
    sound = home / "meting.wav"
    with wave.open(str(sound), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(2 * 8000 * PLAYED_SECONDS))
    began = time.perf_counter()
    with _in_a_terminal("-m", "tests.bench.workbench", "--serve", str(turns), str(sound), home=home) as terminal:
        yield Measurement(
            f"first paint, {turns} turns, interpreter start included",
            (_wait_for(terminal, b"Spreker 0") - began) * 1000,
            700,
        )
        _wait_for(terminal, f"▶ {clock(0)[:-2]}".encode())
        os.write(terminal, b"\x1bOQ")  # F2: the transcript
        _drain(terminal, 1)
        moves = []
        for turn in range(1, min(KEYS, turns - 1) + 1):
            pressed = time.perf_counter()
            os.write(terminal, b"\x1b[B")
            moves.append(_wait_for(terminal, clock(turn * SECONDS_PER_TURN).encode()) - pressed)
            _drain(terminal, 0.02 + turn % 7 * 0.005)  # keys arrive at no fixed phase of anything
        yield from _spread("cursor move, key to paint", moves)
        pages = []
        for number in range(100):
            pressed = time.perf_counter()
            os.write(terminal, b"\x1b[6~")
            pages.append(_wait_for_bytes(terminal, PANE_BYTES) - pressed)
            _drain(terminal, 0.04 + number % 7 * 0.005)
        yield from _spread("a page down, key to paint", pages)
        os.write(terminal, b"\x1bOS")  # F4: the findings
        _drain(terminal, 1)
        choices = []
        for number in range(2, 100):
            pressed = time.perf_counter()
            os.write(terminal, b"\x1b[B")
            choices.append(
                _wait_for(terminal, clock((number - 1) * (turns // 200) * SECONDS_PER_TURN).encode()) - pressed
            )
            _drain(terminal, 0.04 + number % 7 * 0.005)
        yield from _spread("choosing a finding, key to paint", choices)


def _measure_begin(home: Path) -> Measurement:
    began = time.perf_counter()
    with _in_a_terminal("-c", "from tui.main import main; main()", home=home) as terminal:
        shown = _wait_for(terminal, translate(GREETING)[:40].encode())
    return Measurement("first paint, bare kloppend, interpreter start included", (shown - began) * 1000, 700)


def _measure_opening(turns: int, home: Path) -> Measurement:
    """From Enter on the first page to the steps of the dossier."""
    scene = long_scene(turns)
    dossiers = home / "dossiers"
    dossiers.mkdir()
    report = home / "verslag.txt"
    report.write_text(scene.report.text, encoding="utf-8")
    with Dossier.create(dossiers / DOSSIER) as dossier:
        dossier.add_transcript(scene.transcript)
        dossier.add_report(report)
        dossier.add_reconciliation(scene.reconciliation)
    with _in_a_terminal("-m", "tests.bench.workbench", "--begin", str(dossiers), home=home) as terminal:
        _wait_for(terminal, DOSSIER.encode())
        _drain(terminal, 1)
        pressed = time.perf_counter()
        os.write(terminal, b"\r")
        opened = _wait_for(terminal, translate(NOW, number="\0", step="").split("\0")[0].encode())
    return Measurement(f"opening a dossier of {turns} turns, key to paint", (opened - pressed) * 1000, 1000)


def _spread(name: str, seconds: list[float]) -> Iterator[Measurement]:
    yield Measurement(f"{name}, median", statistics.median(seconds) * 1000, 25)
    yield Measurement(f"{name}, p95", statistics.quantiles(seconds, n=20)[-1] * 1000, 50)


def main(turns: int = 10_000) -> None:
    """Print every figure beside its limit."""
    for one in measure(turns):
        print(f"{one.name}: {one.value:.0f} ms (at most {one.target:.0f})")


def _serve(turns: int, sound: Path) -> None:
    """The comparison of a made-up meeting, with `sound` being played to nobody."""
    from textual.screen import Screen

    from tui.sound.loudspeaker import ComputerLoudspeaker
    from tui.sound.player import Player
    from tui.workbench.app import Workbench
    from tui.workbench.comparison import ComparisonScreen

    scene = long_scene(turns, Recording(sound))

    class Sounding(Workbench):
        """Plays by itself, once it is painted."""

        def get_default_screen(self) -> Screen[None]:
            screen = ComparisonScreen(scene, Player(ComputerLoudspeaker(silent=True)))
            self.set_timer(1, lambda: screen.play(Stretch(0, PLAYED_SECONDS)))
            return screen

    Sounding(scene).run()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        _serve(int(sys.argv[2]), Path(sys.argv[3]))
    elif sys.argv[1:2] == ["--begin"]:
        from tui.workbench.app import Workbench

        Workbench(home=Path(sys.argv[2])).run()
    else:
        main(*map(int, sys.argv[1:2]))
