"""The order of the stretches a statement may be about."""

from reconcile.alignment.linking import candidates
from reconcile.alignment.ranking import ranked, window_features
from reconcile.learned import model
from reconcile.meeting import Meeting
from reconcile.statements import statements
from tests.reconcile.meetings import meeting, report

INTRODUCED = (
    "ib: Welkom. Ik ben de intern begeleider van de school.",
    "juf: En ik ben de leerkracht van Fenna, ik lees elke dag met haar groep.",
    "ma: Ik ben haar moeder.",
    "pa: Ik ben haar vader.",
    "ib: Hoe gaat het in de klas?",
    "juf: Goed hoor, maar lezen blijft moeilijk.",
    "ib: Wat gaan we eraan doen?",
    "juf: Ik ga twee keer per week met Fenna lezen in een klein groepje.",
    "ma: Fijn, doe dat.",
    "ib: Verder nog iets?",
    "pa: Nee, dit was het voor mij.",
    "ib: Tot ziens dan.",
)


def test_every_candidate_stays_and_none_comes_in() -> None:
    held = Meeting(meeting())
    found = statements(report())
    for place, (windows, before) in enumerate(candidates(held, found)):
        order = ranked(held, found[place], windows, before, place / len(found))
        assert sorted(order) == sorted(windows)


def test_the_features_are_those_the_model_was_fitted_on() -> None:
    held = Meeting(meeting())
    statement, *_ = statements(report())
    ((windows, before), *_) = candidates(held, (statement,))
    for row in window_features(held, statement, windows, before, 0.0):
        assert tuple(row) == model("windows").names


def test_where_people_say_who_they_are_nothing_is_settled() -> None:
    held = Meeting(meeting(INTRODUCED))
    (statement,) = statements(report(("De leerkracht leest twee keer per week met Fenna in een klein groepje.",)))
    ((windows, before),) = candidates(held, (statement,))
    best = ranked(held, statement, windows, before, 0.5)[0]
    assert best.first <= 7 < best.last


def test_the_same_input_gives_the_same_order() -> None:
    held, again = Meeting(meeting()), Meeting(meeting())
    found = statements(report())
    for place, (windows, before) in enumerate(candidates(held, found)):
        assert ranked(held, found[place], windows, before, 0.0) == ranked(again, found[place], windows, before, 0.0)
