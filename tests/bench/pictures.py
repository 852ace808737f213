"""The screenshots in docs, taken from the running program: `make pictures`."""

import asyncio
from pathlib import Path

from reconcile.engine import reconcile
from reconcile.reports import read_report
from transcribe.imports import read_transcript
from tui.demo import example
from tui.workbench.app import Workbench
from tui.workbench.scene import Scene

DOCS = Path(__file__).parents[2] / "docs"
SIZE = (150, 40)


async def take() -> None:
    """Open the bundled example, choose the first finding and save what is on screen."""
    bundled = example()
    transcript, report = read_transcript(bundled.transcript), read_report(bundled.report)
    app = Workbench(Scene(transcript, report, reconcile(transcript, report), title="Voorbeeld"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f7")
        await pilot.pause()
        app.save_screenshot("workbench.svg", str(DOCS))


if __name__ == "__main__":
    asyncio.run(take())
