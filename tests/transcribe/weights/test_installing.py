"""Fetching over a line that breaks, from a hub that refuses, lies or is not there; nothing half is ever used."""

import shutil
import socket
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from models.problems import Busy, EngineMissing, Problem, StorageFailed, Unreadable
from tests.transcribe.weights.hub import SPEECH_FILES, Hub, entry_of, running_hub
from transcribe.weights.catalogue import Weights
from transcribe.weights.installing import Fetched, install
from transcribe.weights.seal import seal_of, verified
from transcribe.weights.shelf import installed, shelf_held

BIG = "model.bin"


def ignore(_: Fetched) -> None:
    pass


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name in SPEECH_FILES}


def test_weights_come_in_whole_sealed_and_with_whose_work_they_are(hub: Hub, tiny: Weights, shelf: Path) -> None:
    ready = install(tiny, ignore)
    assert ready.folder == shelf / "tiny"
    assert contents(ready.folder) == SPEECH_FILES
    seal = seal_of(ready.folder)
    assert seal is not None
    assert (seal.origin, seal.licence, seal.attribution) == (f"makers/tiny@{tiny.revision}", "MIT", "Made by a test.")
    assert seal.files == tiny.files
    assert installed() == (ready,)
    assert verified(ready.folder) == ready.folder
    assert hub.names == list(SPEECH_FILES)


def test_progress_counts_every_byte_once_and_ends_at_all(tiny: Weights) -> None:
    told: list[Fetched] = []
    install(tiny, told.append)
    done = [fetched.done for fetched in told]
    assert done == sorted(done)
    assert done[-1] == told[-1].total == tiny.size


def test_a_line_that_breaks_is_taken_up_where_it_broke(hub: Hub, tiny: Weights) -> None:
    hub.cut_after, hub.cuts = 100_000, 2
    told: list[Fetched] = []
    assert contents(install(tiny, told.append).folder) == SPEECH_FILES
    assert [asked.start for asked in hub.asked if asked.path.endswith(BIG)] == [0, 100_000, 200_000]
    assert told[-1].done == tiny.size


def test_what_came_in_before_the_line_died_is_used_the_next_time(hub: Hub, tiny: Weights) -> None:
    hub.cut_after, hub.busy_after_cut = 200_000, True
    with pytest.raises(EngineMissing) as caught:
        install(tiny, ignore)
    assert caught.value.details["status"] == 503
    assert installed() == ()
    hub.status, hub.cut_after = None, None
    hub.asked.clear()
    assert contents(install(tiny, ignore).folder) == SPEECH_FILES
    assert [(asked.path.rpartition("/")[2], asked.start) for asked in hub.asked] == [(BIG, 200_000)]


def test_stopping_by_hand_keeps_what_came_in(hub: Hub, tiny: Weights) -> None:
    def stop(fetched: Fetched) -> None:
        if fetched.file == BIG:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install(tiny, stop)
    assert installed() == ()
    hub.asked.clear()
    install(tiny, ignore)
    assert hub.names == [BIG]


KILLED = """
import sys
from transcribe.weights.catalogue import Weights
from transcribe.weights.installing import install
install(Weights.model_validate_json(sys.argv[1]), lambda fetched: print(fetched.file, fetched.done, flush=True))
"""


def test_a_program_that_is_killed_goes_on_from_there_the_next_time(hub: Hub, tiny: Weights) -> None:
    hub.stall_after = 200_000
    small = sum(file.size for file in tiny.files if file.name != BIG)
    command = [sys.executable, "-c", KILLED, tiny.model_dump_json()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        for line in program.stdout:
            if line == f"{BIG} {small + 200_000}\n":
                program.kill()
                break
    assert installed() == ()
    hub.stall_after = None
    hub.asked.clear()
    assert contents(install(tiny, ignore).folder) == SPEECH_FILES
    (asked,) = hub.asked
    assert asked.path.endswith(BIG)
    assert asked.start > 190_000  # Python holds back at most 8 KB


def test_a_hub_that_serves_only_whole_files_is_asked_again_from_the_start(hub: Hub, tiny: Weights) -> None:
    hub.cut_after, hub.cuts, hub.ranges = 100_000, 1, False
    told: list[Fetched] = []
    assert contents(install(tiny, told.append).folder) == SPEECH_FILES
    assert told[-1].done == tiny.size


def test_half_a_file_that_was_damaged_on_disk_is_thrown_away(hub: Hub, tiny: Weights, shelf: Path) -> None:
    hub.cut_after, hub.cuts = 100_000, 1

    def stop(fetched: Fetched) -> None:
        if fetched.done > 90_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install(tiny, stop)
    (part,) = (shelf / ".tiny.part").glob(f"{BIG}*.part")
    part.write_bytes(bytes(part.stat().st_size))
    with pytest.raises(Unreadable):
        install(tiny, ignore)
    assert installed() == ()
    assert contents(install(tiny, ignore).folder) == SPEECH_FILES


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(SPEECH_FILES[BIG][:-1] + b"!", id="other bytes"),
        pytest.param(SPEECH_FILES[BIG][:-1], id="too short"),
        pytest.param(SPEECH_FILES[BIG] + b"!", id="too long"),
        pytest.param(b"<html>Please log in to this wifi</html>", id="a login page"),
    ],
)
def test_something_else_under_the_same_name_is_refused_and_not_kept(
    hub: Hub, tiny: Weights, shelf: Path, other: bytes
) -> None:
    hub.offer(tiny, {BIG: other})
    with pytest.raises(Unreadable) as caught:
        install(tiny, ignore)
    assert caught.value.details["file"] == BIG
    assert installed() == ()
    assert not [file for file in (shelf / ".tiny.part").glob(f"{BIG}*") if file.stat().st_size]


@pytest.mark.parametrize("tail", [b"", bytes(3_000_000)], ids=["as it should be", "more and more"])
def test_an_answer_of_unknown_length_is_read_no_further_than_it_should(hub: Hub, tiny: Weights, tail: bytes) -> None:
    hub.tells_length = False
    hub.offer(tiny, {BIG: SPEECH_FILES[BIG] + tail})
    read: list[Fetched] = []
    if tail:
        with pytest.raises(Unreadable):
            install(tiny, read.append)
        assert read[-1].done < tiny.size + 1_000_000
    else:
        assert contents(install(tiny, read.append).folder) == SPEECH_FILES


@pytest.mark.parametrize("status", [401, 403])
def test_weights_behind_an_account_point_to_the_copy_without_one(hub: Hub, status: int) -> None:
    entry = entry_of(SPEECH_FILES, gated=True)
    hub.offer(entry, SPEECH_FILES)
    hub.status = status
    with pytest.raises(EngineMissing) as caught:
        install(entry, ignore)
    assert "community-1" in caught.value.remedy


def test_who_has_a_token_gets_the_weights_behind_an_account(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = entry_of(SPEECH_FILES, gated=True)
    hub.offer(entry, SPEECH_FILES)
    hub.token = "hf_secret"
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    assert contents(install(entry, ignore).folder) == SPEECH_FILES


def test_a_token_is_shown_to_nobody_else(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for weights that ask for none, and not to the other server to which a hub sends for the large files."""
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    free, gated = entry_of(SPEECH_FILES, name="free"), entry_of(SPEECH_FILES, name="gated", gated=True)
    with running_hub() as warehouse:
        warehouse.offer(free, SPEECH_FILES)
        warehouse.offer(gated, SPEECH_FILES)
        hub.elsewhere = warehouse.address.replace("127.0.0.1", "localhost")
        install(free, ignore)
        assert {asked.authorization for asked in hub.asked + warehouse.asked} == {None}
        warehouse.cut_after, warehouse.cuts = 100_000, 1
        install(gated, ignore)
        assert {asked.authorization for asked in hub.asked if "gated" in asked.path} == {"Bearer hf_secret"}
        assert {asked.authorization for asked in warehouse.asked} == {None}
        assert 100_000 in {asked.start for asked in warehouse.asked}


def test_the_hub_learns_nothing_of_who_asks(hub: Hub, tiny: Weights) -> None:
    install(tiny, ignore)
    assert {asked.agent for asked in hub.asked} == {"kloppend"}


@pytest.mark.parametrize("status", [404, 410, 401, 429, 500])
def test_a_hub_that_refuses_is_one_clear_problem(hub: Hub, tiny: Weights, status: int) -> None:
    hub.status = status
    with pytest.raises(EngineMissing) as caught:
        install(tiny, ignore)
    assert caught.value.details["name"] == "tiny"
    assert len(hub.asked) == 1


def test_no_network_is_one_clear_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """A port on which nobody listens refuses as a computer without network does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{port}")
    with pytest.raises(EngineMissing) as caught:
        install(entry_of(SPEECH_FILES), ignore)
    assert "import" in caught.value.remedy


def test_an_address_that_is_none_is_one_clear_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "nonsense")
    with pytest.raises(Problem):
        install(entry_of(SPEECH_FILES), ignore)


def test_a_full_disk_is_told_before_anything_is_fetched(
    hub: Hub, tiny: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9 - 1000, 1000))
    with pytest.raises(StorageFailed):
        install(tiny, ignore)
    assert hub.asked == []


def test_what_is_there_is_not_fetched_again(hub: Hub, tiny: Weights) -> None:
    first = install(tiny, ignore)
    hub.asked.clear()
    assert install(tiny, ignore) == first
    assert hub.asked == []


def test_damaged_weights_are_replaced(hub: Hub, tiny: Weights) -> None:
    folder = install(tiny, ignore).folder
    (folder / BIG).write_bytes(b"broken")
    hub.asked.clear()
    assert contents(install(tiny, ignore).folder) == SPEECH_FILES
    assert BIG in hub.names


def test_two_windows_do_not_install_at_once(hub: Hub, tiny: Weights) -> None:
    with shelf_held(), pytest.raises(Busy):
        install(tiny, ignore)
    assert hub.asked == []
