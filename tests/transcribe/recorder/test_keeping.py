"""Where recordings are made, and how they come into a dossier, also after a death."""

import datetime
import hashlib
import os
from pathlib import Path

import pytest

from models.dossier.dossier import Dossier
from models.problems import StorageFailed
from tests.transcribe.recorder.scripted import block
from transcribe.audio import decode
from transcribe.recorder.keeping import UNFINISHED, place_for, take_in
from transcribe.recorder.wave_file import WaveFile, header

AFTERNOON = datetime.datetime(2026, 3, 12, 14, 5)


def recording(dossier: Dossier, name: str, seconds: float) -> Path:
    """A finished recording in the making place."""
    (dossier.folder / UNFINISHED).mkdir(exist_ok=True)
    with WaveFile(dossier.folder / UNFINISHED / name) as file:
        file.append(block(seconds))
    return file.path


def test_a_recording_is_named_after_its_moment_and_never_like_one_that_is_there(tmp_path: Path) -> None:
    dossier = Dossier.create(tmp_path)
    dossier.close()
    first = place_for(AFTERNOON, dossier=dossier)
    assert first == tmp_path / UNFINISHED / "opname 2026-03-12 14.05.wav"
    first.parent.mkdir()
    first.touch()
    assert place_for(AFTERNOON, dossier=dossier).name == "opname 2026-03-12 14.05 (2).wav"


@pytest.mark.parametrize(("asked", "given"), [("a", "a.wav"), ("a.WAV", "a.WAV"), ("a.m4a", "a.m4a.wav")])
def test_a_name_of_ones_own_always_ends_as_what_it_is(tmp_path: Path, asked: str, given: str) -> None:
    assert place_for(AFTERNOON, to=tmp_path / asked) == tmp_path / given


def test_a_recording_comes_into_the_dossier_untouched_and_its_making_place_is_gone(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "Kim") as dossier:
        path = recording(dossier, "opname.wav", 1.0)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        (original,) = take_in(dossier)
        assert (original.sha256, original.role) == (digest, "recording")
        assert dossier.path_of(original).parent.name == "opname"
        assert not path.parent.exists()
        assert dossier.altered_originals() == ()
        assert take_in(dossier) == ()


def test_the_recording_of_a_killed_program_is_mended_and_taken_in_with_the_next(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "Kim") as dossier:
        killed = recording(dossier, "opname 2026-03-12 14.05.wav", 1.5)
        with killed.open("r+b") as file:
            file.write(header(0))
        (dossier.folder / UNFINISHED / "opname 2026-03-12 14.06.wav").write_bytes(header(0))
        recording(dossier, "opname 2026-03-12 14.30.wav", 0.5)
    with Dossier.open(tmp_path / "Kim") as dossier:
        taken = take_in(dossier)
        lengths = [decode(dossier.path_of(original)).duration for original in taken]
    assert lengths == pytest.approx([1.5, 0.5], abs=0.01)  # the one between held nothing


def test_the_newest_recording_comes_last_whatever_it_is_called(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "Kim") as dossier:
        recording(dossier, "opname 14.05.wav", 1.0)
        newest = recording(dossier, "opname 14.05 (2).wav", 0.5)
        os.utime(newest, (2_000_000_000, 2_000_000_000))
        assert [original.name for original in take_in(dossier)] == ["opname 14.05.wav", "opname 14.05 (2).wav"]
        assert dossier.state.recording == dossier.originals()[-1].id


def test_a_file_of_somebody_else_in_the_making_place_is_left_alone(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "Kim") as dossier:
        recording(dossier, "z.wav", 0.5)
        strange = dossier.folder / UNFINISHED / "a.wav"
        strange.write_bytes(b"not ours")
        (taken,) = take_in(dossier)
        assert taken.name == "z.wav"
        assert strange.read_bytes() == b"not ours"


def test_what_cannot_be_taken_in_stays_where_it_is(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "Kim") as dossier:
        path = recording(dossier, "opname.wav", 0.5)
    with Dossier.open(tmp_path / "Kim", read_only=True) as picture:
        with pytest.raises(StorageFailed) as refused:
            take_in(picture)
        assert refused.value.details["recording"] == "opname.wav"
    assert decode(path).duration == pytest.approx(0.5, abs=0.01)
