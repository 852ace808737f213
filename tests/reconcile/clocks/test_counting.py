"""What holds of every term, whatever the day."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from reconcile.clocks import Length, Rule, Unit, due_date, is_free
from reconcile.clocks.counting import LONGEST_DUTCH, holidays_of

DAY = datetime.timedelta(days=1)
days = st.dates(datetime.date(1990, 1, 1), datetime.date(2150, 12, 31))
lengths = st.one_of(
    st.builds(Length, count=st.integers(1, 120), unit=st.just(Unit.DAYS)),
    st.builds(Length, count=st.integers(1, 20), unit=st.just(Unit.WEEKS)),
    st.builds(Length, count=st.integers(1, 24), unit=st.just(Unit.MONTHS)),
    st.builds(Length, count=st.integers(1, 5), unit=st.just(Unit.YEARS)),
)
LEAST = {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 28, Unit.YEARS: 365}


@given(days, lengths)
def test_where_the_rule_applies_the_last_day_is_a_working_day(start: datetime.date, length: Length) -> None:
    assert not is_free(due_date(start, length, Rule.EU), Rule.EU)
    if length.count <= LONGEST_DUTCH[length.unit]:
        assert not is_free(due_date(start, length, Rule.DUTCH), Rule.DUTCH)


@given(days, lengths, st.sampled_from(Rule))
def test_a_term_is_never_shorter_than_its_length(start: datetime.date, length: Length, rule: Rule) -> None:
    assert due_date(start, length, rule) >= start + length.count * LEAST[length.unit] * DAY


@given(days, lengths, st.sampled_from(Rule), st.integers(1, 40))
def test_what_happened_later_is_never_due_earlier(start: datetime.date, length: Length, rule: Rule, later: int) -> None:
    assert due_date(start + later * DAY, length, rule) >= due_date(start, length, rule)


@given(days, st.integers(1, 30), st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS]), st.sampled_from(Rule))
def test_a_longer_term_of_the_same_kind_never_ends_earlier(
    start: datetime.date, count: int, unit: Unit, rule: Rule
) -> None:
    if count < LONGEST_DUTCH[unit] or rule is not Rule.DUTCH:
        assert due_date(start, Length(count=count + 1, unit=unit), rule) >= due_date(
            start, Length(count=count, unit=unit), rule
        )


@given(days, lengths)
def test_a_moved_day_is_moved_over_free_days_only(start: datetime.date, length: Length) -> None:
    plain, moved = due_date(start, length, Rule.NONE), due_date(start, length, Rule.EU)
    between = [plain + number * DAY for number in range((moved - plain).days)]
    working = [day for day in between if not is_free(day, Rule.EU)]
    assert len(working) <= (1 if length.unit is Unit.DAYS and length.count <= 10 else 0)


def test_at_the_end_of_all_dates_nothing_breaks() -> None:
    assert due_date(datetime.date.max, Length(count=1, unit=Unit.YEARS), Rule.EU) == datetime.date.max
    assert due_date(datetime.date.max, Length(count=6, unit=Unit.WEEKS), Rule.NONE) == datetime.date.max


def test_the_holidays_are_those_of_the_act() -> None:
    """Algemene termijnenwet art. 3, for 2026, with the Sundays of Easter and Whitsun, which are Sundays anyhow."""
    told = "01-01 04-03 04-05 04-06 04-27 05-05 05-14 05-24 05-25 12-25 12-26"
    assert holidays_of(2026) == {datetime.date.fromisoformat(f"2026-{each}") for each in told.split()}


def test_a_day_made_equal_by_decree_counts_for_dutch_acts_only() -> None:
    day = datetime.date(2026, 5, 15)
    assert is_free(day, Rule.DUTCH)
    assert not is_free(day, Rule.EU)
