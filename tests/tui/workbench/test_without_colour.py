"""Nothing on the screen is told by colour alone: each kind, mark and state is also a word, a sign or a line."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from models.finding import FindingKind
from tests.tui.workbench.scenes import painted, play
from tests.tui.workbench.voices import dossier_in
from tests.tui.workbench.walking import at, rows, until, walk
from tui.language import translate
from tui.words import KIND_SYMBOLS, KIND_WORDS, TIER_WORDS, kind_label
from tui.workbench.arrangement import Pane
from tui.workbench.bar_list import BAR
from tui.workbench.begin import BeginScreen
from tui.workbench.comparison import ComparisonScreen
from tui.workbench.dossier_screen import DossierScreen
from tui.workbench.text_pane import EVIDENCE_BAR


@pytest.fixture(autouse=True)
def _no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


def pane_lines(pilot: Pilot[None], screen: ComparisonScreen, pane: Pane) -> list[str]:
    """What is painted in one pane, line by line."""
    region = screen.query_one(f"#{pane}").region
    return [line[region.x : region.right] for line in painted(pilot)[region.y : region.bottom]]


def test_every_kind_has_a_word_and_a_sign_of_its_own() -> None:
    assert set(KIND_WORDS) == set(KIND_SYMBOLS) == set(FindingKind)
    assert len(set(KIND_SYMBOLS.values())) == len({translate(word) for word in KIND_WORDS.values()}) == len(FindingKind)
    assert len({translate(word) for word in TIER_WORDS.values()}) == len(TIER_WORDS)


def test_every_row_of_the_findings_shows_both() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("o", "h")
        await pilot.pause()
        rows = "\n".join(pane_lines(pilot, screen, Pane.FINDINGS))
        for kind in FindingKind:
            assert kind_label(kind) in rows

    play(script, size=(160, 45))


def test_the_cursor_and_the_evidence_have_a_sign_in_the_margin() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        (row,) = (line for line in pane_lines(pilot, screen, Pane.FINDINGS) if BAR in line)
        assert kind_label(FindingKind.ALTERED) in row
        evidence = [line for line in pane_lines(pilot, screen, Pane.TRANSCRIPT) if EVIDENCE_BAR in line]
        assert evidence
        assert "elke dinsdag" in evidence[0]

    play(script, size=(160, 45))


def test_a_word_that_was_found_is_underlined() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        await pilot.press("f3", "slash", *"weektaak")
        await pilot.pause()
        strips = screen._compositor.render_strips()
        pane = screen.pane(Pane.REPORT).region
        inside = [segment for strip in strips[pane.y : pane.bottom] for segment in strip.crop(pane.x, pane.right)]
        found = [segment for segment in inside if segment.text == "weektaak"]
        assert found
        assert all(segment.style is not None and segment.style.underline for segment in found)

    play(script, size=(160, 45))


def test_where_the_user_is_shows_by_a_heavier_frame() -> None:
    async def script(pilot: Pilot[None], screen: ComparisonScreen) -> None:
        for key, pane in (("f2", Pane.TRANSCRIPT), ("f3", Pane.REPORT), ("f4", Pane.FINDINGS)):
            await pilot.press(key)
            await pilot.pause()
            assert {each for each in Pane if pane_lines(pilot, screen, each)[0][0] == "┏"} == {pane}

    play(script, size=(160, 45))


def test_the_steps_of_a_meeting_have_a_sign_for_done_for_now_for_possible_and_for_not_yet(tmp_path: Path) -> None:
    dossier_in(tmp_path / "Kim").close()

    async def script(pilot: Pilot[None]) -> None:
        await at(pilot, BeginScreen)
        await until(pilot, lambda: "Kim" in " ".join(painted(pilot)))
        await pilot.press("enter")
        page = await at(pilot, DossierScreen)
        await until(pilot, lambda: page._held is not None)
        await pilot.pause()
        signs = [row[0] for row in rows(page, "#steps")]
        assert signs[:2] == ["✓", "✓"]
        assert signs.count("→") == 1
        assert set(signs) <= {"✓", "→", "○", "–"}
        assert all(translate("not yet") in row for row in rows(page, "#steps") if row.startswith("–"))

    walk(script, tmp_path)
