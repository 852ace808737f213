"""A chronology of the whole dossier: what was noted, every meeting once, and outcomes in the parent's own words."""

import datetime

from models.dossier.events import AgreementFollowed, Kept
from models.moment import Moment, MomentKind
from reconcile.over_time.timeline import Held, timeline

MARCH, APRIL, MAY = (datetime.date(2026, month, 10) for month in (3, 4, 5))
SPOKEN = "Ik ga twee keer per week een kwartier met Fenna lezen."


def followed(note: str, kept: Kept = Kept.NOT_DONE, meeting: int = 1) -> AgreementFollowed:
    return AgreementFollowed(meeting=meeting, text=SPOKEN, kept=kept, on=MAY, note=note)


def test_all_meetings_stand_in_it_by_day() -> None:
    letter = Moment(id="M1", kind=MomentKind.REACTION_SENT, date=datetime.date(2026, 3, 20))
    told = timeline([Held(1, APRIL, "evaluatie"), Held(2, MARCH), Held(3, None)], [letter], [])
    assert [(each.date, each.kind, each.text) for each in told] == [
        (MARCH, MomentKind.MEETING, ""),
        (letter.date, MomentKind.REACTION_SENT, ""),
        (APRIL, MomentKind.MEETING, "evaluatie"),
    ]


def test_a_meeting_that_the_parent_noted_stands_in_it_once() -> None:
    noted = Moment(id="M1", kind=MomentKind.MEETING, date=MARCH, text="MDO op school")
    assert timeline([Held(1, MARCH, "MDO")], [noted], []) == (noted,)


def test_an_outcome_is_told_in_the_words_of_the_parent_and_never_in_those_that_were_said() -> None:
    told = timeline([Held(1, MARCH)], [], [followed("Er is niet gelezen."), followed("  ")])
    assert [each.text for each in told if each.kind is MomentKind.OTHER] == [
        "Niet nagekomen, voor zover wij weten, een afspraak van 10-03-2026: Er is niet gelezen."
    ]
    assert not any(SPOKEN in each.text for each in told)


def test_every_moment_has_an_id_of_its_own() -> None:
    noted = Moment(id="M1", kind=MomentKind.OTHER, date=MAY)
    told = timeline(
        [Held(1, MARCH), Held(2, APRIL)], [noted], [followed("een", Kept.DONE), followed("twee", Kept.UNCLEAR, 9)]
    )
    assert len({each.id for each in told}) == len(told) == 5
