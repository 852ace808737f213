"""How many panes a screen gets."""

import pytest

from tui.workbench.arrangement import Arrangement, Pane, arrangement_for, shown_panes


@pytest.mark.parametrize(
    ("width", "height", "arrangement"),
    [
        (80, 24, Arrangement.ONE),
        (99, 60, Arrangement.ONE),
        (100, 24, Arrangement.TWO),
        (139, 60, Arrangement.TWO),
        (140, 30, Arrangement.THREE),
        (200, 24, Arrangement.TWO),
    ],
)
def test_the_size_decides(width: int, height: int, arrangement: Arrangement) -> None:
    assert arrangement_for(width, height) is arrangement


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("text", [Pane.TRANSCRIPT, Pane.REPORT])
def test_findings_and_their_card_are_always_seen_together(arrangement: Arrangement, text: Pane) -> None:
    for current in (text, Pane.FINDINGS, Pane.CARD):
        shown = shown_panes(arrangement, current, text)
        assert current in shown
        assert (Pane.FINDINGS in shown) == (Pane.CARD in shown)


def test_two_panes_show_the_text_looked_at_last() -> None:
    assert shown_panes(Arrangement.TWO, Pane.FINDINGS, Pane.REPORT) == (Pane.REPORT, Pane.FINDINGS, Pane.CARD)
