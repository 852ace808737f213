"""More than one process, and processes that are killed: one writer, and every acknowledged event is there."""

import random
import threading
from pathlib import Path

import pytest

from models.dossier import Dossier, FactSet
from models.problems import Busy
from tests.models.dossier.conftest import Start


def test_a_second_writer_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "d") as first:
        with pytest.raises(Busy, match="another window"):
            Dossier.open(tmp_path / "d")
        first.append(FactSet(key="kind", value="Sem"))
    with Dossier.open(tmp_path / "d") as second:
        assert second.state.facts == {"kind": "Sem"}


def test_another_process_keeps_the_lock_and_the_system_frees_it_when_that_is_killed(
    tmp_path: Path, start: Start
) -> None:
    Dossier.create(tmp_path / "d").close()
    other = start("hold", tmp_path / "d")
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    with pytest.raises(Busy):
        Dossier.open(tmp_path / "d")
    Dossier.open(tmp_path / "d", read_only=True).close()
    other.kill()  # SIGKILL, or TerminateProcess on Windows
    other.wait()
    with Dossier.open(tmp_path / "d") as dossier:
        dossier.append(FactSet(key="kind", value="Sem"))


def test_every_acknowledged_event_survives_a_kill_at_any_moment(tmp_path: Path, start: Start) -> None:
    """Five kills of one dossier, each after another number of acknowledgements and at whatever point follows it."""
    folder = tmp_path / "d"
    Dossier.create(folder).close()
    moments = random.Random(20260312)
    for _ in range(5):
        writer = start("append", folder)
        assert writer.stdout is not None
        said = "".join(writer.stdout.readline() for _ in range(moments.randint(1, 120)))
        writer.kill()
        said += writer.stdout.read()
        writer.wait()
        acknowledged = [int(line) for line in said.splitlines(keepends=True) if line.endswith("\n")]
        with Dossier.open(folder, read_only=True) as picture, Dossier.open(folder) as dossier:
            assert picture.entries == dossier.entries
            kept = [entry.id for entry in dossier.entries]
        assert acknowledged[-1] in kept
        assert kept == list(range(1, len(kept) + 1))


def test_threads_of_one_window_take_turns(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "d") as dossier:

        def write(name: str) -> None:
            for number in range(20):
                dossier.append(FactSet(key=name, value=str(number)))

        threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [entry.id for entry in dossier.entries] == list(range(1, 81))
        assert dossier.state.facts == dict.fromkeys("abcd", "19")
    with Dossier.open(tmp_path / "d") as dossier:
        assert dossier.state.facts == dict.fromkeys("abcd", "19")
