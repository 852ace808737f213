"""From recording to text in sight, with a true engine, a tiny one, in its own process."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Static

from models.dossier.dossier import Dossier
from models.dossier.events import Attendee, AttendeesSet
from models.problems import EngineMissing
from models.transcript import Doubt
from tests.transcribe.containers import KINDS, write_sound
from tests.transcribe.engines.tiny_whisper import SENTENCE, make_whisper
from tests.transcribe.human_sound import human_recording, human_sound
from tests.tui.workbench.scenes import painted
from tests.tui.workbench.walking import at, rows, until, walk
from transcribe.audio import SAMPLE_RATE
from transcribe.engine_notes import NOTES
from transcribe.job.folder import WORK
from transcribe.job.messages import Progress, Stage
from transcribe.weights.importing import import_weights
from tui.demo import example
from tui.hearing import EXAMPLE_FOLDER
from tui.language import translate
from tui.workbench.bar_list import ChoiceList
from tui.workbench.begin import BeginScreen
from tui.workbench.dossier_screen import DossierScreen
from tui.workbench.doubt_words import DOUBT_WORDS
from tui.workbench.hearing import FEWEST, MOST, HearingScreen, State
from tui.workbench.hearing_order import asked_for
from tui.workbench.hearing_view import StageBars, TextTail


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty shelf for engines."""
    monkeypatch.setenv("KLOPPEND_WEIGHTS", str(tmp_path / "shelf"))
    return tmp_path / "shelf"


@pytest.fixture
def engine(shelf: Path, tmp_path: Path) -> Path:
    """A Whisper on the shelf that hears one sentence in every three seconds."""
    installed = import_weights(make_whisper(tmp_path / "tiny"), lambda _: None)
    (installed.folder / NOTES).write_text('{"longest_clip_seconds": 3}', encoding="utf-8")
    assert installed.folder.is_relative_to(shelf)
    return installed.folder


@pytest.fixture
def home(tmp_path: Path) -> Callable[[Path], Path]:
    """Makes the one dossier, "Kim", with a recording in it, and gives the folder of dossiers."""

    def make(recording: Path) -> Path:
        with Dossier.create(tmp_path / "Kloppend" / "Kim") as dossier:
            dossier.add_recording(recording)
        return tmp_path / "Kloppend"

    return make


async def hearing(pilot: Pilot[None], state: State) -> HearingScreen:
    """The page that writes the recording of the only dossier down, once it is in `state`."""
    begin = await at(pilot, BeginScreen)
    await until(pilot, lambda: bool(begin.query_one("#meetings", ChoiceList).highlighted_option))
    await pilot.press("enter")
    steps = await at(pilot, DossierScreen)
    await until(pilot, lambda: bool(rows(steps, "#steps")))
    await pilot.press("2")
    page = await at(pilot, HearingScreen)
    await until(pilot, lambda: page.state is state)
    return page


def opening(page: HearingScreen) -> str:
    return str(page.query_one("#opening", Static).render())


def written(page: HearingScreen) -> list[str]:
    return [text for _, text in page.query_one(TextTail).pieces]


def pieces(home: Path) -> dict[str, int]:
    """When each clip that is heard was stored."""
    return {path.name: path.stat().st_mtime_ns for path in (home / "Kim" / WORK).glob("*/speech-*/*.json")}


@pytest.mark.usefixtures("engine")
def test_a_recording_becomes_text_in_the_dossier_and_the_text_appears_as_it_comes(
    home: Callable[[Path], Path],
) -> None:
    place = home(human_recording())

    async def script(pilot: Pilot[None]) -> None:
        page = await hearing(pilot, State.READY)
        assert translate("one person more") in painted(pilot)[-1]
        await pilot.press("b")
        await until(pilot, lambda: page.state is State.DONE)
        assert translate("one person more") not in painted(pilot)[-1]  # it would do nothing any more
        assert set(" ".join(written(page)).split()) == set(SENTENCE.split())
        assert len(written(page)) > 5
        await pilot.pause()
        screen = "\n".join(painted(pilot))
        assert SENTENCE in screen
        assert "100%" in screen
        await pilot.press("escape")
        steps = await at(pilot, DossierScreen)
        await until(pilot, lambda: rows(steps, "#steps")[1].startswith("✓"))

    walk(script, place)
    with Dossier.open(place / "Kim", read_only=True) as dossier:
        transcript = dossier.transcript()
    assert transcript is not None
    assert SENTENCE in " ".join(turn.text for turn in transcript.turns)
    assert not list((place / "Kim").rglob("*.f32"))


@pytest.mark.usefixtures("engine")
def test_what_is_written_down_stays_when_it_is_paused_and_is_not_done_again(
    home: Callable[[Path], Path], tmp_path: Path
) -> None:
    long = write_sound(tmp_path / "lang.wav", np.tile(human_sound().samples, 8), KINDS["wav"])
    place = home(long)

    async def script(pilot: Pilot[None]) -> None:
        page = await hearing(pilot, State.READY)
        await pilot.press("b")
        await until(pilot, lambda: bool(written(page)))
        await pilot.press("p")
        await until(pilot, lambda: page.state is State.PAUSED)
        assert multiprocessing.active_children() == []
        before = pieces(place)
        assert len(before) > 0
        await pilot.press("b")
        await until(pilot, lambda: page.state is State.DONE)
        assert before.items() <= pieces(place).items()
        assert len(pieces(place)) > len(before)

    walk(script, place)


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
@pytest.mark.usefixtures("engine")
def test_leaving_stops_the_workers_and_keeps_what_they_had(
    home: Callable[[Path], Path], tmp_path: Path, key: str
) -> None:
    place = home(write_sound(tmp_path / "lang.wav", np.tile(human_sound().samples, 8), KINDS["wav"]))

    async def script(pilot: Pilot[None]) -> None:
        page = await hearing(pilot, State.READY)
        await pilot.press("b")
        await until(pilot, lambda: bool(written(page)))
        await pilot.press(key)
        if key == "escape":
            await at(pilot, DossierScreen)
            assert multiprocessing.active_children() == []

    walk(script, place)
    assert multiprocessing.active_children() == []
    assert pieces(place)
    with Dossier.open(place / "Kim") as dossier:
        assert dossier.transcript() is None


def test_without_an_engine_it_says_that_the_demo_engine_is_no_use_and_what_to_do(home: Callable[[Path], Path]) -> None:
    place = home(human_recording())

    async def script(pilot: Pilot[None]) -> None:
        page = await hearing(pilot, State.IMPOSSIBLE)
        assert "kloppend weights install" in opening(page)
        assert page.query_one("#button-start_hearing", Button).disabled
        await pilot.press("b")
        assert page.state is State.IMPOSSIBLE
        await pilot.press("escape")
        await at(pilot, DossierScreen)

    walk(script, place)


def test_the_recording_of_the_example_is_what_the_demo_engine_is_for(home: Callable[[Path], Path]) -> None:
    bundled = EXAMPLE_FOLDER / "recording.opus"
    assert bundled.parent == example().transcript.parent
    place = home(bundled)
    with Dossier.open(place / "Kim") as dossier:
        order = asked_for(dossier).order
    assert order.speech == EXAMPLE_FOLDER / "engines" / "speech"
    assert order.speakers == EXAMPLE_FOLDER / "engines" / "speakers"


def test_who_sat_at_the_table_is_a_hint(home: Callable[[Path], Path], engine: Path) -> None:
    place = home(human_recording())
    with Dossier.open(place / "Kim") as dossier:
        dossier.append(AttendeesSet(attendees=(Attendee(name="Wilma Bakker"), Attendee(name="Noor"))))
        asked = asked_for(dossier)
    assert asked.order.speech == engine
    assert asked.order.hotwords == ("Wilma Bakker", "Noor")
    assert asked.with_people(asked.order.max_speakers).max_speakers == 2


def test_an_empty_shelf_is_a_problem_with_a_remedy(home: Callable[[Path], Path]) -> None:
    with Dossier.open(home(human_recording()) / "Kim") as dossier, pytest.raises(EngineMissing):
        asked_for(dossier)


@pytest.mark.usefixtures("engine")
def test_the_number_of_people_goes_up_and_down_within_reason(
    home: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.hearing.speaker_engine", lambda _: Path("voices"))  # only its being there counts
    place = home(human_recording())

    async def script(pilot: Pilot[None]) -> None:
        page = await hearing(pilot, State.READY)
        unknown = opening(page)
        await pilot.press("plus")
        assert f"{FEWEST}" in opening(page)
        await pilot.press(*["plus"] * 20)
        assert f"{MOST}" in opening(page)
        await pilot.press(*["minus"] * 20)
        assert opening(page) == unknown

    walk(script, place)


@pytest.mark.usefixtures("engine")
def test_a_recording_in_which_nobody_speaks_is_told_in_three_sentences_on_the_page(
    home: Callable[[Path], Path], tmp_path: Path
) -> None:
    place = home(write_sound(tmp_path / "stil.wav", np.zeros(5 * SAMPLE_RATE, np.float32), KINDS["wav"]))

    async def script(pilot: Pilot[None]) -> None:
        page = await hearing(pilot, State.READY)
        await pilot.press("b")
        await until(pilot, lambda: page.state is State.IMPOSSIBLE)
        assert len(opening(page).splitlines()) == 3
        assert "stil" in opening(page)

    walk(script, place)


def test_an_engine_that_breaks_can_be_tried_again(home: Callable[[Path], Path], engine: Path) -> None:
    place = home(human_recording())
    tokens = engine / "tokenizer.json"
    whole = tokens.read_bytes()

    async def script(pilot: Pilot[None]) -> None:
        page = await hearing(pilot, State.READY)
        tokens.write_bytes(b"broken")
        await pilot.press("b")
        await until(pilot, lambda: page.state not in (State.READY, State.RUNNING))
        assert len(opening(page).splitlines()) >= 3
        tokens.write_bytes(whole)
        await pilot.press("escape")
        await at(pilot, DossierScreen)

    walk(script, place)


def test_the_bars_fit_their_line_on_every_screen(home: Callable[[Path], Path], engine: Path) -> None:
    del engine
    place = home(human_recording())

    async def script(pilot: Pilot[None]) -> None:
        page = await hearing(pilot, State.READY)
        for stage in Stage:
            page.query_one(StageBars).show(Progress(stage, 300.0, 3600.0, 5 * 3600.0))
        page.query_one(TextTail).add([(61.0, "Dan spreken we af dat Kim elke dinsdag hulp krijgt. " * 4)] * 30)
        await pilot.pause()
        screen = painted(pilot)
        bars = [line for line in screen if " 8%" in line]
        assert len(bars) == len(Stage)
        assert all("5" in line.partition("%")[2] for line in bars)
        assert any("0:01:01" in line for line in screen)

    for size in ((80, 24), (140, 40)):
        walk(script, place, size=size)


def test_every_doubt_has_its_words() -> None:
    assert set(DOUBT_WORDS) == set(Doubt)
    assert all(translate(words) for words in DOUBT_WORDS.values())


def test_a_text_that_misses_most_of_the_speech_is_kept_and_said_to_be_no_success(
    home: Callable[[Path], Path], engine: Path
) -> None:
    (engine / NOTES).unlink()  # one sentence in every half minute
    place = home(human_recording())

    async def script(pilot: Pilot[None]) -> None:
        page = await hearing(pilot, State.READY)
        await pilot.press("b")
        await until(pilot, lambda: page.state is State.DONE)
        summary = opening(page)
        assert translate(DOUBT_WORDS[Doubt.UNHEARD]) in summary
        assert "Kim" in summary  # whose text does not cover its speech

    walk(script, place)
    with Dossier.open(place / "Kim", read_only=True) as dossier:
        assert dossier.transcript() is not None
