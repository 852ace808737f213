"""From what was heard in each clip to turns that carry their doubts."""

from models.transcript import Doubt, Transcript, Word
from transcribe.clips import Clip
from transcribe.engines import Diarization, Segment, Stretch
from transcribe.job.result import in_place, too_little, transcript_of

CLIPS = (Clip(10, 20), Clip(30, 40), Clip(50, 60))


def heard(text: str, start: float = 0.2, step: float = 1.5, **facts: float) -> Segment:
    words = tuple(
        Word(text=word, start=start + n * step, end=start + (n + 1) * step, probability=0.9)
        for n, word in enumerate(text.split())
    )
    return Segment(text=text, words=words, **facts)


def test_each_turn_carries_the_doubts_of_what_it_holds_and_no_other() -> None:
    segments = [
        [heard("Dat spreken we zo af.")],
        [heard("Ondertiteld door de Amara.org gemeenschap")],
        [heard("Wie weet was het dinsdag.", avg_logprob=-1.4)],
    ]
    transcript, hearing = transcript_of(CLIPS, segments, None)
    assert [turn.doubts for turn in transcript.turns] == [(), (Doubt.GHOST, Doubt.UNHEARD), (Doubt.UNSURE,)]
    assert (hearing.clips, hearing.marked) == (3, 2)
    assert hearing.doubts == {Doubt.GHOST: 1, Doubt.UNSURE: 1, Doubt.UNHEARD: 1}
    assert hearing.speech_seconds == 30
    assert Transcript.model_validate_json(transcript.model_dump_json()) == transcript


def test_a_doubt_follows_its_words_when_a_segment_is_cut_over_two_speakers() -> None:
    stretches = (Stretch(10, 14.7, "A"), Stretch(14.7, 20, "B"))
    segments = [[heard("een twee drie", 0.2), heard("vier vijf zes", 4.8, avg_logprob=-2.0)]]
    transcript, _ = transcript_of(CLIPS[:1], segments, Diarization(stretches, stretches))
    assert [turn.text for turn in transcript.turns] == ["een twee drie", "vier vijf zes"]
    assert [turn.doubts for turn in transcript.turns] == [(), (Doubt.UNSURE,)]


def test_speech_without_text_marks_the_turn_before_it() -> None:
    transcript, hearing = transcript_of(CLIPS, [[heard("Dat spreken we zo af dan.")], [], []], None)
    assert [turn.doubts for turn in transcript.turns] == [(Doubt.UNHEARD,)]
    assert list(hearing.unheard) == [(30.0, 40.0), (50.0, 60.0)]
    assert hearing.doubts == {Doubt.UNHEARD: 1}
    assert not hearing.covers_speech
    assert "10 of the 30 seconds" in str(too_little(hearing, "gesprek.m4a"))


def test_no_words_at_all_are_no_turns() -> None:
    transcript, hearing = transcript_of(CLIPS, [[], [], []], None)
    assert not transcript.turns
    assert hearing.covered_seconds == 0


def test_words_are_put_in_their_clip_and_never_run_backwards() -> None:
    times = (("a", 0.5, 0.9), ("b", 0.2, 0.1), ("c", 9, 12))
    words = tuple(Word(text=text, start=start, end=end) for text, start, end in times)
    [placed] = in_place([Segment(text="a b c", words=words)], Clip(100, 105))
    assert [(word.start, word.end) for word in placed.words] == [(100.5, 100.9), (100.5, 100.5), (105, 105)]
