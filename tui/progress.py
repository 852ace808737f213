"""Shows on stderr how far a transcription is: a bar per stage on a terminal, a line per tenth elsewhere."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from models.messages import N_
from transcribe.job.messages import Message, Progress, Stage
from tui.language import translate
from tui.show import Voice

if TYPE_CHECKING:
    from rich.progress import TaskID

STAGE_WORDS: Final = {
    Stage.DECODING: N_("Reading the recording"),
    Stage.CLIPS: N_("Looking where somebody speaks"),
    Stage.SPEECH: N_("Writing down what is said"),
    Stage.SPEAKERS: N_("Telling the voices apart"),
}


@contextlib.contextmanager
def shown_progress(voice: Voice) -> Iterator[Callable[[Message], None]]:
    """Give the function that a Transcription calls with how far it is."""
    if voice.quiet:
        yield _ignore
    elif sys.stderr.isatty():
        with _bars() as show:
            yield show
    else:
        yield _in_tenths(voice)


def time_left(seconds: float | None) -> str:
    """How long it will still take, as one says it; empty when nobody knows."""
    if seconds is None:
        return ""
    minutes = round(seconds / 60)
    if seconds < 50:
        return translate(N_("less than a minute to go"))
    if minutes <= 1:
        return translate(N_("about a minute to go"))
    if minutes < 90:
        return translate(N_("about {minutes} minutes to go"), minutes=minutes)
    if minutes < 150:
        return translate(N_("about two hours to go"))
    return translate(N_("about {hours} hours to go"), hours=round(minutes / 60))


def _ignore(_: Message) -> None:
    return


@contextlib.contextmanager
def _bars() -> Iterator[Callable[[Message], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[left]}"))
    with Bars(*columns, console=Console(file=sys.stderr)) as bars:
        tasks: dict[Stage, TaskID] = {}

        def show(message: Message) -> None:
            if not isinstance(message, Progress):
                return
            if message.stage not in tasks:
                tasks[message.stage] = bars.add_task(translate(STAGE_WORDS[message.stage]), total=None, left="")
            left = "" if message.done >= message.total > 0 else time_left(message.seconds_left)
            bars.update(tasks[message.stage], completed=message.done, total=message.total or None, left=left)

        yield show


def _in_tenths(voice: Voice) -> Callable[[Message], None]:
    told: dict[Stage, int] = {}
    latest: Stage | None = None

    def tell(message: Message) -> None:
        nonlocal latest
        if not isinstance(message, Progress):
            return
        tenths = int(10 * message.done / message.total) if message.total else 0
        new = message.stage not in told
        if not new and tenths <= told[message.stage]:
            return
        if message.stage != latest:  # two stages side by side take turns
            voice.say(STAGE_WORDS[message.stage])
        told[message.stage], latest = tenths, message.stage
        left = time_left(message.seconds_left) if 0 < tenths < 10 else ""
        if left:
            voice.say(N_("{percent} percent done, {left}"), percent=tenths * 10, left=left)
        elif tenths:
            voice.say(N_("{percent} percent done"), percent=tenths * 10)

    return tell
