"""The meetings of a dossier in their order, and what one has of those before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.dossier import Dossier, FactSet
from models.dossier.events import Kept
from reconcile.over_time.carrying import Search
from tests.reconcile.meetings import TUESDAY
from tests.reconcile.over_time.meetings import APRIL
from tests.tui.over_time import dossier_over_time
from tui.over_time import carried_in, earlier_in, meetings_before


@pytest.fixture
def april(tmp_path: Path) -> Iterator[Dossier]:
    with dossier_over_time(tmp_path / "Fenna", tmp_path / "verslag.txt") as dossier:
        yield dossier


def numbers(dossier: Dossier) -> list[int]:
    return [each.number for each in meetings_before(dossier)]


def test_what_was_before_goes_by_the_day_and_not_by_the_number(april: Dossier) -> None:
    winter = april.begin_meeting()
    winter.append(FactSet(key="meeting_date", value="2026-01-15"))
    assert numbers(april) == [3, 1]
    assert numbers(april.at(1)) == [3]
    assert numbers(winter) == []


def test_on_one_day_and_without_a_day_goes_what_was_begun_first(april: Dossier) -> None:
    same_day = april.begin_meeting()
    same_day.append(FactSet(key="meeting_date", value=APRIL.isoformat()))
    unknown = same_day.begin_meeting()
    assert numbers(same_day) == [1, 2]
    assert numbers(unknown) == [1, 2, 3]
    assert 4 not in numbers(april)


def test_what_was_settled_is_known_without_a_comparison(april: Dossier) -> None:
    (march,) = earlier_in(april)
    assert (march.number, march.day) == (1, TUESDAY)
    assert march.agreements
    assert april.at(1).reconciliation() is None


def test_a_meeting_of_which_nothing_is_written_down_brings_nothing(april: Dossier) -> None:
    empty = april.begin_meeting()
    empty.append(FactSet(key="meeting_date", value="2026-02-01"))
    assert [each.number for each in earlier_in(april)] == [1]


def test_what_was_said_and_what_the_report_has_are_both_searched(april: Dossier) -> None:
    registration = next(each for each in carried_in(april) if "dyslexieonderzoek" in each.agreement.text)
    assert registration.said.search is Search.FOUND
    assert registration.written.search in (Search.FOUND, Search.MAYBE)
    assert registration.proposed is Kept.DONE
    assert carried_in(april.at(1)) == ()


def test_of_a_meeting_with_only_a_report_that_report_is_asked_after(april: Dossier, tmp_path: Path) -> None:
    winter = april.begin_meeting()
    winter.append(FactSet(key="meeting_date", value="2026-01-15"))
    report = tmp_path / "januari.txt"
    report.write_text("Afspraken\n- De leerkracht oefent elke week de tafels met Fenna.\n", encoding="utf-8")
    winter.add_report(report)
    first, *_ = earlier_in(april)
    assert (first.number, [each.text for each in first.agreements]) == (
        3,
        ["De leerkracht oefent elke week de tafels met Fenna."],
    )
