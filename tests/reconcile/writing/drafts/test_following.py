"""A draft follows what is decided later, save where the parent typed."""

import re

from reconcile.writing import Draft, Product, current_draft, write_draft
from reconcile.writing.drafts.following import with_grounds
from reconcile.writing.school.builders import BUILDERS
from tests.reconcile.writing.drafts.test_draft import DECIDED, number_of, sources

FEWER = {name: words for name, words in DECIDED.items() if name not in ("F2", "F3")}
OWN = "Wij lezen thuis elke avond."


def reaction(decided: dict[str, str | None], kept: Draft | None = None) -> Draft:
    return current_draft(Product.REACTION, sources(decided), kept)


def words_of(draft: Draft) -> str:
    return "\n".join(words for part in draft.parts if not part.left_out for words in part.words)


def test_untouched_parts_follow_a_finding_accepted_later() -> None:
    kept = reaction(FEWER)
    opening = number_of(kept, "Beste")
    kept = kept.saying(opening, 0, "Dag juf,")
    now = reaction(DECIDED, kept)
    assert now.parts[opening].words == ("Dag juf,",)
    assert not now.parts[opening].stale
    assert now.saying(opening, 0, reaction(DECIDED).parts[opening].words[0]) == reaction(DECIDED)


def test_what_was_typed_stays_when_its_finding_is_taken_back_and_is_marked() -> None:
    kept = reaction(DECIDED)
    row = number_of(kept, "twee keer per week")
    now = reaction(FEWER, kept.saying(row, 2, OWN))
    (part,) = (part for part in now.parts if OWN in part.words)
    assert part.gone
    letter = write_draft(Product.REACTION, now, sources(FEWER), "txt").content.decode()
    assert OWN in letter
    numbers = re.findall(r"^(\d+)\. (?:In het verslag|Ons voorstel): ", letter, re.M)
    assert numbers == ["1", "2", "3", "4", "5"]
    assert "Op vijf punten" in letter
    again = reaction(DECIDED, now)
    assert again == kept.saying(row, 2, OWN)


def test_what_was_typed_over_a_proposal_that_changes_stays_and_is_marked_until_typed_again() -> None:
    kept = reaction(DECIDED)
    row = number_of(kept, "twee keer per week")
    now = reaction({**DECIDED, "F2": "Elke dag een kwartier."}, kept.saying(row, 2, OWN))
    assert now.parts[row].words[2] == OWN
    assert now.parts[row].stale
    assert not now.saying(row, 2, OWN + " Echt.").parts[row].stale


def test_a_cell_that_was_not_typed_in_follows_beside_one_that_was() -> None:
    kept = reaction(DECIDED)
    row = number_of(kept, "twee keer per week")
    now = reaction({**DECIDED, "F2": "Elke dag een kwartier."}, kept.saying(row, 3, OWN))
    assert now.parts[row].words[2:] == ("Elke dag een kwartier.", OWN)


def test_what_was_left_out_stays_out_and_in_sight_while_its_finding_is_accepted() -> None:
    kept = reaction(DECIDED)
    kept = kept.with_left_out(number_of(kept, "twee keer per week"), True)
    assert [part.grounds for part in reaction(DECIDED, kept).parts if part.left_out] == [("F2",)]
    assert not any(part.left_out for part in reaction(FEWER, kept).parts)


def test_what_the_parent_added_stays_where_it_was() -> None:
    kept = reaction(DECIDED)
    opening = number_of(kept, "Beste")
    kept = kept.with_new_after(opening).saying(opening + 1, 0, OWN)
    now = reaction(FEWER, kept)
    assert now.parts[opening + 1].words == (OWN,)
    assert reaction(DECIDED, now) == kept


def test_nothing_of_an_old_point_lands_on_another() -> None:
    kept = reaction({"F2": None})
    row = number_of(kept, "twee keer per week")
    now = reaction({"F4": None}, kept.saying(row, 2, OWN))
    four = next(part for part in now.parts if part.grounds == ("F4",))
    assert not four.is_touched
    assert OWN in words_of(now)


def test_rows_that_stay_keep_their_table_when_the_program_has_none() -> None:
    kept = reaction({"F2": None})
    row = number_of(kept, "twee keer per week")
    now = reaction({}, kept.saying(row, 2, OWN))
    letter = write_draft(Product.REACTION, now, sources({}), "txt").content.decode()
    assert "1. In het verslag: " in letter
    assert OWN in letter


def test_every_product_follows_to_the_same_letter_when_nothing_was_typed() -> None:
    for product in BUILDERS:
        kept = current_draft(product, sources(FEWER))
        assert current_draft(product, sources(DECIDED), kept) == current_draft(product, sources(DECIDED))


def test_other_ids_for_the_same_findings_change_nothing_else() -> None:
    draft = reaction(DECIDED)
    moved = with_grounds(draft, {"F2": "F9"})
    assert {ground for part in moved.parts for ground in part.grounds} == {"F9"}
    assert words_of(moved) == words_of(draft)
