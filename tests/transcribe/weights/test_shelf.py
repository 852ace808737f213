"""Keeping weights: what lies ready, which is taken by itself, the seal on each, and taking them away."""

from pathlib import Path

import pytest

from models.problems import EngineMissing, NotFound
from tests.transcribe.weights.hub import SPEECH_FILES, Hub
from transcribe.weights import catalogue as catalogue_module
from transcribe.weights.catalogue import Pinned, Weights, What
from transcribe.weights.installing import install
from transcribe.weights.seal import SEAL, Seal, verified, write_seal
from transcribe.weights.shelf import default_engine, installed, remove, weights_home


def put(shelf: Path, name: str, what: What, size: int = 1) -> None:
    folder = shelf / name
    folder.mkdir(parents=True)
    write_seal(folder, Seal(name=name, what=what, files=(Pinned(name="x", size=size, sha256="0" * 64),)))


def fetched(entry: Weights) -> Path:
    return install(entry, lambda _: None).folder


def test_an_empty_computer_has_no_engines_and_no_shelf_is_made_by_looking(shelf: Path) -> None:
    assert installed() == ()
    assert default_engine("speech") is None
    assert not shelf.exists()


def test_weights_are_kept_among_data_and_never_in_a_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KLOPPEND_WEIGHTS")
    assert weights_home().name == "weights"
    assert "Kloppend" in weights_home().parts
    assert "cache" not in str(weights_home()).lower()


def test_the_best_for_dutch_comes_first_and_strangers_last(shelf: Path) -> None:
    for name in ("small", "alpha", "large-v2", "turbo"):
        put(shelf, name, What.SPEECH)
    put(shelf, "community-1", What.SPEAKERS)
    (shelf / "no-engine").mkdir()
    (shelf / "note.txt").write_text("hello")
    assert [each.name for each in installed()] == ["large-v2", "turbo", "small", "community-1", "alpha"]


@pytest.mark.parametrize(
    ("there", "memory", "taken"),
    [
        (["small", "large-v2"], None, "large-v2"),
        (["small", "large-v2"], 16.0, "large-v2"),
        (["small", "large-v2"], 3.0, "small"),
        (["small", "large-v2"], 1.0, "small"),
        (["large-v2"], 1.0, "large-v2"),
        (["own-model"], 1.0, "own-model"),
        ([], 16.0, None),
    ],
)
def test_the_best_engine_the_memory_can_bear_is_taken(
    shelf: Path, there: list[str], memory: float | None, taken: str | None
) -> None:
    for name in there:
        put(shelf, name, What.SPEECH, size=3000 if "large" in name else 400)
    put(shelf, "community-1", What.SPEAKERS)
    chosen = default_engine(What.SPEECH, memory)
    assert (chosen.name if chosen else None) == taken


@pytest.mark.parametrize("file", list(SPEECH_FILES))
def test_one_byte_that_changed_is_found_before_anything_is_loaded(tiny: Weights, file: str) -> None:
    folder = fetched(tiny)
    content = bytearray((folder / file).read_bytes())
    content[-1] ^= 1
    (folder / file).write_bytes(content)
    with pytest.raises(EngineMissing) as caught:
        verified(folder)
    assert caught.value.details == {"folder": "tiny", "file": file}


def test_a_file_that_is_gone_is_found(tiny: Weights) -> None:
    folder = fetched(tiny)
    (folder / "config.json").unlink()
    with pytest.raises(EngineMissing):
        verified(folder)


def test_a_seal_that_cannot_be_read_is_no_licence_to_load(tiny: Weights) -> None:
    folder = fetched(tiny)
    (folder / SEAL).write_text("{}")
    with pytest.raises(EngineMissing):
        verified(folder)
    assert installed() == ()


def test_a_folder_that_was_never_installed_is_left_to_who_named_it(tmp_path: Path) -> None:
    assert verified(tmp_path) == tmp_path
    assert verified(tmp_path / "nowhere") == tmp_path / "nowhere"


def test_removing_frees_the_room_and_leaves_the_rest(tiny: Weights, shelf: Path) -> None:
    folder = fetched(tiny)
    put(shelf, "small", What.SPEECH)
    assert remove("tiny") >= tiny.size
    assert not folder.exists()
    assert [each.name for each in installed()] == ["small"]
    assert not list(shelf.glob(".tiny*"))


def test_removing_takes_what_was_half_fetched_too(
    hub: Hub, tiny: Weights, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue_module, "_read", lambda: (tiny,))
    hub.cut_after, hub.cuts = 0, 100
    with pytest.raises(EngineMissing):
        fetched(tiny)
    assert list(shelf.glob(".tiny*"))
    remove("tiny")
    assert not list(shelf.glob(".tiny*"))


@pytest.mark.parametrize("name", ["nothing", "..", "../precious", ".", "", "/"])
def test_a_name_never_leads_out_of_the_shelf(shelf: Path, name: str) -> None:
    put(shelf, "small", What.SPEECH)
    precious = shelf.parent / "precious"
    precious.mkdir()
    with pytest.raises(NotFound):
        remove(name)
    assert precious.is_dir()
    assert [each.name for each in installed()] == ["small"]
