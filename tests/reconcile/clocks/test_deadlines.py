"""What is due, by whom, and what ends it."""

import datetime
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.moment import Moment, MomentKind
from reconcile.clocks import Deadline, Status, all_terms, deadlines, links_of, status

K = MomentKind
REQUESTS = (K.ACCESS_REQUESTED, K.RECTIFICATION_REQUESTED, K.RESTRICTION_REQUESTED)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def moment(number: int, kind: MomentKind, date: str, answers: str = "") -> Moment:
    return Moment(id=f"M{number}", kind=kind, date=day(date), answers=answers)


def one(moments: Iterable[Moment], term: str, of: str = "M1") -> Deadline:
    (found,) = (each for each in deadlines(moments) if (each.term, each.moment) == (term, of))
    return found


def test_without_moments_nothing_is_due() -> None:
    assert deadlines(()) == ()


def test_the_first_day_comes_first() -> None:
    due = [
        each.due for each in deadlines([moment(1, K.CONDUCT, "2026-01-05"), moment(2, K.OWN_REPORT_SENT, "2026-02-02")])
    ]
    assert due == sorted(due)
    assert due[0] == day("2026-02-16")


@pytest.mark.parametrize("kind", REQUESTS)
def test_an_answer_ends_the_month_of_a_request_and_starts_the_term_for_the_court(kind: MomentKind) -> None:
    moments = [moment(1, kind, "2026-03-12"), moment(2, K.ANSWER_RECEIVED, "2026-04-01")]
    met = one(moments, "request_answer")
    assert (met.met_by, met.met_on) == ("M2", day("2026-04-01"))
    assert one(moments, "court", "M2").due == day("2026-05-13")


def test_how_a_term_stands_follows_from_the_day() -> None:
    unmet = one([moment(1, K.ACCESS_REQUESTED, "2026-03-12")], "request_answer")
    assert [status(unmet, day(each)) for each in ("2026-04-13", "2026-04-14")] == [Status.OPEN, Status.PASSED]
    met = one(
        [moment(1, K.ACCESS_REQUESTED, "2026-03-12"), moment(2, K.ANSWER_RECEIVED, "2026-04-13")], "request_answer"
    )
    assert status(met, day("2026-05-01")) is Status.MET
    assert status(met, day("2026-04-12")) is Status.OPEN  # noted for a day that is still to come
    late = one(
        [moment(1, K.ACCESS_REQUESTED, "2026-03-12"), moment(2, K.ANSWER_RECEIVED, "2026-04-14")], "request_answer"
    )
    assert status(late, day("2026-05-01")) is Status.MET_LATE


def test_nobody_is_late_for_a_good_moment_to_do_something() -> None:
    moments = [moment(1, K.ACCESS_REQUESTED, "2026-03-12"), moment(2, K.ANSWER_RECEIVED, "2026-06-01")]
    assert status(one(moments, "request_reminder"), day("2026-07-01")) is Status.MET


def test_an_answer_that_may_be_about_two_letters_ends_neither_until_it_is_said() -> None:
    letters = [moment(1, K.REACTION_SENT, "2026-03-02"), moment(2, K.ACCESS_REQUESTED, "2026-03-05")]
    unsaid = [*letters, moment(3, K.ANSWER_RECEIVED, "2026-03-20")]
    assert [each.id for each in links_of(unsaid).open] == ["M3"]
    assert {each.met_by for each in deadlines(unsaid)} == {""}
    said = [*letters, moment(3, K.ANSWER_RECEIVED, "2026-03-20", answers="M1")]
    assert one(said, "reaction_reply").met_by == "M3"
    assert one(said, "request_answer", "M2").met_by == ""
    assert "court" not in {each.term for each in deadlines(said)}


def test_of_two_requests_the_one_that_was_answered_is_not_meant_again() -> None:
    moments = [
        moment(1, K.ACCESS_REQUESTED, "2026-01-05"),
        moment(2, K.ANSWER_RECEIVED, "2026-01-20"),
        moment(3, K.RECTIFICATION_REQUESTED, "2026-02-02"),
        moment(4, K.ANSWER_RECEIVED, "2026-02-20"),
    ]
    assert links_of(moments).about == {"M2": "M1", "M4": "M3"}


def test_an_answer_is_never_about_what_came_later() -> None:
    moments = [moment(1, K.ACCESS_REQUESTED, "2026-03-05"), moment(2, K.ANSWER_RECEIVED, "2026-03-04")]
    assert links_of(moments).about == {}


def test_an_answer_to_a_letter_also_answers_the_reminder_of_it_and_the_other_way_round() -> None:
    sent = [moment(1, K.REACTION_SENT, "2026-03-02"), moment(2, K.REMINDER_SENT, "2026-03-17")]
    for meant in ("M1", "M2"):
        moments = [*sent, moment(3, K.ANSWER_RECEIVED, "2026-03-20", answers=meant)]
        assert one(moments, "reaction_reply").met_by == "M3"
        assert one(moments, "reminder_reply", "M2").met_by == "M3"


def test_the_three_starts_of_an_opp_are_shown_apart_and_one_opp_ends_them_all() -> None:
    starts = [
        moment(1, K.ENROLLED, "2026-08-24"),
        moment(2, K.ADMITTED, "2026-09-01"),
        moment(3, K.SUPPORT_AGREED, "2026-09-14"),
    ]
    running = [each for each in deadlines(starts) if each.term == "opp"]
    assert [each.due for each in running] == [day("2026-10-05"), day("2026-10-13"), day("2026-10-26")]
    assert len({each.name for each in running}) == 3
    done = [*starts, moment(4, K.OPP_SET, "2026-10-01")]
    assert {each.met_by for each in deadlines(done) if each.term == "opp"} == {"M4"}


def test_the_next_talk_about_the_opp_ends_the_year_and_starts_another() -> None:
    moments = [moment(1, K.OPP_SET, "2026-03-02"), moment(2, K.OPP_SET, "2027-02-15")]
    assert one(moments, "opp_evaluation").met_by == "M2"
    assert one(moments, "opp_evaluation", "M2").due == day("2028-02-15")


def test_a_defence_is_only_due_when_the_case_is_about_a_decision() -> None:
    decided = [moment(1, K.DECISION, "2026-03-02"), moment(2, K.FILED, "2026-03-20")]
    assert one(decided, "gpo_defence", "M2").due == day("2026-04-03")
    assert one(decided, "gpo").met_by == "M2"
    complained = [moment(1, K.CONDUCT, "2026-03-02"), moment(2, K.FILED, "2026-03-20")]
    assert "gpo_defence" not in {each.term for each in deadlines(complained)}


def test_the_recording_is_kept_until_every_other_term_is_over() -> None:
    moments = [moment(1, K.CONDUCT, "2026-03-02"), moment(2, K.MEETING, "2026-02-01")]
    assert one(moments, "keep_recording").due == day("2027-03-02")
    moments = [moment(1, K.OPP_SET, "2028-02-29"), moment(2, K.MEETING, "2028-02-29")]
    assert max(each.due for each in deadlines(moments)) == day("2029-02-28")


def test_what_is_about_itself_or_goes_round_does_no_harm() -> None:
    moments = [
        moment(1, K.REMINDER_SENT, "2026-03-02", answers="M2"),
        moment(2, K.REMINDER_SENT, "2026-03-02", answers="M1"),
        moment(3, K.ANSWER_RECEIVED, "2026-03-03", answers="M3"),
        moment(4, K.ANSWER_RECEIVED, "2026-03-03", answers="M99"),
    ]
    assert {each.term for each in deadlines(moments)} == {"reminder_reply", "keep_recording"}


def test_every_term_tells_on_what_it_rests_and_since_when_we_know() -> None:
    for term in all_terms():
        assert term.basis
        assert term.source
        assert term.check.endswith(".")
        assert term.geldig_per >= datetime.date(2026, 1, 1)
        assert term.advice.endswith(".")
        assert term.late.endswith(".")


@st.composite
def lives(draw: st.DrawFn) -> list[Moment]:
    """Some years of moments, some of which say what they are about."""
    count = draw(st.integers(0, 12))
    dates = st.dates(datetime.date(2024, 1, 1), datetime.date(2030, 12, 31))
    return [
        Moment(
            id=f"M{number}",
            kind=draw(st.sampled_from(K)),
            date=draw(dates),
            answers=draw(st.sampled_from(["", *(f"M{other}" for other in range(1, count + 1))])),
        )
        for number in range(1, count + 1)
    ]


@given(lives())
def test_of_any_life_each_term_is_told_once_and_ends_no_sooner_than_it_begins(moments: list[Moment]) -> None:
    found = deadlines(moments)
    dates = {each.id: each.date for each in moments}
    assert len({(each.term, each.moment) for each in found}) == len(found)
    for each in found:
        assert each.due > each.runs_from == dates[each.moment]
        assert each.met_by == "" or dates[each.met_by] >= each.runs_from


@given(lives(), st.randoms(use_true_random=False))
def test_the_order_in_which_it_was_noted_changes_no_days(moments: list[Moment], chance: object) -> None:
    apart = [each for number, each in enumerate(moments) if each.date not in {m.date for m in moments[:number]}]
    other = list(apart)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert deadlines(other) == deadlines(apart)
