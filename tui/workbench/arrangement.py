"""Which panes stand on the screen together, by its size."""

from enum import StrEnum
from typing import Final

THREE_PANES_WIDTH: Final = 140
"""Columns."""
TWO_PANES_WIDTH: Final = 100
"""Columns."""
THREE_PANES_HEIGHT: Final = 30
"""Lines: report, findings and card stand above each other and each needs about eight."""


class Pane(StrEnum):
    """A part of the comparison, in the order in which Tab visits them; the value is its widget's id."""

    TRANSCRIPT = "transcript"
    REPORT = "report"
    FINDINGS = "findings"
    CARD = "card"
    """The chosen finding in full; always seen together with the findings."""


class Arrangement(StrEnum):
    """How many panes there is room for; the value is the screen's CSS class."""

    ONE = "-one"
    TWO = "-two"
    """One of the texts beside the findings."""
    THREE = "-three"
    """The transcript beside the report over the findings."""


def arrangement_for(width: int, height: int) -> Arrangement:
    """The arrangement for a screen of `width` columns by `height` lines."""
    if width >= THREE_PANES_WIDTH and height >= THREE_PANES_HEIGHT:
        return Arrangement.THREE
    return Arrangement.TWO if width >= TWO_PANES_WIDTH else Arrangement.ONE


def shown_panes(arrangement: Arrangement, current: Pane, text: Pane) -> tuple[Pane, ...]:
    """The panes on screen.

    `current` is the pane the user is in; `text` the text they looked at last, TRANSCRIPT or REPORT.
    """
    findings = (Pane.FINDINGS, Pane.CARD)
    if arrangement is Arrangement.THREE:
        return (Pane.TRANSCRIPT, Pane.REPORT, *findings)
    if arrangement is Arrangement.TWO:
        return (text, *findings)
    return findings if current in findings else (current,)
