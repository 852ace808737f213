"""Last days against a table that was worked out by hand: weekends, every Dutch holiday, short months, leap years."""

import csv
import datetime
from pathlib import Path

import pytest

from models.moment import Moment, MomentKind
from reconcile.clocks import Deadline, Rule, all_terms, deadlines, due_date, links_of
from reconcile.clocks.counting import holidays_of, length_of

TABLE = Path(__file__).with_name("cases.tsv")
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
CASES = list(csv.DictReader(LINES, delimiter="\t"))
BEFORE = {"court": MomentKind.ACCESS_REQUESTED, "gpo_defence": MomentKind.DECISION}
"""What a term of an answer needs to be an answer to."""


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def deadline_of(case: dict[str, str]) -> Deadline:
    """What the program makes of the moments of a case."""
    start = day(case["start"])
    kind = next((next(iter(term.names)) for term in all_terms() if term.key == case["term"]), MomentKind.MEETING)
    moments = [Moment(id="M1", kind=kind, date=start)]
    if case["term"] in BEFORE:
        moments.insert(0, Moment(id="M0", kind=BEFORE[case["term"]], date=start - datetime.timedelta(days=3)))
    if case["announced"]:
        moments.append(Moment(id="M2", kind=MomentKind.EXTENSION_ANNOUNCED, date=day(case["announced"])))
    (found,) = (each for each in deadlines(moments) if (each.term, each.moment) == (case["term"], "M1"))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['start']} {case['term']} {case['announced']}")
def test_the_last_day_is_the_one_worked_out_by_hand(case: dict[str, str]) -> None:
    rule, _, length = case["term"].partition(" ")
    found = due_date(day(case["start"]), length_of(length), Rule(rule)) if length else deadline_of(case).due
    assert found == day(case["due"]), case["why"]


def test_the_table_is_long_enough_and_has_every_term() -> None:
    assert len({(case["start"], case["term"], case["announced"]) for case in CASES}) == len(CASES) >= 60
    assert {case["term"] for case in CASES} >= {term.key for term in all_terms()} | {"keep_recording"}


def test_the_table_comes_past_every_holiday_from_monday_to_friday_in_some_year() -> None:
    """As the last day, before it is moved: each kind of holiday is there at least once."""
    dates = {day(case["due"]) for case in CASES}
    moved_to = {each - datetime.timedelta(days=back) for each in dates for back in range(1, 6)}
    for year, holidays in {
        2026: {(4, 3), (4, 6), (4, 27), (5, 5), (5, 14), (5, 25), (12, 25)},
        2024: {(12, 26)},
        2027: {(1, 1)},
    }.items():
        for month, number in holidays:
            assert datetime.date(year, month, number) in moved_to & holidays_of(year)


def test_an_announcement_too_late_is_told_and_not_counted() -> None:
    late = deadline_of({"start": "2026-03-05", "term": "request_answer", "announced": "2026-04-08"})
    in_time = deadline_of({"start": "2026-03-05", "term": "request_answer", "announced": "2026-04-07"})
    assert (late.extended_by, in_time.extended_by, in_time.remark) == ("", "M2", "")
    assert "Zelf te controleren" in late.remark


def test_a_court_only_follows_an_answer_to_a_request() -> None:
    moments = [
        Moment(id="M1", kind=MomentKind.REACTION_SENT, date=day("2026-05-01")),
        Moment(id="M2", kind=MomentKind.ANSWER_RECEIVED, date=day("2026-05-08")),
    ]
    assert "court" not in {each.term for each in deadlines(moments)}
    assert links_of(moments).about == {"M2": "M1"}
