"""Engines from a folder: known ones get their name back, unknown ones are looked at, and nothing is loaded."""

import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

from models.problems import NotFound, Unreadable
from tests.transcribe.weights.hub import SPEECH_FILES, entry_of
from transcribe.speech_whisper import WhisperSpeech
from transcribe.weights import catalogue as catalogue_module
from transcribe.weights.catalogue import What
from transcribe.weights.importing import SPEAKER_FILES, import_weights
from transcribe.weights.installing import Fetched
from transcribe.weights.seal import verified
from transcribe.weights.shelf import Installed, installed


class Trap:
    """A pickle that shows when it is loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Path.touch, (self.path,)


def taken_in(folder: Path, *, trusted: bool = False) -> Installed:
    return import_weights(folder, lambda _: None, trusted=trusted)


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def speaker_files(sprung: Path) -> dict[str, bytes]:
    """A pipeline folder in the forms that torch, numpy and pyannote write; its pickles are traps."""
    checkpoint, arrays = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(checkpoint, "w") as archive:
        archive.writestr("archive/data.pkl", pickle.dumps(Trap(sprung)))
    np.savez(arrays, mu=np.zeros(3))
    contents = {"bin": checkpoint.getvalue(), "npz": arrays.getvalue()}
    config = b"pipeline:\n  name: pyannote.audio.pipelines.SpeakerDiarization\n"
    return {name: contents.get(name.rpartition(".")[2], config) for name in SPEAKER_FILES}


def test_a_real_whisper_model_is_taken_in_and_loads_from_the_shelf(whisper_folder: Path) -> None:
    told: list[Fetched] = []
    ready = import_weights(whisper_folder, told.append)
    assert (ready.name, ready.seal.what, ready.seal.origin) == ("whisper", What.SPEECH, "")
    assert told[-1].done == told[-1].total == ready.seal.size
    assert installed() == (ready,)
    WhisperSpeech(verified(ready.folder))


def test_weights_of_the_catalogue_get_their_name_and_makers_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entry_of(SPEECH_FILES)
    monkeypatch.setattr(catalogue_module, "_read", lambda: (entry,))
    stick = write(tmp_path / "USB stick", SPEECH_FILES | {"README.md": b"read me", "evil.py": b"1"})
    ready = taken_in(stick)
    assert ready.name == "tiny"
    assert (ready.seal.licence, ready.seal.attribution) == ("MIT", "Made by a test.")
    assert {file.name for file in ready.folder.iterdir()} == {*SPEECH_FILES, "kloppend-weights.json"}


def test_a_stranger_does_not_get_a_name_of_the_catalogue(tmp_path: Path) -> None:
    ready = taken_in(write(tmp_path / "large-v2", SPEECH_FILES))
    assert ready.name == "large-v2-imported"


def test_taking_in_again_replaces_what_was_there(tmp_path: Path) -> None:
    folder = write(tmp_path / "mine", SPEECH_FILES)
    taken_in(folder)
    (folder / "vocabulary.txt").rename(folder / "vocabulary.json")
    ready = taken_in(folder)
    assert not (ready.folder / "vocabulary.txt").exists()
    assert installed() == (ready,)
    assert verified(ready.folder) == ready.folder


def test_a_snapshot_of_links_is_taken_in_as_files(tmp_path: Path) -> None:
    """The Hub's own cache keeps its files as links to blobs."""
    blobs, snapshot = write(tmp_path / "blobs", SPEECH_FILES), tmp_path / "snapshot"
    snapshot.mkdir()
    try:
        for name in SPEECH_FILES:
            (snapshot / name).symlink_to(blobs / name)
    except OSError:
        pytest.skip("Windows lets only administrators make links")
    ready = taken_in(snapshot)
    assert not any(file.is_symlink() for file in ready.folder.iterdir())
    assert (ready.folder / "model.bin").read_bytes() == SPEECH_FILES["model.bin"]


def test_unknown_speaker_weights_are_refused_unless_trusted_and_never_loaded(tmp_path: Path, shelf: Path) -> None:
    sprung = tmp_path / "sprung"
    folder = write(tmp_path / "voices", speaker_files(sprung))
    with pytest.raises(Unreadable) as caught:
        taken_in(folder)
    assert "--trust" in caught.value.remedy
    assert installed() == ()
    assert not list(shelf.glob(".import*"))
    ready = taken_in(folder, trusted=True)
    assert (ready.name, ready.seal.what) == ("voices", What.SPEAKERS)
    assert not sprung.exists()


def test_speaker_weights_of_the_catalogue_need_no_trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = speaker_files(tmp_path / "sprung")
    entry = entry_of(files, name="community-1", what=What.SPEAKERS)
    monkeypatch.setattr(catalogue_module, "_read", lambda: (entry,))
    assert taken_in(write(tmp_path / "voices", files)).name == "community-1"


@pytest.mark.parametrize("missing", ["config.json", "tokenizer.json", "vocabulary.txt", "model.bin"])
def test_a_speech_engine_that_is_not_complete_is_refused(tmp_path: Path, shelf: Path, missing: str) -> None:
    files = {name: content for name, content in SPEECH_FILES.items() if name != missing}
    with pytest.raises(Unreadable) as caught:
        taken_in(write(tmp_path / "mine", files))
    assert missing.partition(".")[0] in str(caught.value.details["files"])
    assert not shelf.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model.bin", b"\x06\x00\x00\x00\x0f\x00TransformerSpec\x00" + bytes(100)),
        ("model.bin", bytes(1000)),
        ("config.json", b"<html>"),
    ],
)
def test_something_that_is_no_whisper_model_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        taken_in(write(tmp_path / "mine", SPEECH_FILES | {name: content}))
    assert caught.value.details["files"] == name


@pytest.mark.parametrize("name", SPEAKER_FILES)
def test_something_that_is_no_speaker_pipeline_is_refused(tmp_path: Path, name: str) -> None:
    files = speaker_files(tmp_path / "sprung") | {name: b"version https://git-lfs.github.com/spec/v1\n"}
    with pytest.raises(Unreadable) as caught:
        taken_in(write(tmp_path / "voices", files), trusted=True)
    assert caught.value.details["files"] == name


def test_a_folder_with_something_else_and_no_folder_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "holiday").mkdir()
    with pytest.raises(Unreadable):
        taken_in(tmp_path / "holiday")
    with pytest.raises(NotFound):
        taken_in(tmp_path / "nowhere")
