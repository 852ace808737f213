"""Shows on stderr how far a transcription is: a bar per stage on a terminal, a line per tenth elsewhere."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from models.messages import N_
from transcribe.recording import Progress, Stage
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
def shown_progress(voice: Voice) -> Iterator[Callable[[Progress], None]]:
    """Give the function that `transcribe_recording` calls with how far it is."""
    if voice.quiet:
        yield _ignore
    elif sys.stderr.isatty():
        with _bars() as show:
            yield show
    else:
        yield _in_tenths(voice)


def _ignore(_: Progress) -> None:
    return


@contextlib.contextmanager
def _bars() -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(file=sys.stderr)) as bars:
        tasks: dict[Stage, TaskID] = {}

        def show(progress: Progress) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bars.add_task(translate(STAGE_WORDS[progress.stage]), total=None)
            bars.update(tasks[progress.stage], completed=progress.done, total=progress.total or None)

        yield show


def _in_tenths(voice: Voice) -> Callable[[Progress], None]:
    told: dict[Stage, int] = {}

    def tell(progress: Progress) -> None:
        if progress.stage not in told:
            told[progress.stage] = 0
            voice.say(STAGE_WORDS[progress.stage])
        tenths = int(10 * progress.done / progress.total) if progress.total else 0
        if tenths > told[progress.stage]:
            told[progress.stage] = tenths
            voice.say(N_("{percent} percent done"), percent=tenths * 10)

    return tell
