"""Spoken clauses come out as calm indirect speech, or as topics, never as bad Dutch."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.writing.phrasing.indirect import in_indirect_speech, is_topic_phrase

_ROWS = (Path(__file__).parent / "spoken.tsv").read_text(encoding="utf-8").splitlines()
SPOKEN = [tuple(row.split("\t")) for row in _ROWS]
"""Who said it, what they said, and how it should read."""


@pytest.mark.parametrize(("actor", "said", "written"), SPOKEN)
def test_a_spoken_clause_becomes_indirect_speech(actor: str, said: str, written: str) -> None:
    assert in_indirect_speech(said, actor) == written


@pytest.mark.parametrize(
    "said",
    [
        "Doe ik.",
        "Ja, dat is goed.",
        "Kun jij hem dan misschien dinsdag ophalen?",
        "Ik zou, eh, nou ja, als je nou vrijdag...",
        "Dan ga ik- nee, dat moet jij maandag doen.",
        "Je moet hem elke dag even laten lezen.",
        "Alleen als u hem er niet uithaalt.",
        "Ook al wordt het huilen.",
        "Zonder uitleg vooraf.",
        "Eerst praten en dan pas een formulier.",
        "Dat het straks niet terugkomt.",
        "Wat ik wel kwijt wil.",
        "Er stond 'onvoldoende inzet' op het rapport.",
    ],
)
def test_what_cannot_be_said_safely_becomes_topics(said: str) -> None:
    written = in_indirect_speech(said, "leerkracht")
    assert is_topic_phrase(written)
    assert written.startswith("Genoemd door de leerkracht: ")


def test_two_sentences_about_different_days_are_not_run_together() -> None:
    written = in_indirect_speech("Hij komt drie ochtenden. Maandag. En dan vrijdag in groep vijf.", "leerkracht")
    assert "vrijdag" not in written or is_topic_phrase(written)


def test_there_are_enough_clauses_to_judge_by() -> None:
    assert len(SPOKEN) >= 40


def test_topics_keep_an_amount_whole() -> None:
    written = in_indirect_speech("Twee keer in de week, dinsdag en donderdag?", "intern begeleider")
    assert written == "Genoemd door de intern begeleider: Twee keer in de week, dinsdag, donderdag."


def test_a_restriction_that_cannot_be_said_is_never_dropped_in_silence() -> None:
    said = "Het OPP mag naar de nieuwe school. Maar dat stuk over thuis haal je eruit."
    assert is_topic_phrase(in_indirect_speech(said, "vader"))


@pytest.mark.parametrize(("actor", "written"), [(actor, written) for actor, _, written in SPOKEN])
def test_indirect_speech_stays_as_it_is(actor: str, written: str) -> None:
    assert in_indirect_speech(written, actor) == written


PIECES = st.sampled_from(
    ["ik", "jullie", "u", "we", "stuur", "krijgen", "krijgt", "het verslag", "vrijdag", "eh", "niet", "dan", "en",
     "als", "dat", "mijn", "ons", "hebben", "moet", ",", "?", "...", "nee", "Sam", "twee keer", "maar", "ben", "uw"]
)  # fmt: skip


@given(
    st.lists(PIECES, min_size=1, max_size=14), st.sampled_from(["moeder", "ouders", "intern begeleider", "allen", ""])
)
@settings(max_examples=300, deadline=None)
def test_nobody_is_left_in_the_first_or_second_person(pieces: list[str], actor: str) -> None:
    written = in_indirect_speech(" ".join(pieces), actor)
    words = set(re.findall(r"[\w']+", written.lower()))
    assert not words & {"ik", "mij", "mijn", "wij", "we", "ons", "u", "uw", "jullie", "eh", "je"}
    assert written[0].isupper()
    assert written.endswith(".")
    assert "?" not in written
    assert "  " not in written


def test_a_thousand_clauses_take_about_a_second_at_most() -> None:
    in_indirect_speech("Ik bel vrijdag.", "mentor")  # data read
    start = time.process_time()
    for number in range(1000):
        in_indirect_speech(f"Dan stuur ik jullie op {number} mei het verslag van de toets.", "mentor")
    assert time.process_time() - start < 5  # measured .4 s; wide, so that a busy machine does not fail it
