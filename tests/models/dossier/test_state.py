"""What is in force follows from what happened, and from nothing else."""

import datetime

from models.dossier.events import (
    Decision,
    DraftEdited,
    Entry,
    Event,
    FactSet,
    FindingAdded,
    FindingDecided,
    ReconciliationAdded,
    RecordingAdded,
    Redone,
    ReportAdded,
    SpeakerNamed,
    TranscriptAdded,
    TurnCorrected,
    Undone,
)
from models.dossier.folding import fold
from models.dossier.state import State
from models.finding import Finding, FindingKind
from models.transcript import Side
from tests.models.dossier.meeting import TRANSCRIPT

NOON = datetime.datetime(2026, 3, 12, 12, tzinfo=datetime.UTC)


def after(*events: Event) -> State:
    return fold(Entry(number, NOON, event) for number, event in enumerate(events, start=1))


ONE, TWO, THREE = (DraftEdited(product="reactie", text=text) for text in ("een", "twee", "drie"))


def test_nothing_is_in_force_when_nothing_happened() -> None:
    assert after() == State()


def test_the_last_word_counts() -> None:
    assert after(ONE, TWO).drafts == {"reactie": "twee"}


def test_undo_takes_back_the_last_change_and_redo_returns_it() -> None:
    undone = after(ONE, TWO, Undone(event=2))
    assert (undone.drafts, undone.undoable, undone.redoable) == ({"reactie": "een"}, 1, 2)
    redone = after(ONE, TWO, Undone(event=2), Redone(event=2))
    assert (redone.drafts, redone.undoable, redone.redoable) == ({"reactie": "twee"}, 2, None)


def test_a_new_change_after_undo_leaves_nothing_to_redo() -> None:
    state = after(ONE, TWO, Undone(event=2), THREE)
    assert (state.drafts, state.undoable, state.redoable) == ({"reactie": "drie"}, 4, None)


def test_what_comes_in_is_not_undone_and_does_not_end_redo() -> None:
    state = after(ONE, Undone(event=1), ReportAdded(original=1), RecordingAdded(original=2))
    assert (state.reports, state.recording, state.undoable, state.redoable) == ((1,), 2, None, 1)


def test_names_and_corrections_do_not_land_on_another_transcript() -> None:
    named = SpeakerNamed(speaker="S1", name="Juf Anna")
    decided = FindingDecided(finding="F1", decision=Decision.ACCEPTED)
    fact = FactSet(key="kind", value="Sem")
    events = (TranscriptAdded(transcript=1), named, TurnCorrected(turn=1, text="Ja."), fact)
    compared = (ReconciliationAdded(reconciliation=1), decided)
    state = after(*events, *compared, TranscriptAdded(transcript=2))
    assert (state.names, state.corrections, state.decisions, state.reconciliation) == ({}, {}, {}, None)
    assert state.facts == {"kind": "Sem"}


def test_a_decision_that_moved_along_is_undone_like_any_other() -> None:
    decided = FindingDecided(finding="F1", decision=Decision.DOUBTFUL)
    moved = ReconciliationAdded(reconciliation=2, carried={"F1": "F7", "F2": "F8"})
    events = (ReconciliationAdded(reconciliation=1), decided, moved)
    assert after(*events).decisions == {"F7": FindingDecided(finding="F7", decision=Decision.DOUBTFUL)}
    assert after(*events, Undone(event=2)).decisions == {}


def test_an_own_finding_counts_as_accepted_and_goes_with_every_comparison_and_transcript() -> None:
    own = FindingAdded(finding=Finding(id="E1", kind=FindingKind.OMITTED, turns=(3, 4)))
    events = (TranscriptAdded(transcript=1), ReconciliationAdded(reconciliation=1), own)
    assert after(*events).decision_on("E1") is Decision.ACCEPTED
    again = after(*events, ReconciliationAdded(reconciliation=2))
    assert (again.own["E1"].turns, again.decision_on("E1")) == ((3, 4), Decision.ACCEPTED)
    elsewhere = after(*events, TranscriptAdded(transcript=2, turns={4: 9}), ReconciliationAdded(reconciliation=3))
    assert (elsewhere.own["E1"].turns, elsewhere.decision_on("E1")) == ((9,), Decision.ACCEPTED)


def test_an_own_finding_is_undone_with_what_was_decided_on_it_and_the_next_gets_another_number() -> None:
    own = FindingAdded(finding=Finding(id="E1", kind=FindingKind.OMITTED))
    assert after(own).free_finding == "E2"
    assert after(own, Undone(event=1)) == State(redoable=1)


def test_corrections_lie_over_the_transcript_and_leave_it_as_it_was() -> None:
    state = after(
        TurnCorrected(turn=2, text="Elke dag?"),
        SpeakerNamed(speaker="S1", name="Juf Anna", role="leerkracht", side=Side.SCHOOL),
    )
    before = TRANSCRIPT.model_dump_json()
    corrected = state.apply_to(TRANSCRIPT)
    assert TRANSCRIPT.model_dump_json() == before
    assert corrected.turns[0] == TRANSCRIPT.turns[0]
    assert corrected.turns[1].model_dump() == TRANSCRIPT.turns[1].model_dump() | {"text": "Elke dag?", "words": ()}
    assert corrected.speakers[0].model_dump() == {
        "id": "S1",
        "name": "Juf Anna",
        "role": "leerkracht",
        "side": Side.SCHOOL,
    }
    assert corrected.speakers[1] == TRANSCRIPT.speakers[1]


def test_a_turn_put_back_as_it_was_has_its_words_again() -> None:
    state = after(TurnCorrected(turn=1, text="Nee."), TurnCorrected(turn=1, text=TRANSCRIPT.turns[0].text))
    assert state.apply_to(TRANSCRIPT) == TRANSCRIPT
