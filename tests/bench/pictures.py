"""The screenshots in docs, taken from the running program: `make pictures`."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from models.dossier.dossier import Dossier
from models.dossier.events import FactSet
from tests.tui.workbench.picture import HOME, picture_of, stand_still
from tests.tui.workbench.walking import at, until
from tui.demo import example
from tui.demo.as_dossier import written_example
from tui.workbench.app import Workbench
from tui.workbench.begin import BeginScreen
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.dossier_screen import DossierScreen
from tui.workbench.draft_screen import DraftScreen
from tui.workbench.listen_first import ListenFirst

DOCS: Final = Path(__file__).parents[2] / "docs"
SIZE: Final = (140, 40)
EXAMPLE: Final = "MDO Tobias, 17 september 2026"
LOW: Final = (100, 24)
DECISIONS: Final = ("a", "t", "a", "a", "n", "t")
DOWN_TO_A_PROPOSAL: Final = 9


async def take() -> None:
    """Go through the bundled example as a parent would, and save the first page, the comparison and the letter."""
    app = Workbench(home=HOME)
    async with app.run_test(size=SIZE) as pilot:

        async def save(name: str) -> None:
            await pilot.pause()
            (DOCS / f"{name}.svg").write_text(picture_of(app), encoding="utf-8", newline="\n")

        begin = await at(pilot, BeginScreen)
        await until(pilot, lambda: len(begin._folders) > 1)
        names = [folder.name for folder in begin._folders]
        await pilot.press(*["down"] * names.index(EXAMPLE), "enter")
        steps = await at(pilot, DossierScreen)
        await until(pilot, lambda: steps._held is not None)
        await pilot.press("5")
        await at(pilot, ComparisonScreen)
        for key in DECISIONS:
            await pilot.press(key)
            if isinstance(app.screen, ListenFirst):
                await pilot.press("enter")
        await save("workbench")
        await pilot.press("f5")
        letter = await at(pilot, DraftScreen)
        await until(pilot, lambda: bool(letter._places))
        await pilot.press(*["down"] * DOWN_TO_A_PROPOSAL)
        await save("letter")
        while app.screen is not begin:
            await pilot.press("escape")
            await pilot.pause()
        await until(pilot, lambda: begin._folders[0].name == EXAMPLE)  # touched last, now that it was looked at again
        await pilot.resize_terminal(*LOW)
        await save("begin")


def main() -> None:
    """Take them in a folder that is thrown away."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, pytest.MonkeyPatch.context() as patch:
        stand_still(patch, Path(folder))
        for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME"):
            patch.setenv(name, folder)
        for name, day in (("Kennismaking groep 5", "2026-06-30"), ("Rapportgesprek", "2026-10-08")):
            with Dossier.create(HOME / name) as dossier:
                dossier.append(FactSet(key="meeting_date", value=day))
        with Dossier.open(written_example(HOME / EXAMPLE, example())) as dossier:
            dossier.append(FactSet(key="meeting_date", value="2026-09-17"))
            dossier.append(FactSet(key="school", value="De Veldmuis"))
        asyncio.run(take())


if __name__ == "__main__":
    main()
