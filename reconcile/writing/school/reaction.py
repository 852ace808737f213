"""E2, the reaction to the school's report: thanks, what is right, a table of proposals, a small request."""

from collections.abc import Container, Mapping, Sequence

from reconcile.writing.document import Block, BulletList, Document, Mark, Run, Text, text_of
from reconcile.writing.facts import LetterFacts
from reconcile.writing.material import Material, Noted
from reconcile.writing.phrasing.proposals import Proposal
from reconcile.writing.phrasing.wording import letters, one_line
from reconcile.writing.products import Product
from reconcile.writing.school.papers import numbered_table, paper, quoted
from reconcile.writing.school.remarks import apart_from, by_place, leading_to, passage_of, reason_of, view_of

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
    table = numbered_table(
        "reaction", [_row(proposal) for proposal in proposals], (5, 33, 36, 26), facts,
        [(proposal.point,) for proposal in proposals],
    )  # fmt: skip
    recognised = [
        text_of(one_line(passage.text), grounds=grounds.get((passage.start, passage.end), ()))
        for passage in material.recognised
        if not any(start < passage.end and passage.start < end for start, end in contested)
    ]
    taken = {proposal.point for proposal in proposals}
    noted, _ = apart_from(
        leading_to(Product.REACTION, material.noted), [point for point in material.points if point.id in taken]
    )
    questions = tuple(_asked(group, facts) for group in by_place(noted))
    values = {
        "count": count,
        "spelled": _spelled(count),
        "recognised": bool(recognised),
        "questions": bool(questions),
    }
    parts: dict[str, Sequence[Block]] = {
        "points": [table],
        "recognised": [BulletList(tuple(recognised[:MOST_RECOGNISED]))],
        "questions": [BulletList(questions)],
    }
    return paper("reaction", facts, values, parts)


def _spelled(count: int) -> str:
    """`count` as a word, as running text has it; figures above twenty."""
    words: dict[str, str] = letters()["numerals"]
    return next((word for word, digits in words.items() if digits == str(count)), str(count))


def _row(proposal: Proposal) -> tuple[str | Text, ...]:
    words = letters()["tables"]
    grounds = (proposal.point,)
    return (
        quoted(proposal.passage, proposal.section) or words["not_in_report"],
        proposal.text or words["leave_out"],
        (Run(proposal.verdict, Mark.STRONG, grounds), Run(f" {proposal.reason}", grounds=grounds)),
    )


def _asked(noted: Sequence[Noted], facts: LetterFacts) -> Text:
    """All that is asked about one passage of the report, in the parents' own words when they have any."""
    questions = [view_of(each, "own_words") if each.own_words else reason_of(each, facts) for each in noted]
    place = [passage_of(noted[0])] if noted[0].passages else []
    return text_of(" ".join([*place, *dict.fromkeys(questions)]), grounds=tuple(each.id for each in noted))
