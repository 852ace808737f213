"""There and back: a dossier that was packed is the same dossier, and a failure anywhere leaves all as it was."""

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from models.dossier import Dossier
from models.dossier.lock import WriterLock
from models.files import storage_trouble
from models.packing import tape
from models.packing.pack import pack
from models.packing.unpack import WrongPassphrase, _Source, unpack
from models.problems import Busy, NotFound, StorageFailed, Unreadable
from tests.disks import mounted_disk
from tests.models.packing.trees import PHRASE, QUICK, TREES, Grown, dossier_in, grow, locked, seen
from transcribe.job import folder as job_folder

HOUSE = Path(__file__).parents[3]
CHILD = "tests.models.packing.child"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return dossier_in(tmp_path / "Kim 2026")


def quickly(folder: Path, to: Path | None = None) -> Path:
    return pack(folder, to, PHRASE, work=QUICK)


@given(TREES)
@settings(max_examples=60, deadline=None)
def test_every_byte_every_right_and_every_time_comes_back(tree: list[Grown]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "Kim"
        folder.mkdir(mode=0o700)
        (folder / "dossier.sqlite").write_bytes(b"")
        grow(folder, tree)
        before = seen(folder)
        restored = unpack(quickly(folder), Path(scratch) / "terug", PHRASE)
        assert seen(folder) == before
        assert seen(restored) == before


def test_a_dossier_that_comes_back_is_the_same_dossier(dossier: Path, tmp_path: Path) -> None:
    restored = unpack(quickly(dossier, tmp_path / "stick.age"), tmp_path / "elders", PHRASE)
    with Dossier.open(restored) as back, Dossier.open(dossier, read_only=True) as kept:
        assert back.entries == kept.entries
        assert back.altered_originals() == ()
    assert restored == tmp_path / "elders"


def test_it_goes_beside_the_dossier_and_comes_back_under_its_name(dossier: Path, tmp_path: Path) -> None:
    packed = quickly(dossier)
    assert packed == tmp_path / "Kim 2026.age"
    assert quickly(dossier) == tmp_path / "Kim 2026 (2).age"
    (tmp_path / "stick").mkdir()
    there = quickly(dossier, tmp_path / "stick")
    assert unpack(there, None, PHRASE) == tmp_path / "stick" / "Kim 2026"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_only_the_owner_may_read_what_was_made(dossier: Path, tmp_path: Path) -> None:
    packed = quickly(dossier)
    assert packed.stat().st_mode & 0o777 == 0o600
    for place in dossier.rglob("*"):
        place.chmod(0o777)
    restored = unpack(quickly(dossier), tmp_path / "terug", PHRASE)
    assert {place.stat().st_mode & 0o777 for place in (restored, *restored.rglob("*"))} == {0o700, 0o600}


def test_what_a_killed_program_left_in_the_log_of_the_database_is_packed_too(dossier: Path, tmp_path: Path) -> None:
    with other_process("tests.models.dossier.child", "append", dossier) as writer:
        assert writer.stdout is not None
        for _ in range(20):
            writer.stdout.readline()
        writer.kill()
    assert (dossier / "dossier.sqlite-wal").stat().st_size > 0
    with Dossier.open(dossier, read_only=True) as picture:
        entries = picture.entries
    restored = unpack(quickly(dossier), tmp_path / "terug", PHRASE)
    assert not (restored / "dossier.sqlite-wal").exists()
    for folder in (restored, dossier):
        with Dossier.open(folder) as kept:
            assert kept.entries == entries


def test_a_dossier_that_is_open_is_refused_and_nothing_is_made(dossier: Path, tmp_path: Path) -> None:
    with Dossier.open(dossier), pytest.raises(Busy, match="another window"):
        quickly(dossier)
    assert list(tmp_path.iterdir()) == [dossier]
    with Dossier.open(dossier, read_only=True):
        quickly(dossier)


def test_what_can_be_made_anew_and_how_voices_sound_stays_out(dossier: Path, tmp_path: Path) -> None:
    work = dossier / job_folder.WORK / "gesprek 2" / "0123456789abcdef"
    stays = ["job.json", "clips-30.json", "speech-ab/0000.json", "speakers-cd.json"]
    goes = ["sound.f32", "voices-ef/0000.npz", ".lock", ".0001.json.x.part"]
    for name in (*stays, *goes):
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_bytes(b"x")
    (dossier / "uitvoer").mkdir()
    (dossier / "uitvoer" / "voices-van-kinderen.docx").write_bytes(b"x")
    restored = unpack(quickly(dossier), tmp_path / "terug", PHRASE)
    back = restored / work.relative_to(dossier)
    assert sorted(str(p.relative_to(back)) for p in back.rglob("*") if p.is_file()) == sorted(stays)
    assert (restored / "uitvoer" / "voices-van-kinderen.docx").exists()
    assert sound_is_called(work) == {"sound.f32", "voices-ef"}


def sound_is_called(work: Path) -> set[str]:
    """As the transcription names it."""
    job = job_folder.JobFolder(work.parent, work.name)
    return {job.sound_path.name, job._block_path("ef", 0).parent.name}


def odd_place(kind: str, place: Path) -> None:
    match kind:
        case "link":
            place.symlink_to(place.parent / "dossier.sqlite")
        case "link to a folder":
            place.symlink_to(place.parent, target_is_directory=True)
        case "pipe":
            os.mkfifo(place)
        case "name":
            Path(os.fsdecode(os.fsencode(place) + b"\xff")).write_bytes(b"x")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such places")
@pytest.mark.parametrize("kind", ["link", "link to a folder", "pipe", "name"])
def test_what_would_not_come_back_as_it_is_is_refused(dossier: Path, tmp_path: Path, kind: str) -> None:
    odd_place(kind, dossier / "vreemd")
    with pytest.raises(Unreadable, match="vreemd"):
        quickly(dossier)
    assert list(tmp_path.iterdir()) == [dossier]


def test_a_file_is_never_written_over_nor_put_in_the_dossier(dossier: Path, tmp_path: Path) -> None:
    taken = tmp_path / "er al.age"
    taken.write_bytes(b"kostbaar")
    with pytest.raises(StorageFailed, match="already"):
        quickly(dossier, taken)
    assert taken.read_bytes() == b"kostbaar"
    with pytest.raises(StorageFailed, match="dossier itself"):
        quickly(dossier, dossier / "verslag" / "x.age")
    with pytest.raises(StorageFailed, match="dossier itself"):
        quickly(dossier, dossier)
    with pytest.raises(NotFound):
        quickly(tmp_path / "bestaat niet")
    with pytest.raises(Unreadable, match="not a dossier"):
        quickly(tmp_path)


def test_a_folder_with_something_in_it_is_left_alone(dossier: Path, tmp_path: Path) -> None:
    packed = quickly(dossier, tmp_path / "stick.age")
    with pytest.raises(StorageFailed, match="already"):
        unpack(packed, None, PHRASE)
    with pytest.raises(StorageFailed, match="already"):
        unpack(packed, packed, PHRASE)
    (tmp_path / "leeg").mkdir()
    assert unpack(packed, tmp_path / "leeg", PHRASE).joinpath("dossier.sqlite").exists()
    assert unpack(packed, tmp_path / "nieuw" / "diep", PHRASE).joinpath("dossier.sqlite").exists()


def test_the_same_folder_is_not_made_by_two_at_once(dossier: Path, tmp_path: Path) -> None:
    packed = quickly(dossier)
    site = tmp_path / ".terug.part"
    site.mkdir()
    lock = WriterLock(site)
    with pytest.raises(Busy, match="terug"):
        unpack(packed, tmp_path / "terug", PHRASE)
    assert site.exists()
    lock.release()
    assert unpack(packed, tmp_path / "terug", PHRASE).exists()
    assert not site.exists()


def spoiled(packed: bytes) -> Iterator[tuple[str, bytes]]:
    middle = len(packed) // 2
    yield "damaged", packed[:middle] + bytes([packed[middle] ^ 1]) + packed[middle + 1 :]
    yield "damaged", packed[:-1]
    yield "damaged", packed + b"x"
    yield "not a packed dossier", b""
    yield "not a packed dossier", packed[1:]
    yield "not packed by Kloppend", locked(b"een brief")
    yield "newer version", locked(of_version(99))
    yield "not packed by Kloppend", locked(of_size(1 << 40))


def of_version(version: int) -> bytes:
    body = b'{"version": %d}' % version
    return tape._header(tape.MANIFEST, size=len(body), changed=0) + body


def of_size(size: int) -> bytes:
    """A manifest that promises a file far larger than all there is."""
    body = (
        b'{"version":1,"name":"a","changed":0,"folders":[],"files":[{"path":"b","changed":0,"size":%d,"sha256":"%s"}]}'
    )
    body %= (size, b"0" * 64)
    return tape._header(tape.MANIFEST, size=len(body), changed=0) + body + bytes(-len(body) % 512)


def test_what_is_spoiled_is_told_as_what_it_is_and_leaves_nothing_behind(dossier: Path, tmp_path: Path) -> None:
    packed = quickly(dossier).read_bytes()
    place = tmp_path / "hier"
    place.mkdir()
    file = place / "x.age"
    for told, content in spoiled(packed):
        file.write_bytes(content)
        with pytest.raises(Unreadable, match=told):
            unpack(file, None, PHRASE)
        assert list(place.iterdir()) == [file]
    file.write_bytes(packed)
    with pytest.raises(WrongPassphrase, match="does not fit"):
        unpack(file, None, "koe fiets lamp dorp zon")
    with pytest.raises(NotFound):
        unpack(place / "weg.age", None, PHRASE)
    assert list(place.iterdir()) == [file]


@pytest.mark.skipif(sys.platform != "linux", reason="reads a place where nothing can be read")
def test_a_stick_that_fails_while_unpacking_is_not_told_as_a_disk_that_cannot_be_written() -> None:
    stick = io.BufferedReader(_Source(Path("/proc/self/mem")))
    with pytest.raises(Unreadable, match="to its end"), stick, storage_trouble(Path("terug")):
        stick.read(1)


def test_what_the_command_age_makes_of_the_same_archive_unpacks() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        restored = unpack(Path(__file__).parent / "locked_by_age.age", Path(scratch) / "terug", PHRASE)
        report = restored / "verslag" / "Verslag Bühne ’s ochtends.txt"
        assert report.read_text(encoding="utf-8") == "Kim krijgt twee keer per week begeleiding.\n"
        assert report.stat().st_mtime_ns // 100 == 17_733_024_001_234_567


def test_a_disk_that_is_full_keeps_what_it_had(dossier: Path, tmp_path: Path) -> None:
    (dossier / "opname").mkdir()
    (dossier / "opname" / "lang.wav").write_bytes(os.urandom(3 << 20))
    packed = quickly(dossier)
    with mounted_disk(tmp_path / "disk", 1 << 20, stand_in="test_files.py") as disk:
        with pytest.raises(StorageFailed, match="disk is full"):
            quickly(dossier, disk)
        with pytest.raises(StorageFailed, match="disk is full"):
            unpack(packed, disk / "Kim", PHRASE)
        assert list(disk.iterdir()) == []


def other_process(module: str, *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HOUSE)


def killed_in_the_middle(role: str, source: Path, target: Path, begun: str) -> None:
    """Kill -9, as soon as something of the pattern `begun`, beside `target`, has some bytes."""
    with other_process(CHILD, role, source, target) as process:
        while process.poll() is None:
            if any(place.is_file() and place.stat().st_size > 1 << 20 for place in target.parent.glob(begun)):
                process.kill()
    assert process.returncode == -9, "it was done before it could be killed"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_kill_at_any_moment_leaves_the_dossier_and_no_file_that_looks_whole(dossier: Path, tmp_path: Path) -> None:
    recording = dossier / "verslag" / "lang.wav"
    recording.write_bytes(os.urandom(32 << 20))
    recording.chmod(0o600)
    before, target = seen(dossier), tmp_path / "stick" / "Kim.age"
    target.parent.mkdir()
    killed_in_the_middle("pack", dossier, target, ".Kim.age.*.part")
    assert not target.exists()
    assert seen(dossier) == before
    quickly(dossier, target)
    assert list(target.parent.iterdir()) == [target]  # what was left of the first is gone

    restored = target.parent / "Kim"
    killed_in_the_middle("unpack", target, restored, ".Kim.part/dossier/verslag/*")
    assert not restored.exists()
    assert seen(unpack(target, restored, PHRASE)) == before
    assert sorted(target.parent.iterdir()) == [restored, target]


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory from /proc")
def test_memory_does_not_grow_with_the_recording(dossier: Path, tmp_path: Path) -> None:
    """200 MB more of recording, at most 30 MB more memory: there and back."""

    def most(role: str, source: Path, target: Path) -> int:
        with other_process(CHILD, role, source, target) as process:
            assert process.stdout is not None
            return int(process.stdout.read()) << 10

    small = most("pack", dossier, tmp_path / "klein.age"), most("unpack", tmp_path / "klein.age", tmp_path / "klein")
    with (dossier / "lang.wav").open("wb") as file:
        file.truncate(200_000_000)
    large = most("pack", dossier, tmp_path / "groot.age"), most("unpack", tmp_path / "groot.age", tmp_path / "groot")
    assert (tmp_path / "groot" / "lang.wav").stat().st_size == 200_000_000
    assert max(one - other for one, other in zip(large, small, strict=True)) < 30_000_000
