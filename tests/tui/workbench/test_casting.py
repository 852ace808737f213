"""Who is who, as it is kept in a true dossier."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dossier import Dossier, FactSet
from models.problems import NotFound, StorageFailed
from models.transcript import Side, Speaker, Transcript, Turn
from tests.tui.workbench.voices import SAID, TURN_SECONDS, dossier_in
from tui.workbench.casting import EXCERPTS, Casting, voices_in


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with dossier_in(tmp_path / "dossier", sound=False) as dossier:
        yield dossier


def people(casting: Casting) -> list[tuple[str, str, str, Side]]:
    return [(who.id, who.name, who.role, who.side) for who in (voice.speaker for voice in casting.voices)]


def test_each_voice_comes_with_how_much_it_speaks(dossier: Dossier) -> None:
    voices = Casting(dossier).voices
    assert [voice.turns for voice in voices] == [3, 3, 2]
    assert [voice.seconds for voice in voices] == pytest.approx([11.4, 11.4, 7.6])
    assert sum(voice.share for voice in voices) == pytest.approx(1)


@given(st.lists(st.tuples(st.sampled_from(["S1", "S2", "S3"]), st.text(max_size=20)), min_size=1, max_size=20))
def test_the_shares_of_those_who_speak_add_up_also_without_times(said: list[tuple[str, str]]) -> None:
    transcript = Transcript(
        speakers=tuple(Speaker(id=each) for each in ("S1", "S2", "S3")),
        turns=tuple(Turn(id=number, speaker=speaker, text=text) for number, (speaker, text) in enumerate(said)),
    )
    voices = voices_in(transcript)
    assert {voice.speaker.id for voice in voices} == {speaker for speaker, _ in said}
    assert sum(voice.turns for voice in voices) == len(said)
    assert all(voice.seconds is None for voice in voices)
    if any(text for _, text in said):
        assert sum(voice.share for voice in voices) == pytest.approx(1)


def test_a_voice_can_be_heard_at_three_places_of_its_own_in_the_order_in_which_they_were_said(dossier: Dossier) -> None:
    casting = Casting(dossier)
    excerpts = casting.excerpts("S2")
    assert [excerpt.turn for excerpt in excerpts] == [2, 5, 8]
    assert len(casting.excerpts("S1")) == EXCERPTS
    for excerpt in excerpts:
        assert excerpt.stretch is not None
        assert excerpt.stretch.start == pytest.approx((excerpt.turn - 1) * TURN_SECONDS)


def test_without_times_there_is_still_something_to_read(tmp_path: Path) -> None:
    with dossier_in(tmp_path / "dossier", sound=False, timed=False) as dossier:
        excerpts = Casting(dossier).excerpts("S3")
    assert [excerpt.text for excerpt in excerpts] == [text for speaker, text in SAID if speaker == "S3"]
    assert [excerpt.stretch for excerpt in excerpts] == [None, None]


def test_a_name_is_kept_at_once_and_is_there_after_a_restart(dossier: Dossier) -> None:
    casting = Casting(dossier)
    assert casting.name("S2", "Noor Voorbeeld", "moeder", Side.PARENT)
    assert not casting.name("S2", "Noor Voorbeeld", "moeder", Side.PARENT), "nothing new is kept twice"
    with Dossier.open(dossier.folder, read_only=True) as again:
        assert people(Casting(again))[1] == ("S2", "Noor Voorbeeld", "moeder", Side.PARENT)


def test_a_role_tells_the_side_until_the_parent_says_otherwise(dossier: Dossier) -> None:
    casting = Casting(dossier)
    casting.name("S3", "Anna", "leerkracht", Side.OTHER)
    assert casting.voice("S3").speaker.side is Side.SCHOOL
    casting.name("S3", "Anna", "leerkracht", Side.OTHER)
    assert casting.voice("S3").speaker.side is Side.OTHER


def test_a_name_from_the_list_of_who_was_there_brings_its_role_and_side(dossier: Dossier) -> None:
    casting = Casting(dossier)
    casting.name("S1", "Wilma Bakker", "", Side.OTHER)
    assert people(casting)[0] == ("S1", "Wilma Bakker", "intern begeleider", Side.SCHOOL)


def test_what_somebody_said_of_themselves_is_offered_until_it_is_taken(dossier: Dossier) -> None:
    casting = Casting(dossier)
    suggestion = casting.suggestion("S2")
    assert suggestion is not None
    assert suggestion.name == "Noor Voorbeeld"
    casting.name("S2", suggestion.name, suggestion.role, suggestion.side)
    assert casting.suggestion("S2") is None
    assert casting.suggestion("S1") is None


def test_an_introduction_goes_along_with_the_voice_it_turns_out_to_be_of(dossier: Dossier) -> None:
    casting = Casting(dossier)
    casting.give(2, "S1")
    suggestion = casting.suggestion("S1")
    assert suggestion is not None
    assert suggestion.name == "Noor Voorbeeld"
    assert casting.suggestion("S2") is None
    casting.merge("S1", "S3")
    assert casting.suggestion("S3") is not None


def test_two_voices_become_one_and_two_again(dossier: Dossier) -> None:
    casting = Casting(dossier)
    casting.merge("S3", "S1")
    assert [voice.speaker.id for voice in casting.voices] == ["S1", "S2"]
    assert casting.voice("S1").turns == 5
    assert casting.undo() is not None
    assert [voice.turns for voice in casting.voices] == [3, 3, 2]
    assert casting.redo() is not None
    assert [voice.turns for voice in casting.voices] == [5, 3]


def test_a_turn_can_be_given_to_a_voice_that_is_there_or_to_a_new_one(dossier: Dossier) -> None:
    casting = Casting(dossier)
    assert casting.give(5, "S3") == "S3"
    assert [voice.turns for voice in casting.voices] == [3, 2, 3]
    new = casting.give(8, None)
    assert new not in {"S1", "S2", "S3"}
    assert casting.voice(new).turns == 1
    assert casting.transcript.turn(8).speaker == new


def test_what_was_changed_elsewhere_is_not_taken_back_here(dossier: Dossier) -> None:
    casting = Casting(dossier)
    casting.name("S2", "Noor", "", Side.PARENT)
    dossier.append(FactSet(key="child", value="Kim"))
    assert casting.undo() is None
    assert dossier.state.facts == {"child": "Kim"}
    assert casting.redo() is None


def test_a_dossier_that_may_only_be_read_keeps_what_it_was(dossier: Dossier) -> None:
    with Dossier.open(dossier.folder, read_only=True) as reading:
        casting = Casting(reading)
        with pytest.raises(StorageFailed):
            casting.name("S1", "Wilma", "", Side.SCHOOL)
        assert people(casting)[0] == ("S1", "", "", Side.OTHER)


def test_without_a_text_there_is_nobody_to_name(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "leeg") as empty, pytest.raises(NotFound):
        Casting(empty)
