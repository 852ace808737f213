"""Which days a Dutch phrase means, told on the day of the meeting."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.language.dates import Bound, Day, Moment, moments

TUESDAY = Day(2026, 11, 3)
"""The day of the meeting where a test names none."""
SLACK = 1

PHRASES = """
vandaag | 2026-11-03
vanmiddag | 2026-11-03
morgen | 2026-11-04
morgenavond | 2026-11-04
morgenvroeg | 2026-11-04
overmorgen | 2026-11-05
morgen over een week | 2026-11-11
vrijdag | 2026-11-06
dinsdag | 2026-11-10
maandag | 2026-11-09
aanstaande maandag | 2026-11-09
a.s. vrijdag | 2026-11-06
komende woensdag | 2026-11-04
deze vrijdag | 2026-11-06
vrijdagmiddag | 2026-11-06
op vrijdagochtend | 2026-11-06
maandag morgen | 2026-11-09
deze week donderdag | 2026-11-05
volgende week donderdag | 2026-11-12
volgende week dinsdag | 2026-11-10
donderdag volgende week | 2026-11-12
vrijdag over een week | 2026-11-13
vrijdag over veertien dagen | 2026-11-20
volgende vrijdag | 2026-11-06 | 2026-11-13
de zestiende | 2026-11-16
op de 20e | 2026-11-20
vrijdag de dertiende | 2026-11-13
maandag de zestiende | 2026-11-16
maandag, de zestiende | 2026-11-16
dinsdag de eerste | 2026-12-01
maandag 16 om half drie | 2026-11-16
15 december | 2026-12-15
15 december 2026 | 2026-12-15
zevenentwintig november | 2026-11-27
één december | 2026-12-01
een december | 2026-12-01
de zestiende van november | 2026-11-16
dinsdag 15 december | 2026-12-15
woensdag vijfentwintig november | 2026-11-25
15 december, dat is een dinsdag | 2026-12-15
3 nov. | 2026-11-03
18 dec | 2026-12-18
12-12 | 2026-12-12
3/12 | 2026-12-03
15-12-2026 | 2026-12-15
15/12/26 | 2026-12-15
2026-12-15 | 2026-12-15
begin december | 2026-12-01 | 2026-12-10
half november | 2026-11-11 | 2026-11-20
medio december | 2026-12-11 | 2026-12-20
eind november | 2026-11-20 | 2026-11-30
in december | 2026-12-01 | 2026-12-31
eind deze maand | 2026-11-20 | 2026-11-30
begin volgende maand | 2026-12-01 | 2026-12-10
over zes weken | 2026-12-13 | 2026-12-17
over een week of zes | 2026-12-13 | 2026-12-22
over drie dagen | 2026-11-06
over veertien dagen | 2026-11-17
over een maand | 2026-11-25 | 2026-12-11
over een half jaar | 2027-04-04 | 2027-06-03
binnen twee weken | 2026-11-15 | 2026-11-17
binnen nu en twee weken | 2026-11-15 | 2026-11-17
de dinsdag na de kerstvakantie | 2027-01-04 | 2027-01-24
binnen een week | 2026-11-08 | 2026-11-10
binnen vijf werkdagen | 2026-11-08 | 2026-11-10
de komende drie weken | 2026-11-03 | 2026-11-24
deze week | 2026-11-03 | 2026-11-06
volgende week | 2026-11-09 | 2026-11-13
komende week | 2026-11-09 | 2026-11-13
eind volgende week | 2026-11-12 | 2026-11-15
eind van de week | 2026-11-05 | 2026-11-08
dit weekend | 2026-11-07 | 2026-11-08
na het weekend | 2026-11-09
week 47 | 2026-11-16 | 2026-11-20
wk 50 | 2026-12-07 | 2026-12-11
de week van 16 november | 2026-11-16 | 2026-11-20
de week van woensdag 18 november | 2026-11-16 | 2026-11-20
de laatste vrijdag van november | 2026-11-27
de eerste maandag in december | 2026-12-07
na circa zes weken | 2026-12-13 | 2026-12-17
in de herfstperiode | 2026-09-01 | 2026-11-30
in de kerstvakantie | 2026-12-19 | 2027-01-03
voor de kerstvakantie | 2026-12-12 | 2026-12-19
voor kerst | 2026-12-12 | 2026-12-19
voor de vakantie | 2026-12-12 | 2026-12-19
na de kerstvakantie | 2027-01-04 | 2027-01-24
na de vakantie | 2027-01-04 | 2027-01-24
voor sinterklaas | 2026-11-28 | 2026-12-05
"""

NEXT_YEAR = """
1 maart | 2027-03-01
drieëntwintig januari | 2027-01-23
12 mrt | 2027-03-12
15-1 | 2027-01-15
maart 2027 | 2027-03-01 | 2027-03-31
medio januari | 2027-01-11 | 2027-01-20
eind maart | 2027-03-20 | 2027-03-31
eind van maart | 2027-03-20 | 2027-03-31
in februari | 2027-02-01 | 2027-02-28
in juni | 2027-06-01 | 2027-06-30
week 12 | 2027-03-22 | 2027-03-26
voor de voorjaarsvakantie | 2027-02-06 | 2027-02-20
na de voorjaarsvakantie | 2027-02-22 | 2027-03-21
voor de meivakantie | 2027-04-17 | 2027-04-24
na Pasen | 2027-03-30 | 2027-04-19
tot de zomer | 2027-07-03 | 2027-07-24
tot aan de zomervakantie | 2027-07-03 | 2027-07-24
na de zomervakantie | 2027-08-23 | 2027-09-26
eind van het schooljaar | 2027-07-03 | 2027-07-24
einde schooljaar | 2027-07-03 | 2027-07-24
dit schooljaar | 2026-11-03 | 2027-07-24
op de eerste schooldag | 2027-08-23 | 2027-09-07
de eerste maandag van februari | 2027-02-01
voor de herfstvakantie | 2027-10-09 | 2027-10-23
in het voorjaar | 2027-03-01 | 2027-05-31
"""


def rows(table: str) -> list[tuple[str, Day, Day]]:
    """Phrase, first day and last day of each line; the last day is the first where none is given."""
    found = []
    for line in table.strip().splitlines():
        phrase, first, *last = (part.strip() for part in line.split("|"))
        found.append((phrase, Day.fromisoformat(first), Day.fromisoformat((last or [first])[0])))
    return found


def one(text: str, meeting: Day = TUESDAY) -> Moment:
    """The only moment of `text`."""
    (moment,) = moments(text, meeting)
    return moment


@pytest.mark.parametrize(("phrase", "first", "last"), rows(PHRASES))
def test_a_phrase_means_these_days(phrase: str, first: Day, last: Day) -> None:
    moment = one(phrase)
    assert (moment.first, moment.last) == (first, last)


@pytest.mark.parametrize(("phrase", "first", "last"), rows(NEXT_YEAR))
def test_a_day_that_has_gone_by_this_year_is_one_of_the_next(phrase: str, first: Day, last: Day) -> None:
    moment = one(phrase)
    assert (moment.first, moment.last) == (first, last)


def test_vacations_span_the_three_regions() -> None:
    # 2026: spring break from 14 February in Midden and Zuid, from 21 February in Noord; summer from 4, 18 and 11 July.
    meeting = Day(2026, 1, 20)
    spring, summer = one("in de voorjaarsvakantie", meeting), one("in de zomervakantie", meeting)
    assert (spring.first, spring.last) == (Day(2026, 2, 14), Day(2026, 3, 1))
    assert (summer.first, summer.last) == (Day(2026, 7, 4), Day(2026, 8, 30))


def test_a_vacation_that_runs_is_this_one_and_its_start_is_that_of_the_next() -> None:
    christmas = Day(2026, 12, 28)
    assert one("na de kerstvakantie", christmas).first == Day(2027, 1, 4)
    assert one("voor de kerstvakantie", christmas).last == Day(2027, 12, 25)


@pytest.mark.parametrize(
    "phrase",
    [
        "elke vrijdag", "iedere maandagochtend", "vrijdags", "op vrijdagen", "elke eerste maandag van de maand",
        "wekelijks op vrijdag",
        "wekelijks ingehaald op woensdag", "om de week op donderdag", "op donderdag om de week",
        "twee keer per week, op dinsdag en donderdag", "één keer in de week een half uurtje, op dinsdag",
        "dinsdag en donderdag",
        "dinsdag- en donderdagochtend", "maandag, woensdag, vrijdag", "maandag t/m donderdag",
    ],
)  # fmt: skip
def test_what_comes_back_every_week_is_no_date(phrase: str) -> None:
    assert moments(phrase, TUESDAY) == ()


@pytest.mark.parametrize(
    "phrase",
    [
        "vorige week", "vorige week vrijdag", "vrijdag vorige week", "afgelopen maandag", "vrijdag jl.",
        "sinds oktober", "sinds de zomer",
        "sinds begin oktober", "drie weken geleden", "verleden week donderdag", "vorig schooljaar", "vorige maand",
    ],
)  # fmt: skip
def test_the_past_is_no_deadline(phrase: str) -> None:
    assert moments(phrase, TUESDAY) == ()


@pytest.mark.parametrize(
    "phrase",
    [
        "groep 7/8", "groep 3 en 4", "groep acht", "3-4 keer per week", "10-12 minuten",
        "driemaal per week 20 minuten",
        "één keer in de week, tien minuutjes", "de tweede les", "de derde", "de achtste keer", "in het weekend",
        "de hele morgen",
        "'s morgens", "goedemorgen", "in de vakantie", "31-02-2027", "06-12345678", "binnen een week daarna",
        "na twee dagen was het klaar",
        "een paar weken", "binnenkort", "te zijner tijd", "om de tafel", "over twee kinderen", "om half drie",
        "versie 2.1",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_none(phrase: str) -> None:
    assert moments(phrase, TUESDAY) == ()


@pytest.mark.parametrize(
    ("phrase", "bound"),
    [
        ("op 20 november", Bound.ON), ("uiterlijk 20 november", Bound.BEFORE),
        ("uiterlijk op vrijdag 20 november", Bound.BEFORE),
        ("vóór 1 december", Bound.BEFORE), ("voor a.s. vrijdag", Bound.BEFORE), ("vanaf maandag", Bound.FROM),
        ("vanaf 1-12", Bound.FROM),
        ("met ingang van 9 november", Bound.FROM), ("m.i.v. 1 december", Bound.FROM), ("per 1 december", Bound.FROM),
        ("na de kerstvakantie", Bound.FROM), ("tot vrijdag", Bound.UNTIL), ("tot en met 20 november", Bound.UNTIL),
        ("t/m 20 november", Bound.UNTIL), ("tot aan de zomervakantie", Bound.UNTIL),
    ],
)  # fmt: skip
def test_a_preposition_bounds_its_date(phrase: str, bound: Bound) -> None:
    assert one(phrase).bound is bound


def test_a_date_beside_a_frequency_stays_a_date() -> None:
    found = moments("Van nu tot eind november drie keer per week, en 4 december evalueren we.", TUESDAY)
    assert [moment.last for moment in found] == [Day(2026, 11, 30), Day(2026, 12, 4)]


def test_two_days_of_one_month_are_two_moments() -> None:
    found = moments("op 23 en 30 november", TUESDAY)
    assert [moment.first for moment in found] == [Day(2026, 11, 23), Day(2026, 11, 30)]


def test_more_days_of_one_month_are_as_many_moments() -> None:
    assert [moment.first.day for moment in moments("op 6, 13 en 20 november", TUESDAY)] == [6, 13, 20]


def test_days_of_one_given_week_are_dates() -> None:
    found = moments("volgende week dinsdag en donderdag", TUESDAY)
    assert found[0].first == Day(2026, 11, 10)


SAME = [
    ("over zes weken", "op 15 december 2026"),
    ("voor de kerstvakantie is dat rond", "uiterlijk 18 december 2026"),
    ("half november zoiets", "rond 15 november"),
    ("die ligt er morgen", "vanaf 4 november"),
    ("vrijdag", "6 november"),
    ("maandag", "uiterlijk 9 november"),
    ("tot de zomer", "tot het einde van het schooljaar"),
    ("na de kerst", "vanaf 11 januari"),
    ("binnen twee weken", "uiterlijk 17 november"),
    ("volgende week donderdag", "12-11"),
    ("de week van 16 november", "op 18 november"),
    ("deze week nog", "uiterlijk vrijdag"),
    ("voor één december", "eind november"),
    ("over veertien dagen", "over twee weken"),
    ("drieëntwintig januari", "23-01-2027"),
]


@pytest.mark.parametrize(("said", "written"), SAME)
def test_days_that_mean_the_same_overlap(said: str, written: str) -> None:
    assert one(said).overlaps(one(written), SLACK)


DIFFERENT = [
    ("binnen twee weken", "binnen zes weken"),
    ("vóór 1 december", "in het voorjaar"),
    ("vanaf maandag", "na de kerstvakantie"),
    ("tot de zomer", "tot de voorjaarsvakantie"),
    ("uiterlijk 20 november", "op 20 december"),
    ("voor de herfstvakantie", "vóór de kerstvakantie"),
    ("vóór de voorjaarsvakantie", "na de voorjaarsvakantie"),
    ("27 november", "vóór de kerstvakantie"),
    ("voor vijftien mei", "voor de zomervakantie"),
    ("vóór vrijdag", "in december"),
    ("begin december", "eind december"),
    ("over vier weken", "over een half jaar"),
    ("week 47", "week 48"),
    ("één april", "tot het einde van het schooljaar"),
    ("deze week", "volgende week"),
]


@pytest.mark.parametrize(("said", "written"), DIFFERENT)
def test_another_day_does_not_overlap(said: str, written: str) -> None:
    assert not one(said).overlaps(one(written), SLACK)


def test_what_is_dated_stands_where_it_says() -> None:
    text = "Dan bel ik volgende week vrijdag, en uiterlijk dinsdag 15 december hoort u meer."
    assert [text[m.start : m.end] for m in moments(text, TUESDAY)] == ["volgende week vrijdag", "dinsdag 15 december"]


MEETINGS = st.dates(Day(2025, 1, 1), Day(2028, 12, 31))


@given(MEETINGS, st.integers(-30, 334))
def test_a_date_without_a_year_is_found_again_a_month_back_and_eleven_months_ahead(meeting: Day, away: int) -> None:
    day = meeting + datetime.timedelta(days=away)
    assert one(f"{day.day}-{day.month}", meeting).first == day


@given(MEETINGS, st.integers(1, 7))
def test_a_weekday_is_the_next_of_its_name(meeting: Day, away: int) -> None:
    day = meeting + datetime.timedelta(days=away)
    names = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
    assert one(names[day.weekday()], meeting).first == day


WORDS = [word for phrase, *_ in (*rows(PHRASES), *rows(NEXT_YEAR)) for word in phrase.split()]


@given(st.lists(st.sampled_from([*WORDS, ",", ".", "en", "elke", "vorige"]), max_size=10), MEETINGS)
def test_moments_stand_in_order_and_apart_whatever_is_said(words: list[str], meeting: Day) -> None:
    text = " ".join(words)
    end = 0
    for moment in moments(text, meeting):
        assert moment.first <= moment.last
        assert end <= moment.start < moment.end <= len(text)
        assert moment.overlaps(moment)
        end = moment.end


@given(st.text(max_size=60), st.dates())
def test_any_text_can_be_dated_on_any_day(text: str, meeting: Day) -> None:
    assert all(0 <= m.start < m.end <= len(text) for m in moments(text, meeting))
