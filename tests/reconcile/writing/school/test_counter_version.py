"""The counter-version keeps the school's order and form, and changes only what was accepted."""

from hypothesis import given
from hypothesis import strategies as st

from models.finding import FindingKind
from models.report import Block as ReportBlock
from models.report import BlockKind
from reconcile.writing.document import BulletList, Document, Heading, Paragraph, Table, lines_of, plain
from reconcile.writing.material import Edit, Material
from reconcile.writing.phrasing.proposals import Proposal
from reconcile.writing.school.counter_version import counter_version
from tests.reconcile.writing.meeting import FACTS

HEAD = 2  # title and note of our own


def report(*lines: tuple[str, dict[str, object]]) -> Material:
    """A report of these lines, each with what its block says of it."""
    blocks, place = [], 0
    for words, more in lines:
        blocks.append(ReportBlock.model_validate({"start": place, "end": place + len(words), **more}))
        place += len(words) + 1
    return Material(
        settled=(), points=(), recognised=(), report_text="\n".join(words for words, _ in lines), blocks=tuple(blocks)
    )  # fmt: skip


def proposal(text: str, *edits: Edit, is_agreement: bool = False) -> Proposal:
    return Proposal(
        point="F1", kind=FindingKind.ALTERED, passage="", section=(), text=text, verdict="", reason="", edits=edits,
        is_agreement=is_agreement,
    )  # fmt: skip


def lines(document: Document) -> list[str]:
    return lines_of(document)[HEAD:]


def cell(row: int, column: int) -> dict[str, object]:
    return {"kind": BlockKind.CELL, "table": 0, "row": row, "column": column}


def test_headings_lists_and_tables_keep_their_form() -> None:
    material = report(
        ("Afspraken", {"kind": "heading"}),
        ("• Eerste punt.", {"kind": "list_item", "section": ("Afspraken",)}),
        ("- Tweede punt.", {"kind": "list_item", "section": ("Afspraken",)}),
        ("Wie", cell(0, 0)), ("Wat", cell(0, 1)),
        ("IB", cell(1, 0)), ("belt", cell(1, 1)),
    )  # fmt: skip
    blocks = counter_version(material, (), FACTS).blocks[HEAD:]
    assert [type(block) for block in blocks] == [Heading, BulletList, Table]
    assert isinstance(blocks[1], BulletList)
    assert [plain(item) for item in blocks[1].items] == ["Eerste punt.", "Tweede punt."]
    assert isinstance(blocks[2], Table)
    assert [plain(part) for part in blocks[2].header] == ["Wie", "Wat"]


def test_a_cell_is_corrected_in_its_place_and_an_emptied_row_goes() -> None:
    material = report(
        ("Wie", cell(0, 0)), ("Wat", cell(0, 1)),
        ("IB", cell(1, 0)), ("belt maandag", cell(1, 1)),
        ("Ouders", cell(2, 0)), ("tekenen", cell(2, 1)),
    )  # fmt: skip
    start = material.report_text.index("maandag")
    row = material.report_text.index("Ouders")
    changes = (
        proposal("x", Edit(start=start, end=start + 7, text="vrijdag")),
        proposal("", Edit(start=row, end=len(material.report_text), text="")),
    )
    assert lines(counter_version(material, changes, FACTS)) == ["Wie", "Wat", "IB", "belt vrijdag"]


def test_a_removed_sentence_takes_its_empty_paragraph_with_it() -> None:
    material = report(("Een zin.", {}), ("Nog een zin.", {}))
    assert lines(counter_version(material, (proposal("", Edit(start=0, end=8, text="")),), FACTS)) == ["Nog een zin."]


def test_a_change_over_two_paragraphs_speaks_in_the_first() -> None:
    material = report(("Een zin hier", {}), ("en daar verder. Slot.", {}))
    end = material.report_text.index(" Slot")
    made = counter_version(material, (proposal("x", Edit(start=0, end=end, text="Anders.")),), FACTS)
    assert lines(made) == ["Anders.", "Slot."]


def test_an_omission_goes_where_most_of_its_words_stand() -> None:
    material = report(
        ("Logopedie", {"kind": "heading"}), ("De logopedist oefent klanken.", {"section": ("Logopedie",)}),
        ("Rekenen", {"kind": "heading"}), ("De tafels gaan goed.", {"section": ("Rekenen",)}),
    )  # fmt: skip
    made = counter_version(material, (proposal("De logopedist mailt de klanken."),), FACTS)
    assert lines(made)[:3] == ["Logopedie", "De logopedist oefent klanken.", "De logopedist mailt de klanken."]


def test_an_agreement_is_drawn_to_the_section_of_agreements() -> None:
    material = report(
        ("Rekenen", {"kind": "heading"}), ("De tafels gaan goed.", {"section": ("Rekenen",)}),
        ("Afspraken", {"kind": "heading"}), ("- IB belt.", {"kind": "list_item", "section": ("Afspraken",)}),
    )  # fmt: skip
    made = counter_version(material, (proposal("De leerkracht oefent de tafels.", is_agreement=True),), FACTS)
    assert lines(made)[-2:] == ["IB belt.", "De leerkracht oefent de tafels."]


def test_an_omission_like_nothing_in_the_report_gets_a_section_of_its_own() -> None:
    material = report(("Rekenen", {"kind": "heading"}), ("De tafels gaan goed.", {"section": ("Rekenen",)}))
    made = counter_version(material, (proposal("Ouders bezwaren zich tegen vervoer."),), FACTS)
    assert lines(made)[-2:] == ["Aanvullingen van ouders", "Ouders bezwaren zich tegen vervoer."]


def test_a_second_change_of_the_same_words_is_put_in_rather_than_lost() -> None:
    material = report(("De IB belt maandag.", {}))
    first, second = (proposal(text, Edit(start=0, end=19, text=text)) for text in ("IB belt vrijdag.", "IB mailt."))
    assert lines(counter_version(material, (first, second), FACTS)) == [
        "IB belt vrijdag.", "Aanvullingen van ouders", "IB mailt.",
    ]  # fmt: skip


def test_a_change_outside_what_the_report_shows_is_put_in_rather_than_lost() -> None:
    material = report(("kop", {}), ("tekst", {})).model_copy(update={"blocks": (ReportBlock(start=0, end=3),)})
    made = counter_version(material, (proposal("Nieuw.", Edit(start=5, end=8, text="Nieuw.")),), FACTS)
    assert "Nieuw." in lines(made)


WORDS = st.lists(st.sampled_from(["de", "IB", "belt", "vrijdag", "twee", "keer", "ouders"]), min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=6), st.data())
def test_what_was_not_touched_stays_word_for_word(paragraphs: list[list[str]], data: st.DataObject) -> None:
    texts = [" ".join(words) + "." for words in paragraphs]
    material = report(*((text, {}) for text in texts))
    target = data.draw(st.integers(0, len(texts) - 1))
    block = material.blocks[target]
    start = data.draw(st.integers(block.start, block.end))
    end = data.draw(st.integers(start, block.end))
    made = counter_version(material, (proposal("x", Edit(start=start, end=end, text="NIEUW")),), FACTS)
    expected = list(texts)
    whole = material.report_text
    expected[target] = " ".join((whole[block.start : start] + "NIEUW" + whole[end : block.end]).split())
    assert lines(made) == expected
    assert all(isinstance(part, Paragraph) for part in made.blocks[HEAD:])
