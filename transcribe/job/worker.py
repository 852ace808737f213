"""A process of its own for the engines: it can crash or be stopped without taking the program along.

CTranslate2 can end the interpreter, and neither engine can be stopped halfway but by ending its process.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from models.messages import N_
from models.problems import EngineFailed, Problem
from transcribe.job.messages import Failed, Finished, Message

HOUSE = Path(__file__).parents[2]
PATIENCE = 5.0
"""Seconds a worker gets to end after it was told to."""


class Task(Protocol):
    """What a worker does. It is pickled."""

    def run(self, tell: Callable[[Message], None]) -> None:
        """Do it, and say how far it is."""
        ...


class Worker:
    """A process that does one task and tells about it through `connection`."""

    def __init__(self, task: Task) -> None:
        """Start it at once."""
        spawning = multiprocessing.get_context("spawn")  # a forked copy of threads and locks would hang
        self.connection, theirs = spawning.Pipe(duplex=False)
        self._process = spawning.Process(target=_work, args=(theirs, task), daemon=True)
        with _deaf_to_interrupts():
            self._process.start()
        theirs.close()  # so that ours says that it is over when the worker is gone

    def receive(self) -> Message | None:
        """The next message, waiting for it; None when the worker is gone."""
        try:
            message: Message = self.connection.recv()
        except (EOFError, OSError):
            return None
        return message

    def end(self) -> None:
        """Let it finish on its own now that it has said all, or else end it."""
        self._process.join(PATIENCE)
        self.kill()

    def exit_code(self) -> int | None:
        """How it ended; negative for a signal. Waits a moment for it."""
        self._process.join(PATIENCE)
        return self._process.exitcode

    def kill(self) -> None:
        """End it now. What it has stored is whole. Ending twice is harmless."""
        if self._process.is_alive():
            self._process.kill()
        self._process.join(PATIENCE)

    @property
    def process_id(self) -> int | None:
        """Of the process."""
        return self._process.pid


def _work(connection: Connection, task: Task) -> None:
    """Run `task` in this process, which is a worker's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C goes to all processes; ours ends this one
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _be_silent()
    _be_modest()
    try:
        task.run(connection.send)
        connection.send(Finished())
    except Problem as problem:
        connection.send(Failed.of(problem))
    except BrokenPipeError:
        return
    except Exception as error:  # noqa: BLE001  the border of the process: engines raise anything
        connection.send(Failed.of(_fault(error)))


def _end_with_parent() -> None:
    """A worker without the program that started it would go on for hours."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _be_silent() -> None:
    """Send what engines print, also from C++, to nowhere: stdout is for data, and their words frighten a parent."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        with contextlib.suppress(OSError):
            os.dup2(nowhere, stream)


def _be_modest() -> None:
    """Take from the system only what is given back when this process is killed, and no processor for waiting."""
    from tqdm import tqdm  # type: ignore[import-untyped]  # it ships none

    # Both engines make tqdm bars. Its own lock is a semaphore of the system, about which Python complains on stderr
    # when its maker was killed.
    tqdm.set_lock(threading.RLock())
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # two engines that wait by spinning would halve each other


@contextlib.contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let a process that is started inherit that Ctrl+C is not for it, also before its first line runs."""
    if threading.current_thread() is not threading.main_thread() or sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _fault(error: BaseException) -> EngineFailed:
    """What went wrong inside an engine, or inside us: the kind and the place, never the words."""
    places = [
        f"{Path(frame.filename).relative_to(HOUSE).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(HOUSE / "transcribe")
    ]
    return EngineFailed(
        N_("The part that listens stopped by itself ({kind} at {place})."),
        meaning=N_("What it had written down is kept."),
        remedy=N_("Give the same command again: it goes on where it was. If it stops there again, try another engine."),
        kind=type(error).__name__,
        place=places[-1] if places else "?",
    )


def died(code: int | None) -> EngineFailed:
    """The worker is gone without a word."""
    return EngineFailed(
        N_("The part that listens was ended from outside, or by a lack of memory (code {code})."),
        meaning=N_("What it had written down is kept."),
        remedy=N_("Close other programs and give the same command again: it goes on where it was."),
        code="?" if code is None else code,
    )
