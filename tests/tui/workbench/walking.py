"""Walks through the pages of the workbench as somebody does, on true dossiers, waiting for what takes a while."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from transcribe.recorder.microphone import NULL_DEVICE
from tui.workbench.app import Workbench
from tui.workbench.bar_list import ChoiceList
from tui.workbench.lines import StatusLine

PATIENCE = 60.0
"""Seconds a test waits for what takes one; the machine may be busy."""

Walk = Callable[[Pilot[None]], Awaitable[None]]
S = TypeVar("S", bound=Screen[None])


def walk(script: Walk, home: Path, *, size: tuple[int, int] = (80, 24)) -> None:
    """Start the workbench at its first page, with the dossiers in `home` and the microphone that hears nothing."""

    async def run() -> None:
        async with Workbench(home=home, microphone=NULL_DEVICE).run_test(size=size) as pilot:
            await pilot.pause()
            await script(pilot)

    asyncio.run(run())


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Wait until `is_so`."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert pilot.app._exception is None, "the program broke"
        assert time.monotonic() < deadline, f"it never came so far; on the screen is {pilot.app.screen}"
        await pilot.pause(0.02)


async def at(pilot: Pilot[None], kind: type[S]) -> S:
    """The page of this `kind`, once it is in sight and drawn."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind) and pilot.app.screen.is_mounted)
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen


async def fill_in(pilot: Pilot[None], **values: str) -> None:
    """Fill in lines of a form, by the key of the field."""
    for key, value in values.items():
        pilot.app.screen.query_one(f"#field-{key}", Input).value = value
    await pilot.pause()


def rows(screen: Screen[None], place: str) -> list[str]:
    """What stands in a list."""
    return [str(option.prompt) for option in screen.query_one(place, ChoiceList).options]


def told(screen: Screen[None]) -> str:
    """What stands on the status line."""
    return screen.query_one(StatusLine).left
