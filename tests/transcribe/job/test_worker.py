"""The process that engines run in: what it tells, how it ends, and that it ends with the program."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from models.messages import N_
from models.problems import EngineFailed, StorageFailed
from transcribe.job.messages import Failed, Finished, Message, Stage, StageDone
from transcribe.job.worker import Worker, died


@dataclass(frozen=True)
class Say:
    """A task that tells one thing and is noisy about it."""

    stage: Stage

    def run(self, tell: Callable[[Message], None]) -> None:
        os.write(1, b"noise of a library")
        os.write(2, b"noise of a library")
        tell(StageDone(self.stage))


@dataclass(frozen=True)
class Break:
    """A task that fails."""

    error: Exception

    def run(self, tell: Callable[[Message], None]) -> None:  # noqa: ARG002
        raise self.error


@dataclass(frozen=True)
class Crash:
    """A task that takes its process along, as a fault in C++ does."""

    def run(self, tell: Callable[[Message], None]) -> None:  # noqa: ARG002
        os.abort()


@dataclass(frozen=True)
class Wait:
    """A task without an end."""

    def run(self, tell: Callable[[Message], None]) -> None:
        tell(StageDone(Stage.SPEECH))
        sys.stdin.close()
        import threading

        threading.Event().wait()


def test_what_the_task_tells_comes_over_and_its_noise_does_not(capfd: pytest.CaptureFixture[str]) -> None:
    worker = Worker(Say(Stage.SPEECH))
    assert [worker.receive(), worker.receive(), worker.receive()] == [StageDone(Stage.SPEECH), Finished(), None]
    assert worker.exit_code() == 0
    assert capfd.readouterr() == ("", "")


def test_a_problem_comes_over_as_it_was() -> None:
    full = StorageFailed(N_("The disk is full: {name}."), meaning=N_("Nothing."), remedy=N_("Clear {name}."), name="x")
    failed = Worker(Break(_Portable.of(full))).receive()
    assert isinstance(failed, Failed)
    problem = failed.problem()
    assert isinstance(problem, StorageFailed)
    assert (str(problem), problem.remedy, problem.details) == (str(full), full.remedy, full.details)


class _Portable(StorageFailed):
    """A problem that survives pickling, which its keyword arguments otherwise forbid."""

    @classmethod
    def of(cls, problem: StorageFailed) -> "_Portable":
        return cls(problem.what, meaning=problem.meaning, remedy=problem.remedy, **problem.details)

    def __reduce__(self) -> tuple[object, ...]:
        return _storage_failed, (self.what, self.meaning, self.remedy, self.details)


def _storage_failed(what: str, meaning: str, remedy: str, details: dict[str, object]) -> StorageFailed:
    return StorageFailed(what, meaning=meaning, remedy=remedy, **details)


def test_a_fault_inside_an_engine_is_told_without_its_words() -> None:
    failed = Worker(Break(RuntimeError("words of the meeting"))).receive()
    assert isinstance(failed, Failed)
    problem = failed.problem()
    assert isinstance(problem, EngineFailed)
    assert "RuntimeError" in str(problem)
    assert "meeting" not in repr(problem.details)


def test_a_crash_is_told_by_its_code() -> None:
    worker = Worker(Crash())
    assert worker.receive() is None
    code = worker.exit_code()
    assert code != 0
    assert str(code) in str(died(code))


def test_a_killed_worker_is_gone() -> None:
    worker = Worker(Wait())
    assert worker.receive() == StageDone(Stage.SPEECH)
    worker.kill()
    worker.kill()
    assert worker.receive() is None


ORPHAN = """
import os, sys
from tests.transcribe.job.test_worker import Wait
from transcribe.job.worker import Worker
if __name__ == "__main__":
    worker = Worker(Wait())
    worker.receive()
    print(worker.process_id, flush=True)
    os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="looks at the process table of POSIX")
def test_a_worker_ends_when_the_program_is_killed() -> None:
    done = subprocess.run([sys.executable, "-c", ORPHAN], capture_output=True, text=True, timeout=60, check=False)
    # run() returns when both ends of the pipe are closed: the worker's stdout is elsewhere, so look it up
    orphan = int(done.stdout)
    for _ in range(500):
        try:
            os.kill(orphan, 0)
        except ProcessLookupError:
            return
        subprocess.run([sys.executable, "-c", ""], check=True)  # some time
    pytest.fail("the worker is still there")
