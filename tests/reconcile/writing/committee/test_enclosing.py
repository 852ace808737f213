"""What was sent and received becomes an appendix, and the terms that run from it stand in the list."""

import datetime

from models.moment import Moment, MomentKind
from reconcile.writing.committee.enclosing import letter_enclosure, report_enclosure, stems_of
from reconcile.writing.committee.running import running_terms
from reconcile.writing.phrasing.wording import letters

EARLY = Moment(id="M1", kind=MomentKind.REPORT_RECEIVED, date=datetime.date(2026, 9, 1))
LATE = Moment(id="M2", kind=MomentKind.REPORT_RECEIVED, date=datetime.date(2026, 9, 24))
SENT = Moment(id="M3", kind=MomentKind.OWN_REPORT_SENT, date=datetime.date(2026, 9, 18), text="Per mail")


def test_the_report_that_was_compared_is_the_one_received_last() -> None:
    report = report_enclosure(b"...", "verslag.docx", "Zo stond het er.", (LATE, EARLY), is_compared=True)
    assert (report.moment, report.date, report.is_report) == ("M2", LATE.date, True)


def test_of_an_earlier_report_it_is_not_guessed_when_it_came() -> None:
    earlier = report_enclosure(b"...", "eerder.docx", "", (EARLY, LATE), is_compared=False)
    assert (earlier.moment, earlier.date, earlier.is_report) == ("", None, False)


def test_a_letter_is_known_by_how_its_file_begins() -> None:
    assert letters()["titles"]["own_report"] in stems_of(SENT)
    assert stems_of(EARLY) == ()
    letter = letter_enclosure(b"...", "Verslag_2026-09-17.docx", "Verslag", "Beste", SENT)
    assert letter.title == "Verslag, door verzoekers verstuurd"
    assert (letter.moment, letter.date) == ("M3", SENT.date)


def test_every_term_says_from_what_it_runs_and_how_it_stands() -> None:
    (term,), (later,) = (
        [each for each in running_terms((SENT,), datetime.date(2026, month, 1)) if each.key == "own_report_reply"]
        for month in (9, 12)
    )
    assert (term.start, term.due, term.source) == (SENT.date, datetime.date(2026, 10, 2), "Per mail")
    assert (term.status, later.status) == ("loopt", "verstreken")


def test_what_parents_do_in_their_own_house_is_no_term_for_a_committee_and_no_request_hides_another() -> None:
    asked = [
        Moment(id=f"M{day}", kind=MomentKind.ACCESS_REQUESTED, date=datetime.date(2026, 9, day), text=f"Op {day}")
        for day in (1, 20)
    ]
    terms = running_terms((SENT, *asked), datetime.date(2026, 12, 1))
    assert {each.source for each in terms if each.key == "request_answer"} == {"Op 1", "Op 20"}
    assert not any("opname" in each.name.lower() or each.key == "keep_recording" for each in terms)
