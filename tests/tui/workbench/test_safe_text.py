"""Nothing from outside may steer the terminal."""

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tui.workbench.safe_text import REPLACEMENT, safe_line, safe_text

STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_no_character_that_steers_a_terminal_survives_in_any_corner_of_unicode() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    left = {character for character in safe_text(everything) if unicodedata.category(character) in STEERING}
    assert left == {"\n"}


@given(st.text())
def test_the_safe_text_is_as_long_as_the_text_so_that_offsets_hold(text: str) -> None:
    assert len(safe_text(text)) == len(text)


@given(st.text(alphabet=st.characters(exclude_categories=("C", "Zl", "Zp"))))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text


def test_an_escape_sequence_and_a_turned_name_are_seen_instead_of_obeyed() -> None:
    assert safe_text("\x1b[31mrood\x1b]0;titel\x07") == "␛[31mrood␛]0;titel␇"
    assert safe_text("Anna \u202eannA") == f"Anna {REPLACEMENT}annA"


def test_a_name_stays_on_one_line() -> None:
    assert safe_line("Anna\r\nVoorbeeld\tde Vries") == "Anna  Voorbeeld de Vries"
