"""What each statement is to the meeting: chances that add up, evidence that exists."""

from itertools import combinations

import pytest

from models.report import Report
from models.transcript import Transcript
from reconcile.alignment.linking import Link, Relation, link, link_features
from reconcile.alignment.queries import query_of, values_in
from reconcile.learned import WORD, model
from reconcile.meeting import Meeting
from reconcile.statements import statements
from tests.reconcile.meetings import FAITHFUL, SPOKEN, TUESDAY, meeting, report


def linked(transcript: Transcript, written: Report) -> tuple[Link, ...]:
    return link(Meeting(transcript), statements(written))


def test_the_chances_of_a_statement_add_up_to_one() -> None:
    for one in linked(meeting(), report()):
        assert set(one.chances) == set(Relation)
        assert sum(one.chances.values()) == pytest.approx(1, abs=1e-5)
        assert all(0 <= chance <= 1 for chance in one.chances.values())


def test_every_statement_is_linked_in_the_order_of_the_report() -> None:
    found = statements(report())
    assert tuple(one.statement for one in linked(meeting(), report())) == found
    assert [statement.text for statement in found] == list(FAITHFUL)


@pytest.mark.parametrize(("number", "turn"), [(0, 6), (1, 8), (2, 11), (3, 14), (4, 16), (5, 19)])
def test_the_evidence_of_a_statement_holds_the_turn_that_says_it(number: int, turn: int) -> None:
    transcript = meeting()
    window = linked(transcript, report())[number].window
    assert turn in {one.id for one in transcript.turns[window.first : window.last]}


def test_the_stretches_of_a_statement_do_not_overlap() -> None:
    for one in linked(meeting(), report()):
        assert one.window == one.windows[0]
        assert all(a.last <= b.first or b.last <= a.first for a, b in combinations(one.windows, 2))


def test_without_turns_or_without_statements_nothing_is_linked() -> None:
    assert linked(meeting(()), report()) == ()
    assert linked(meeting(), report(())) == ()


def test_one_turn_is_evidence_enough() -> None:
    (one,) = linked(meeting(SPOKEN[5:6]), report(FAITHFUL[:1]))
    assert (one.window.first, one.window.last) == (0, 1)


def test_the_features_are_those_the_model_was_fitted_on() -> None:
    held = Meeting(meeting())
    (one, *_) = link(held, statements(report()))
    features = link_features(held, one.statement, one.windows, None, 0.0)
    plain = [name for name in model("relations").names if not name.startswith(WORD)]
    assert [name for name in features if not name.startswith(WORD)] == plain


def test_half_past_three_is_1530() -> None:
    assert values_in("om half vier", TUESDAY) == values_in("om 15.30 uur", TUESDAY) != frozenset()


def test_a_day_has_one_spelling() -> None:
    assert values_in("27 maart", TUESDAY) == values_in("27-03-2026", TUESDAY) == {"day:2026-03-27"}


def test_a_named_person_is_sought_apart_from_the_members_of_a_group() -> None:
    query = query_of("Moeder en de school lezen met Fenna.", Meeting(meeting()).cast, TUESDAY)
    assert query.speakers == {"ma"}
    assert query.groups == {"ib", "juf"}
