"""E10, the reaction to an OPP: agreed or not, and what should change."""

from reconcile.writing.data import data_table
from reconcile.writing.document import Document
from reconcile.writing.phrasing.wording import letters
from reconcile.writing.school.papers import missing, numbered_table, paper, quoted
from reconcile.writing.sources import Sources


def opp_reaction(sources: Sources) -> Document:
    """The reaction, with a row for every point of the parents when the report in hand is an OPP itself."""
    words = letters()["tables"]
    proposals = sources.proposals if _is_opp(sources.material.report_text) else ()
    rows = [
        (
            quoted(each.passage, each.section) or words["not_in_report"],
            each.text or words["leave_out"],
            f"{each.verdict} {each.reason}",
        )
        for each in proposals
    ]
    empty = [(missing("opp_passage"), missing("opp_wanted"), missing("opp_reason"))]
    grounds = [(each.point,) for each in proposals]
    table = numbered_table("opp", rows or empty, (5, 32, 35, 28), sources.facts, grounds or [()])
    return paper("opp_reaction", sources.facts, parts={"changes": [table]})


def _is_opp(report_text: str) -> bool:
    """Whether a report is an OPP: all words that every OPP has are in it."""
    lower = report_text.lower()
    wanted: list[str] = data_table("school/lists.toml")["opp_words"]
    return all(word in lower for word in wanted)
