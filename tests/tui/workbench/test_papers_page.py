"""All papers in one list: each can be picked, and what is not for the school is kept apart from it."""

from pathlib import Path

import pypdfium2
from textual.pilot import Pilot

from models.dossier.dossier import Dossier
from reconcile.writing import Product
from tests.tui.workbench.test_draft_screen import dossier, write
from tests.tui.workbench.walking import at, fill_in
from tui.language import translate
from tui.product_words import PRODUCT_WORDS
from tui.workbench.bar_list import ChoiceList
from tui.workbench.case_facts import CaseForm
from tui.workbench.draft_saving import SavedBox, SavingPage
from tui.workbench.draft_screen import DraftScreen
from tui.workbench.papers_page import PapersPage

__all__ = ["dossier"]


async def pick(pilot: Pilot[None], product: Product) -> None:
    """Open the list with B and choose a paper with the arrows and Enter."""
    await pilot.press("b")
    page = await at(pilot, PapersPage)
    papers = page.query_one("#papers-list", ChoiceList)
    while papers.highlighted != papers.get_option_index(product.value):
        down = papers.get_option_index(product.value) > (papers.highlighted or 0)
        await pilot.press("down" if down else "up")
    await pilot.press("enter")


def test_another_paper_for_the_school_is_picked_and_edited_like_the_three(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        await pick(pilot, Product.ACCESS)
        await at(pilot, DraftScreen)
        assert page.product is Product.ACCESS
        assert any("artikel 15 AVG" in text for part in page.draft.parts for text in part.words)

    write(script, dossier)


def test_a_bundle_is_made_in_a_folder_apart_from_the_letters(dossier: Dossier) -> None:
    made: list[Path] = []

    async def script(pilot: Pilot[None], _: DraftScreen) -> None:
        await pick(pilot, Product.BUNDLE_WITHOUT)
        await at(pilot, CaseForm)
        await fill_in(pilot, case_decision="Het OPP van 3 november", case_decided_on="3-11-2026")
        await pilot.press("f2")
        await at(pilot, SavingPage)
        await pilot.press("enter")
        box = await at(pilot, SavedBox)
        made.append(box.path)

    write(script, dossier)
    (folder,) = made
    assert folder.parent == dossier.exports / "commissie"
    with pypdfium2.PdfDocument(folder / "Stukken" / "01_Conceptverzoek.pdf") as request:
        assert "Het OPP van 3 november" in request[0].get_textpage().get_text_range()
    assert [file for file in dossier.exports.iterdir() if file.is_file()] == []


def test_a_paper_with_the_recording_says_so_before_it_is_made(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], _: DraftScreen) -> None:
        await pick(pilot, Product.TRANSCRIPT)
        saving = await at(pilot, SavingPage)
        assert "op de opname te horen" in str(saving.query_one("#opening").render())
        await pilot.press("escape")
        await at(pilot, DraftScreen)
        assert not (dossier.exports / "commissie").exists()

    write(script, dossier)


def test_every_paper_has_a_name_and_a_purpose_of_its_own() -> None:
    assert list(PRODUCT_WORDS) == list(Product)
    names = [translate(words.name) for words in PRODUCT_WORDS.values()]
    assert len(set(names)) == len(names)
