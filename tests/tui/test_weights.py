"""`kloppend weights`: one clear outcome each time, and the network for nothing but install."""

import io
import json
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.exits import ExitCode
from tests.transcribe.weights.hub import SPEECH_FILES, Hub, entry_of, running_hub
from tests.tui.conftest import Command
from transcribe.weights import catalogue as catalogue_module
from transcribe.weights.catalogue import What, catalogue
from tui.language import use
from tui.weights_table import Row, Shelf
from tui.weights_words import ADVICE_WORDS, WHAT_WORDS, size_label

ENTRY = [sys.executable, "-c", "from tui.main import main; main()"]


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy", "HF_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KLOPPEND_WEIGHTS", str(tmp_path / "shelf"))
    return tmp_path / "shelf"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub with small engines under the names of real ones, and a catalogue of them."""
    entries = (
        entry_of(SPEECH_FILES, name="large-v2"),
        entry_of(SPEECH_FILES, name="small"),
        entry_of({"config.yaml": b"x"}, name="community-1", what=What.SPEAKERS),
    )
    monkeypatch.setattr(catalogue_module, "_read", lambda: entries)
    with running_hub() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        for entry in entries[:2]:
            hub.offer(entry, SPEECH_FILES)
        hub.offer(entries[2], {"config.yaml": b"x"})
        yield hub


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for a socket is stopped."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("somebody wants the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_the_list_shows_what_can_be_fetched_and_that_nothing_is_there(kloppend: Command) -> None:
    answer = kloppend("--language", "en", "weights")
    assert answer.code == ExitCode.DONE
    for name in ("large-v2", "large-v3", "turbo", "small", "community-1"):
        assert f" {name} " in answer.out
    assert answer.out.count("not installed") == 6
    assert kloppend("--language", "en", "weights", "list").out == answer.out


def test_installing_gives_the_folder_and_says_whose_work_it_is(kloppend: Command, hub: Hub, shelf: Path) -> None:
    answer = kloppend("--language", "en", "weights", "install", "large-v2")
    assert answer.code == ExitCode.DONE
    assert answer.out == f"{shelf / 'large-v2'}\n"
    assert "Made by a test." in answer.told
    assert "100 percent done" in answer.told
    assert "ready" in kloppend("--language", "en", "weights").out
    assert [asked.path.rpartition("/")[2] for asked in hub.asked] == list(SPEECH_FILES)


def test_installing_without_a_name_takes_what_suits_this_computer(kloppend: Command, hub: Hub, shelf: Path) -> None:
    answer = kloppend("weights", "install", "--json")
    assert answer.code == ExitCode.DONE
    ready = Shelf.model_validate_json(answer.out).weights
    assert [row.what for row in ready] == [What.SPEECH, What.SPEAKERS]
    assert [row.folder for row in ready] == [str(shelf / row.name) for row in ready]
    assert hub.asked


def test_quiet_installing_says_nothing(kloppend: Command, hub: Hub) -> None:
    answer = kloppend("--quiet", "weights", "install", "small")
    assert (answer.code, answer.told) == (ExitCode.DONE, "")
    assert hub.asked


def test_what_was_half_fetched_is_shown_and_goes_on(kloppend: Command, hub: Hub) -> None:
    hub.cut_after, hub.busy_after_cut = 150_000, True
    assert kloppend("weights", "install", "small").code == ExitCode.ENGINE
    hub.cut_after, hub.status = None, None
    row = next(each for each in listed(kloppend) if each.name == "small")
    assert row.folder is None
    assert 150_000 < row.fetched < row.size
    assert "percent fetched" in kloppend("--language", "en", "weights").out
    assert kloppend("weights", "install", "small").code == ExitCode.DONE
    assert [asked.start for asked in hub.asked if asked.path.endswith("model.bin")][-1] == 150_000


@pytest.mark.usefixtures("no_sockets")
def test_all_but_install_works_without_any_socket(kloppend: Command, tmp_path: Path) -> None:
    stick = written(tmp_path / "stick")
    for arguments in (["list"], ["import", stick], ["list", "--json"], ["verify"], ["remove", "stick"], ["verify"]):
        answer = kloppend("weights", *arguments)
        assert answer.code == ExitCode.DONE, answer.told
    assert kloppend("doctor").code == ExitCode.DONE


def test_installing_without_network_is_one_clear_message() -> None:
    """The real catalogue and the real address, in a namespace without network where the system can make one."""
    environment = os.environ | {"KLOPPEND_LANGUAGE": "en", "HF_ENDPOINT": "http://127.0.0.1:9"}  # nobody listens there
    alone = ["unshare", "--net", "--map-root-user"] if can_be_alone() else []
    if alone:
        del environment["HF_ENDPOINT"]
    answer = subprocess.run(
        [*alone, *ENTRY, "weights", "install", "small"], capture_output=True, text=True, env=environment, check=False
    )
    assert answer.returncode == ExitCode.ENGINE
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 4  # what it does, and the three sentences
    assert "Traceback" not in answer.stderr
    assert "cannot be reached" in answer.stderr


def test_damaged_weights_are_named_after_the_outcome(kloppend: Command, hub: Hub, shelf: Path) -> None:
    for name in ("large-v2", "small"):
        kloppend("weights", "install", name)
    (shelf / "large-v2" / "model.bin").write_bytes(b"")
    hub.asked.clear()
    answer = kloppend("--language", "en", "weights", "verify")
    assert answer.code == ExitCode.ENGINE
    assert answer.out == "small\n"
    assert "large-v2" in answer.sentences[-3]
    assert "model.bin" in answer.sentences[-3]
    checked = json.loads(kloppend("weights", "verify", "--json").out)
    assert checked == {"weights": [{"name": "large-v2", "changed": "model.bin"}, {"name": "small", "changed": None}]}
    assert kloppend("weights", "verify", "small").code == ExitCode.DONE
    assert hub.asked == []


def test_removing_says_what_came_free(kloppend: Command, hub: Hub) -> None:
    kloppend("weights", "install", "small")
    answer = kloppend("weights", "remove", "small", "--json")
    assert json.loads(answer.out)["freed"] > 300_000
    assert all(row.folder is None for row in listed(kloppend))
    assert kloppend("weights", "remove", "small").code == ExitCode.NOT_FOUND
    assert hub.asked


@pytest.mark.usefixtures("no_sockets")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["install", "huge"], ExitCode.NOT_FOUND),
        (["verify", "huge"], ExitCode.NOT_FOUND),
        (["remove", "huge"], ExitCode.NOT_FOUND),
        (["remove"], ExitCode.USAGE),
        (["import"], ExitCode.USAGE),
        (["import", "nowhere"], ExitCode.NOT_FOUND),
        (["polish"], ExitCode.USAGE),
    ],
)
def test_what_cannot_be_done_is_three_sentences(kloppend: Command, arguments: list[str], code: ExitCode) -> None:
    answer = kloppend("weights", *arguments)
    assert answer.code == code
    assert answer.out == ""
    assert len(answer.sentences) == 3


def test_a_stick_with_unknown_voices_needs_trust(kloppend: Command, tmp_path: Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("x", "x")
    names = (
        "plda/plda.npz",
        "plda/xvec_transform.npz",
        "segmentation/pytorch_model.bin",
        "embedding/pytorch_model.bin",
    )
    files = {name: archive.getvalue() for name in names} | {"config.yaml": b"name: SpeakerDiarization"}
    stick = written(tmp_path / "voices", files)
    answer = kloppend("weights", "import", stick)
    assert answer.code == ExitCode.UNREADABLE
    assert "--trust" in answer.sentences[-1]
    assert kloppend("weights", "import", stick, "--trust").code == ExitCode.DONE


def test_every_advice_and_kind_of_the_catalogue_has_words() -> None:
    assert {entry.advice for entry in catalogue()} == set(ADVICE_WORDS)
    assert set(WHAT_WORDS) == set(What)


@pytest.mark.parametrize(
    ("size", "dutch", "english"), [(32_821_621, "33 MB", "33 MB"), (3_089_578_858, "3,1 GB", "3.1 GB")]
)
def test_sizes_are_written_as_one_reads_them(size: int, dutch: str, english: str) -> None:
    use("en")
    assert size_label(size) == english
    use("nl")
    assert size_label(size) == dutch


def listed(kloppend: Command) -> tuple[Row, ...]:
    return Shelf.model_validate_json(kloppend("weights", "--json").out).weights


def written(folder: Path, files: dict[str, bytes] = SPEECH_FILES) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def can_be_alone() -> bool:
    """Whether a program can be run without any network here."""
    tool = shutil.which("unshare")
    return bool(tool) and not subprocess.run([str(tool), "-rn", "true"], capture_output=True, check=False).returncode
