"""A fault of ours: told calmly, with a report file that holds where it happened and not one private word.

The messages and local variables of exceptions may hold what was said in a meeting; they are never read here.
"""

import datetime
import itertools
import platform
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final

from models.exits import ExitCode
from models.files import make_private_folder, write_atomically
from models.messages import N_
from models.problems import Problem, StorageFailed

HOUSE: Final = Path(__file__).parent.parent
ROOMS: Final = frozenset({"models", "transcribe", "reconcile", "tui"})
MOST_UNSEEN: Final = 10
"""Reports of faults nobody was told of, per run: what fails ten times a second must not fill the disk."""
_unseen = itertools.count()


class Fault(Problem):
    """Something the program did not foresee."""

    exit_code = ExitCode.UNEXPECTED


NOTHING_HALF: Final = N_("Nothing half-written was left behind; what was kept before is still there.")


def fault_of(error: BaseException, *, meaning: str = NOTHING_HALF) -> Fault:
    """Write a redacted report of `error` and return what to tell the user about it; `meaning` is a message id."""
    from platformdirs import user_log_path

    kind = type(error).__name__
    moment = datetime.datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    path = user_log_path("kloppend", appauthor=False) / f"kloppend-{moment}.txt"
    try:
        make_private_folder(path.parent)
        write_atomically(path, fault_report(error).encode())
    except StorageFailed:
        remedy = N_("Try again. If it keeps happening, tell the makers what you did and that it said {kind}.")
        return Fault(N_("Something went wrong in Kloppend itself ({kind})."), meaning=meaning, remedy=remedy, kind=kind)
    return Fault(
        N_("Something went wrong in Kloppend itself ({kind})."),
        meaning=meaning,
        remedy=N_("Try again. If it keeps happening, send the makers {file}: it holds no word of your meeting."),
        kind=kind,
        file=path,
    )


def note_unseen(error: BaseException | None) -> None:
    """Write the report of a fault after which the program goes on; nothing is shown."""
    if isinstance(error, Exception) and next(_unseen) < MOST_UNSEEN:
        fault_of(error)


def keep_quiet() -> None:
    """From here on let Python print no traceback of its own accord: its last line is the message of the exception.

    Faults in threads of ours and in what the collector cleans up leave a redacted report instead.
    """
    threading.excepthook = lambda fault: note_unseen(fault.exc_value)
    sys.unraisablehook = lambda fault: note_unseen(fault.exc_value)
    sys.excepthook = lambda kind, error, trace: note_unseen(error)  # noqa: ARG005  as Python calls it


def fault_report(error: BaseException) -> str:
    """The text of the report: versions, the types of `error` and its causes, and the lines of our own they passed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        own_version = version("kloppend")
    except PackageNotFoundError:
        own_version = "?"
    lines = [f"kloppend {own_version}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"]
    for link in _chain(error):
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines.extend(f"  {place}" for place in _own_places(link.__traceback__))
    return "\n".join(lines) + "\n"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _own_places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        path = Path(code.co_filename)
        if path.is_relative_to(HOUSE) and path.relative_to(HOUSE).parts[0] in ROOMS:
            yield f"{path.relative_to(HOUSE).as_posix()}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next
