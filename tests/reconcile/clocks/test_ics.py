"""The calendar file: right for any calendar, the same every time, and without a word too much."""

import datetime
import re
from typing import Any

import icalendar
import pytest

from models.moment import Moment, MomentKind
from reconcile.clocks import Kind, agreement_dates, all_terms, calendar, deadlines
from reconcile.clocks.terms import keep_term
from tests.reconcile.writing.meeting import AGREEMENTS, MEETING

TODAY = datetime.date(2026, 11, 5)
MOMENTS = [
    Moment(id="M1", kind=MomentKind.MEETING, date=MEETING, text="MDO met mevrouw De Wit"),
    Moment(id="M2", kind=MomentKind.ACCESS_REQUESTED, date=TODAY, text="het hele dossier van Noor"),
    Moment(id="M3", kind=MomentKind.DECISION, date=datetime.date(2026, 11, 2)),
    Moment(id="M4", kind=MomentKind.OWN_REPORT_SENT, date=datetime.date(2026, 9, 1)),
]
DATES = agreement_dates(AGREEMENTS, MEETING)
RECORDING_WORDS = re.compile(r"opname|opgenomen|geluid|audio|transcript|uitgeschreven|teruggeluisterd|letterlijk", re.I)


def made(kind: Kind = Kind.NEUTRAL, owner: str = "", today: datetime.date = TODAY) -> bytes:
    return calendar(deadlines(MOMENTS), DATES, today=today, kind=kind, owner=owner)


def events(content: bytes) -> list[Any]:
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def plain_events(content: bytes) -> list[dict[str, str]]:
    """The events as RFC 5545 says to read them, without the library that wrote them: lines unfolded, name by value."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    lines = content.replace(b"\r\n ", b"").decode().split("\r\n")
    found: list[dict[str, str]] = []
    depth = 0
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        depth += (name == "BEGIN") - (name == "END")
        if depth == 2 and found:
            found[-1][name] = re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)
    assert depth == 0
    return found


def test_everything_still_to_come_is_a_whole_day() -> None:
    found = {str(each["SUMMARY"]): each for each in events(made())}
    answer = found["Antwoord op uw verzoek om inzage en kopie (art. 15 AVG)"]
    assert (answer["DTSTART"].dt, answer["DTEND"].dt) == (datetime.date(2026, 12, 7), datetime.date(2026, 12, 8))
    assert len(events(made())) == 7  # three terms of the request, two others, two agreements; not that of September
    assert all(each["DTSTART"].dt >= TODAY for each in events(made()))


@pytest.mark.parametrize("kind", Kind)
def test_a_second_reader_reads_the_same(kind: Kind) -> None:
    content = made(kind)
    one = [
        (str(e["UID"]), str(e["SUMMARY"]), str(e["DESCRIPTION"]), f"{e['DTSTART'].dt:%Y%m%d}") for e in events(content)
    ]
    other = [(e["UID"], e["SUMMARY"], e["DESCRIPTION"], e["DTSTART;VALUE=DATE"]) for e in plain_events(content)]
    assert one == other


def test_the_parents_are_warned_days_before_and_school_terms_the_morning_after() -> None:
    alarms = {str(each["SUMMARY"]): [alarm["TRIGGER"].dt for alarm in each.walk("VALARM")] for each in events(made())}
    hour = datetime.timedelta(hours=1)
    assert alarms["Verzoek aan de Geschillencommissie passend onderwijs (GPO)"] == [
        -7 * 24 * hour + 9 * hour,
        -2 * 24 * hour + 9 * hour,
    ]
    assert alarms["Antwoord op uw verzoek om inzage en kopie (art. 15 AVG)"] == [24 * hour + 9 * hour]


def test_no_alarm_is_for_a_day_that_is_over() -> None:
    late = made(today=datetime.date(2026, 12, 12))
    (gpo,) = (each for each in events(late) if "GPO" in str(each["SUMMARY"]))
    assert [alarm["TRIGGER"].dt.days for alarm in gpo.walk("VALARM")] == [-2]  # of 14 December; that of the 7th is over


def test_the_bytes_are_the_same_every_time_and_the_names_stay_when_dates_move() -> None:
    assert made() == made()
    moved = [each.model_copy(update={"date": each.date + datetime.timedelta(days=1)}) for each in MOMENTS]
    after = calendar(deadlines(moved), DATES, today=TODAY)
    assert {str(each["UID"]) for each in events(after)} == {str(each["UID"]) for each in events(made())}


def test_two_dossiers_never_overwrite_each_other() -> None:
    names = [{str(each["UID"]) for each in events(made(owner=owner))} for owner in ("Kim", "Noor")]
    assert names[0].isdisjoint(names[1])
    assert all(re.fullmatch(r"[0-9a-f]{32}@kloppend", name) for name in names[0])


def test_the_neutral_calendar_has_no_word_of_a_recording_or_of_what_was_said_or_typed() -> None:
    whole = "\n".join(" ".join(each.values()) for each in plain_events(made(owner="opname van Noor")))
    assert not RECORDING_WORDS.search(whole)
    for words in ("De Wit", "Noor", "hele dossier", "december om", "themawoorden", "directeur"):
        assert words not in whole


def test_no_neutral_name_of_any_term_betrays_a_recording() -> None:
    names = [name for term in all_terms() for name in term.names.values()] + [keep_term().neutral]
    assert [name for name in names if RECORDING_WORDS.search(name)] == []
    assert RECORDING_WORDS.search(keep_term().name)  # so that this test can fail


def test_the_private_calendar_tells_what_was_agreed_and_on_what_a_term_rests() -> None:
    whole = "\n".join(str(each["SUMMARY"]) + str(each["DESCRIPTION"]) for each in events(made(Kind.PRIVATE)))
    for words in ("op 15 december om 15.30 uur", "Art. 12 lid 3 AVG", "Geldig per: 01-11-2026", "Wie: directeur."):
        assert words in whole


def test_without_anything_to_come_it_is_still_a_calendar() -> None:
    assert events(calendar((), (), today=TODAY)) == []
