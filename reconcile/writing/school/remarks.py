"""Which letter a remark on the report leads to: a view to be added, a fact to be put right, or a question."""

from collections.abc import Iterable, Sequence
from typing import Any

from models.reconciliation import Remedy
from reconcile.writing.data import data_table
from reconcile.writing.facts import LetterFacts
from reconcile.writing.material import Noted, Point
from reconcile.writing.phrasing.parties import capitalised
from reconcile.writing.phrasing.voice import in_voice
from reconcile.writing.phrasing.wording import letters
from reconcile.writing.products import Product
from reconcile.writing.remedies import PAPERS
from reconcile.writing.school.papers import missing, only_place, quoted


def rule_for(kind: str) -> dict[str, Any]:
    """How lists.toml puts a remark of `kind`."""
    kinds: dict[str, dict[str, Any]] = data_table("school/lists.toml")["remarks"]
    return kinds.get(kind, kinds["other"])


def leading_to(product: Product, noted: Iterable[Noted]) -> list[Noted]:
    """Those of `noted` that `product` can carry, in their order."""
    return [each for each in noted if product in PAPERS[each.remedy]]


def passage_of(noted: Noted) -> str:
    """The words it is about; only their place where they should not be spread any further."""
    first = noted.passages[0].section if noted.passages else ()
    if not rule_for(noted.kind).get("quoted", True):
        return only_place(first)
    return quoted(" ".join(passage.text.strip() for passage in noted.passages), first) or missing("passage")


def reason_of(noted: Noted, facts: LetterFacts) -> str:
    """Why it is in the letter, calmly."""
    return in_voice(rule_for(noted.kind)["reason"], alone=facts.alone)


def view_of(noted: Noted, otherwise: str) -> str:
    """The parent's own words, else the text that is always asked for, else the gap `otherwise` of letters.toml."""
    if noted.own_words:
        text = capitalised(noted.own_words)
        return text if text[-1] in ".?!:" else text + "."
    return str(letters()["tables"]["leave_out"]) if should_go(noted) else missing(otherwise)


def by_place(noted: Iterable[Noted]) -> list[list[Noted]]:
    """`noted` with those about the same passage together."""
    groups: dict[object, list[Noted]] = {}
    for each in noted:
        groups.setdefault(each.passages or each.id, []).append(each)
    return list(groups.values())


def apart_from(noted: Iterable[Noted], points: Sequence[Point]) -> tuple[list[Noted], dict[str, tuple[str, ...]]]:
    """Those of `noted` on other places than `points`, and by `Point.id` the ids of those on the same: one row does."""
    also: dict[str, tuple[str, ...]] = {point.id: () for point in points}
    by_place = {passage.start: point.id for point in points for passage in point.passages}
    apart: list[Noted] = []
    for each in noted:
        point = next((by_place[passage.start] for passage in each.passages if passage.start in by_place), None)
        if point is None:
            apart.append(each)
        else:
            also[point] = (*also[point], each.id)
    return apart, also


def should_go(noted: Noted) -> bool:
    """Whether what it is about should not be in the document at all."""
    return noted.remedy is Remedy.REMOVE
