"""Events as they lie on the disk: a change in their form would make old dossiers unreadable."""

import datetime

import pytest

from models.dossier.events import (
    EVENT,
    AgreementFollowed,
    Attendee,
    AttendeesSet,
    Decision,
    DraftEdited,
    Event,
    FactSet,
    FindingAdded,
    FindingDecided,
    Kept,
    LeftBehind,
    MeetingBegun,
    MomentDropped,
    MomentNoted,
    ReconciliationAdded,
    RecordingAdded,
    Redone,
    RemarkDecided,
    ReportAdded,
    SpeakerNamed,
    SpeakersMerged,
    TranscriptAdded,
    TurnCorrected,
    TurnsGiven,
    Undone,
)
from models.finding import Finding, FindingKind
from models.moment import Moment, MomentKind
from models.transcript import Side

ON_DISK: list[tuple[Event, str]] = [
    (
        FindingDecided(finding="F1", decision=Decision.CHANGED, note="Twee."),
        '{"kind":"finding_decided","finding":"F1","decision":"changed","note":"Twee.","listened":false}',
    ),
    (
        FindingAdded(finding=Finding(id="E1", kind=FindingKind.OMITTED, turns=(3,))),
        '{"kind":"finding_added","finding":{"id":"E1","kind":"omitted","aspects":[],"agreement":null,"turns":[3],'
        '"statements":[],"said":null,"tier":2,"confidence":0.5,"explanation":"","trace":[],"corrections":[]}}',
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
    (
        SpeakersMerged(speaker="S4", into="S2"),
        '{"kind":"speakers_merged","speaker":"S4","into":"S2"}',
    ),
    (TurnsGiven(turns=(12, 13), speaker="S3"), '{"kind":"turns_given","turns":[12,13],"speaker":"S3"}'),
    (
        AttendeesSet(attendees=(Attendee(name="Anna", role="leerkracht", side=Side.SCHOOL),)),
        '{"kind":"attendees_set","attendees":[{"name":"Anna","role":"leerkracht","side":"school"}]}',
    ),
    (
        TranscriptAdded(
            transcript=2,
            voices={"S1": "S2"},
            turns={3: 4},
            same_voices=True,
            left=LeftBehind(names=("S5",), corrections=(7,), merged=("S4",), given=(12,)),
        ),
        '{"kind":"transcript_added","transcript":2,"voices":{"S1":"S2"},"turns":{"3":4},"same_voices":true,'
        '"left":{"names":["S5"],"corrections":[7],"merged":["S4"],"given":[12]}}',
    ),
    (
        ReconciliationAdded(reconciliation=1, carried={"F1": "F2"}),
        '{"kind":"reconciliation_added","reconciliation":1,"carried":{"F1":"F2"}}',
    ),
    (MeetingBegun(), '{"kind":"meeting_begun"}'),
    (
        MomentNoted(moment=Moment(id="M1", kind=MomentKind.MEETING, date=datetime.date(2026, 3, 10), text="MDO")),
        '{"kind":"moment_noted","moment":{"id":"M1","kind":"meeting","date":"2026-03-10","text":"MDO","answers":""}}',
    ),
    (MomentDropped(moment="M1"), '{"kind":"moment_dropped","moment":"M1"}'),
    (
        AgreementFollowed(
            meeting=1, text="Wij bellen.", kept=Kept.NOT_DONE, on=datetime.date(2026, 4, 21), note="Nee."
        ),
        '{"kind":"agreement_followed","meeting":1,"text":"Wij bellen.","nth":1,"kept":"not_done","on":"2026-04-21",'
        '"note":"Nee."}',
    ),
    (
        RemarkDecided(remark="vague@12", decision=Decision.ACCEPTED),
        '{"kind":"remark_decided","remark":"vague@12","decision":"accepted","note":""}',
    ),
    (Undone(event=4), '{"kind":"undone","event":4}'),
    (Redone(event=4), '{"kind":"redone","event":4}'),
]


@pytest.mark.parametrize(("event", "written"), ON_DISK, ids=[type(event).__name__ for event, _ in ON_DISK])
def test_an_event_is_written_and_read_in_this_form(event: Event, written: str) -> None:
    assert EVENT.dump_json(event).decode() == written
    assert EVENT.validate_json(written) == event


def test_a_transcript_of_an_older_program_is_read_with_nothing_moved() -> None:
    assert EVENT.validate_json('{"kind":"transcript_added","transcript":1}') == TranscriptAdded(transcript=1)
