"""E1, the parents' own report of the meeting: who, what, how much, when, and what they stand for."""

from collections.abc import Mapping

from models.agreement import AgreementKind, Strength
from reconcile.writing.document import Block, BulletList, Document, Heading, Table, Text, gap, text_of
from reconcile.writing.facts import LetterFacts
from reconcile.writing.material import Material, Settled
from reconcile.writing.phrasing.parties import capitalised
from reconcile.writing.phrasing.voice import in_voice
from reconcile.writing.phrasing.wording import Allows, letters, settled_sentence, with_dutch_dates
from reconcile.writing.templates import document_from

_IN_TABLE = (AgreementKind.COMMITMENT, AgreementKind.DECISION)
_SECTIONS = (
    AgreementKind.OBJECTION,
    AgreementKind.CONSENT,
    AgreementKind.REFUSAL,
    AgreementKind.INFORMATION,
    AgreementKind.REQUEST,
)

_NO_GROUNDS: Mapping[str, tuple[str, ...]] = {}


def own_report(
    material: Material, facts: LetterFacts, allows: Allows, grounds: Mapping[str, tuple[str, ...]] = _NO_GROUNDS
) -> Document:
    """The parents' own report. What is not known stands as a visible gap. `grounds` tells by `Settled.id` what each
    line rests on."""
    own_words = {p.settled.id: p.own_words for p in material.points if p.settled and p.own_words}
    said = {
        entry.id: own_words.get(entry.id) or settled_sentence(entry, allows, with_facts=entry.kind not in _IN_TABLE)
        for entry in material.settled
    }
    agreements = [entry for entry in material.settled if entry.kind in _IN_TABLE]
    table = Table(
        header=tuple(text_of(word) for word in letters()["tables"]["agreements"]),
        rows=tuple(_row(entry, said[entry.id], allows, grounds.get(entry.id, ())) for entry in agreements),
        widths=(20, 48, 16, 16),
    )
    sections: list[Block] = []
    for kind in _SECTIONS:
        items = tuple(
            text_of(_qualified(e, said[e.id]), grounds=grounds.get(e.id, ()))
            for e in material.settled
            if e.kind is kind
        )
        if items:
            sections += [
                Heading(text_of(in_voice(letters()["own_report"][kind.value], alone=facts.alone))),
                BulletList(items),
            ]
    values = {**facts.shown(), "agreements": bool(agreements)}
    return document_from("own_report", values, {"agreements": [table], "sections": sections}, alone=facts.alone)


def _row(entry: Settled, said: str, allows: Allows, grounds: tuple[str, ...]) -> tuple[Text, ...]:
    gaps = letters()["gaps"]
    moment = with_dutch_dates(entry.deadline or "")
    cells = (
        capitalised(entry.actor) or gap(gaps["who"]),
        _qualified(entry, said),
        entry.quantity if entry.quantity and allows(entry.quantity) else letters()["tables"]["no_amount"],
        moment if moment and allows(moment) else gap(gaps["since" if entry.quantity else "when"]),
    )
    return tuple(text_of(cell, grounds=grounds) for cell in cells)


def _qualified(entry: Settled, said: str) -> str:
    """What was settled, with how sure it was."""
    if entry.strength is Strength.TENTATIVE:
        return f"{said} {letters()['own_report']['tentative']}"
    if entry.strength is Strength.CONDITIONAL and not entry.condition:
        return f"{said} {letters()['own_report']['conditional']}"
    return said
