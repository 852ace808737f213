"""Recording from the workbench, through miniaudio's device that always works and hears nothing."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from models.dossier.dossier import Dossier
from tests.tui.workbench.scenes import painted
from tests.tui.workbench.walking import at, rows, told, until, walk
from transcribe.audio import decode
from transcribe.recorder.keeping import UNFINISHED
from transcribe.recorder.loudness import Hint
from transcribe.recorder.recorder import Moment
from tui.language import translate
from tui.recording_line import HINT_WORDS
from tui.workbench.begin import BeginScreen
from tui.workbench.dossier_screen import DossierScreen
from tui.workbench.problem_page import ProblemPage
from tui.workbench.recording import KEEPING, PAUSED, RECORDING, RecordingScreen


async def recording(pilot: Pilot[None]) -> RecordingScreen:
    """The page that records, begun from the first page, once there is sound."""
    await at(pilot, BeginScreen)
    await pilot.press("o")
    page = await at(pilot, RecordingScreen)
    await until(pilot, lambda: page.moment is not None and page.moment.seconds > 0.3)
    return page


def kept(home: Path) -> list[float]:
    """How long each recording in the only dossier is, in seconds; nothing may be left where it was made."""
    (folder,) = home.iterdir()
    assert not (folder / UNFINISHED).exists()
    with Dossier.open(folder, read_only=True) as dossier:
        assert dossier.altered_originals() == ()
        return [decode(dossier.path_of(original)).duration for original in dossier.originals()]


def state(pilot: Pilot[None]) -> str:
    return "\n".join(painted(pilot))


@pytest.mark.parametrize("key", ["s", "S", "escape"])
def test_stopping_and_leaving_both_keep_the_recording(tmp_path: Path, key: str) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await recording(pilot)
        assert translate(RECORDING) in state(pilot)
        await pilot.press(key)
        steps = await at(pilot, DossierScreen)
        assert page.moment is not None
        await until(pilot, lambda: rows(steps, "#steps")[0].startswith("✓"))
        assert told(steps)

    walk(script, tmp_path / "Kloppend")
    (seconds,) = kept(tmp_path / "Kloppend")
    assert seconds >= 0.3


def test_stopping_the_whole_program_keeps_the_recording_too(tmp_path: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        await recording(pilot)
        await pilot.press("ctrl+q")

    walk(script, tmp_path / "Kloppend")
    assert len(kept(tmp_path / "Kloppend")) == 1


def test_during_a_pause_the_time_stands_still(tmp_path: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await recording(pilot)
        await pilot.press("p")
        await until(pilot, lambda: page.moment is not None and page.moment.paused)
        await until(pilot, lambda: translate(PAUSED) in state(pilot))
        assert page.moment is not None
        at_pause, first = page.moment.seconds, page.moment
        await until(pilot, lambda: page.moment is not first)  # the recorder looked at the clock again
        assert page.moment.seconds == at_pause
        await pilot.press("space")
        await until(pilot, lambda: page.moment is not None and page.moment.seconds > at_pause)
        await pilot.press("s")
        await at(pilot, DossierScreen)

    walk(script, tmp_path / "Kloppend")
    assert len(kept(tmp_path / "Kloppend")) == 1


@pytest.mark.parametrize("hint", [Hint.LITTLE_SPACE, Hint.QUIET, Hint.LOST])
def test_what_can_be_mended_is_said_in_full_also_on_a_small_screen(tmp_path: Path, hint: Hint) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await recording(pilot)
        moment = Moment(12.0, 0.2, False, 25 * 60.0, hint)

        def is_said() -> bool:
            page._hear(moment)  # the device that hears nothing goes on telling that, ten times per second
            page._draw()
            words = " ".join(state(pilot).split())
            return translate(HINT_WORDS[hint]) in words and " 25 " in words

        await until(pilot, is_said)

    walk(script, tmp_path / "Kloppend")


def test_without_a_microphone_one_message_says_so_and_the_dossier_stays(tmp_path: Path) -> None:
    Dossier.create(tmp_path / "Kim").close()

    async def script(pilot: Pilot[None]) -> None:
        begin = await at(pilot, BeginScreen)
        begin._microphone = "Nobody's microphone 9000"
        await pilot.press("o")
        await at(pilot, ProblemPage)
        await pilot.press("enter")
        await at(pilot, DossierScreen)

    walk(script, tmp_path)


def test_while_it_is_being_kept_the_screen_says_so(tmp_path: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await recording(pilot)
        page.action_stop()
        assert str(page.query_one("#recording-state").render()) == translate(KEEPING)
        page.action_stop()  # a second press does no harm
        page.action_pause()
        await at(pilot, DossierScreen)

    walk(script, tmp_path / "Kloppend")
    assert len(kept(tmp_path / "Kloppend")) == 1
