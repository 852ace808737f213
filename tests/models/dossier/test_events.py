"""Events as they lie on the disk: a change in their form would make old dossiers unreadable."""

import pytest

from models.dossier.events import (
    EVENT,
    Decision,
    DraftEdited,
    Event,
    FactSet,
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
from models.transcript import Side

ON_DISK: list[tuple[Event, str]] = [
    (
        FindingDecided(finding="F1", decision=Decision.CHANGED, note="Twee."),
        '{"kind":"finding_decided","finding":"F1","decision":"changed","note":"Twee."}',
    ),
    (
        SpeakerNamed(speaker="S1", name="Anna", role="leerkracht", side=Side.SCHOOL),
        '{"kind":"speaker_named","speaker":"S1","name":"Anna","role":"leerkracht","side":"school"}',
    ),
    (TurnCorrected(turn=3, text="Ja."), '{"kind":"turn_corrected","turn":3,"text":"Ja."}'),
    (DraftEdited(product="reactie", text="Beste"), '{"kind":"draft_edited","product":"reactie","text":"Beste"}'),
    (FactSet(key="kind", value="Sem"), '{"kind":"fact_set","key":"kind","value":"Sem"}'),
    (RecordingAdded(original=1), '{"kind":"recording_added","original":1}'),
    (ReportAdded(original=2), '{"kind":"report_added","original":2}'),
    (TranscriptAdded(transcript=1), '{"kind":"transcript_added","transcript":1}'),
    (
        ReconciliationAdded(reconciliation=1, carried={"F1": "F2"}),
        '{"kind":"reconciliation_added","reconciliation":1,"carried":{"F1":"F2"}}',
    ),
    (Undone(event=4), '{"kind":"undone","event":4}'),
    (Redone(event=4), '{"kind":"redone","event":4}'),
]


@pytest.mark.parametrize(("event", "written"), ON_DISK, ids=[type(event).__name__ for event, _ in ON_DISK])
def test_an_event_is_written_and_read_in_this_form(event: Event, written: str) -> None:
    assert EVENT.dump_json(event).decode() == written
    assert EVENT.validate_json(written) == event
