"""The pieces of a passage that differ."""

from hypothesis import given
from hypothesis import strategies as st

from reconcile.writing.tracked.hunks import Hunk, hunks

_SENTENCES = st.lists(st.sampled_from(["de", "IB'er", "twee", "drie", "keer", ",", ".", "15.30", "week"])).map(" ".join)


def test_a_number_in_a_sentence_is_all_that_changes() -> None:
    assert hunks("Twee keer per week hulp.", "Drie keer per week hulp.") == [Hunk(0, 4, "Drie")]


def test_a_time_changes_as_a_whole() -> None:
    assert hunks("Wij beginnen om 15.30 uur.", "Wij beginnen om 15.45 uur.") == [Hunk(16, 21, "15.45")]


def test_words_side_by_side_change_together() -> None:
    assert hunks("De ouders dienen dit in.", "De directeur dient dit in.") == [Hunk(3, 16, "directeur dient")]


def test_a_sentence_that_keeps_hardly_a_word_goes_as_a_whole() -> None:
    old, new = "Ouders stemmen in met het onderzoek.", "Wij willen dat nu niet."
    assert hunks(old, new) == [Hunk(0, len(old), new)]


@given(_SENTENCES, _SENTENCES)
def test_the_pieces_make_the_new_text_out_of_the_old(old: str, new: str) -> None:
    made = old
    for hunk in reversed(hunks(old, new)):
        made = made[: hunk.start] + hunk.text + made[hunk.end :]
    assert made == new
