"""Shows on stderr how far an engine is fetched: a bar on a terminal, a line per tenth elsewhere."""

import contextlib
import sys
from collections.abc import Callable, Iterator

from models.messages import N_
from transcribe.weights.installing import Fetched
from tui.show import Voice


@contextlib.contextmanager
def shown_fetching(voice: Voice) -> Iterator[Callable[[Fetched], None]]:
    """Give the function that `install` and `import_weights` call with how far they are."""
    if voice.quiet:
        yield _ignore
    elif sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        yield _in_tenths(voice)


def _ignore(_: Fetched) -> None:
    return


@contextlib.contextmanager
def _bar() -> Iterator[Callable[[Fetched], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn()
    )  # fmt: skip
    with Progress(*columns, console=Console(file=sys.stderr)) as bars:
        task = bars.add_task("", total=None)

        def show(fetched: Fetched) -> None:
            bars.update(task, description=fetched.file, completed=fetched.done, total=fetched.total)

        yield show


def _in_tenths(voice: Voice) -> Callable[[Fetched], None]:
    told = 0

    def tell(fetched: Fetched) -> None:
        nonlocal told
        tenths = 10 * fetched.done // fetched.total
        if tenths > told:
            told = tenths
            voice.say(N_("{percent} percent done"), percent=tenths * 10)

    return tell
