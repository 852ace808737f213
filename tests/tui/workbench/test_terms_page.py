"""The page with terms: noting what happened shows what runs from it, and everything can be taken back."""

import datetime
from pathlib import Path

import icalendar
import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from models.dossier import Dossier, FactSet
from models.dossier.events import MomentNoted
from models.moment import Moment, MomentKind
from tests.reconcile.writing.meeting import RECONCILIATION, TRANSCRIPT
from tests.tui.workbench.walking import at, fill_in, rows, told, until, walk
from tui.language import use
from tui.terms import clocks_in
from tui.workbench.bar_list import ChoiceList
from tui.workbench.begin import BeginScreen
from tui.workbench.dossier_screen import DossierScreen
from tui.workbench.problem_page import ProblemPage
from tui.workbench.terms_boxes import MomentForm, PickPage, TermBox
from tui.workbench.terms_page import TermsPage
from tui.workbench.terms_rows import due_rows

TODAY = datetime.datetime.now().astimezone().date()
DAY = datetime.timedelta(days=1)
KINDS = [kind.value for kind in MomentKind]


@pytest.fixture(autouse=True)
def _english() -> None:
    use("en")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """With one dossier, of a meeting of yesterday."""
    with Dossier.create(tmp_path / "Kloppend" / "Noor") as dossier:
        dossier.append(FactSet(key="meeting_date", value=(TODAY - DAY).isoformat()))
    return tmp_path / "Kloppend"


def test_late_comes_first_then_what_comes_then_what_may_be_agreed_then_what_is_over(tmp_path: Path) -> None:
    moments = (
        Moment(id="M1", kind=MomentKind.REACTION_SENT, date=datetime.date(2026, 11, 1)),
        Moment(id="M2", kind=MomentKind.CONDUCT, date=datetime.date(2025, 1, 5)),
    )
    with Dossier.create(tmp_path / "Noor") as dossier:
        dossier.add_transcript(TRANSCRIPT)  # of 3 November 2026
        dossier.add_reconciliation(RECONCILIATION)
        for moment in moments:
            dossier.append(MomentNoted(moment=moment))
        clocks = clocks_in(dossier, datetime.date(2026, 11, 16))
    assert [str(row.prompt).splitlines()[0][:22] for row in due_rows(clocks)] == [
        "Antwoord van school op",  # a day late
        "Moment voor een tweede",
        "Agreed: School en oude",
        "Bedenk of de opname no",
        "Perhaps agreed: De aan",  # on 17 November; nobody said yet that it is right
        "Klacht bij de Landelij",  # over since January
    ]


async def opened(pilot: Pilot[None]) -> TermsPage:
    """The page with terms of the only dossier, once it has reckoned."""
    begin = await at(pilot, BeginScreen)
    await until(pilot, lambda: bool(begin._folders))
    await pilot.press("enter")
    steps = await at(pilot, DossierScreen)
    await until(pilot, lambda: steps._held is not None)
    await pilot.press("t")
    page = await at(pilot, TermsPage)
    await until(pilot, lambda: page.whole)
    await pilot.pause()
    return page


async def reckoned(pilot: Pilot[None], before: object) -> None:
    """Wait until the page shows something else than `before`."""
    page = await at(pilot, TermsPage)
    await until(pilot, lambda: page.clocks is not before)
    await pilot.pause()


async def note(pilot: Pilot[None], page: TermsPage, kind: MomentKind, day: datetime.date, *about: str) -> None:
    """Note a moment; `about` are the keys that say what it is about, where that is asked."""
    before = page.clocks
    await pilot.press("n")
    await at(pilot, PickPage)
    await pilot.press(*["down"] * KINDS.index(kind.value), "enter")
    if about:
        await until(pilot, lambda: isinstance(pilot.app.screen, PickPage))
        await pilot.press(*about)
    await at(pilot, MomentForm)
    await fill_in(pilot, date=f"{day:%d-%m-%Y}", text="per mail")
    await pilot.press("f2")
    await reckoned(pilot, before)


def noted(home: Path) -> list[tuple[str, str, str]]:
    with Dossier.open(home / "Noor", read_only=True) as dossier:
        return [(each.id, each.kind.value, each.answers) for each in dossier.state.moments.values()]


def test_what_the_program_knows_is_only_proposed_and_enter_notes_it(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        before = page.clocks
        assert rows(page, "#moments")[0].startswith("? ")
        assert noted(home) == []
        await pilot.press("tab", "enter")
        await at(pilot, MomentForm)
        await pilot.press("f2")
        await reckoned(pilot, before)
        assert not rows(page, "#moments")[0].startswith("? ")

    walk(script, home)
    assert noted(home) == [("M1", "meeting", "")]


def test_a_moment_is_noted_its_terms_appear_and_it_is_taken_back(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await note(pilot, page, MomentKind.ACCESS_REQUESTED, TODAY)
        assert any(row.startswith("Antwoord op uw verzoek om inzage en kopie") for row in rows(page, "#due"))
        assert "takes it back" in told(page)
        for key, there in (("u", False), ("ctrl+y", True), ("ctrl+z", False)):
            before = page.clocks
            await pilot.press(key)
            await reckoned(pilot, before)
            assert any("inzage" in row for row in rows(page, "#due")) is there

    walk(script, home)
    assert noted(home) == []


def test_an_answer_asks_what_it_answers(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await note(pilot, page, MomentKind.REACTION_SENT, TODAY - 9 * DAY)
        await note(pilot, page, MomentKind.ACCESS_REQUESTED, TODAY - 8 * DAY)
        await note(pilot, page, MomentKind.ANSWER_RECEIVED, TODAY, "down", "enter")
        assert any("✓ done" in row for row in rows(page, "#due") if row.startswith("Antwoord van school op uw reactie"))

    walk(script, home)
    assert noted(home)[-1] == ("M3", "answer_received", "M1")


def test_a_day_that_cannot_be_read_keeps_what_was_typed(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await pilot.press("n", "enter")
        form = await at(pilot, MomentForm)
        await fill_in(pilot, date="gisteren", text="een lang gesprek")
        await pilot.press("f2")
        await at(pilot, ProblemPage)
        await pilot.press("escape")
        await at(pilot, MomentForm)
        assert form.values == {"date": "gisteren", "text": "een lang gesprek"}

    walk(script, home)
    assert noted(home) == []


def test_a_moment_is_changed_and_taken_out(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await note(pilot, page, MomentKind.ENROLLED, TODAY)
        before = page.clocks
        await pilot.press("tab", "down", "enter")
        form = await at(pilot, MomentForm)
        assert form.values == {"date": f"{TODAY:%d-%m-%Y}", "text": "per mail"}
        await fill_in(pilot, date=f"{TODAY - 3 * DAY:%d-%m-%Y}")
        await pilot.press("f2")
        await reckoned(pilot, before)
        assert page.clocks is not None
        assert [each.date for each in page.clocks.links.moments] == [TODAY - 3 * DAY]
        before = page.clocks
        await pilot.press("x")
        await reckoned(pilot, before)
        assert page.clocks.links.moments == ()

    walk(script, home)
    assert noted(home) == []


def test_the_cursor_stays_on_its_row_when_others_come_before_it(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await note(pilot, page, MomentKind.CONDUCT, TODAY)
        due = page.query_one("#due", ChoiceList)
        before = str(due.highlighted_option and due.highlighted_option.prompt)
        assert before.startswith("Klacht")
        await note(pilot, page, MomentKind.OWN_REPORT_SENT, TODAY)
        assert rows(page, "#due")[0].startswith("Antwoord van school")
        assert str(due.highlighted_option and due.highlighted_option.prompt) == before

    walk(script, home)


def test_taking_out_asks_to_choose_a_moment_first(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await pilot.press("x")
        await pilot.pause()
        assert told(page) == "Go to a moment in the list of what happened first."

    walk(script, home)


def test_a_term_tells_on_what_it_rests_and_what_is_not_certain(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await note(pilot, page, MomentKind.TLV_DECISION, TODAY - 60 * DAY)
        number = next(n for n, row in enumerate(rows(page, "#due")) if row.startswith("Bezwaar tegen het besluit"))
        await pilot.press(*["down"] * number, "enter")
        box = await at(pilot, TermBox)
        shown = "\n".join(str(each.content) for each in box.query(Static))
        for words in (
            "Art. 6:7 en 6:8 Awb",
            "Vraag juridische hulp",
            "Kijk wat er onder het besluit staat",
            "01-11-2026",
        ):
            assert words in shown
        await pilot.press("escape")
        await at(pilot, TermsPage)

    walk(script, home)


def test_the_calendar_lies_among_the_exports_and_the_first_choice_is_the_neutral_one(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await note(pilot, page, MomentKind.OWN_REPORT_SENT, TODAY)
        for _ in range(2):
            await pilot.press("s")
            await at(pilot, PickPage)
            await pilot.press("enter")
            await at(pilot, TermsPage)
            await until(pilot, lambda: told(page).startswith("Made: "))
            page.tell("")

    walk(script, home)
    made = sorted((home / "Noor").rglob("*.ics"))
    assert len(made) == 2  # nothing is ever written over
    assert b"per mail" not in made[0].read_bytes()
    assert len(icalendar.Calendar.from_ical(made[0].read_bytes()).walk("VEVENT")) >= 2
