"""Agreements with a day in them, reckoned from the day of the meeting."""

import datetime

import pytest

from models.agreement import Agreement, AgreementKind
from reconcile.clocks import AgreementDate, Region, agreement_dates
from tests.reconcile.writing.meeting import AGREEMENTS, MEETING


def agreed(text: str, deadline: str | None) -> Agreement:
    return Agreement(id="A1", kind=AgreementKind.COMMITMENT, turns=(1,), text=text, deadline=deadline)


def date_of(text: str, deadline: str, region: Region | None = None) -> AgreementDate:
    (found,) = agreement_dates([agreed(text, deadline)], MEETING, region)
    return found


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_only_agreements_with_a_day_come_in_order() -> None:
    found = agreement_dates(AGREEMENTS, MEETING)
    assert [(each.agreement, each.due) for each in found] == [("A4", day("2026-11-17")), ("A6", day("2026-12-15"))]
    assert found[0].actor == "directeur"


@pytest.mark.parametrize(
    ("text", "deadline", "first", "due"),
    [
        ("Dat doen we volgende week.", "volgende week", "2026-11-09", "2026-11-13"),
        ("Ik bel binnen twee weken.", "binnen twee weken", "2026-11-15", "2026-11-17"),
        ("Uiterlijk 1 maart is het klaar.", "2027-03-01", "2027-03-01", "2027-03-01"),
        ("We bellen vóór de kerstvakantie.", "kerstvakantie", "2026-12-12", "2026-12-19"),
        ("Eind januari praten we weer.", "eind januari", "2027-01-20", "2027-01-31"),
    ],
)
def test_a_stretch_of_days_is_due_on_its_last(text: str, deadline: str, first: str, due: str) -> None:
    found = date_of(text, deadline)
    assert (found.first, found.due, found.begins) == (day(first), day(due), False)


def test_what_begins_on_a_day_is_told_as_such() -> None:
    found = date_of("Vanaf maandag 9 november krijgt hij een eigen plek.", "2026-11-09")
    assert (found.due, found.begins) == (day("2026-11-09"), True)


@pytest.mark.parametrize(
    ("region", "before", "after"),
    [
        # Spring break 2027: north and middle 20-28 February, south 13-21 February (set by the minister).
        (Region.NORTH, "2027-02-19", "2027-03-01"),
        (Region.MIDDLE, "2027-02-19", "2027-03-01"),
        (Region.SOUTH, "2027-02-12", "2027-02-22"),
    ],
)
def test_with_the_region_a_school_break_is_one_stretch(region: Region, before: str, after: str) -> None:
    assert date_of("We bellen vóór de voorjaarsvakantie.", "voorjaarsvakantie", region).due == day(before)
    begins = date_of("Na de voorjaarsvakantie begint het.", "voorjaarsvakantie", region)
    assert (begins.due, begins.begins) == (day(after), True)


def test_the_region_is_no_matter_for_what_names_no_break() -> None:
    assert {date_of("Vóór 15 februari.", "2027-02-15", region).due for region in (None, *Region)} == {day("2027-02-15")}


def test_words_that_name_no_day_are_left_out() -> None:
    assert agreement_dates([agreed("Zo snel mogelijk.", "zo snel mogelijk"), agreed("Ooit.", None)], MEETING) == ()
