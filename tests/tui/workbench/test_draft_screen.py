"""The letter to the school, as somebody makes it: every piece kept as it is typed, and no surprise in the file."""

import asyncio
import io
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import docx
import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from models.dossier.dossier import Dossier
from models.dossier.events import Decision, DraftEdited, FindingDecided, TurnCorrected
from reconcile.writing import Product, draft_from
from reconcile.writing.school.builders import BUILDERS
from tests.reconcile.writing.meeting import TODAY
from tests.tui.workbench.draft_scene import dossier_in
from tests.tui.workbench.scenes import painted
from tests.tui.workbench.walking import at, fill_in, told, until
from tui.workbench.app import Workbench
from tui.workbench.draft_facts import FactsForm
from tui.workbench.draft_preview import PreviewPage
from tui.workbench.draft_refusal import RefusedBox
from tui.workbench.draft_saving import SavedBox, SavingPage
from tui.workbench.draft_screen import DraftScreen
from tui.workbench.problem_page import ProblemPage
from tui.workbench.text_box import TextBox
from tui.workbench.text_pane import TextPane

Script = Callable[[Pilot[None], DraftScreen], Awaitable[None]]


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with dossier_in(tmp_path / "dossier") as dossier:
        yield dossier


def write(script: Script, dossier: Dossier, *, size: tuple[int, int] = (120, 40)) -> None:
    """Let `script` press keys on the letters of `dossier`."""

    async def run() -> None:
        async with Workbench(home=dossier.folder.parent).run_test(size=size) as pilot:
            page = DraftScreen(dossier, today=TODAY)
            pilot.app.push_screen(page)
            await at(pilot, DraftScreen)
            await until(pilot, lambda: bool(page._places) or page.query_one("#nothing-yet").display)
            await pilot.pause()
            await script(pilot, page)

    asyncio.run(run())


def pane(page: DraftScreen) -> TextPane:
    return page.query_one("#letter", TextPane)


async def go_to(pilot: Pilot[None], page: DraftScreen, words: str) -> None:
    """Put the cursor, with the arrows, on the first piece with `words`."""
    await pilot.press("home")
    while words not in pane(page).passages[pane(page).cursor].text:
        before = pane(page).cursor
        await pilot.press("down")
        assert pane(page).cursor > before, f"no piece says {words}"
    await pilot.pause()


async def type_over(pilot: Pilot[None], text: str) -> None:
    """Put `text` in the place of what stands in the piece the cursor is on."""
    await pilot.press("enter")
    (await at(pilot, TextBox)).query_one(TextArea).text = text
    await pilot.press("escape")
    await at(pilot, DraftScreen)


def edits(folder: Path) -> list[DraftEdited]:
    """What the log on the disk holds of letters now, read by a second program."""
    with Dossier.open(folder, read_only=True) as dossier:
        return [entry.event for entry in dossier.entries if isinstance(entry.event, DraftEdited)]


def read_aloud(pilot: Pilot[None]) -> str:
    """All that is on the screen, without the frames, as one line."""
    return " ".join(
        "".join(" " if sign in "│┃╭╮╰╯─━┏┓┗┛▌▃▄▅▆▇▂▁" else sign for sign in "\n".join(painted(pilot))).split()
    )


def exports(dossier: Dossier) -> list[Path]:
    folder = dossier.folder / "uitvoer"
    return sorted(folder.iterdir()) if folder.exists() else []


def text_in(content: bytes) -> list[str]:
    """All text of a Word file, as another program finds it: paragraphs, and the cells of tables, in order."""
    lines: list[str] = []
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, docx.text.paragraph.Paragraph):
            lines.append(block.text)
        else:
            lines += [cell.text for row in block.rows for cell in row.cells]
    return [line for line in lines if line]


def test_each_paper_has_a_key_and_shows_its_text(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        for key, words in (
            ("e", "Ons verslag van het gesprek"), ("v", "Aangevulde versie"), ("r", "Reactie op het verslag"),
        ):  # fmt: skip
            await pilot.press(key)
            await pilot.pause()
            assert words in pane(page).passages[0].text
            assert any(words in line for line in painted(pilot))

    write(script, dossier)


def test_papers_and_deeds_can_be_clicked(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        lines = painted(pilot)
        await pilot.click(offset=(lines[1].index("eigen verslag"), 1))
        await pilot.pause()
        assert page.product is Product.OWN_REPORT
        await pilot.click(offset=(lines[2].index("opslaan als"), 2))
        await at(pilot, SavingPage)

    write(script, dossier, size=(80, 24))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
def test_beside_a_piece_stands_what_was_said_with_its_moment_and_speaker(
    dossier: Dossier, size: tuple[int, int]
) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        await go_to(pilot, page, "De intern begeleider werkt drie keer")
        screen = read_aloud(pilot)
        await pilot.press("tab", "end")  # on a small screen it scrolls
        await pilot.pause()
        assert "0:00:30 Karin de Wit: Dan plan ik" in screen
        assert "werkt [-twee-] {+drie+} keer" in screen + read_aloud(pilot)
        await pilot.press("tab")
        assert pane(page).has_focus

    write(script, dossier, size=size)


def test_what_is_typed_is_on_the_disk_before_the_box_is_closed(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        await go_to(pilot, page, "Beste")
        await pilot.press("enter")
        area = (await at(pilot, TextBox)).query_one(TextArea)
        assert area.text == "Beste [naam van de ontvanger],"
        area.text = ""
        await pilot.press(*"Dag")
        await until(pilot, lambda: bool(dossier.state.drafts))
        (kept,) = edits(dossier.folder)
        assert kept.product == Product.REACTION
        assert "Dag" in {text for part in draft_from(kept.text).parts for text in part.words}
        await pilot.press("escape")
        await at(pilot, DraftScreen)
        assert any("door u aangepast" in line and "Dag" in line for line in painted(pilot))
        assert any("Het voorstel was" in line for line in painted(pilot))

    write(script, dossier)


def test_looking_at_a_piece_keeps_nothing(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], _: DraftScreen) -> None:
        for opening in ("enter", "n"):
            await pilot.press(opening)
            await at(pilot, TextBox)
            await pilot.press("escape")
            await at(pilot, DraftScreen)
        assert not edits(dossier.folder)

    write(script, dossier)


def test_a_piece_is_added_below_the_one_the_cursor_is_on_and_emptied_it_goes(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        await go_to(pilot, page, "Beste")
        await pilot.press("n")
        area = (await at(pilot, TextBox)).query_one(TextArea)
        await pilot.press(*"Goed")
        await until(pilot, lambda: len(edits(dossier.folder)) == 1)
        await pilot.press(*"zo")
        await until(pilot, lambda: len(edits(dossier.folder)) == 2)
        await pilot.press("escape")
        passages = pane(page).passages
        (place,) = (place for place, each in enumerate(passages) if each.text == "Goedzo")
        assert passages[place - 1].text.startswith("Beste")
        assert pane(page).cursor == place
        assert area.text == "Goedzo"

    write(script, dossier)


def test_a_row_is_added_to_the_table_and_counted(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        await go_to(pilot, page, "De intern begeleider werkt drie keer")
        await pilot.press("n")
        box = await at(pilot, TextBox)
        assert any("━ Ons voorstel ━" in line for line in painted(pilot))
        box.query_one(TextArea).text = "Wij krijgen elke maand bericht."
        await pilot.press("escape")
        await pilot.pause()
        assert any("Op vijf punten" in passage.text for passage in pane(page).passages)
        assert any("door u toegevoegd" in passage.label for passage in pane(page).passages)

    write(script, dossier)


def test_leaving_out_can_be_put_back_undone_and_redone_also_after_a_restart(dossier: Dossier) -> None:
    words = "De intern begeleider werkt drie keer"

    async def leave_out(pilot: Pilot[None], page: DraftScreen) -> None:
        await go_to(pilot, page, words)
        await pilot.press("x")
        assert any("Op drie punten" in passage.text for passage in pane(page).passages)
        assert any("weggelaten" in passage.label for passage in pane(page).passages)
        await pilot.press("enter")
        assert pilot.app.screen is page  # there is nothing to type in what is left out
        await pilot.press("x")
        assert any("Op vier punten" in passage.text for passage in pane(page).passages)
        await pilot.press("x")

    async def take_back(pilot: Pilot[None], page: DraftScreen) -> None:
        points = [f"Op {word} punten" for word in ("drie", "vier", "drie", "vier")]
        for expected, key in zip(points, ("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y"), strict=True):
            assert any(expected in passage.text for passage in pane(page).passages)
            await pilot.press(key)
        assert any("Op drie punten" in passage.text for passage in pane(page).passages)

    write(leave_out, dossier)
    dossier.close()
    with Dossier.open(dossier.folder) as again:
        write(take_back, again)


def test_undo_goes_to_the_paper_it_is_about_and_not_to_what_is_out_of_sight(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        await type_over(pilot, "Onze reactie")
        await pilot.press("v", "ctrl+z")
        assert page.product is Product.REACTION
        await pilot.press("ctrl+z")
        assert "niets" in told(page)
        assert dossier.state.decision_on("F7") is Decision.ACCEPTED

    write(script, dossier)


@pytest.mark.parametrize("product", BUILDERS)
def test_the_preview_is_the_text_of_the_file(dossier: Dossier, product: Product) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        page.action_show_paper(product)
        await type_over(pilot, "Onze eigen [kop]")
        await pilot.press("down", "x", "z")
        preview = await at(pilot, PreviewPage)
        shown = [line for passage in preview.query_one(TextPane).passages for line in passage.text.split("\n")]
        assert "Onze eigen [kop]" in shown
        await pilot.press("escape", "s")
        await at(pilot, SavingPage)
        await pilot.press("enter")
        box = await at(pilot, SavedBox)
        (file,) = exports(dossier)
        assert box.path == file
        written = [line for text in text_in(file.read_bytes()) for line in text.split("\n")]
        assert [line.removeprefix("• ") for line in shown if line] == [line for line in written if line]

    write(script, dossier)


def test_a_second_file_does_not_take_the_place_of_the_first(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], _: DraftScreen) -> None:
        for keys in (("s", "enter"), ("s", "enter"), ("s", "down", "enter")):
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            await at(pilot, SavedBox)
            await pilot.press("enter")
        assert [file.name for file in exports(dossier)] == [
            "Reactie_2026-11-03 (2).docx", "Reactie_2026-11-03.docx", "Reactie_2026-11-03.pdf",
        ]  # fmt: skip

    write(script, dossier)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_it_says_where_the_file_is_and_that_nothing_was_sent(dossier: Dossier, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[None], _: DraftScreen) -> None:
        await pilot.press("s")
        await at(pilot, SavingPage)
        assert any("voor school" in line for line in painted(pilot))
        await pilot.press("enter")
        await at(pilot, SavedBox)
        screen = read_aloud(pilot)
        assert "Reactie_2026-11-03.docx" in screen.replace(" ", "")  # a long path takes more lines
        assert "niets verstuurd" in screen
        assert "Nog in te vullen" in screen

    write(script, dossier, size=size)


@pytest.mark.parametrize("key", ["z", "s"])
def test_what_the_school_may_not_see_is_refused_in_plain_dutch_and_found_back(dossier: Dossier, key: str) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        await go_to(pilot, page, "Dank voor")
        await type_over(pilot, "Dat staat op de opname.")
        place = pane(page).cursor
        await pilot.press("home", key)
        if key == "s":
            await at(pilot, SavingPage)
            await pilot.press("enter")
        await at(pilot, RefusedBox)
        screen = "\n".join(painted(pilot))
        assert "“opname” kan laten merken dat er een opname is" in screen
        assert exports(dossier) == []
        await pilot.press("enter")
        await at(pilot, DraftScreen)
        assert pane(page).cursor == place

    write(script, dossier)


def test_words_exactly_as_they_were_said_may_be_written_and_it_says_what_that_gives_away(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        await go_to(pilot, page, "Dank voor")
        await type_over(pilot, "Drie keer per week een kwartiertje met Noor in, zei u.")
        await pilot.pause()
        assert "woord voor woord wat er is gezegd" in read_aloud(pilot)
        await pilot.press("z")
        await at(pilot, PreviewPage)

    write(script, dossier)


def test_what_is_part_of_a_longer_place_is_not_told_twice(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        await go_to(pilot, page, "Dank voor")
        await type_over(pilot, "Het gesprek is opgenomen.")
        await pilot.press("z")
        await at(pilot, RefusedBox)
        assert read_aloud(pilot).count("kan laten merken") == 1

    write(script, dossier)


def test_with_nothing_agreed_yet_it_says_what_to_do_first(tmp_path: Path) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        screen = read_aloud(pilot)
        assert "open stap 5, Vergelijken: A is akkoord" in screen
        for key in ("z", "s", "x", "n", "space", "tab", "enter"):
            await pilot.press(key)
            await pilot.pause()
            assert pilot.app.screen is page
        await pilot.press("e")
        await pilot.pause()
        assert any("Ons verslag van het gesprek" in line for line in painted(pilot))
        await pilot.press("r", "e", "down", "enter")
        await at(pilot, TextBox)

    with dossier_in(tmp_path / "dossier", accepted=()) as dossier:
        write(script, dossier)


def test_what_is_decided_later_changes_the_rest_and_leaves_what_was_typed(dossier: Dossier) -> None:
    async def before(pilot: Pilot[None], page: DraftScreen) -> None:
        await go_to(pilot, page, "De intern begeleider werkt drie keer")
        await type_over(pilot, "Elke dag een kwartier.")

    async def after(pilot: Pilot[None], page: DraftScreen) -> None:
        await go_to(pilot, page, "Elke dag een kwartier.")
        assert "kijk nog eens" in pane(page).passages[pane(page).cursor].label
        assert "U bent het niet meer eens met de bevinding" in read_aloud(pilot)
        assert any("Op vier punten" in passage.text for passage in pane(page).passages)

    write(before, dossier)
    dossier.append(FindingDecided(finding="F2", decision=Decision.REJECTED))
    dossier.append(FindingDecided(finding="F4", decision=Decision.CHANGED, note="Binnen twee weken."))
    write(after, dossier)


def test_a_text_improved_since_is_told(dossier: Dossier) -> None:
    dossier.append(TurnCorrected(turn=3, text="Dan plan ik vier keer per week een kwartiertje met Noor in."))

    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        del pilot
        assert "stap 5 vergelijkt opnieuw" in told(page)
        assert any("De intern begeleider werkt drie keer" in each.text for each in pane(page).passages)

    write(script, dossier, size=(80, 24))


def test_names_are_filled_in_once_for_every_letter(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        await pilot.press("g")
        await at(pilot, FactsForm)
        await fill_in(pilot, addressee="mevrouw De Wit", child="Noor Vos")
        await pilot.press("f2")
        await at(pilot, DraftScreen)
        await until(pilot, lambda: any("Beste mevrouw De Wit," in each.text for each in pane(page).passages))
        await pilot.press("v")
        assert any("over Noor Vos" in passage.text for passage in pane(page).passages)
        assert dossier.state.facts["school"] == "De Boomgaard"
        await pilot.press("ctrl+z")
        await until(pilot, lambda: any("[naam van uw kind]" in each.text for each in pane(page).passages))

    write(script, dossier)


def test_what_cannot_be_kept_is_not_shown_as_kept(dossier: Dossier) -> None:
    dossier.close()

    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        await go_to(pilot, page, "Beste")
        await pilot.press("x")
        await at(pilot, ProblemPage)
        await pilot.press("escape")
        assert "weggelaten" not in "".join(passage.label for passage in pane(page).passages)

    with Dossier.open(dossier.folder, read_only=True) as to_read:
        write(script, to_read)


def test_without_a_recording_it_says_that_there_is_nothing_to_hear(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], page: DraftScreen) -> None:
        await pilot.press("space")
        assert "Hier is niets gevonden" in told(page) or "niets" in told(page)
        await go_to(pilot, page, "De intern begeleider werkt drie keer")
        await pilot.press("space")
        assert "geen opname" in told(page)

    write(script, dossier)


def test_what_is_typed_cannot_steer_the_screen(dossier: Dossier) -> None:
    async def script(pilot: Pilot[None], _: DraftScreen) -> None:
        await type_over(pilot, "Zo \x1b[2J [b]dik[/b] \u202eom")
        await pilot.pause()
        screen = "\n".join(painted(pilot))
        assert "\x1b" not in screen
        assert "\u202e" not in screen
        assert "[b]dik[/b]" in screen

    write(script, dossier)
