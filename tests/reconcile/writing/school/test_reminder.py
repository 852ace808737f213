"""A reminder tells what was sent and when, and never says more than is known."""

import datetime

import pytest

from models.moment import Moment, MomentKind
from reconcile.writing import Product
from reconcile.writing.document import lines_of
from tests.reconcile.writing.meeting import FACTS
from tests.reconcile.writing.school.family import built, sources

TODAY = datetime.date(2027, 2, 1)


def moment(number: int, kind: MomentKind, day: str, answers: str = "") -> Moment:
    return Moment(id=f"M{number}", kind=kind, date=datetime.date.fromisoformat(day), answers=answers)


def text(*sent: Moment, today: datetime.date = TODAY) -> str:
    facts = FACTS.model_copy(update={"today": today})
    return "\n".join(lines_of(built(Product.REMINDER, sources(facts, sent=sent))))


REACTION = moment(1, MomentKind.REACTION_SENT, "2026-11-05")
ACCESS = moment(2, MomentKind.ACCESS_REQUESTED, "2026-11-06")


def test_nothing_sent_is_a_gap_and_never_a_day_of_our_own() -> None:
    assert "[welke brief, van welke datum?]" in text()


@pytest.mark.parametrize(
    ("reminders", "opening"),
    [
        (0, "Misschien is het daardoor nog niet gelukt"),
        (1, "Wij hebben u al eens aan het volgende herinnerd"),
        (2, "Wij hebben u al eerder aan het volgende herinnerd"),
        (5, "Wij hebben u al eerder aan het volgende herinnerd"),
    ],
)
def test_each_reminder_makes_the_next_one_firmer(reminders: int, opening: str) -> None:
    days = [f"2026-12-{day:02}" for day in range(1, reminders + 1)]
    sent = [moment(10 + n, MomentKind.REMINDER_SENT, day, "M1") for n, day in enumerate(days)]
    made = text(REACTION, *sent)
    assert opening in made
    assert "onze reactie op het verslag, verstuurd op 5 november 2026" in made
    assert all(f"{n} december 2026" in made for n in range(1, reminders + 1))


def test_a_letter_never_reminded_of_is_not_said_to_be() -> None:
    reminder = moment(3, MomentKind.REMINDER_SENT, "2026-12-01", "M1")
    made = text(REACTION, ACCESS, reminder)
    assert "al eens" not in made
    assert "; herinnerd op 1 december 2026" in made


def test_a_reminder_of_nothing_in_particular_counts_only_when_one_letter_waits() -> None:
    loose = moment(3, MomentKind.REMINDER_SENT, "2026-12-20")
    assert "herinnerd op 20 december 2026" in text(REACTION, loose)
    assert "20 december" not in text(REACTION, ACCESS, loose)


@pytest.mark.parametrize(
    "answer",
    [
        moment(3, MomentKind.ANSWER_RECEIVED, "2026-11-20", "M1"),
        moment(3, MomentKind.ANSWER_RECEIVED, "2026-11-20"),
        moment(3, MomentKind.EXTENSION_ANNOUNCED, "2026-11-20", "M1"),
    ],
)
def test_what_was_answered_or_may_have_been_is_not_asked_again(answer: Moment) -> None:
    assert "5 november" not in text(REACTION, answer)


def test_an_answer_to_another_letter_or_from_before_is_no_answer() -> None:
    elsewhere = moment(3, MomentKind.ANSWER_RECEIVED, "2026-11-20", "M2")
    before = moment(4, MomentKind.ANSWER_RECEIVED, "2026-11-01")
    assert "5 november 2026" in text(REACTION, ACCESS, elsewhere, before)


def test_the_own_report_needs_no_answer_and_what_is_still_to_be_sent_has_none() -> None:
    report = moment(1, MomentKind.OWN_REPORT_SENT, "2026-11-05")
    later = moment(2, MomentKind.REACTION_SENT, "2027-03-01")
    assert "[welke brief, van welke datum?]" in text(report, later)


def test_a_school_that_still_has_time_is_not_reminded_beside_one_that_has_none() -> None:
    today = datetime.date(2026, 11, 20)
    assert "6 november" not in text(REACTION, ACCESS, today=today)  # two weeks have passed, a month has not
    assert "6 november 2026" in text(ACCESS, today=today)  # the parent asks for it all the same


def test_the_law_is_named_only_after_a_first_reminder_and_of_a_request_by_law() -> None:
    reminded = [moment(n, MomentKind.REMINDER_SENT, "2026-12-20", f"M{n - 2}") for n in (3, 4)]
    assert "artikel" not in text(ACCESS)
    assert "artikel 12 lid 3 AVG" in text(ACCESS, reminded[1])
    assert "artikel" not in text(REACTION, reminded[0])
