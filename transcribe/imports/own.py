"""Kloppend's own Transcript JSON: checked against the contract, with unknown keys kept."""

from typing import Any

from pydantic import ValidationError

from models.problems import Problem
from models.transcript import Transcript
from transcribe.imports import refusals
from transcribe.imports.source import Source
from transcribe.imports.timestamps import clock


def recognises(source: Source) -> bool:
    """Whether it is a JSON object with turns."""
    return isinstance(source.data, dict) and "turns" in source.data


def read(source: Source) -> Transcript:
    """Return the transcript as it stands in the file, but for unsafe characters.

    Raises Unreadable when it is against the contract; the order of turns is part of that.
    """
    try:
        transcript = Transcript.model_validate(source.data)
    except ValidationError as error:
        raise _fault(source, error) from None
    if not any(turn.text.strip() for turn in transcript.turns):
        raise refusals.no_words(source.name)
    return transcript


def _fault(source: Source, error: ValidationError) -> Problem:
    """Name the place of the first fault; pydantic's own message is left out, since it quotes what stands there."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    if first["type"] == "value_error" and isinstance(source.data, dict):
        problem = _incoherence(source.name, source.data, first["loc"])
        if problem is not None:
            return problem
    return refusals.against_contract(source.name, ".".join(str(step) for step in first["loc"]) or "turns")


def _incoherence(name: str, data: dict[str, Any], place: tuple[int | str, ...]) -> Problem | None:
    """Find the first turn that does not go with the others. Each value by itself has the right type here."""
    if place:  # one turn that ends before it starts
        turn = data["turns"][place[1]]
        return refusals.backwards(name, int(turn["id"]), clock(float(turn["start"])), clock(float(turn["end"])))
    known = {speaker["id"] for speaker in data["speakers"]}
    seen: set[int] = set()
    latest = 0.0
    for turn in data["turns"]:
        number = int(turn["id"])
        if turn["speaker"] not in known:
            return refusals.unlisted_speaker(name, number)
        if number in seen:
            return refusals.repeated_turn(name, number)
        seen.add(number)
        if turn.get("start") is not None:
            start = float(turn["start"])
            if start < latest:
                return refusals.backwards(name, number, clock(latest), clock(start))
            latest = start
    return None
