"""Remarks that look beyond their own sentence: at the whole report, at its head, and at the meeting."""

import datetime

import pytest

from models.transcript import Side, Speaker
from tests.reconcile.remarks.reports import COMPLETE, PEOPLE, meeting, raised, rules_of

DIAGNOSIS = "Fenna heeft dyslexie en leest langzaam.\n"


def test_a_diagnosis_that_nobody_backs_is_remarked_on() -> None:
    assert "diagnosis_without_source" in rules_of(COMPLETE + DIAGNOSIS.replace("dyslexie", "ADHD"))


@pytest.mark.parametrize(
    "backing",
    [
        "De kinderarts heeft ADHD vastgesteld op 4 februari 2025.\n",
        "De diagnose ADHD is door een psychiater gesteld.\n",
    ],
)
def test_a_diagnosis_whose_source_stands_elsewhere_in_the_report_is_not(backing: str) -> None:
    assert "diagnosis_without_source" not in rules_of(COMPLETE + backing + "Fenna heeft ADHD en is snel moe.\n")


def test_a_diagnosis_that_the_parents_named_themselves_is_not() -> None:
    said = meeting("Ze heeft ADHD, dat weten we sinds vorig jaar.")
    assert "diagnosis_without_source" not in rules_of(COMPLETE + "Fenna heeft ADHD en is snel moe.\n", said)


def test_a_diagnosis_in_the_title_is_not() -> None:
    titled = COMPLETE.replace("(groep 4)", "(groep 4), dyslexie")
    assert "diagnosis_without_source" not in rules_of(titled + DIAGNOSIS)


def test_medication_counts_only_in_a_document_that_goes_to_another_school() -> None:
    sentence = "De medicatie wordt in de ochtend gegeven door de leerkracht.\n"
    assert "medication" not in rules_of(COMPLETE + sentence)
    assert "medication" in rules_of(COMPLETE.replace("Gespreksverslag", "Onderwijskundig rapport") + sentence)


@pytest.mark.parametrize(
    ("when", "is_old"),
    [("2024-2025", False), ("2023-2024", True), ("2025-2026", False), ("2025", False), ("2024", True)],
)
def test_absence_is_old_when_all_of_it_lies_more_than_a_year_before_the_meeting(when: str, *, is_old: bool) -> None:
    sentence = f"In {when} was Fenna veertien dagen afwezig.\n"  # the meeting is on 10 March 2026
    assert ("absence_long_ago" in rules_of(COMPLETE + sentence)) is is_old


@pytest.mark.parametrize(("day", "is_old"), [("10-03-2025", False), ("09-03-2025", True), ("1-2-24", True)])
def test_a_day_of_absence_is_old_the_day_after_a_year(day: str, *, is_old: bool) -> None:
    assert ("absence_long_ago" in rules_of(COMPLETE + f"Fenna was op {day} zonder reden afwezig.\n")) is is_old


def test_absence_is_not_dated_without_the_day_of_the_meeting() -> None:
    text = COMPLETE + "In 2019 was Fenna veertien dagen afwezig.\n"
    assert "absence_long_ago" not in rules_of(text, meeting(day=None))


def test_another_day_above_the_report_is_told_with_its_words() -> None:
    text = COMPLETE.replace("Datum: 10 maart", "Datum: 3 maart")
    (remark,) = raised(text)
    assert remark.rule == "other_date"
    assert [text[start:end] for start, end in remark.words] == ["3 maart 2026"]
    assert "10 maart 2026" in remark.explanation


def test_the_day_is_not_doubted_when_it_is_not_known_here() -> None:
    text = COMPLETE.replace("Datum: 10 maart", "Datum: 3 maart")
    assert "other_date" not in rules_of(text, meeting(day=None))


@pytest.mark.parametrize(
    ("left_out", "rule"),
    [
        ("Datum: 10 maart 2026\n", "no_day"),
        ("Aanwezig: mevrouw E. Dekker (moeder), N. Kuiper (IB), S. Wolters (leerkracht)\n", "no_attendees"),
        ("Het volgende gesprek is op dinsdag 21 april om 15.30 uur.\n", "no_evaluation"),
    ],
)
def test_a_part_that_is_missing_is_remarked_on(left_out: str, rule: str) -> None:
    text = COMPLETE.replace(left_out, "") + "Fenna leest graag strips van de bibliotheek.\n"
    if rule == "no_day":
        text = text.replace("dinsdag 21 april om 15.30 uur", "later").replace("uiterlijk 27 maart ", "")
    assert rule in rules_of(text, meeting(day=datetime.date(2026, 3, 10)))


def test_a_report_in_which_nobody_does_anything_is_remarked_on() -> None:
    text = (
        "Datum: 10 maart 2026\nAanwezig: moeder, IB, leerkracht\n\n" + "Het lezen ging de laatste tijd langzaam.\n" * 6
    )
    assert "no_doers" in rules_of(text)


def test_a_note_of_two_lines_need_not_have_all_parts() -> None:
    assert rules_of("Fenna leest nog langzaam in groep vier.\nHet rekenen gaat wel goed in de groep.\n") == set()


def test_somebody_heard_who_is_not_listed_is_named() -> None:
    text = COMPLETE.replace(", S. Wolters (leerkracht)", "")
    (remark,) = raised(text)
    assert remark.rule == "not_listed"
    assert "Sanne Wolters (leerkracht)" in remark.explanation


def test_somebody_listed_who_is_not_heard_is_named_with_care() -> None:
    text = COMPLETE.replace("S. Wolters (leerkracht)", "S. Wolters (leerkracht), T. Blokland (jeugdarts)")
    (remark,) = raised(text)
    assert remark.rule == "not_heard"
    assert [text[start:end] for start, end in remark.words] == ["T. Blokland (jeugdarts)"]
    assert "niet iedereen" in remark.explanation


def test_two_roles_that_were_swapped_are_remarked_on() -> None:
    text = COMPLETE.replace("N. Kuiper (IB), S. Wolters (leerkracht)", "N. Kuiper (leerkracht), S. Wolters (IB)")
    assert {remark.rule for remark in raised(text)} == {"other_role"}


@pytest.mark.parametrize("attendees", ["beide ouders, de leerkracht en de IB", "moeder, S. Wolters en ondergetekende"])
def test_groups_and_the_writer_stand_for_people(attendees: str) -> None:
    text = COMPLETE.replace("mevrouw E. Dekker (moeder), N. Kuiper (IB), S. Wolters (leerkracht)", attendees)
    assert raised(text) == ()


def test_the_list_is_not_doubted_while_a_voice_is_unknown() -> None:
    people = (*PEOPLE, Speaker(id="S4", side=Side.OTHER))
    assert raised(COMPLETE.replace(", S. Wolters (leerkracht)", ""), meeting(people=people)) == ()


def test_the_pupil_is_no_other_child() -> None:
    text = COMPLETE.replace("Fenna", "Daan") + "Met vriend Daan gaat het lezen goed vooruit.\n"
    assert "other_child_named" not in rules_of(text)
