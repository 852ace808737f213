"""Sentences are shown in Dutch unless English is asked for."""

from collections.abc import Iterator

import pytest

from tui.language import translate, use


@pytest.fixture(autouse=True)
def _dutch_afterwards() -> Iterator[None]:
    yield
    use("nl")


def test_a_sentence_is_dutch_by_default_with_its_details_filled_in() -> None:
    assert translate("The file {name} is empty.", name="a.txt") == "Het bestand a.txt is leeg."


def test_english_is_the_message_itself() -> None:
    use("en")
    assert translate("The file {name} is empty.", name="a.txt") == "The file a.txt is empty."


def test_a_sentence_nobody_translated_is_shown_as_it_is() -> None:
    assert translate("Nobody wrote {this} down.", this="x") == "Nobody wrote x down."


def test_nothing_stays_nothing() -> None:
    """gettext answers the empty message with the catalogue's header."""
    assert translate("") == ""


def test_braces_in_a_detail_are_not_read_as_placeholders() -> None:
    assert translate("The file {name} is empty.", name="{x}.txt") == "Het bestand {x}.txt is leeg."


def test_a_language_we_do_not_speak_is_refused() -> None:
    with pytest.raises(ValueError, match="fy"):
        use("fy")
