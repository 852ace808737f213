"""What was settled before comes back or does not; nothing is said of what was done that nobody said."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.agreement import Agreement, AgreementKind
from models.dossier.events import Kept
from models.transcript import Transcript
from reconcile.over_time.carrying import Carried, Search, carried_over
from reconcile.over_time.settled import CARRIED, Earlier
from reconcile.reports import pasted
from tests.reconcile.meetings import FAITHFUL, TUESDAY, meeting
from tests.reconcile.over_time.meetings import APRIL, LOOKING_BACK, UNRELATED, earlier, later

REGISTRATION = "Ik meld Fenna uiterlijk 27 maart aan voor het dyslexieonderzoek."
HEADACHE = "Ik bel volgende week de kinderarts over de hoofdpijn van Fenna, dat beloof ik."


def by_text(transcript: Transcript | None, report: str | None = None) -> dict[str, Carried]:
    found = carried_over([earlier()], transcript, pasted(report) if report else None)
    return {one.agreement.text: one for one in found}


@pytest.fixture(scope="module")
def looking_back() -> dict[str, Carried]:
    return by_text(later(LOOKING_BACK))


def test_what_is_spoken_of_again_is_found_with_its_place(looking_back: dict[str, Carried]) -> None:
    for text, place in ((REGISTRATION, {2, 3}), (HEADACHE, {5})):
        mention = looking_back[text].said
        assert mention.search in (Search.FOUND, Search.MAYBE)
        assert mention.piece
        assert mention.piece.turn in place


def test_what_is_not_spoken_of_is_not_found_and_nothing_is_proposed(looking_back: dict[str, Carried]) -> None:
    for text, one in looking_back.items():
        if text not in (REGISTRATION, HEADACHE):
            assert (one.said.search, one.said.piece) == (Search.NOT_FOUND, None)
            assert (one.proposed, one.because) == (Kept.UNCLEAR, "")


def test_a_proposal_rests_on_a_sentence_of_the_later_meeting(looking_back: dict[str, Carried]) -> None:
    said = " ".join(LOOKING_BACK)
    for one in looking_back.values():
        assert (one.proposed is Kept.UNCLEAR) == (one.because == "")
        assert one.because in said
    assert looking_back[REGISTRATION].proposed is Kept.DONE
    assert looking_back[HEADACHE].proposed is Kept.NOT_DONE


def test_a_faithful_report_of_the_same_meeting_has_all_of_it() -> None:
    for one in by_text(None, "\n".join(FAITHFUL)).values():
        assert one.written.search is Search.FOUND
        assert one.written.piece
        assert one.written.piece.statement.text in FAITHFUL
        assert one.said.search is Search.NOT_SEARCHED


def test_a_short_report_that_names_the_subject_is_never_called_silent_on_it() -> None:
    found = by_text(
        None, "De aanmelding voor het dyslexieonderzoek is ingediend.\nFenna heeft zin in het schoolreisje."
    )
    assert found[REGISTRATION].written.search in (Search.FOUND, Search.MAYBE)
    assert found[HEADACHE].written.search is Search.NOT_FOUND


def test_what_the_later_report_leaves_out_is_not_found_in_it() -> None:
    kept = [line for line in FAITHFUL if "dyslexie" not in line]
    found = by_text(None, "\n".join(kept))
    assert found[REGISTRATION].written.search in (Search.NOT_FOUND, Search.MAYBE)
    assert found[HEADACHE].written.search is Search.FOUND


@pytest.mark.parametrize("backwards", [False, True])
def test_meetings_about_other_things_find_nothing_of_one_another(backwards: bool) -> None:
    one, other = (later(UNRELATED), meeting()) if backwards else (meeting(), later(UNRELATED))
    settled = tuple(
        Agreement(id=f"A{turn.id}", kind=AgreementKind.COMMITMENT, turns=(turn.id,), text=turn.text)
        for turn in one.turns
        if len(turn.text.split()) > 5
    )
    for found in carried_over([Earlier(1, one, settled)], other, pasted("\n".join(turn.text for turn in other.turns))):
        assert found.said.search is not Search.FOUND
        assert found.written.search is not Search.FOUND
        assert found.proposed is Kept.UNCLEAR


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_the_very_sentence_is_found_wherever_it_is_said_again(data: st.DataObject) -> None:
    before = earlier()
    agreement = data.draw(st.sampled_from([one for one, _ in before.carried()]))
    lines = list(UNRELATED)
    place = data.draw(st.integers(0, len(lines)))
    blanks = data.draw(st.sampled_from([" ", "  "]))
    lines.insert(place, f"ib: {agreement.text.replace(' ', blanks)}")
    for one in carried_over([before], later(tuple(lines)), None):
        if one.agreement == agreement:
            assert one.said.search is Search.FOUND
            assert one.said.piece
            assert one.said.piece.turn == place + 1


def test_only_what_something_can_come_of_is_asked_after_meeting_by_meeting() -> None:
    found = carried_over([earlier(1), earlier(4)], later(LOOKING_BACK), None)
    assert {one.agreement.kind for one in found} <= CARRIED
    assert [one.meeting for one in found] == sorted(one.meeting for one in found)
    assert {one.meeting for one in found} == {1, 4}
    assert {one.settled_on for one in found} == {TUESDAY}


def test_nothing_to_search_in_is_told_apart_from_nothing_found() -> None:
    for one in by_text(None).values():
        assert one.said.search is one.written.search is Search.NOT_SEARCHED


def test_an_agreement_whose_turns_are_gone_is_not_searched() -> None:
    stray = Agreement(id="A1", kind=AgreementKind.COMMITMENT, turns=(999,), text="Wij doen iets heel anders.")
    (one,) = carried_over([Earlier(1, meeting(), (stray,))], later(LOOKING_BACK), None)
    assert one.said.search is Search.NOT_SEARCHED


def test_what_was_due_is_overdue_the_day_after(looking_back: dict[str, Carried]) -> None:
    one = looking_back[HEADACHE]  # next week, said on Tuesday 10 March
    assert one.date
    assert datetime.date(2026, 3, 16) <= one.date.due <= datetime.date(2026, 3, 22)
    assert not one.overdue(one.date.due)
    assert one.overdue(one.date.due + datetime.timedelta(days=1))
    assert one.overdue(APRIL)


def test_a_refusal_is_never_overdue_nor_proposed_as_done() -> None:
    no = "Nee, wij geven geen toestemming om voor 1 april gegevens te delen met de logopedist."
    held = meeting((f"ma: {no}", "ib: Duidelijk."))
    refusal = Agreement(id="A1", kind=AgreementKind.REFUSAL, turns=(1,), text=no, deadline="2026-04-01")
    again = later((f"ma: {no} Dat is gelukt.",))
    (one,) = carried_over([Earlier(1, held, (refusal,))], again, None)
    assert one.said.search is Search.FOUND
    assert (one.proposed, one.overdue(APRIL)) == (Kept.UNCLEAR, False)
