"""E2, the reaction to the school's report: thanks, what is right, a table of proposals, a small request."""

from collections.abc import Container, Mapping, Sequence

from reconcile.writing.document import Block, BulletList, Document, Mark, Run, Table, Text, text_of
from reconcile.writing.facts import LetterFacts
from reconcile.writing.material import Material
from reconcile.writing.phrasing.proposals import Proposal
from reconcile.writing.phrasing.voice import in_voice
from reconcile.writing.phrasing.wording import letters
from reconcile.writing.templates import document_from

MOST_RECOGNISED = 5
"""Lines named as right: enough to show good faith, short enough to read."""

_NO_GROUNDS: Mapping[tuple[int, int], tuple[str, ...]] = {}


def reaction(
    material: Material,
    proposals: tuple[Proposal, ...],
    facts: LetterFacts,
    *,
    grounds: Mapping[tuple[int, int], tuple[str, ...]] = _NO_GROUNDS,
    without: Container[str] = (),
    more: int = 0,
) -> Document:
    """The letter with the table In het verslag / Ons voorstel / Toelichting, a row per point.

    The points in `without`, by id, have no row; `more` rows will be added by somebody else. The letter tells the count.
    `grounds` tells by start and end of a passage that is right what says so.
    """
    contested = [(edit.start, edit.end) for point in proposals for edit in point.edits]
    proposals = tuple(proposal for proposal in proposals if proposal.point not in without)
    count = len(proposals) + more
    table = Table(
        header=tuple(text_of(in_voice(word, alone=facts.alone)) for word in letters()["tables"]["reaction"]),
        rows=tuple(_row(number, proposal, alone=facts.alone) for number, proposal in enumerate(proposals, start=1)),
        widths=(5, 33, 36, 26),
    )
    recognised = [
        text_of(" ".join(passage.text.split()), grounds=grounds.get((passage.start, passage.end), ()))
        for passage in material.recognised
        if not any(start < passage.end and passage.start < end for start, end in contested)
    ]
    values = {
        **facts.shown(),
        "count": count,
        "spelled": _spelled(count),
        "recognised": bool(recognised),
    }
    parts: dict[str, Sequence[Block]] = {
        "points": [table],
        "recognised": [BulletList(tuple(recognised[:MOST_RECOGNISED]))],
    }
    return document_from("reaction", values, parts, alone=facts.alone)


def _spelled(count: int) -> str:
    """`count` as a word, as running text has it; figures above twenty."""
    words: dict[str, str] = letters()["numerals"]
    return next((word for word, digits in words.items() if digits == str(count)), str(count))


def _row(number: int, proposal: Proposal, *, alone: bool) -> tuple[Text, ...]:
    words = letters()["tables"]
    place = words["under"].format(section=proposal.section[-1]) if proposal.section and proposal.passage else ""
    passage = place + f"“{' '.join(proposal.passage.split())}”" if proposal.passage else words["not_in_report"]
    grounds = (proposal.point,)
    return (
        text_of(str(number), grounds=grounds),
        text_of(passage, grounds=grounds),
        text_of(proposal.text or words["leave_out"], grounds=grounds),
        (
            Run(in_voice(proposal.verdict, alone=alone), Mark.STRONG, grounds),
            Run(" " + in_voice(proposal.reason, alone=alone), grounds=grounds),
        ),
    )
