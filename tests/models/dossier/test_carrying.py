"""A new transcript of the same recording: what is clearly about the same moves along, and the rest is named."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dossier import (
    Decision,
    Dossier,
    FindingDecided,
    SpeakerNamed,
    SpeakersMerged,
    State,
    TurnCorrected,
    TurnsGiven,
)
from models.dossier.carrying import arrival, same_turns, same_voices
from models.dossier.events import LeftBehind, TranscriptAdded
from models.transcript import Speaker, Transcript, Turn
from tests.models.dossier.meeting import comparison, finding


def heard(*turns: tuple[float, float, str, str], recording: str = "a" * 64) -> Transcript:
    """A transcript of (start, end, speaker, text), numbered from 1."""
    speakers = dict.fromkeys(speaker for _, _, speaker, _ in turns)
    return Transcript(
        speakers=tuple(Speaker(id=speaker) for speaker in speakers),
        turns=tuple(
            Turn(id=number, start=start, end=end, speaker=speaker, text=text)
            for number, (start, end, speaker, text) in enumerate(turns, start=1)
        ),
    ).model_copy(update={"recording": {"sha256": recording}})


THREE = heard(
    (0, 10, "S1", "Goedemiddag."),
    (10, 20, "S2", "Dank u."),
    (20, 30, "S1", "Twee keer."),
    (30, 34, "S3", "Ja."),
    (34, 44, "S2", "Goed zo."),
    (44, 48, "S3", "Prima."),
)
TWO = heard(
    (0, 10, "S1", "Goedemiddag."),
    (10, 20, "S2", "Dank u."),
    (20, 30, "S1", "Twee keer."),
    (30, 48, "S2", "Ja. Goed zo. Prima."),
)
"""The same sound, with two voices in it: S2 and S3 are taken for one."""


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.create(tmp_path / "d") as made:
        made.add_transcript(THREE)
        yield made


def names(dossier: Dossier) -> list[str]:
    transcript = dossier.transcript()
    assert transcript is not None
    return [speaker.label for speaker in transcript.speakers]


def left(dossier: Dossier, transcript: Transcript) -> LeftBehind:
    event = dossier.add_transcript(transcript).event
    assert isinstance(event, TranscriptAdded)
    return event.left


def test_a_name_moves_to_the_voice_that_is_clearly_the_same_and_no_other(dossier: Dossier) -> None:
    dossier.append(SpeakerNamed(speaker="S1", name="Anna"))
    dossier.append(SpeakerNamed(speaker="S3", name="Cas"))
    assert left(dossier, TWO) == LeftBehind(names=("S3",))
    assert names(dossier) == ["Anna", "S2"]


def test_a_voice_that_fills_too_little_of_the_other_is_not_the_same() -> None:
    before = heard((0, 100, "S1", "a"), (100, 200, "S2", "b"))
    just = heard((0, 80, "S1", "a"), (80, 100, "S3", "b"), (100, 200, "S2", "c"))
    less = heard((0, 79, "S1", "a"), (79, 100, "S3", "b"), (100, 200, "S2", "c"))
    assert same_voices(before, just) == {"S1": "S1", "S2": "S2"}
    assert same_voices(before, less) == {"S2": "S2"}
    assert same_voices(less, before) == {"S2": "S2"}


def test_two_voices_put_together_keep_their_name_where_they_are_heard_as_one(dossier: Dossier) -> None:
    dossier.append(SpeakerNamed(speaker="S3", name="Bo"))
    dossier.append(SpeakersMerged(speaker="S3", into="S2"))
    assert names(dossier) == ["S1", "Bo"]
    assert not left(dossier, TWO)  # nothing to tell: what the parent said is what is heard now
    assert names(dossier) == ["S1", "Bo"]


def test_the_same_voices_with_other_words_keep_what_was_put_together_and_given(dossier: Dossier) -> None:
    dossier.append(SpeakersMerged(speaker="S3", into="S2"))
    dossier.append(TurnsGiven(turns=(2, 3), speaker="S4"))
    dossier.append(SpeakerNamed(speaker="S4", name="Tolk"))
    turns = [(turn.start or 0.0, turn.end or 0.0, f"S{4 - int(turn.speaker[1])}", turn.text) for turn in THREE.turns]
    turns[2] = (20, 30, "S3", "Drie keer.")
    assert left(dossier, heard(*turns)) == LeftBehind(given=(3,))
    transcript = dossier.transcript()
    assert transcript is not None
    assert [turn.speaker for turn in transcript.turns] == ["S3", "S4", "S3", "S2", "S2", "S2"]
    assert names(dossier) == ["S3", "S2", "Tolk"]


def test_a_correction_moves_to_the_turn_that_says_the_same_at_the_same_time(dossier: Dossier) -> None:
    dossier.append(TurnCorrected(turn=3, text="Drie keer."))
    dossier.append(TurnCorrected(turn=5, text="Niet goed."))
    assert left(dossier, TWO) == LeftBehind(corrections=(5,))
    assert dossier.state.corrections == {3: "Drie keer."}


def test_undoing_a_correction_takes_it_back_in_the_new_transcript_too(dossier: Dossier) -> None:
    dossier.append(TurnCorrected(turn=3, text="Drie keer."))
    dossier.append(SpeakerNamed(speaker="S1", name="Anna"))
    dossier.add_transcript(TWO)
    for _ in range(2):
        assert dossier.undo() is not None
    assert dossier.transcript() == dossier.transcript_as_recognised() == TWO
    dossier.redo()
    assert dossier.state.corrections == {3: "Drie keer."}


def test_nothing_moves_to_another_recording_and_all_of_it_is_named(dossier: Dossier) -> None:
    dossier.append(SpeakerNamed(speaker="S1", name="Anna"))
    dossier.append(SpeakersMerged(speaker="S3", into="S2"))
    dossier.append(TurnsGiven(turns=(1,), speaker="S2"))
    dossier.append(TurnCorrected(turn=3, text="Drie keer."))
    other = heard(
        *((turn.start or 0, turn.end or 0, turn.speaker, turn.text) for turn in THREE.turns), recording="b" * 64
    )
    assert left(dossier, other) == LeftBehind(names=("S1",), corrections=(3,), merged=("S3",), given=(1,))
    assert dossier.transcript() == other


def test_a_transcript_from_elsewhere_does_not_say_of_what_recording_it_is(dossier: Dossier) -> None:
    dossier.append(SpeakerNamed(speaker="S1", name="Anna"))
    imported = Transcript(speakers=THREE.speakers, turns=THREE.turns)
    assert left(dossier, imported) == LeftBehind(names=("S1",))
    dossier.append(SpeakerNamed(speaker="S1", name="Anna"))
    assert left(dossier, imported.model_copy(update={"language": "fy"})) == LeftBehind(names=("S1",))


def test_the_very_same_transcript_again_brings_back_what_was_left(dossier: Dossier) -> None:
    dossier.append(SpeakerNamed(speaker="S3", name="Cas"))
    dossier.append(TurnsGiven(turns=(6,), speaker="S1"))
    dossier.append(TurnCorrected(turn=5, text="Niet goed."))
    dossier.add_reconciliation(comparison(finding("F1")))
    dossier.append(FindingDecided(finding="F1", decision=Decision.ACCEPTED))
    before = dossier.transcript()
    dossier.add_transcript(TWO)
    dossier.append(SpeakerNamed(speaker="S1", name="Anna"))
    dossier.add_transcript(THREE)
    assert before is not None
    assert dossier.transcript() == before.model_copy(
        update={"speakers": (Speaker(id="S1", name="Anna"), *before.speakers[1:])}
    )
    assert dossier.reconciliation() == comparison(finding("F1"))
    assert dossier.state.decision_on("F1") is Decision.ACCEPTED


def test_decisions_wait_for_the_first_comparison_over_the_new_transcript(dossier: Dossier) -> None:
    dossier.add_reconciliation(comparison(finding("F1", turn=3), finding("F2", turn=5)))
    for each in ("F1", "F2"):
        dossier.append(FindingDecided(finding=each, decision=Decision.REJECTED))
    shifted = heard(
        (0, 5, "S1", "Goede"),
        (5, 10, "S1", "middag."),
        *((t.start or 0, t.end or 0, t.speaker, t.text) for t in TWO.turns[1:]),
    )
    dossier.add_transcript(TWO)
    dossier.add_transcript(shifted)
    assert dossier.reconciliation() is None
    dossier.add_reconciliation(comparison(finding("F7", turn=4), finding("F8", turn=5)))
    assert dossier.state.decision_on("F7") is Decision.REJECTED  # turn 3 is turn 4 now
    assert dossier.state.decision_on("F8") is Decision.OPEN  # turn 5 says something else now


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Any meeting of one recording: the same seconds, cut and given to voices in any way."""
    cuts = sorted(draw(st.sets(st.integers(1, 39), max_size=12)))
    moments = [0, *cuts, 40]
    return heard(
        *(
            (float(start), float(end), f"S{draw(st.integers(1, 4))}", f"{start}-{end}")
            for start, end in pairwise(moments)
        )
    )


def changes(draw: Sequence[tuple[int, int, int]]) -> tuple[SpeakersMerged | TurnsGiven, ...]:
    return tuple(
        SpeakersMerged(speaker=f"S{one}", into=f"S{other}") if kind else TurnsGiven(turns=(one,), speaker=f"S{other}")
        for kind, one, other in draw
    )


@given(
    transcripts(),
    transcripts(),
    st.lists(st.tuples(st.integers(0, 1), st.integers(1, 5), st.integers(1, 5)), max_size=5),
    st.dictionaries(st.integers(1, 5), st.sampled_from(["Anna", "Bo"])),
)
def test_every_name_and_correction_moves_along_or_is_named_as_left(
    before: Transcript, now: Transcript, done: list[tuple[int, int, int]], called: dict[int, str]
) -> None:
    state = State(
        names={f"S{number}": SpeakerNamed(speaker=f"S{number}", name=name) for number, name in called.items()},
        regroupings=changes(done),
        corrections={turn.id: "anders" for turn in before.turns[::2]},
    )
    event = arrival(2, now, before, state)
    listed = {speaker.id for speaker in state.apply_to(before).speakers}
    assert set(event.left.corrections) | set(event.turns) >= set(state.corrections)
    assert set(event.left.corrections).isdisjoint(event.turns)
    assert {name for name in state.names if name in listed} <= set(event.left.names) | set(event.voices)
    assert set(event.left.names).isdisjoint(event.voices)
    there = {speaker.id for speaker in now.speakers}
    takers = {each.speaker for each in state.regroupings if isinstance(each, TurnsGiven)}
    for then, here in event.voices.items():
        only_the_parents = event.same_voices and then in takers - {speaker.id for speaker in before.speakers}
        assert (here in there) is not only_the_parents
    if event.same_voices:
        assert len(set(event.voices.values())) == len(event.voices)
    for earlier, later in event.turns.items():
        assert before.turn(earlier).text == now.turn(later).text
    assert same_turns(before, before) == {turn.id: turn.id for turn in before.turns}
    assert same_voices(before, before) == {speaker.id: speaker.id for speaker in before.speakers}
