"""Who takes what on in the talk, and whom a report says does it."""

import pytest

from reconcile.comparison.undertakings import Way, undertakings
from reconcile.comparison.written_deeds import written_deeds
from tests.reconcile.meetings import pair, signals

CALL = "De huisarts wordt gebeld over de verwijzing."


def taken(*said: str) -> list[tuple[str, set[str]]]:
    """How and with whom things come to rest, apart from what is only told or granted."""
    firm = (Way.OWN, Way.ACCEPTED, Way.ASSIGNED)
    return [(one.way.value, set(one.doers)) for one in undertakings(pair(said, CALL)) if one.way in firm]


@pytest.mark.parametrize(
    "promise", ["Ik bel de huisarts.", "Dan bel ik de huisarts.", "De huisarts bel ik, ja?", "U hoort het van mij."]
)
def test_who_promises_takes_it_on(promise: str) -> None:
    assert taken(f"ma: {promise}") == [("own", {"ma"})]


@pytest.mark.parametrize(
    "other",
    ["Ik vind de huisarts aardig.", "Ik bel de huisarts niet.", "Ik wil graag dat jullie de huisarts bellen.",
     "Ik wil graag gebeld worden door de huisarts.", "Ik ga. Succes allemaal.",
     "Als ik de huisarts bel, duurt het lang.", "Ik heb de huisarts gebeld.", "De huisarts belt."],
)  # fmt: skip
def test_who_thinks_wishes_denies_or_tells_takes_nothing_on(other: str) -> None:
    assert taken(f"ma: {other}") == []


def test_an_offer_counts_when_it_is_welcomed() -> None:
    assert taken("ib: Zal ik de huisarts bellen?", "ma: Ja, graag.") == [("accepted", {"ib"})]
    assert taken("ib: Zal ik de huisarts bellen?", "ma: Nee, dat hoeft niet.") == []
    assert taken("ib: Zal ik de huisarts bellen?", "ma: Nee, dat doe ik zelf.") == [("own", {"ma"})]


def test_who_says_yes_to_a_request_takes_it_on() -> None:
    assert ("accepted", {"pa"}) in taken("ib: Kunt u de huisarts bellen?", "pa: Ja hoor.")


def test_who_is_told_to_do_it_takes_it_on() -> None:
    assert ("assigned", {"ma"}) in taken("ma: De huisarts is om de hoek.", "ib: Goed, dan bel jij de huisarts.")


def test_an_answer_to_who_is_a_doer() -> None:
    assert taken("ma: Wie belt de huisarts?", "ib: De leerkracht.") == [("assigned", {"juf"})]


def test_what_points_back_is_about_what_was_said_before() -> None:
    said = ("ma: De huisarts moet een verwijzing schrijven.", "pa: Dat doe ik wel.")
    (one,) = (one for one in undertakings(pair(said, CALL)) if one.way is Way.OWN)
    assert one.claimed
    assert {"huisarts", "verwijzing"} <= one.own


@pytest.mark.parametrize(
    ("written", "doer"),
    [
        ("Moeder belt de huisarts.", "Moeder"),
        ("Op vrijdag belt de leerkracht ouders.", "leerkracht"),
        ("De huisarts wordt door moeder gebeld.", "moeder"),
        ("Huisarts bellen (actie moeder)", "moeder"),
        ("Huisarts bellen | moeder | 20 maart", "moeder"),
        ("IB: belt de huisarts.", "IB"),
        ("Bellen van de huisarts: moeder.", "moeder"),
        ("Ouders ontvangen het plan van de intern begeleider.", "intern begeleider"),
        ("De leerkracht vraagt het arrangement aan.", "leerkracht"),
        ("Vader zegt toe de huisarts te bellen.", "Vader"),
        ("In overleg met ouders belt de leerkracht de huisarts.", "leerkracht"),
        ("Vader zorgt ervoor dat de boeken zijn besteld.", "Vader"),
        ("De leerkracht vraagt alle docenten om de huisarts te bellen.", "leerkracht"),
        ("Leerplicht: de leerkracht belt de huisarts.", "leerkracht"),
        ("Ik bel de huisarts na de vakantie.", "Ik"),
    ],
)
def test_a_report_names_who_does_it(written: str, doer: str) -> None:
    (deed,) = written_deeds(pair(("ma: Ja.",), written))
    assert deed.doer is not None
    assert written[deed.doer.start : deed.doer.end] == doer


@pytest.mark.parametrize(
    "written",
    ["Moeder stemt in met het plan.", "Ouders ontvangen het plan.", "Vader heeft bezwaar tegen het plan.",
     "Met instemming van moeder is het plan klaar.", "Fenna krijgt met instemming van moeder inzage.",
     "Moeder belt de huisarts niet.", "De leerkracht vindt het plan goed."],
)  # fmt: skip
def test_what_somebody_gets_thinks_or_grants_is_no_deed_of_theirs(written: str) -> None:
    assert all(deed.doer is None for deed in written_deeds(pair(("ma: Ja.",), written)))


def test_each_part_of_a_sentence_has_its_own_doer() -> None:
    deeds = written_deeds(pair(("ma: Ja.",), "De leerkracht vult de lijst in; moeder belt de huisarts."))
    assert [set(deed.doers) for deed in deeds] == [{"juf"}, {"ma"}]


def test_swapped_tasks_are_seen() -> None:
    said = ("ib: Ik bel de huisarts, en de leerkracht vult de vragenlijst in.",)
    assert signals(said, "De leerkracht belt de huisarts; de intern begeleider vult de vragenlijst in.", "actor.other")
    right = "De intern begeleider belt de huisarts; de leerkracht vult de vragenlijst in."
    assert not signals(said, right, "actor.other")


def test_a_group_that_holds_the_doer_is_no_other() -> None:
    said = ("ma: Ik bel de huisarts over de verwijzing.",)
    assert not signals(said, "Ouders bellen de huisarts over de verwijzing.", "actor.other_group")
