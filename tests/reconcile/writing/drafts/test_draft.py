"""A letter as parts: unedited it is the very same file, and each part knows what it rests on."""

import re
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.writing import Draft, Form, Part, Product, Sources, WouldLeak, current_draft, write, write_draft
from reconcile.writing.document import (
    BulletList,
    Document,
    Heading,
    Mark,
    Paragraph,
    Run,
    Table,
    Text,
    lines_of,
    text_of,
)
from reconcile.writing.drafts.document import document_of, draft_of
from reconcile.writing.school.builders import BUILDERS
from tests.reconcile.writing.meeting import ALL, FACTS, RECONCILIATION, REPORT, TRANSCRIPT

DECIDED: dict[str, str | None] = {**ALL, "F6": None, "F3": "Ouders zijn het niet eens met een extra jaar groep 4."}


def sources(decided: dict[str, str | None] = DECIDED) -> Sources:
    return Sources(TRANSCRIPT, REPORT, RECONCILIATION, decided, FACTS)


def number_of(draft: Draft, words: str) -> int:
    return next(n for n, part in enumerate(draft.parts) if any(words in cell for cell in part.words))


def text(product: Product, draft: Draft) -> str:
    return write_draft(product, draft, sources(), "txt").content.decode()


@pytest.mark.parametrize("product", list(BUILDERS))
@pytest.mark.parametrize("kind", ["docx", "txt"])
@pytest.mark.parametrize("decided", [DECIDED, ALL, {}], ids=["with own words", "all", "none"])
def test_a_draft_nobody_touched_gives_the_very_same_file(
    product: Product, kind: Literal["docx", "txt"], decided: dict[str, str | None]
) -> None:
    written = write(product, sources(decided), kind)
    draft = current_draft(product, sources(decided))
    assert write_draft(product, draft, sources(decided), kind) == written
    followed = current_draft(product, sources(decided), draft)
    assert followed == draft
    assert not followed.is_touched


@pytest.mark.parametrize("product", list(BUILDERS))
def test_the_parts_that_come_from_findings_say_so(product: Product) -> None:
    grounds = {ground for part in current_draft(product, sources()).parts for ground in part.grounds}
    agreed = {"F1", "F2", "F4", "F6"}
    expected = {
        Product.OWN_REPORT: {"F1", "F2", "F3", "F4", "F5", "F6"},  # F7 is about no agreement
        Product.OWN_REPORT_ONLY: {"F1", "F2", "F3", "F4", "F5", "F6"},
        Product.AGREEMENTS: agreed,
        Product.SHORT_REPORT: {*agreed, "F5"},
        Product.RECTIFICATION: {"F2", "F4", "F5", "F7"},
        Product.CONSENT_CLARIFIED: {"F5"},
        Product.REACTION: {"F1", "F2", "F3", "F4", "F5", "F6", "F7"},
        Product.COUNTER_VERSION: {"F1", "F2", "F3", "F4", "F5", "F7"},  # F6 changes nothing
    }
    assert grounds == expected.get(product, set())


def test_an_agreement_without_a_finding_is_its_own_ground() -> None:
    reconciliation = RECONCILIATION.model_copy(update={"findings": ()})
    draft = current_draft(Product.OWN_REPORT, Sources(TRANSCRIPT, None, reconciliation, {}, FACTS))
    assert {ground for part in draft.parts for ground in part.grounds} == {"A1", "A2", "A3", "A4", "A5", "A6"}


def test_what_is_typed_is_in_the_letter_and_its_style_stays() -> None:
    draft = current_draft(Product.REACTION, sources())
    row = number_of(draft, "twee keer per week")
    draft = draft.saying(row, 2, "Drie keer per week, [welke dagen?]").saying(
        row, 3, "Klopt volgens ons niet. Zie boven."
    )
    letter = text(Product.REACTION, draft)
    assert "Drie keer per week, [welke dagen?]" in letter
    assert "Klopt volgens ons niet. Zie boven." in letter


def test_typing_what_was_proposed_is_no_change() -> None:
    draft = current_draft(Product.REACTION, sources())
    typed = draft.saying(4, 0, "Iets anders.").saying(4, 0, draft.parts[4].words[0])
    assert typed == draft


def test_left_out_is_left_out_and_the_numbers_and_the_count_follow() -> None:
    draft = current_draft(Product.REACTION, sources())
    before = text(Product.REACTION, draft)
    draft = draft.with_left_out(number_of(draft, "twee keer per week"), True)
    draft = current_draft(Product.REACTION, sources(), draft)
    letter = text(Product.REACTION, draft)
    assert "Op zes punten" in before
    assert "Op vijf punten" in letter
    assert "twee keer per week" not in letter
    numbers = re.findall(r"^(\d+)\. (?:In het verslag|Ons voorstel): ", letter, re.M)
    assert numbers == ["1", "2", "3", "4", "5"]
    back = draft.with_left_out(number_of(draft, "twee keer per week"), False)
    assert text(Product.REACTION, current_draft(Product.REACTION, sources(), back)) == before


def test_every_row_left_out_one_by_one_can_be_put_back_one_by_one() -> None:
    draft = before = current_draft(Product.REACTION, sources())
    for left_out in (True, False):
        while rows := [n for n, p in enumerate(draft.parts) if p.form is Form.ROW and p.left_out is not left_out]:
            draft = current_draft(Product.REACTION, sources(), draft.with_left_out(rows[len(rows) // 2], left_out))
        assert sum(part.form is Form.ROW for part in draft.parts) == 6
        assert ("geen opmerkingen" in text(Product.REACTION, draft)) is left_out
    assert draft == before


def test_an_added_row_is_counted_and_numbered() -> None:
    draft = current_draft(Product.REACTION, sources())
    row = number_of(draft, "twee keer per week")
    draft = draft.with_new_after(row).saying(row + 1, 2, "Wij krijgen elke maand bericht.")
    letter = text(Product.REACTION, current_draft(Product.REACTION, sources(), draft))
    assert "Op zeven punten" in letter
    numbers = re.findall(r"^(\d+)\. (?:In het verslag|Ons voorstel): ", letter, re.M)
    assert numbers == ["1", "2", "3", "4", "5", "6", "7"]


def test_an_added_part_that_says_nothing_is_not_in_the_letter() -> None:
    draft = current_draft(Product.OWN_REPORT, sources())
    for number in range(0, 2 * len(draft.parts), 2):
        draft = draft.with_new_after(number)
    assert text(Product.OWN_REPORT, draft) == text(Product.OWN_REPORT, current_draft(Product.OWN_REPORT, sources()))


def test_a_table_without_rows_left_goes() -> None:
    draft = current_draft(Product.OWN_REPORT, sources())
    for number, part in enumerate(draft.parts):
        if part.form is Form.ROW:
            draft = draft.with_left_out(number, True)
    assert not any(isinstance(block, Table) for block in document_of(draft).blocks)


def test_a_blank_line_begins_a_paragraph_and_an_item_stays_one_line() -> None:
    paragraph = Part.fresh(Form.PARAGRAPH, text_of("x")).saying(0, "Een.\r\nTwee.\n \n\x0b\nDrie.\x07\n")
    item = Part.fresh(Form.ITEM, text_of("x"), shape=(1,)).saying(0, "Een\ntwee")
    assert lines_of(document_of(Draft((paragraph, item)))) == ["Een.\nTwee.", "Drie.", "Een twee"]


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("Dat is te horen op de opname.", "recording"),
        ("Dat zei u om 0:41:12.", "time"),
        ("U liegt.", "tone"),
    ],
)
def test_what_the_school_may_not_see_is_refused(typed: str, rule: str) -> None:
    draft = current_draft(Product.REACTION, sources()).saying(4, 0, typed)
    with pytest.raises(WouldLeak) as refused:
        write_draft(Product.REACTION, draft, sources())
    assert [leak.rule for leak in refused.value.leaks] == [rule]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6)
TEXTS: st.SearchStrategy[Text] = st.lists(st.builds(Run, WORDS, st.sampled_from(Mark)), max_size=2).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    size = draw(st.integers(1, 3))
    row = st.tuples(*[TEXTS] * size)
    return Table(draw(row), tuple(draw(st.lists(row, max_size=3))), (1,) * size)


BLOCKS = st.one_of(
    st.builds(Heading, TEXTS, st.integers(1, 4)),
    st.builds(Paragraph, TEXTS),
    st.lists(TEXTS, min_size=1, max_size=3).map(lambda items: BulletList(tuple(items))),
    tables(),
)


@given(st.lists(BLOCKS, max_size=6))
def test_any_letter_survives_being_a_draft(blocks: list[Heading | Paragraph | BulletList | Table]) -> None:
    document = Document(tuple(blocks))
    assert document_of(draft_of(document)) == document
