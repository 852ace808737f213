"""The Transcript noun and its JSON."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.transcript import Doubt, Transcript

MEETING: dict[str, Any] = {
    "language": "nl",
    "date": "2026-03-12",
    "speakers": [{"id": "S1", "name": "Marieke de Boer", "role": "intern begeleider", "side": "school"}],
    "turns": [
        {"id": 1, "start": 0.0, "end": 6.4, "speaker": "S1", "text": "Welkom."},
        {"id": 2, "start": 6.0, "end": 9.0, "speaker": "S1", "text": "Fijn dat u er bent."},
    ],
}


def test_keys_that_we_do_not_know_come_back_out() -> None:
    transcript = Transcript.model_validate(MEETING | {"recorder": {"brand": "x"}})
    assert transcript.model_dump(mode="json")["recorder"] == {"brand": "x"}


def test_a_turn_names_its_doubts_in_json_and_is_silent_without() -> None:
    turns = [MEETING["turns"][0] | {"doubts": [Doubt.GHOST, "a word of another program"]}, MEETING["turns"][1]]
    first, second = Transcript.model_validate(MEETING | {"turns": turns}).turns
    assert first.doubts == ("ghost", "a word of another program")
    assert first.model_dump(mode="json")["doubts"] == ["ghost", "a word of another program"]
    assert second.doubts == ()
    assert "doubts" not in second.model_dump(mode="json")


def test_times_that_run_backwards_are_refused() -> None:
    turns = [MEETING["turns"][1], MEETING["turns"][0]]
    with pytest.raises(ValidationError, match="backwards"):
        Transcript.model_validate(MEETING | {"turns": turns})


def test_a_turn_by_somebody_who_is_not_listed_is_refused() -> None:
    with pytest.raises(ValidationError, match="not listed"):
        Transcript.model_validate(MEETING | {"speakers": []})


def test_the_duration_is_the_last_known_moment() -> None:
    assert Transcript.model_validate(MEETING).duration == 9.0
