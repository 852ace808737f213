"""E1, the parents' own report of the meeting: who, what, how much, when, and what they stand for."""

from collections.abc import Mapping

from models.agreement import AgreementKind
from reconcile.writing.document import Block, BulletList, Document, Heading, Paragraph, text_of
from reconcile.writing.facts import LetterFacts
from reconcile.writing.material import Material
from reconcile.writing.phrasing.voice import in_voice
from reconcile.writing.phrasing.wording import Allows, letters
from reconcile.writing.school.agreed import agreed_table, qualified, said_of
from reconcile.writing.school.papers import missing, paper

_SECTIONS = (
    AgreementKind.OBJECTION,
    AgreementKind.CONSENT,
    AgreementKind.REFUSAL,
    AgreementKind.INFORMATION,
    AgreementKind.REQUEST,
)

_NO_GROUNDS: Mapping[str, tuple[str, ...]] = {}


def own_report(
    material: Material,
    facts: LetterFacts,
    allows: Allows,
    grounds: Mapping[str, tuple[str, ...]] = _NO_GROUNDS,
    *,
    no_report: bool = False,
    has_report: bool = False,
) -> Document:
    """The parents' own report. What is not known stands as a visible gap. `grounds` tells by `Settled.id` what each
    line rests on. `no_report`: it says that the school sent none, which is to be looked at when there is one after all
    (`has_report`)."""
    said = said_of(material, allows)
    table = agreed_table("agreements", material, said, facts, allows, grounds)
    sections: list[Block] = []
    for kind in _SECTIONS:
        items = tuple(
            text_of(qualified(e, said[e.id]), grounds=grounds.get(e.id, ())) for e in material.settled if e.kind is kind
        )
        if items:
            heading = in_voice(letters()["own_report"][kind.value], alone=facts.alone)
            sections += [Heading(text_of(heading)), BulletList(items)]
            if kind is AgreementKind.CONSENT:
                sections.append(Paragraph(text_of(letters()["own_report"]["scope"])))
    none_came = (
        missing("no_report") if has_report else in_voice(letters()["own_report"]["no_report"], alone=facts.alone)
    )
    values = {"agreements": bool(table.rows), "alone_report": no_report, "no_report": none_came}
    return paper("own_report", facts, values, {"agreements": [table], "sections": sections})
