"""What reaches the screen: data on stdout, narration and problems on stderr, and nothing on both."""

import contextlib
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.messages import N_
from models.problems import Problem, StorageFailed
from tui.language import translate

if TYPE_CHECKING:
    from pydantic import BaseModel
    from rich.console import RenderableType


@dataclass(frozen=True)
class Voice:
    """Tells on stderr what is going on, unless asked to be quiet."""

    quiet: bool = False

    def say(self, message: str, **details: object) -> None:
        """Show the sentence with id `message` in the user's language."""
        if not self.quiet:
            print(translate(message, **details), file=sys.stderr, flush=True)  # noqa: T201  this file is the mouth


def speak_utf8() -> None:
    """Write UTF-8 whatever the system's code page is: a Windows pipe would otherwise choke on "≠" and "−"."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


@contextlib.contextmanager
def _data_out() -> Iterator[None]:
    """Turn a refusal to take our output into a problem; a reader that left (`| head`) stays a BrokenPipeError."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StorageFailed(
            N_("The result could not be written out: there is no room for it, or its place is gone."),
            meaning=N_("What arrived is not complete; your files were not changed."),
            remedy=N_("Free some space or send the result to another place, and try again."),
        ) from error


def put(text: str) -> None:
    """Write data to stdout, exactly `text`. Raises StorageFailed."""
    with _data_out():
        sys.stdout.write(text)


def put_json(noun: "BaseModel") -> None:
    """Write `noun` to stdout as indented JSON, the same bytes every time. Raises StorageFailed."""
    put(noun.model_dump_json(indent=2) + "\n")


def put_rich(*parts: "RenderableType") -> None:
    """Write tables and the like to stdout, as wide as the terminal. Raises StorageFailed."""
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False, emoji=False)
    with _data_out():
        console.print(*parts, sep="\n")


def show_problem(problem: Problem) -> None:
    """Show on stderr what happened, what it means and what to do, each on its own line."""
    for sentence in (problem.what, problem.meaning, problem.remedy):
        print(translate(sentence, **problem.details), file=sys.stderr, flush=True)  # noqa: T201
