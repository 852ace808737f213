"""What an engine's folder says about itself."""

from pathlib import Path

import pytest

from models.problems import EngineMissing
from transcribe.engine_notes import NOTES, EngineNotes, read_notes


def test_an_engine_that_says_nothing_is_a_usual_one(tmp_path: Path) -> None:
    assert read_notes(tmp_path) == EngineNotes(longest_clip_seconds=30, for_demo_only=False)


def test_an_engine_says_how_it_wants_to_be_used(tmp_path: Path) -> None:
    (tmp_path / NOTES).write_text('{"longest_clip_seconds": 8, "for_demo_only": true, "made": "here"}')
    notes = read_notes(tmp_path)
    assert (notes.longest_clip_seconds, notes.for_demo_only) == (8, True)


@pytest.mark.parametrize("content", ["", "[]", '{"longest_clip_seconds": 300}', '{"longest_clip_seconds": 0}'])
def test_notes_that_make_no_sense_stop_the_work(tmp_path: Path, content: str) -> None:
    (tmp_path / NOTES).write_text(content)
    with pytest.raises(EngineMissing, match=r"kloppend\.json"):
        read_notes(tmp_path)
