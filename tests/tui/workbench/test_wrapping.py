"""Wrapping loses nothing, fits the width, and can be traced back."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from tui.workbench.safe_text import safe_text
from tui.workbench.wrapping import LineIndex, line_of, wrap

TEXTS = st.one_of(
    st.text(alphabet="abc de.\n", max_size=80),
    st.text(alphabet="ab \n\u0301\u0308é漢字🙂👩🏽", max_size=60),
    st.text(max_size=60),
).map(safe_text)
WIDTHS = st.integers(min_value=1, max_value=40)


@given(TEXTS, WIDTHS)
def test_every_character_stands_on_exactly_one_line(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start == before for (_, before), (start, _) in pairwise(spans))


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_the_pane_unless_one_character_is(text: str, width: int) -> None:
    for start, end in wrap(text, width):
        shown = text[start:end].rstrip()
        assert cell_len(shown) <= width or len(split_graphemes(shown)[0]) == 1


@given(TEXTS, WIDTHS)
def test_a_line_break_in_the_text_always_begins_a_new_line(text: str, width: int) -> None:
    assert all("\n" not in text[start:end].removesuffix("\n") for start, end in wrap(text, width))


@given(st.text(alphabet="abc ", min_size=1, max_size=60), WIDTHS)
def test_plain_and_wide_characters_are_broken_by_the_same_rule(text: str, width: int) -> None:
    # "␛" takes one cell but is not among the characters of the fast path
    assert wrap(text, width) == wrap(text.replace("a", "␛"), width)


def test_words_stay_whole_where_they_fit() -> None:
    text = "elke dinsdag extra hulp"
    assert [text[start:end] for start, end in wrap(text, 12)] == ["elke dinsdag ", "extra hulp"]


@given(TEXTS, WIDTHS, st.data())
def test_the_line_of_a_character_is_the_line_that_holds_it(text: str, width: int, data: st.DataObject) -> None:
    spans = wrap(text, width)
    offset = data.draw(st.integers(0, max(len(text) - 1, 0)))
    start, end = spans[line_of(spans, offset)]
    assert start <= offset < end or not text


@given(st.lists(st.integers(1, 9), min_size=1, max_size=50))
def test_each_line_leads_to_its_block_and_back(heights: list[int]) -> None:
    index = LineIndex.of(heights)
    found = [index.block_at(line) for line in range(index.line_count)]
    assert found == [(block, inner) for block, height in enumerate(heights) for inner in range(height)]
    assert [index.height(block) for block in range(len(heights))] == heights
