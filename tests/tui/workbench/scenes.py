"""A small fictional meeting and report, with one finding of every kind, for the tests of the workbench."""

import asyncio
from collections.abc import Awaitable, Callable

from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from models.agreement import Agreement, AgreementKind
from models.finding import Aspect, Correction, Finding, FindingKind, Tier
from models.reconciliation import Reconciliation
from models.report import Block, BlockKind, Report, Statement
from models.transcript import Side, Speaker, Transcript, Turn, Word
from tui.workbench.app import Workbench
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.scene import Scene

TURNS = 60
FILLER = "Nou ja, we hebben het daar ook al eens over gehad en dat gaat nog niet vanzelf."
SAID = {
    20: "Dan leest de juf elke dinsdag een half uur met hem.",
    30: "En ik wil dat in het verslag komt dat hij thuis huilt.",
    40: "De toets is op 3 februari.",
    50: "Ik vind dat het goed gaat, zegt zijn vader.",
}
PARAGRAPHS = (
    (BlockKind.HEADING, "Afspraken"),
    *((BlockKind.PARAGRAPH, f"Punt {n}. De leerling werkt aan zijn weektaak.") for n in range(30)),
    (BlockKind.LIST_ITEM, "De leerkracht leest om de week een half uur met hem."),
    (BlockKind.LIST_ITEM, "Ouders gaan akkoord met een extra jaar groep 4."),
    (BlockKind.LIST_ITEM, "De toets is op 3 februari."),
    (BlockKind.LIST_ITEM, "De intern begeleider vindt dat het goed gaat."),
)


def report_of(paragraphs: tuple[tuple[BlockKind, str], ...] = PARAGRAPHS) -> Report:
    """A report with one block per paragraph, one line each."""
    blocks, text = [], ""
    for kind, paragraph in paragraphs:
        blocks.append(Block(start=len(text), end=len(text) + len(paragraph), kind=kind))
        text += paragraph + "\n"
    return Report(text=text, blocks=tuple(blocks))


def statement(report: Report, quote: str) -> Statement:
    """The statement that `quote` is in `report`."""
    start = report.text.index(quote)
    return Statement(start=start, end=start + len(quote), text=quote)


def transcript_of(turns: int = TURNS, name: str = "Anna Voorbeeld") -> Transcript:
    """A meeting of `turns` turns of two speakers; turn n starts at 10 n seconds."""
    return Transcript(
        speakers=(
            Speaker(id="S1", name=name, side=Side.PARENT),
            Speaker(id="S2", role="leerkracht", side=Side.SCHOOL),
        ),
        turns=tuple(
            Turn(
                id=n,
                start=n * 10.0,
                end=n * 10.0 + 9,
                speaker="S1" if n % 2 else "S2",
                text=SAID.get(n, f"{FILLER} ({n})"),
                words=(Word(text="Dan", doubt="overlap"),) if n == 20 else (),
            )
            for n in range(turns)
        ),
    )


def scene_of(turns: int = TURNS, *, title: str = "Voorbeeld", name: str = "Anna Voorbeeld") -> Scene:
    """A scene with a difference of every kind, one hidden, and two findings that agree."""
    report = report_of()
    often = statement(report, PARAGRAPHS[31][1])
    at = report.text.index("om de week")
    findings = (
        Finding(
            id="F1",
            kind=FindingKind.ALTERED,
            aspects=(Aspect.QUANTITY,),
            agreement="A1",
            turns=(20,),
            statements=(often,),
            tier=Tier.SURE,
            explanation="Er staat iets anders over hoe vaak.",
            corrections=(Correction(start=at, end=at + len("om de week"), text="elke week"),),
        ),
        Finding(id="C1", kind=FindingKind.CONFIRMED, turns=(40,), statements=(statement(report, SAID[40]),)),
        Finding(id="F2", kind=FindingKind.OMITTED, turns=(30,), tier=Tier.LISTEN, explanation="Niet gevonden."),
        Finding(id="F3", kind=FindingKind.ADDED, statements=(statement(report, PARAGRAPHS[32][1]),), tier=Tier.SURE),
        Finding(
            id="F4",
            kind=FindingKind.MISATTRIBUTED,
            turns=(50,),
            statements=(statement(report, PARAGRAPHS[34][1]),),
            tier=Tier.SURE,
        ),
        Finding(id="F5", kind=FindingKind.OMITTED, turns=(10,), tier=Tier.HIDDEN),
        Finding(id="C2", kind=FindingKind.CONFIRMED, turns=(41,), statements=(statement(report, PARAGRAPHS[5][1]),)),
    )
    agreements = (
        Agreement(id="A1", kind=AgreementKind.COMMITMENT, turns=(20,), text="Elke dinsdag een half uur lezen"),
    )
    outcome = Reconciliation(report_text=report.text, agreements=agreements, findings=findings)
    return Scene(transcript_of(turns, name), report, outcome, title)


Script = Callable[[Pilot[None], ComparisonScreen], Awaitable[None]]


def play(script: Script, *, scene: Scene | None = None, size: tuple[int, int] = (160, 45)) -> None:
    """Run the workbench on `scene` in a screen of `size` and let `script` press its keys."""

    async def run() -> None:
        app = Workbench(scene or scene_of())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, ComparisonScreen)
            await script(pilot, screen)

    asyncio.run(run())


def painted(pilot: Pilot[None]) -> list[str]:
    """The lines on the screen, as text."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


def painted_in(pilot: Pilot[None], kind: type[Widget]) -> str:
    """What is painted in the one widget of this `kind` on the screen, line under line; empty when there is none."""
    found = pilot.app.screen.query(kind)
    region = found.first().region if found else Region()
    return "\n".join(line[region.x : region.right] for line in painted(pilot)[region.y : region.bottom])
