"""Labelled meetings for fitting and measuring: JSON files with turns, report, agreements and findings."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.report import Report, Statement
from models.transcript import Transcript


@dataclass(frozen=True)
class Case:
    """One labelled meeting; the letters of its name are its author."""

    name: str
    transcript: Transcript
    report: Report
    agreements: list[dict[str, Any]]
    findings: list[dict[str, Any]]
    told_again: str = ""
    """The meeting that this is another report of, by somebody else; else nothing."""

    @property
    def author(self) -> str:
        """Who wrote the meeting, if not the report."""
        return author_of(self.told_again or self.name)


def author_of(name: str) -> str:
    """The author of a case, from its name: "d" of "d01", "aa" of "aa01"."""
    return name.rstrip("0123456789")


SAME_PLACE = 0.4
"""Share of the shorter text that two places in the report must share."""


def label_of(case: Case, statement: Statement) -> tuple[str, dict[str, Any] | None]:
    """The labelled relation of a statement and its finding."""
    for finding in case.findings:
        for quote in finding["report_quotes"]:
            start = case.report.text.index(quote)
            end = start + len(quote)
            shared = min(end, statement.end) - max(start, statement.start)
            if shared > SAME_PLACE * min(end - start, statement.end - statement.start):
                return ("added" if finding["kind"] == "added" else "linked"), finding
    return "background", None


KEPT_APART = frozenset(("p", "q", "t", "u", "ah", "ai"))
"""Authors that nobody who works on the rules has read, and whom no model is fitted on."""

READ = frozenset("defghiklmnorsaj")
"""Authors whose meetings were read while rules were made."""


def read_cases(folder: Path, authors: Collection[str] = ()) -> Iterator[Case]:
    """Every case in `folder`, or only those of `authors`."""
    from reconcile.reports import pasted

    for path in sorted(folder.glob("[a-z]*[0-9][0-9].json")):
        if authors and author_of(path.stem) not in authors:
            continue
        case = json.loads(path.read_text(encoding="utf-8"))
        transcript = Transcript.model_validate(
            {"date": case["meeting_date"], "speakers": case["speakers"], "turns": case["turns"]}
        )
        told_again = case.get("meeting_of", "")
        yield Case(path.stem, transcript, pasted(case["report"]), case["agreements"], case["findings"], told_again)
