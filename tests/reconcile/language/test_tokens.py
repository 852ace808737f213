"""Tokens, dictionary forms, content words and the ends of sentences."""

from functools import cache

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from reconcile.language.tokens import is_content, lemma_of, pipeline, sentence_spans, stem_of, tokens

CONTEXT_OF_ABBREVIATIONS = [
    "Wij spraken dhr. Bakker van het loket.",
    "Volgens mw. De Vries is het geregeld.",
    "Het gesprek met mevr. Jansen is a.s. vrijdag.",
    "Ouders (m. en v.) zijn akkoord.",
    "De m. van Sam tekent vandaag.",
    "School mailt z.s.m. een voorstel.",
    "De IB'er belt i.o.m. de leerkracht het SWV.",
    "RT vindt 2x p.w. plaats.",
    "Dit geldt m.i.v. 1 december.",
    "De lln. die extra hulp krijgt, gaat mee.",
    "Na de voorjaarsvak. start de training.",
    "Op 3 nov. Het is dan herfst.",
]


@pytest.mark.parametrize("text", CONTEXT_OF_ABBREVIATIONS[:-1])
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert sentence_spans(text) == ((0, len(text)),)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("School belt. Moeder mailt.", ["School belt.", "Moeder mailt."]),
        ("Dat gebeurt z.s.m. Daarna evalueren we.", ["Dat gebeurt z.s.m.", "Daarna evalueren we."]),
        ("RT is 2x p.w. Ouders oefenen thuis.", ["RT is 2x p.w.", "Ouders oefenen thuis."]),
        ("Sessies van 30 min. Logopedie gaat door.", ["Sessies van 30 min.", "Logopedie gaat door."]),
        ("Om 9.30 uur. Einde om 10.15 uur.", ["Om 9.30 uur.", "Einde om 10.15 uur."]),
        ("Gaat dat? Ja! Prima.", ["Gaat dat?", "Ja!", "Prima."]),
        ("Dhr. De Boer belt. Mw. Smit ook.", ["Dhr. De Boer belt.", "Mw. Smit ook."]),
        ("ja dat is goed. ik bel morgen.", ["ja dat is goed.", "ik bel morgen."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("ingezet", "inzetten"), ("opgestuurd", "opsturen"), ("toegezegd", "toezeggen"), ("vastgelegd", "vastleggen"),
     ("gaat", "gaan"), ("belt", "bellen"), ("mailt", "mailen"), ("stuurt", "sturen"), ("begeleidt", "begeleiden"),
     ("werd", "worden"), ("bekeken", "bekijken"), ("kinderen", "kind"), ("bijeenkomsten", "bijeenkomst"),
     ("observaties", "observatie"), ("ochtenden", "ochtend"), ("juf", "leerkracht"), ("bieb", "bibliotheek")],
)  # fmt: skip
def test_words_of_school_meetings_have_their_dictionary_form(word: str, lemma: str) -> None:
    assert lemma_of(word) == lemma


@pytest.mark.parametrize(
    ("word", "stem"),
    [("kaartje", "kaart"), ("briefje", "brief"), ("kamertje", "kamer"), ("boekjes", "boek"), ("meisje", "meisje"),
     ("klas", "klas")],
)  # fmt: skip
def test_a_diminutive_has_the_stem_of_its_thing(word: str, stem: str) -> None:
    assert stem_of(word) == stem


@pytest.mark.parametrize(
    "word", ["niet", "geen", "nergens", "nauwelijks", "zullen", "kunnen", "maart", "vrijdag", "twaalf", "negentien",
    "derde", "31", "in"]
)  # fmt: skip
def test_function_words_negations_and_numbers_carry_no_content(word: str) -> None:
    assert not is_content(word)


@pytest.mark.parametrize("word", ["toestemming", "handelingsplan", "logopedist", "schorsing", "tafel"])
def test_nouns_carry_content(word: str) -> None:
    assert is_content(word)


@cache
def spacys_own() -> Language:
    """What finds sentences when nothing is added to it."""
    nlp = spacy.blank("nl")
    nlp.tokenizer = pipeline().tokenizer
    nlp.add_pipe("sentencizer")
    return nlp


PIECES = ("ja", "nee", "de", ".", "!", "?", "…", ",", ";", "(", ")", "-", "3", "\n", "ib'er", "z.o.z")


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_sentences_without_capitals_end_where_spacys_sentencizer_ends_them(pieces: list[str]) -> None:
    text = " ".join(pieces)
    sentences = [str(each).strip() for each in spacys_own()(text).sents]
    assert [text[start:end] for start, end in sentence_spans(text)] == [each for each in sentences if each]


@given(st.text(max_size=80))
def test_tokens_cover_all_but_white_space_in_order(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert not text[end : token.start].strip()
        assert text[token.start : token.end].lower() == token.lower
        end = token.end
    assert not text[end:].strip()


@given(
    st.lists(
        st.sampled_from(["School", "belt", "moeder", ".", "z.s.m.", "m.", "?", "\n", "Dhr.", "lln.", "9.30", " "]),
        max_size=12,
    )
)
def test_sentences_are_apart_in_order_and_lose_no_word(words: list[str]) -> None:
    text = " ".join(words)
    covered, end = "", 0
    for start, stop in sentence_spans(text):
        assert end <= start < stop
        covered, end = covered + text[start:stop], stop
    assert "".join(covered.split()) == "".join(text.split())
