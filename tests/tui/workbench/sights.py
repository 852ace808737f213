"""What there is a picture of: how somebody comes there, on true dossiers, in a screen of which size."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import TextArea

from tests.tui.workbench.openings import Opening, Size, comparing, empty, hearable, letters, meetings, open_first
from tests.tui.workbench.walking import at, fill_in, until
from transcribe.recorder.recorder import Moment
from tui.workbench.command_list import DutchPalette
from tui.workbench.draft_facts import FactsForm
from tui.workbench.draft_preview import PreviewPage
from tui.workbench.draft_refusal import RefusedBox
from tui.workbench.draft_saving import SavingPage
from tui.workbench.draft_screen import DraftScreen
from tui.workbench.form import FormPage
from tui.workbench.hearing import HearingScreen, State
from tui.workbench.help_page import HelpPage
from tui.workbench.listen_first import ListenFirst
from tui.workbench.own_finding import OwnFindingPage
from tui.workbench.papers_page import PapersPage
from tui.workbench.problem_page import ProblemPage
from tui.workbench.recording import RecordingScreen
from tui.workbench.text_box import TextBox
from tui.workbench.title_line import TitleLine
from tui.workbench.who_is_who import WhoIsWho

Walk = Callable[[Pilot[None]], Awaitable[None]]

SMALL: Final = (80, 24)
MIDDLE: Final = (120, 40)
WIDE: Final = (160, 45)


async def stay(pilot: Pilot[None]) -> None:
    """What is opened is already in sight."""


@dataclass(frozen=True)
class Sight:
    """Something to take a picture of."""

    name: str
    """Of the picture, without `.svg`."""
    opening: Opening
    """Starts the workbench, with its dossiers in the folder given."""
    walk: Walk = stay
    """Goes to what is to be seen."""
    size: Size = SMALL
    without_colour: bool = False
    hold: Callable[[Screen[object]], None] = lambda _: None
    """Stills what moves by itself on the page; nothing is awaited between this and the picture."""


def keys(*pressed: str, to: type[Screen[None]] | None = None) -> Walk:
    """Press these, after which a page of the kind `to` is in sight."""

    async def walk(pilot: Pilot[None]) -> None:
        await pilot.press(*pressed)
        if to is not None:
            await at(pilot, to)

    return walk


async def new_meeting(pilot: Pilot[None]) -> None:
    """Begin to tell about one."""
    await pilot.press("n")
    await at(pilot, FormPage)
    await pilot.press(*"MDO Kim", "enter")


async def record(pilot: Pilot[None]) -> None:
    """Record at once."""
    await pilot.press("o")
    page = await at(pilot, RecordingScreen)
    await until(pilot, lambda: page.moment is not None)


def after_twelve_minutes(page: Screen[object]) -> None:
    """Show a recording as it is by then, whatever the microphone truly gives."""
    assert isinstance(page, RecordingScreen)
    page.moment = Moment(seconds=754.0, peak=0.2, paused=False, seconds_left=40 * 3600.0)
    page._loudest = 0.2
    page._draw()


def title_painted_anew(page: Screen[object]) -> None:
    """Show since when all is kept: the title may be painted before the dossier is open, or after."""
    page.query_one(TitleLine).refresh()


async def hear(pilot: Pilot[None]) -> None:
    """Be about to have a recording written down."""
    await pilot.press("2")
    page = await at(pilot, HearingScreen)
    await until(pilot, lambda: page.state is State.READY)


async def who_is_who(pilot: Pilot[None]) -> None:
    """Say who spoke."""
    await open_first(pilot)
    await pilot.press("3")
    page = await at(pilot, WhoIsWho)
    await until(pilot, lambda: page._shown is not None)


async def problem(pilot: Pilot[None]) -> None:
    """Take in a file that there is not."""
    await open_first(pilot)
    await pilot.press("4", "b")
    await at(pilot, FormPage)
    await fill_in(pilot, file="verslag.docx")
    await pilot.press("enter")
    await at(pilot, ProblemPage)


async def commands(pilot: Pilot[None]) -> None:
    """All there is to do."""
    await pilot.press("f10")
    palette = await at(pilot, DutchPalette)
    await until(pilot, lambda: palette._list_visible)


async def decided(pilot: Pilot[None]) -> None:
    """Agree, doubt and disagree, each time on the next."""
    await pilot.press("a", "t", "n")


async def correct(pilot: Pilot[None]) -> None:
    """Improve a passage that the computer did not hear well."""
    await pilot.press("f2", "enter")
    await at(pilot, TextBox)
    await pilot.press("end", *" Dat is wat ik zei.")


async def refused(pilot: Pilot[None]) -> None:
    """Want to send a letter that tells of the recording."""
    await pilot.press("n")
    (await at(pilot, TextBox)).query_one(TextArea).text = "Op de opname is te horen wat er is afgesproken."
    await pilot.press("escape")
    await at(pilot, DraftScreen)
    await pilot.press("s")
    await at(pilot, SavingPage)
    await pilot.press("enter")
    await at(pilot, RefusedBox)


async def light(pilot: Pilot[None]) -> None:
    """Dark letters on light."""
    await pilot.press("ctrl+t", "f7")


SIGHTS: Final = (
    Sight("begin-empty", empty),
    Sight("begin-meetings", meetings),
    Sight("new-meeting", empty, new_meeting),
    Sight("steps", meetings, open_first, hold=title_painted_anew),
    Sight("recording", empty, record, hold=after_twelve_minutes),
    Sight("hearing", hearable, hear),
    Sight("who-is-who", meetings, who_is_who, MIDDLE),
    Sight("comparison-small", comparing),
    Sight("comparison-middle", comparing, size=MIDDLE),
    Sight("comparison-wide", comparing, size=WIDE),
    Sight("finding-omitted", comparing, keys("f7")),
    Sight("finding-added", comparing, keys("f7", "f7")),
    Sight("finding-misattributed", comparing, keys("f7", "f7", "f7")),
    Sight("agreeing-and-hidden", comparing, keys("o", "h", "end"), MIDDLE),
    Sight("decided", comparing, decided, MIDDLE),
    Sight("own-finding", comparing, keys("f2", "v", to=OwnFindingPage)),
    Sight("listen-first", comparing, keys("f7", "a", to=ListenFirst)),
    Sight("own-words", comparing, keys("w", to=TextBox)),
    Sight("correcting", comparing, correct),
    Sight("searching", comparing, keys("f3", "slash", *"weektaak")),
    Sight("large-pane", comparing, keys("f2", "f9"), MIDDLE),
    Sight("help", comparing, keys("f1", to=HelpPage)),
    Sight("commands", comparing, commands),
    Sight("problem", meetings, problem),
    Sight("letter-small", letters, keys(*["down"] * 9)),
    Sight("letter-evidence", letters, keys(*["down"] * 9), MIDDLE),
    Sight("preview", letters, keys("z", to=PreviewPage)),
    Sight("saving", letters, keys("s", to=SavingPage)),
    Sight("refused", letters, refused),
    Sight("papers", letters, keys("b", to=PapersPage)),
    Sight("letter-facts", letters, keys("g", to=FactsForm)),
    Sight("light", comparing, light, MIDDLE),
    Sight("no-colour", comparing, decided, MIDDLE, without_colour=True),
)
