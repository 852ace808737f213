"""What the dossier keeps of a letter, and how it is found back when another comparison comes."""

import datetime
from pathlib import Path

import pytest

from models.dossier.dossier import Dossier
from models.dossier.events import Decision, DraftEdited, FactSet, FindingDecided, TurnCorrected
from reconcile.writing import Draft, Product
from tests.reconcile.writing.drafts.test_draft import number_of
from tests.reconcile.writing.meeting import RECONCILIATION, TODAY
from tests.tui.workbench.draft_scene import dossier_in
from tui.workbench.draft_keeping import Drafting, kept_draft

OWN = "Wij lezen thuis elke avond."
RENAMED = RECONCILIATION.model_copy(
    update={"findings": tuple(f.model_copy(update={"id": f"G{f.id}"}) for f in RECONCILIATION.findings)}
)


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return dossier_in(tmp_path / "dossier")


def typed(drafting: Drafting) -> Draft:
    """The reaction with own words for the proposal of F2, kept."""
    draft = drafting.draft(Product.REACTION)
    drafting.keep(Product.REACTION, draft.saying(number_of(draft, "twee keer per week"), 2, OWN))
    return drafting.draft(Product.REACTION)


def test_what_is_kept_is_there_after_a_restart(dossier: Dossier) -> None:
    draft = typed(Drafting.load(dossier, TODAY))
    dossier.close()
    with Dossier.open(dossier.folder) as again:
        assert Drafting.load(again, TODAY).draft(Product.REACTION) == draft


def test_keeping_the_same_again_is_no_event(dossier: Dossier) -> None:
    drafting = Drafting.load(dossier, TODAY)
    drafting.keep(Product.REACTION, drafting.draft(Product.REACTION))
    assert not dossier.state.drafts
    draft = typed(drafting)
    before = len(dossier.entries)
    drafting.keep(Product.REACTION, draft)
    assert len(dossier.entries) == before


def test_undo_and_redo_go_over_the_letters_and_nothing_else(dossier: Dossier) -> None:
    drafting = Drafting.load(dossier, TODAY)
    fresh = drafting.draft(Product.REACTION)
    draft = typed(drafting)
    assert isinstance(drafting.undo(), DraftEdited)
    assert drafting.draft(Product.REACTION) == fresh
    assert drafting.undo() is None  # a decision came before, and that is not in sight here
    assert isinstance(drafting.redo(), DraftEdited)
    assert drafting.draft(Product.REACTION) == draft


def test_a_new_comparison_that_numbers_otherwise_keeps_what_was_typed_at_its_finding(dossier: Dossier) -> None:
    typed(Drafting.load(dossier, TODAY))
    dossier.add_reconciliation(RENAMED)
    draft = Drafting.load(dossier, TODAY).draft(Product.REACTION)
    (part,) = (part for part in draft.parts if OWN in part.words)
    assert part.grounds == ("GF2",)
    assert not part.stale


def test_without_word_on_the_numbers_a_letter_rests_on_nothing_rather_than_on_something_else(dossier: Dossier) -> None:
    typed(Drafting.load(dossier, TODAY))
    dossier.add_reconciliation(RECONCILIATION.model_copy(update={"findings": ()}))
    kept = kept_draft(dossier.entries, dossier.state, Product.REACTION)
    assert kept is not None
    assert not any(part.grounds for part in kept.parts)
    assert any(OWN in part.words for part in kept.parts)


def test_a_day_later_only_the_date_is_another(dossier: Dossier) -> None:
    draft = typed(Drafting.load(dossier, TODAY))
    later = Drafting.load(dossier, TODAY + datetime.timedelta(days=1)).draft(Product.REACTION)
    assert [part.typed for part in later.parts] == [part.typed for part in draft.parts]
    changed = {plain for part, was in zip(later.parts, draft.parts, strict=True) for plain in part.words if part != was}
    assert changed
    assert all("6 november" in words or "20 november" in words for words in changed)


@pytest.mark.parametrize("product", [Product.REACTION, Product.COUNTER_VERSION])
def test_it_waits_while_nothing_is_agreed_with_and_something_is_open(tmp_path: Path, product: Product) -> None:
    dossier = dossier_in(tmp_path / "dossier", accepted=())
    drafting = Drafting.load(dossier, TODAY)
    assert drafting.must_wait(product)
    assert not drafting.must_wait(Product.OWN_REPORT)
    for finding in RECONCILIATION.findings:
        dossier.append(FindingDecided(finding=finding.id, decision=Decision.REJECTED))
    assert not Drafting.load(dossier, TODAY).must_wait(product)


def test_a_text_improved_since_is_not_compared_anew_behind_the_parents_back(dossier: Dossier) -> None:
    draft = typed(Drafting.load(dossier, TODAY))
    before = dossier.state.reconciliation
    assert not Drafting.load(dossier, TODAY).is_outdated
    dossier.append(TurnCorrected(turn=3, text="Dan plan ik vier keer per week een kwartiertje met Noor in."))
    drafting = Drafting.load(dossier, TODAY)
    assert dossier.state.reconciliation == before
    assert drafting.draft(Product.REACTION) == draft
    assert drafting.is_outdated
    assert "vier keer" in drafting.scene.transcript.turn(3).text


def test_another_report_is_compared_and_that_is_kept(dossier: Dossier, tmp_path: Path) -> None:
    """Compares a short meeting, which loads the language parts."""
    before = dossier.state.reconciliation
    report = tmp_path / "later.txt"
    report.write_text("De leerkracht mailt elke vrijdag de themawoorden.", encoding="utf-8")
    dossier.add_report(report)
    drafting = Drafting.load(dossier, TODAY)
    assert dossier.state.reconciliation != before
    assert drafting.scene.report.text.startswith("De leerkracht")


def test_gaps_are_counted_until_they_are_filled(dossier: Dossier) -> None:
    before = Drafting.load(dossier, TODAY).gaps(Product.REACTION)
    dossier.append(FactSet(key="addressee", value="mevrouw De Wit"))
    assert Drafting.load(dossier, TODAY).gaps(Product.REACTION) == before - 2
