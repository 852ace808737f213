"""The card tells one finding in full, in the order a reader needs."""

import pytest

from models.finding import Finding
from tests.tui.workbench.scenes import SAID, scene_of
from tui.language import translate
from tui.workbench.finding_card import DOUBTS, SURENESS, card_text, marked_text


def card(finding_id: str) -> str:
    scene = scene_of()
    return card_text(found(finding_id), scene).plain


def found(finding_id: str) -> Finding:
    return next(finding for finding in scene_of().reconciliation.findings if finding.id == finding_id)


def test_the_card_goes_from_sentence_to_what_was_said_to_the_report_to_what_differs_to_how_sure() -> None:
    text = card("F1")
    parts = [
        found("F1").explanation,
        SAID[20],
        "leest om de week",
        "[-om de-] {+elke+} week",
        translate(SURENESS[found("F1").tier]),
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_what_was_said_carries_its_time_and_speaker() -> None:
    assert "0:03:20 leerkracht: Dan leest" in card("F1")


def test_the_reason_for_doubt_is_told() -> None:
    assert translate(DOUBTS["overlap"]) in card("F1")
    assert translate(DOUBTS["overlap"]) not in card("F2")


@pytest.mark.parametrize("finding_id", ["F2", "F3", "F5", "C1"])
def test_nothing_is_marked_between_words_where_it_would_only_confuse(finding_id: str) -> None:
    assert "[-" not in card(finding_id)


def test_marks_survive_without_colour_and_are_struck_and_underlined_with_it() -> None:
    text = marked_text("om de week", "elke week")
    assert text.plain == "[-om de-] {+elke+} week"
    styles = [str(span.style) for span in text.spans]
    assert any("strike" in style for style in styles)
    assert any("underline" in style for style in styles)
