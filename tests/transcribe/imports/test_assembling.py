"""How cues become turns: order, joining, speakers, and nothing made up."""

from hypothesis import given, settings
from hypothesis import strategies as st

from models.transcript import Side, Word
from transcribe.imports.assembling import DISORDER, PAUSE, assembled
from transcribe.imports.cue import Cue


def test_a_pause_of_two_seconds_begins_a_new_turn_and_a_shorter_one_does_not() -> None:
    turns = assembled("a", [Cue("een", 0, 1, "A"), Cue("twee", 2.9, 4, "A"), Cue("drie", 6, 7, "A")]).turns
    assert [(turn.text, turn.start, turn.end) for turn in turns] == [("een twee", 0, 4), ("drie", 6, 7)]


def test_without_an_end_it_is_not_known_how_long_the_pause_is_so_nothing_is_joined() -> None:
    assert len(assembled("a", [Cue("een", 0, None, "A"), Cue("twee", 1, None, "A")]).turns) == 2


def test_without_times_one_speaker_has_one_turn_until_another_speaks() -> None:
    turns = assembled("a", [Cue("een", speaker="A"), Cue("twee", speaker="a"), Cue("drie", speaker="B")]).turns
    assert [(turn.speaker, turn.text, turn.start, turn.end) for turn in turns] == [
        ("S1", "een twee", None, None),
        ("S2", "drie", None, None),
    ]


def test_where_nobody_says_who_speaks_a_turn_ends_with_the_sentence_or_after_half_a_minute() -> None:
    sentence = [Cue("Ja.", 0, 1), Cue("Goed", 1, 2), Cue("zo.", 2, 3)]
    assert [turn.text for turn in assembled("a", sentence).turns] == ["Ja.", "Goed zo."]
    endless = [Cue(f"w{second}", second, second + 1) for second in range(60)]
    turns = assembled("a", endless).turns
    assert [len(turn.text.split()) for turn in turns] == [30, 30]
    assert {turn.speaker for turn in turns} == {"S1"}


def test_cues_up_to_ten_seconds_late_are_put_in_order_and_ties_stay_as_they_were() -> None:
    cues = [Cue("b", 12, 13, "B"), Cue("a", 2, 3, "A"), Cue("c", 12, 14, "C")]
    transcript = assembled("a", cues)
    assert [turn.text for turn in transcript.turns] == ["a", "b", "c"]
    assert [turn.id for turn in transcript.turns] == [1, 2, 3]
    assert [speaker.name for speaker in transcript.speakers] == ["A", "B", "C"]


def test_a_cue_without_a_time_stays_behind_the_one_before_it() -> None:
    cues = [Cue("b", 5, 6, "B"), Cue("x", None, None, "X"), Cue("a", 4, 5, "A")]
    assert [turn.text for turn in assembled("a", cues).turns] == ["a", "b", "x"]


def test_an_end_before_its_start_is_no_end() -> None:
    (turn,) = assembled("a", [Cue("een", 5, 4, "A")]).turns
    assert (turn.start, turn.end) == (5, None)


def test_cues_with_and_without_words_are_not_joined_so_that_words_cover_their_turn() -> None:
    cues = [Cue("een", 0, 1, "A", (Word(text="een"),)), Cue("twee", 1, 2, "A"), Cue("drie", 2, 3, "A")]
    assert [(turn.text, len(turn.words)) for turn in assembled("a", cues).turns] == [("een", 1), ("twee drie", 0)]


def test_control_characters_in_names_and_text_become_visible_and_cannot_reach_a_terminal() -> None:
    transcript = assembled("a", [Cue("rood \x1b[31m en \u202eomgekeerd\tja\r\nnee", speaker="Jan\x07\x9b")])
    assert transcript.turns[0].text == "rood \ufffd[31m en \ufffdomgekeerd ja nee"
    assert transcript.speakers[0].name == "Jan\ufffd\ufffd"


def test_a_side_is_given_only_where_the_name_makes_it_plain() -> None:
    names = ["Sara (moeder)", "Jan Meester", "SPEAKER_03"]
    speakers = assembled("a", [Cue("ja", speaker=name) for name in names]).speakers
    assert [(s.name, s.role, s.side) for s in speakers] == [
        ("Sara (moeder)", "moeder", Side.PARENT),
        ("Jan Meester", "", Side.OTHER),
        ("", "", Side.OTHER),
    ]


cues = st.lists(
    st.builds(
        lambda start, length, name, text: Cue(text, start, start + length, name),
        st.floats(0, DISORDER),
        st.floats(0, 2 * PAUSE),
        st.sampled_from(["A", "B", None]),
        st.text("ab .", min_size=1).filter(str.strip),
    ),
    min_size=1,
)


@settings(deadline=None)
@given(cues)
def test_no_word_is_lost_or_doubled_and_turns_stand_in_order(made: list[Cue]) -> None:
    transcript = assembled("a", made)
    spoken = sorted(word for cue in made for word in cue.text.split())
    assert sorted(word for turn in transcript.turns for word in turn.text.split()) == spoken
    starts = [turn.start for turn in transcript.turns if turn.start is not None]
    assert starts == sorted(starts)
    assert [speaker.id for speaker in transcript.speakers] == list(
        dict.fromkeys(turn.speaker for turn in transcript.turns)
    )
