"""The reading widget: every word is there, whatever the width, and the cursor can reach it."""

import asyncio

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tui.workbench.actions import Scope, bindings_for
from tui.workbench.bar_list import BAR
from tui.workbench.passages import Passage
from tui.workbench.text_pane import TextPane
from tui.workbench.theme import DARK

LONG = "woord " * 150


class Reader(App[None]):
    """Nothing but one text pane."""

    BINDINGS = bindings_for(Scope.TEXT)

    def __init__(self, passages: list[Passage]) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.pane = TextPane(passages, title="", id="pane")

    def compose(self) -> ComposeResult:
        """One pane."""
        yield self.pane


def words_read_downwards(passages: list[Passage], size: tuple[int, int]) -> str:
    """Everything the pane shows from its first line to its last, as one string without blanks."""

    async def read() -> str:
        app = Reader(passages)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            pane, lines = app.pane, []
            for top in range(pane.virtual_size.height):
                pane.scroll_to(y=top, animate=False, force=True)
                await pilot.pause()
                at = top - pane.scroll_offset.y
                lines.append(pane.render_line(at).text.replace(BAR, " "))
            return "".join("".join(lines).split())

    return asyncio.run(read())


@pytest.mark.parametrize("width", [16, 40, 80])
def test_every_word_is_on_screen_once_at_any_width(width: int) -> None:
    passages = [
        Passage(id=0, text="Goedemorgen, zullen we beginnen?", label="0:00:01 An"),
        Passage(id=1, text="Ja hoor. Één ding: 漢字 en een e\u0301.", label="0:00:05 Bo", blank_before=True),
        Passage(id=2, text="eerste regel\ntweede regel", label="0:00:09 An"),
        Passage(id=3, text="", label="0:00:12 Bo"),
    ]
    expected = "".join("".join(f"{passage.label}{passage.text}".split()) for passage in passages)
    read = words_read_downwards(passages, (width, 10))
    assert sorted(read) == sorted(expected)
    if width < 60:  # the label stands above its text
        assert read == expected


def test_an_empty_text_can_be_walked_through() -> None:
    async def walk() -> None:
        async with Reader([]).run_test(size=(40, 10)) as pilot:
            await pilot.press("down", "up", "pagedown", "pageup", "home", "end")

    asyncio.run(walk())


def test_a_passage_taller_than_the_screen_is_read_to_its_end_before_the_next() -> None:
    async def walk() -> None:
        app = Reader([Passage(id=0, text=LONG.strip()), Passage(id=1, text="klaar")])
        async with app.run_test(size=(40, 10)) as pilot:
            await pilot.pause()
            seen = set()
            while app.pane.cursor == 0:
                top = app.pane.scroll_offset.y
                seen |= set(range(top, top + app.pane.size.height))
                await pilot.press("down")
            assert set(range(app.pane.line_of(1, 0))) <= seen
            while app.pane.cursor == 1:
                await pilot.press("up")
            while app.pane.scroll_offset.y:
                await pilot.press("up")
            assert app.pane.cursor == 0

    asyncio.run(walk())


def many() -> list[Passage]:
    return [Passage(id=n, text=f"stuk {n} " + "tekst " * (n % 17)) for n in range(40)]


async def cursor_in_sight(pilot: Pilot[None], pane: TextPane) -> bool:
    await pilot.pause()
    return 0 <= pane.line_of(pane.cursor, 0) - pane.scroll_offset.y < pane.size.height


def test_pages_reach_both_ends_and_the_cursor_stays_in_sight() -> None:
    async def walk() -> None:
        app = Reader(many())
        async with app.run_test(size=(40, 12)) as pilot:
            for key, end in (("pagedown", 39), ("pageup", 0)):
                for _ in range(100):
                    await pilot.press(key)
                    assert await cursor_in_sight(pilot, app.pane)
                    if app.pane.cursor == end:
                        break
                assert app.pane.cursor == end

    asyncio.run(walk())


def test_another_width_keeps_the_cursor_in_sight() -> None:
    async def walk() -> None:
        app = Reader(many())
        async with app.run_test(size=(80, 12)) as pilot:
            app.pane.move_to(20)
            for width in (30, 100, 20):
                await pilot.resize_terminal(width, 12)
                assert await cursor_in_sight(pilot, app.pane)
                assert app.pane.cursor == 20

    asyncio.run(walk())
