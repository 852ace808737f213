"""The page with remarks on the report: what is decided there is kept, and can be taken back."""

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from models.dossier import Dossier
from models.dossier.events import Decision
from models.reconciliation import Reconciliation, Remark
from reconcile.remarks import remarks
from reconcile.reports import pasted
from reconcile.statements import statements
from tests.tui.workbench.scenes import scene_of, transcript_of
from tests.tui.workbench.walking import at, told, until, walk
from tui.language import use
from tui.workbench.app import Workbench
from tui.workbench.bar_list import ChoiceList
from tui.workbench.begin import BeginScreen
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.dossier_screen import DossierScreen
from tui.workbench.remark_card import quote_of
from tui.workbench.remarks_page import RemarksPage
from tui.workbench.text_box import TextBox

TEXT = """Sam is ongemotiveerd bij het rekenen.
De aanmelding bij het samenwerkingsverband is met ouders besproken.
School besteedt de komende periode waar nodig extra aandacht aan Sam.
"""
REPORT = pasted(TEXT)
REMARKS = remarks(statements(REPORT))
SHOWN = [remark for remark in REMARKS if remark.shown]


@pytest.fixture(autouse=True)
def _english() -> None:
    use("en")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """With one dossier in which a report was compared."""
    with Dossier.create(tmp_path / "Kloppend" / "Noor") as dossier:
        dossier.add_transcript(transcript_of())
        dossier.add_reconciliation(Reconciliation(report_text=TEXT, remarks=REMARKS))
    return tmp_path / "Kloppend"


def decided(home: Path) -> dict[str, tuple[Decision, str]]:
    """What lies in the dossier, by `Remark.id`."""
    with Dossier.open(home / "Noor", read_only=True) as dossier:
        return {each.remark: (each.decision, each.note) for each in dossier.state.remarks.values()}


async def opened(pilot: Pilot[None]) -> RemarksPage:
    """The page, by the keys that lead to it."""
    begin = await at(pilot, BeginScreen)
    await until(pilot, lambda: bool(begin.query_one("#meetings", ChoiceList).option_count))
    await pilot.press("enter")
    screen = await at(pilot, DossierScreen)
    await until(pilot, lambda: screen._held is not None)
    await pilot.press("m")
    page = await at(pilot, RemarksPage)
    await until(pilot, lambda: page._deciding is not None)
    return page


def card(page: RemarksPage) -> str:
    return str(page.query_one("#remark-text", Static).render())


def test_there_are_remarks_in_sight_and_smaller_ones_behind_them() -> None:
    assert {remark.kind for remark in SHOWN} == {"impression", "consent_blur", "undated"}
    assert len(REMARKS) > len(SHOWN)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_what_is_decided_is_kept_at_once_and_the_cursor_goes_on(home: Path, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        assert page.query_one("#remarks", ChoiceList).option_count == len(SHOWN)
        await pilot.press("a")
        await until(pilot, lambda: page._chosen == SHOWN[1])
        await pilot.press("n")
        await until(pilot, lambda: page._chosen == SHOWN[2])
        assert "2 of 3" in str(page.query_one("#remarks", ChoiceList).border_subtitle)

    walk(script, home, size=size)
    assert decided(home) == {
        SHOWN[0].id: (Decision.ACCEPTED, ""),
        SHOWN[1].id: (Decision.REJECTED, ""),
    }


def test_the_remark_tells_why_what_to_ask_on_what_it_rests_and_which_letter_follows(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await until(pilot, lambda: SHOWN[0].explanation in card(page))
        for piece in (SHOWN[0].statements[0].text, SHOWN[0].advice, SHOWN[0].source, "Putting your consent right"):
            assert piece in card(page)

    walk(script, home, size=(120, 40))


def test_the_parents_own_view_is_kept_and_means_that_it_goes_into_the_letter(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await pilot.press("w")
        box = await at(pilot, TextBox)
        box.query_one(TextArea).text = "Thuis rekent hij graag."
        await pilot.press("escape")
        await at(pilot, RemarksPage)
        await until(pilot, lambda: "Thuis rekent hij graag." in card(page))

    walk(script, home)
    assert decided(home) == {SHOWN[0].id: (Decision.ACCEPTED, "Thuis rekent hij graag.")}


def test_a_decision_can_be_taken_back_and_put_back(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await pilot.press("a", "u")
        await until(pilot, lambda: page._chosen == SHOWN[0])
        assert page._deciding is not None
        assert page._deciding.decision_on(SHOWN[0]) is Decision.OPEN
        await pilot.press("u")
        await until(pilot, lambda: "nothing here" in told(page))
        await pilot.press("ctrl+y")
        await until(pilot, lambda: "Put back" in told(page))

    walk(script, home)
    assert decided(home) == {SHOWN[0].id: (Decision.ACCEPTED, "")}


def test_small_ones_come_into_sight_when_asked_for(home: Path) -> None:
    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await pilot.press("h")
        await until(pilot, lambda: page.query_one("#remarks", ChoiceList).option_count == len(REMARKS))
        await pilot.press("h")
        await until(pilot, lambda: page.query_one("#remarks", ChoiceList).option_count == len(SHOWN))

    walk(script, home)


def test_before_anything_was_compared_it_says_what_to_do_first(tmp_path: Path) -> None:
    home = tmp_path / "Kloppend"
    Dossier.create(home / "Noor").close()

    async def script(pilot: Pilot[None]) -> None:
        page = await opened(pilot)
        await until(pilot, lambda: "step 5" in told(page))
        await pilot.press("a", "w", "u", "h")

    walk(script, home)
    assert decided(home) == {}


def test_from_a_comparison_without_a_dossier_nothing_opens() -> None:
    async def script() -> None:
        async with Workbench(scene_of()).run_test() as pilot:
            await at(pilot, ComparisonScreen)
            await pilot.press("m")
            assert isinstance(pilot.app.screen, ComparisonScreen)

    asyncio.run(script())


def test_the_very_words_stand_out_within_their_sentence() -> None:
    text = "Een. Sam is altijd boos. Twee."
    statement = REMARKS[0].statements[0].model_copy(update={"start": 5, "end": 24, "text": "Sam is altijd boos."})
    remark = Remark(kind="quantifier", statements=(statement,), explanation="Zo.", words=((12, 18),))
    quote = quote_of(remark, text)
    assert str(quote) == "“Sam is altijd boos.”"
    assert [str(quote)[span.start : span.end] for span in quote.spans if "bold" in str(span.style)] == ["altijd"]
