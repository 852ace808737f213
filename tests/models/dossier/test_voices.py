"""Voices merged, turns given, names, corrections: whatever is done in whatever order, no word and no turn is lost."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dossier.events import (
    Attendee,
    AttendeesSet,
    Change,
    Entry,
    Event,
    SpeakerNamed,
    SpeakersMerged,
    TurnCorrected,
    TurnsGiven,
    Undone,
)
from models.dossier.folding import fold
from models.dossier.state import State
from models.transcript import Side, Speaker, Transcript, Turn

NOON = datetime.datetime(2026, 3, 12, 12, tzinfo=datetime.UTC)
SAID = Transcript(
    speakers=tuple(Speaker(id=f"S{number}") for number in (1, 2, 3)),
    turns=tuple(
        Turn(id=number, start=number * 5.0, end=number * 5.0 + 4, speaker=f"S{number % 3 + 1}", text=f"zin {number}")
        for number in range(1, 8)
    ),
)
SPEAKERS = st.sampled_from(["S1", "S2", "S3", "S4", "S9", "weg"])
TURNS = st.lists(st.integers(0, 9), min_size=1, max_size=4).map(tuple)
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(SpeakersMerged, speaker=SPEAKERS, into=SPEAKERS),
    st.builds(TurnsGiven, turns=TURNS, speaker=SPEAKERS),
    st.builds(
        SpeakerNamed, speaker=SPEAKERS, name=st.sampled_from(["", "Anna", "Bo"]), role=st.sampled_from(["", "vader"])
    ),
)


def after(*events: Event) -> State:
    return fold(Entry(number, NOON, event) for number, event in enumerate(events, start=1))


def who(state: State) -> list[str]:
    return [turn.speaker for turn in state.apply_to(SAID).turns]


def labels(state: State) -> dict[str, str]:
    return {speaker.id: speaker.label for speaker in state.apply_to(SAID).speakers}


@given(st.lists(CHANGES, max_size=12), st.integers(0, 12))
def test_any_changes_keep_a_valid_transcript_with_every_turn_and_word(changes: list[Change], undone: int) -> None:
    undone = min(undone, len(changes))
    undoing = [Undone(event=len(changes) - back) for back in range(undone)]
    state = after(*changes, *undoing)
    now = state.apply_to(SAID)
    Transcript.model_validate_json(now.model_dump_json())  # every turn's speaker is listed, and so on
    assert [turn.model_dump(exclude={"speaker"}) for turn in now.turns] == [
        turn.model_dump(exclude={"speaker"}) for turn in SAID.turns
    ]
    assert len({speaker.id for speaker in now.speakers}) == len(now.speakers)
    assert {speaker.id for speaker in now.speakers} == {turn.speaker for turn in now.turns}
    assert now == after(*changes[: len(changes) - undone]).apply_to(SAID)
    if undone == len(changes):
        assert now == SAID


@given(st.lists(CHANGES, max_size=12))
def test_a_new_speaker_is_nobody_who_was_there_before(changes: list[Change]) -> None:
    state = after(*changes)
    new = state.free_speaker(SAID)
    assert new not in {speaker.id for speaker in SAID.speakers} | {
        speaker.id for speaker in state.apply_to(SAID).speakers
    }
    given_away = after(*changes, TurnsGiven(turns=(1,), speaker=new)).apply_to(SAID)
    assert [turn.id for turn in given_away.turns if turn.speaker == new] == [1]


def test_a_merged_voice_is_gone_and_the_other_says_it_all() -> None:
    state = after(SpeakersMerged(speaker="S3", into="S1"))
    assert who(state) == ["S2", "S1", "S1", "S2", "S1", "S1", "S2"]
    assert list(labels(state)) == ["S1", "S2"]


def test_merging_goes_on_from_what_was_merged_before() -> None:
    state = after(SpeakersMerged(speaker="S3", into="S1"), SpeakersMerged(speaker="S1", into="S2"))
    assert set(who(state)) == {"S2"}


def test_a_name_is_not_lost_when_its_voice_goes_into_one_without() -> None:
    named = SpeakerNamed(speaker="S3", name="Anna", role="leerkracht", side=Side.SCHOOL)
    assert labels(after(named, SpeakersMerged(speaker="S3", into="S1"))) == {"S1": "Anna", "S2": "S2"}
    other = SpeakerNamed(speaker="S1", name="Bo")
    assert labels(after(named, other, SpeakersMerged(speaker="S3", into="S1"))) == {"S1": "Bo", "S2": "S2"}
    assert labels(after(named, SpeakersMerged(speaker="S3", into="S1"), other)) == {"S1": "Bo", "S2": "S2"}


def test_given_turns_make_a_new_speaker_who_can_be_named() -> None:
    state = after(TurnsGiven(turns=(2, 5), speaker="S4"), SpeakerNamed(speaker="S4", name="Cas"))
    assert who(state) == ["S2", "S4", "S1", "S2", "S4", "S1", "S2"]
    assert labels(state) == {"S1": "S1", "S2": "S2", "S4": "Cas"}  # S3 says nothing any more


def test_who_was_listed_without_a_word_stays_listed() -> None:
    silent = SAID.model_copy(update={"speakers": (*SAID.speakers, Speaker(id="T", name="Tolk"))})
    assert after(SpeakersMerged(speaker="S3", into="S1")).apply_to(silent).speakers[-1].name == "Tolk"


def test_corrections_stay_with_their_words_whoever_says_them() -> None:
    state = after(TurnCorrected(turn=2, text="Twee keer."), TurnsGiven(turns=(2,), speaker="S1"))
    turn = state.apply_to(SAID).turn(2)
    assert (turn.speaker, turn.text) == ("S1", "Twee keer.")


def test_who_sat_at_the_table_is_the_last_list() -> None:
    both = (Attendee(name="Anna"), Attendee(name="Bo", role="vader", side=Side.PARENT))
    assert after(AttendeesSet(attendees=both[:1]), AttendeesSet(attendees=both)).attendees == both
    assert after(AttendeesSet(attendees=both), Undone(event=1)).attendees == ()


def test_an_attendee_has_a_name() -> None:
    with pytest.raises(ValueError, match="name"):
        Attendee(name="")
