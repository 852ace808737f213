"""Where somebody begins whose steps there are pictures of: the workbench on true dossiers, one page in sight."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Final

from textual.pilot import Pilot

from models.dossier.dossier import Dossier
from models.dossier.events import FactSet, SpeakerNamed
from tests.tui.workbench import draft_scene, voices
from tests.tui.workbench.scenes import scene_of
from tests.tui.workbench.walking import at, until
from transcribe.recorder.microphone import NULL_DEVICE
from tui.hearing import EXAMPLE_FOLDER
from tui.workbench.app import Workbench
from tui.workbench.bar_list import ChoiceList
from tui.workbench.begin import BeginScreen
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.dossier_screen import DossierScreen
from tui.workbench.draft_screen import DraftScreen

Size = tuple[int, int]
Opening = Callable[[Path, Size], AbstractAsyncContextManager[Pilot[None]]]

KIM: Final = "MDO Kim, 12 maart 2026"


@asynccontextmanager
async def empty(home: Path, size: Size) -> AsyncIterator[Pilot[None]]:
    """The first page of somebody who has nothing yet."""
    async with Workbench(home=home, microphone=NULL_DEVICE).run_test(size=size) as pilot:
        page = await at(pilot, BeginScreen)
        await until(pilot, lambda: bool(page.query_one("#meetings", ChoiceList).border_subtitle))
        yield pilot


@asynccontextmanager
async def meetings(home: Path, size: Size) -> AsyncIterator[Pilot[None]]:
    """The first page of somebody with three meetings: written down, ready for the letter, and without anything."""
    with Dossier.create(home / "Kennismaking") as dossier:
        dossier.append(FactSet(key="meeting_date", value="2026-09-03"))
    draft_scene.dossier_in(home / "MDO Noor, 3 november 2026").close()
    with voices.dossier_in(home / KIM) as dossier:
        dossier.append(FactSet(key="meeting_date", value="2026-03-12"))
        dossier.append(SpeakerNamed(speaker="S3", name="Anna", role="leerkracht groep 5", side="school"))
    for age, name in enumerate((KIM, "MDO Noor, 3 november 2026", "Kennismaking")):
        for file in (home / name).glob("*.*"):
            os.utime(file, (1_000_000 - age, 1_000_000 - age))
    async with Workbench(home=home, microphone=NULL_DEVICE).run_test(size=size) as pilot:
        page = await at(pilot, BeginScreen)
        await until(pilot, lambda: len(page._folders) == 3)
        yield pilot


@asynccontextmanager
async def hearable(home: Path, size: Size) -> AsyncIterator[Pilot[None]]:
    """The steps of a meeting with a recording that there is an engine for."""
    with Dossier.create(home / KIM) as dossier:
        dossier.add_recording(EXAMPLE_FOLDER / "recording.opus")
    async with Workbench(home=home, microphone=NULL_DEVICE).run_test(size=size) as pilot:
        await open_first(pilot)
        yield pilot


@asynccontextmanager
async def comparing(home: Path, size: Size) -> AsyncIterator[Pilot[None]]:
    """A meeting beside its report, with a difference of every kind."""
    scene = scene_of(title=KIM)
    with Dossier.create(home / KIM) as dossier:
        dossier.add_transcript(scene.transcript)
        dossier.add_reconciliation(scene.reconciliation)
        async with Workbench(home=home).run_test(size=size) as pilot:
            await at(pilot, BeginScreen)
            pilot.app.push_screen(ComparisonScreen(scene, dossier=dossier))
            await at(pilot, ComparisonScreen)
            yield pilot


@asynccontextmanager
async def letters(home: Path, size: Size) -> AsyncIterator[Pilot[None]]:
    """The letters of a meeting that was decided on."""
    with draft_scene.dossier_in(home / "MDO Noor, 3 november 2026") as dossier:
        async with Workbench(home=home).run_test(size=size) as pilot:
            await at(pilot, BeginScreen)
            page = DraftScreen(dossier)
            pilot.app.push_screen(page)
            await at(pilot, DraftScreen)
            await until(pilot, lambda: bool(page._places))
            yield pilot


async def open_first(pilot: Pilot[None]) -> None:
    """Open the first of the meetings."""
    begin = await at(pilot, BeginScreen)
    await until(pilot, lambda: bool(begin._folders))
    await pilot.press("enter")
    steps = await at(pilot, DossierScreen)
    await until(pilot, lambda: steps._held is not None)
