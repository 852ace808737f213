"""Another tone says the same: the facts of a letter do not move with it."""

import re
from itertools import combinations

import pytest

from reconcile.writing import Product, Tone, WouldLeak, write_draft
from reconcile.writing.document import BulletList, Document, Heading, Table, lines_of
from reconcile.writing.drafts.document import draft_of
from reconcile.writing.school.builders import BUILDERS
from reconcile.writing.templates import phrases
from tests.reconcile.writing.meeting import FACTS
from tests.reconcile.writing.school.family import built, sources

NAMES = (FACTS.child, FACTS.school, FACTS.addressee, *FACTS.parents, "De directeur", "samenwerkingsverband", "AVG")
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"


def facts_of(document: Document) -> dict[str, set[str]]:
    """What a reader could hold somebody to: read from the text alone."""
    text = "\n".join(lines_of(document))
    return {
        "dates": set(re.findall(rf"\d{{1,2}} (?:{MONTHS}) \d{{4}}", text)),
        "numbers": set(re.findall(r"\d+", text)),
        "names": {name for name in NAMES if name in text},
        "gaps": set(re.findall(r"\[[^\]]+\]", text)),
        "passages": set(re.findall(r"“[^”]+”", text)),
        "articles": set(re.findall(r"artikel \d+\w*(?: lid \d)?", text)),
    }


@pytest.mark.parametrize("alone", [False, True], ids=["both", "alone"])
@pytest.mark.parametrize("product", list(BUILDERS))
def test_the_facts_are_the_same_in_every_tone_and_the_words_are_not(product: Product, alone: bool) -> None:
    made = {tone: built(product, sources(FACTS.model_copy(update={"tone": tone, "alone": alone}))) for tone in Tone}
    for one, other in combinations(made.values(), 2):
        assert facts_of(one) == facts_of(other)
        for kind in (Table, BulletList, Heading):
            assert [b for b in one.blocks if isinstance(b, kind)] == [b for b in other.blocks if isinstance(b, kind)]
        assert lines_of(one) != lines_of(other)


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("product", list(BUILDERS))
def test_every_paper_in_every_tone_passes_the_guard(product: Product, tone: Tone) -> None:
    made_from = sources(FACTS.model_copy(update={"tone": tone}))
    try:
        write_draft(product, draft_of(built(product, made_from)), made_from)
    except WouldLeak as refused:  # shows which words
        pytest.fail(str(refused.leaks))


def test_every_phrase_has_three_tones_with_the_same_facts_in_them() -> None:
    for name, said in phrases("school").items():
        assert set(said) == set(Tone), name
        assert len(set(said.values())) >= 2, name
        facts = {frozenset(re.findall(r"\{\{ (\w+) \}\}", text)) for text in said.values()}
        assert len(facts) == 1, name


def test_no_phrase_is_without_a_paper() -> None:
    from reconcile.writing.data import data_text

    templates = "".join(data_text(f"school/dutch/{name}.j2") for name in {*_templates()})
    assert set(re.findall(r"«(\w+)»", templates)) == set(phrases("school"))


def _templates() -> list[str]:
    from importlib.resources import files

    folder = files("reconcile.writing") / "school" / "dutch"
    return [entry.name.removesuffix(".j2") for entry in folder.iterdir() if entry.name.endswith(".j2")]


def test_nothing_of_a_template_is_left_in_a_paper() -> None:
    for product in BUILDERS:
        for alone in (False, True):
            text = "\n".join(lines_of(built(product, sources(FACTS.model_copy(update={"alone": alone})))))
            assert not re.search(r"[‹›«»⟦⟧{}@]|\|", text), text
