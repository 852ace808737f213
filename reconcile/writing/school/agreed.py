"""E4 and E14b, what was agreed and little else; and the table of agreements that three papers share."""

import datetime
from collections.abc import Mapping

from models.agreement import AgreementKind, Strength
from models.dossier.events import Kept
from reconcile.writing.document import BulletList, Document, Paragraph, Table, Text, gap, text_of
from reconcile.writing.facts import LetterFacts, dutch_date
from reconcile.writing.material import Material, Settled
from reconcile.writing.phrasing.parties import capitalised
from reconcile.writing.phrasing.wording import Allows, letters, settled_sentence, with_dutch_dates
from reconcile.writing.school.papers import missing, paper, table_head
from reconcile.writing.sources import Sources

_AGREED = (AgreementKind.COMMITMENT, AgreementKind.DECISION)
_ABOUT_CONSENT = (AgreementKind.CONSENT, AgreementKind.REFUSAL)
_WIDTHS = {"agreements": (20, 48, 16, 16), "checklist": (11, 17, 42, 15, 15), "short": (22, 58, 20)}


_NOTHING_HEARD: Mapping[str, Kept] = {}


def agreements(sources: Sources) -> Document:
    """The list of agreements on one page, each with a box to tick, and when they will be looked at again."""
    material, facts, allows = sources.material, sources.facts, sources.guard.allows
    said = said_of(material, allows)
    table = agreed_table("checklist", material, said, facts, allows, sources.grounds_of_agreements, kept=sources.kept)
    evaluation = Paragraph(_evaluation(material, facts, sources.grounds_of_agreements))
    return paper("agreements", facts, parts={"agreements": [table], "evaluation": [evaluation]})


def short_report(sources: Sources) -> Document:
    """The outcomes of the meeting for somebody who treats the child: agreements and consent, and nothing else."""
    material, facts, allows, grounds = (
        sources.material, sources.facts, sources.guard.allows, sources.grounds_of_agreements
    )  # fmt: skip
    said = said_of(material, allows)
    table = agreed_table("short", material, said, facts, allows, grounds)
    consent = tuple(
        text_of(qualified(entry, said[entry.id]), grounds=grounds.get(entry.id, ()))
        for entry in material.settled
        if entry.kind in _ABOUT_CONSENT
    )
    values = {"agreements": bool(table.rows), "consent": bool(consent)}
    return paper("short_report", facts, values, {"agreements": [table], "consent": [BulletList(consent)]})


def said_of(material: Material, allows: Allows) -> dict[str, str]:
    """What was settled in calm words, by `Settled.id`; the parents' own words come first."""
    own_words = {p.settled.id: p.own_words for p in material.points if p.settled and p.own_words}
    return {
        entry.id: own_words.get(entry.id) or settled_sentence(entry, allows, with_facts=entry.kind not in _AGREED)
        for entry in material.settled
    }


def agreed_table(
    name: str,
    material: Material,
    said: Mapping[str, str],
    facts: LetterFacts,
    allows: Allows,
    grounds: Mapping[str, tuple[str, ...]],
    *,
    kept: Mapping[str, Kept] = _NOTHING_HEARD,
) -> Table:
    """The table `name` of letters.toml with a row for every agreement in `material`."""
    agreed = [entry for entry in material.settled if entry.kind in _AGREED]
    boxes = letters()["boxes"]
    box = {entry.id: boxes[kept[entry.id].value] if entry.id in kept else boxes["open"] for entry in agreed}
    rows = tuple(
        _row(name, entry, said[entry.id], box[entry.id], allows, grounds.get(entry.id, ())) for entry in agreed
    )
    return Table(table_head(name, facts), rows, _WIDTHS[name])


def _row(name: str, entry: Settled, said: str, box: str, allows: Allows, grounds: tuple[str, ...]) -> tuple[Text, ...]:
    words, gaps = letters()["tables"], letters()["gaps"]
    moment = with_dutch_dates(entry.deadline or "")
    cells = {
        "Klaar": box,
        "Wie": capitalised(entry.actor) or gap(gaps["who"]),
        "Wat": qualified(entry, said),
        "Hoeveel": entry.quantity if entry.quantity and allows(entry.quantity) else words["no_amount"],
        "Wanneer": moment if moment and allows(moment) else gap(gaps["since" if entry.quantity else "when"]),
    }
    return tuple(text_of(cells[column], grounds=grounds) for column in words[name])


def qualified(entry: Settled, said: str) -> str:
    """What was settled, with how sure it was."""
    if entry.strength is Strength.TENTATIVE:
        return f"{said} {letters()['own_report']['tentative']}"
    if entry.strength is Strength.CONDITIONAL and not entry.condition:
        return f"{said} {letters()['own_report']['conditional']}"
    return said


def _evaluation(material: Material, facts: LetterFacts, grounds: Mapping[str, tuple[str, ...]]) -> Text:
    """When the agreements will be looked at again, from the agreement about that; a gap when none tells a day."""
    words = letters()["agreements"]
    for entry in material.settled:
        day = _day(entry.deadline)
        speaks = any(word in entry.text.lower() for word in words["evaluations"])
        if entry.kind in _AGREED and speaks and day and (facts.meeting_date is None or day > facts.meeting_date):
            return text_of(words["next_evaluation"].format(day=dutch_date(day)), grounds=grounds.get(entry.id, ()))
    return text_of(words["next_evaluation"].format(day=missing("evaluation")))


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text or "")
    except ValueError:
        return None
