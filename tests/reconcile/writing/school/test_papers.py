"""What each paper for the school says, asks and rests on."""

import datetime
import re
from dataclasses import replace

import pytest

from models.agreement import AgreementKind
from models.dossier.events import Kept
from models.finding import Aspect
from reconcile.writing import Product, current_draft
from reconcile.writing.data import data_table
from reconcile.writing.document import Document, Table, grounds_of, lines_of
from reconcile.writing.school.builders import BUILDERS
from tests.reconcile.writing.meeting import AGREEMENTS, FACTS, FINDINGS, MEETING
from tests.reconcile.writing.school.family import (
    BLURRED,
    COMPARED,
    IMPRESSION,
    SENSITIVE,
    UNDATED,
    VAGUE,
    VIEW,
    built,
    rows,
    sources,
)  # fmt: skip

ADDRESS = "Lindelaan 12, 1234 AB Dorpstad"


def text_of(document: Document) -> str:
    return "\n".join(lines_of(document))


def table_grounds(document: Document) -> list[tuple[str, ...]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [grounds_of(tuple(run for cell in row for run in cell)) for row in table.rows]


def test_every_paper_for_the_school_has_a_builder() -> None:
    from reconcile.writing import Audience, products_for

    assert tuple(BUILDERS) == products_for(Audience.SCHOOL)


NO_LETTERS = {Product.COUNTER_VERSION, Product.CHILDS_WORDS, Product.AUTHORISATION}
"""In the school's own order, or in the words of the child: nobody asks anything there."""


@pytest.mark.parametrize("product", list(BUILDERS))
def test_a_secret_address_is_in_no_paper_and_every_letter_asks_not_to_show_it(product: Product) -> None:
    facts = FACTS.model_copy(
        update={"address": ADDRESS, "secret_address": True, "school": "De Boomgaard, bij lindelaan 12 1234AB"}
    )
    words = "\n".join(words for part in current_draft(product, sources(facts)).parts for words in part.words).lower()
    assert not [piece for piece in ("lindelaan", "1234 ab", "1234ab", "dorpstad") if piece in words]
    asks = "adres is geheim. wilt u per e-mail antwoorden" in words
    assert asks is (product not in NO_LETTERS)


@pytest.mark.parametrize("product", list(BUILDERS))
def test_the_address_stands_only_where_the_law_asks_who_writes(product: Product) -> None:
    shown = ADDRESS in text_of(built(product, sources(FACTS.model_copy(update={"address": ADDRESS}))))
    assert shown is (product in (Product.ACCESS, Product.RECTIFICATION))
    assert "Adres:" not in text_of(built(product))


def test_a_view_is_added_to_a_passage_in_the_parents_own_words_or_as_a_gap() -> None:
    made = built(Product.ADD_OUR_VIEW)
    assert [row[1:] for row in rows(made)] == [
        ["Onder ‘Bespreking’: “Noor is een vrolijk meisje.”",
         f"Dit is een indruk die als feit is opgeschreven. {VIEW}."],
    ]  # fmt: skip
    assert table_grounds(made) == [(IMPRESSION.id,)]
    without = built(Product.ADD_OUR_VIEW, sources(noted={IMPRESSION.id: None}))
    assert rows(without)[0][2].endswith("[hoe ziet u dit zelf?]")
    assert rows(built(Product.ADD_OUR_VIEW, sources(noted={})))[0][1] == "[welke zin uit het verslag?]"


def test_facts_are_put_right_one_by_one_with_support_for_the_parents_to_name() -> None:
    made = built(Product.RECTIFICATION)
    passages = [row[1] for row in rows(made)]
    assert len(passages) == 5  # F7, F2, F4, F5 (with the remark on the same sentence), and what should not be there
    assert table_grounds(made)[3] == ("F5", BLURRED.id)
    assert table_grounds(made)[4] == (SENSITIVE.id,)
    assert all("e-mail, brief of ander verslag" in row[4] for row in rows(made)[:4])
    assert "vrijdag de themawoorden" not in text_of(made)  # left out of the report: the reaction asks for it
    assert "Ons eigen verslag van het gesprek is verstuurd op 4 november 2026." in text_of(made)
    assert "verstuurd op" not in text_of(built(Product.RECTIFICATION, sources(sent=())))


def test_what_should_not_be_spread_is_pointed_at_and_not_repeated() -> None:
    for product in (Product.RECTIFICATION, Product.VIEW_ON_FILE):
        made = built(product, sources(noted={SENSITIVE.id: None}, decided={}))
        assert "Een zin onder ‘Bespreking’." in text_of(made)
        assert "extra jaar" not in text_of(made)


def test_an_answer_to_a_request_by_law_is_asked_within_a_month_and_a_weekend_moves_it() -> None:
    assert "uiterlijk op 7 december 2026" in text_of(built(Product.ACCESS))  # 5 December is a Saturday
    given = sources(FACTS.model_copy(update={"reply_by": datetime.date(2026, 11, 30)}))
    assert "uiterlijk op 30 november 2026" in text_of(built(Product.ACCESS, given))


def test_questions_are_asked_once_about_a_sentence_and_not_where_a_proposal_stands() -> None:
    made = built(Product.REACTION, sources(noted={UNDATED.id: None, VAGUE.id: None}))
    assert (
        "Onder ‘Bespreking’: “Een extra jaar groep 4 is besproken.” Wilt u hierbij zetten wanneer?"
        " Wilt u hierbij zetten wie wat doet, hoeveel en wanneer?"
    ) in lines_of(made)


def test_consent_the_parents_kept_back_is_said_to_be_kept_back_now() -> None:
    made = built(Product.CONSENT_CLARIFIED)
    assert [row[3] for row in rows(made)] == ["Wij geven hiervoor nu geen toestemming."]
    assert table_grounds(made) == [("F5", BLURRED.id)]
    assert "12 november 2026" in text_of(made)


@pytest.mark.parametrize(
    ("aspects", "condition", "now"),
    [
        (
            (Aspect.CONDITION,),
            "ouders lezen het verslag eerst",
            "onder deze voorwaarde: ouders lezen het verslag eerst.",
        ),
        ((Aspect.CONDITION,), "als wij het eerst lezen", "onder deze voorwaarde: [onder welke voorwaarde?]."),
        ((Aspect.SCOPE,), None, "Wij geven alleen toestemming voor wat hiernaast staat."),
        ((Aspect.STRENGTH,), None, "[geen toestemming, of alleen onder welke voorwaarde?]"),
    ],
)
def test_the_bounds_of_consent_are_told_when_they_are_known(
    aspects: tuple[Aspect, ...], condition: str | None, now: str
) -> None:
    agreements = tuple(
        each.model_copy(update={"kind": AgreementKind.CONSENT, "condition": condition}) if each.id == "A5" else each
        for each in AGREEMENTS
    )
    findings = tuple(each.model_copy(update={"aspects": aspects}) if each.id == "F5" else each for each in FINDINGS)
    compared = COMPARED.model_copy(update={"agreements": agreements, "findings": findings})
    made = built(Product.CONSENT_CLARIFIED, replace(sources(noted={}), reconciliation=compared))
    assert rows(made)[0][3].endswith(now)


def test_what_the_school_will_not_do_is_no_matter_of_consent() -> None:
    agreements = tuple(
        each.model_copy(update={"actor": "directeur"}) if each.id == "A5" else each for each in AGREEMENTS
    )
    findings = tuple(
        each.model_copy(update={"aspects": (Aspect.SCOPE,)}) if each.id == "F5" else each for each in FINDINGS
    )
    compared = COMPARED.model_copy(update={"agreements": agreements, "findings": findings})
    made = built(Product.CONSENT_CLARIFIED, replace(sources(noted={}), reconciliation=compared))
    assert rows(made) == [
        ["1", "[welke zin uit het verslag?]", "[vul hier zelf in hoe het is besproken]",
         "[geen toestemming, of alleen onder welke voorwaarde?]"],
    ]  # fmt: skip


def test_the_list_of_agreements_has_a_box_for_each_and_names_the_next_evaluation() -> None:
    made = built(Product.AGREEMENTS)
    assert [row[0] for row in rows(made)] == ["☐"] * 4
    assert "Volgende evaluatie: 15 december 2026." in lines_of(made)


def test_a_box_is_ticked_for_what_was_done_and_tells_what_was_not() -> None:
    made_from = replace(sources(), kept={"A1": Kept.DONE, "A2": Kept.NOT_DONE, "A4": Kept.UNCLEAR})
    boxes = [row[0] for row in rows(built(Product.AGREEMENTS, made_from))]
    assert boxes == ["☑", "☐ nog niet", "☐ niet duidelijk", "☐"]


def test_the_own_report_says_that_none_came_only_when_none_came() -> None:
    sentence = "Wij hebben van school geen verslag van dit gesprek ontvangen."
    without = sources(noted={}, decided={}, has_report=False)
    assert sentence in lines_of(built(Product.OWN_REPORT_ONLY, without))
    assert sentence not in text_of(built(Product.OWN_REPORT_ONLY))
    assert sentence not in text_of(built(Product.OWN_REPORT, without))


def test_a_meeting_that_has_been_is_not_the_one_to_come() -> None:
    assert "Vragen vooraf aan het gesprek van [datum van het gesprek]" in lines_of(built(Product.QUESTIONS_BEFORE))
    soon = FACTS.model_copy(update={"today": MEETING - datetime.timedelta(days=5)})
    made = text_of(built(Product.QUESTIONS_BEFORE, sources(soon)))
    assert "Vragen vooraf aan het gesprek van 3 november 2026" in made
    assert "Wilt u ons vóór 3 november 2026 antwoord geven?" in made


def test_every_article_of_law_has_a_source_and_a_day_and_stands_in_one_line_of_a_letter() -> None:
    table = data_table("school/law.toml")
    for entry in table.values():
        assert entry["source"]
        assert isinstance(entry["geldig_per"], datetime.date)
    for product in BUILDERS:
        lines = [line for line in lines_of(built(product)) if "artikel" in line]
        assert len(lines) <= 1, lines


def test_what_rests_on_a_remark_follows_it() -> None:
    kept = current_draft(Product.ADD_OUR_VIEW, sources())
    row = next(number for number, part in enumerate(kept.parts) if part.grounds)
    out = kept.with_left_out(row, True)
    still = current_draft(Product.ADD_OUR_VIEW, sources(), out)
    assert [part.grounds for part in still.parts if part.left_out] == [(IMPRESSION.id,)]
    gone = current_draft(Product.ADD_OUR_VIEW, sources(noted={}), out)
    assert not [part for part in gone.parts if part.left_out]


def test_a_remark_that_is_no_longer_made_is_left_out() -> None:
    made = built(Product.ADD_OUR_VIEW, sources(noted={"impression@9999": "Iets van vroeger"}))
    assert "Iets van vroeger" not in text_of(made)


@pytest.mark.parametrize("product", list(BUILDERS))
def test_nobody_signs_for_a_parent_who_does_not_write(product: Product) -> None:
    made = text_of(
        built(product, sources(FACTS.model_copy(update={"alone": True, "parents": ("Lieke Vos", "Tom Vos")})))
    )
    assert not re.search(r"^(Lieke|Tom) Vos$", made, re.M)
    assert "Lieke Vos en Tom Vos" not in made
