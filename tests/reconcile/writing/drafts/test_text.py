"""A draft as text: whatever stands in it, it is read back exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.writing.document import Mark, Run
from reconcile.writing.drafts.draft import Draft, Form, Part
from reconcile.writing.drafts.text import draft_from, text_from

WORDS = st.text(st.sampled_from("ab \\\n\t\r¶=>·*[+-\u2028\x85\x0b€é"), max_size=8) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=8
)
RUNS = st.builds(Run, WORDS, st.sampled_from(Mark), st.lists(WORDS, max_size=2).map(tuple))
CELLS = st.tuples(st.lists(RUNS, max_size=3).map(tuple), st.none() | WORDS)


@st.composite
def parts(draw: st.DrawFn) -> Part:
    cells = draw(st.lists(CELLS, min_size=1, max_size=3))
    return Part(
        draw(st.sampled_from(Form)),
        tuple(proposed for proposed, _ in cells),
        tuple(typed for _, typed in cells),
        tuple(draw(st.lists(st.integers(0, 99), max_size=3))),
        *(draw(st.booleans()) for _ in range(4)),
    )


@given(st.lists(parts(), max_size=4))
def test_a_draft_is_read_back_exactly(made: list[Part]) -> None:
    draft = Draft(tuple(made))
    assert draft_from(text_from(draft)) == draft


def test_it_can_be_read_by_a_person() -> None:
    part = Part.fresh(Form.ITEM, (Run("Een uur per week.", grounds=("F1", "F3")),), shape=(1,)).saying(0, "Twee uur.")
    assert text_from(Draft((part,))) == "¶ item 1\n=\n· Een uur per week.\tF1\tF3\n> Twee uur.\n"


@pytest.mark.parametrize("text", ["iets", "iets\n", "=\n", "¶ item\n· x\n", "¶ item\n=\n? x\n", "¶ brief\n"])
def test_what_is_no_draft_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"draft|brief"):
        draft_from(text)
