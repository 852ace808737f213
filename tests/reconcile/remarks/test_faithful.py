"""Reports in which everything is right: at most a handful of remarks, and none on private life that is not there."""

import datetime
import json
from pathlib import Path

import pytest

from models.transcript import Speaker, Transcript, Turn
from reconcile.remarks import remarks
from reconcile.reports import pasted
from reconcile.statements import statements

MEETINGS = Path(__file__).parents[2] / "bench" / "meetings"
MOST = 4
"""Remarks shown on one good report."""
AUTHORS = sorted({file.stem.rstrip("0123456789") for file in MEETINGS.glob("*.json")})


def shown(file: Path) -> int:
    case = json.loads(file.read_text(encoding="utf-8"))
    transcript = Transcript(
        date=datetime.date.fromisoformat(case["meeting_date"]),
        speakers=tuple(Speaker(**one) for one in case["speakers"]),
        turns=tuple(Turn(**one) for one in case["turns"]),
    )
    report = pasted(case["report"])
    return sum(one.shown for one in remarks(statements(report), report=report, transcript=transcript))


@pytest.fixture(scope="module")
def counts() -> list[int]:
    last = [sorted(MEETINGS.glob(f"{author}[0-9]*.json"))[-1] for author in AUTHORS]
    return [shown(file) for file in last]


def test_no_good_report_is_buried(counts: list[int]) -> None:
    assert max(counts) <= MOST


def test_a_good_report_has_one_remark_or_none(counts: list[int]) -> None:
    assert sum(counts) / len(counts) <= 1.0
