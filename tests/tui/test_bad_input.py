"""Every kind of bad input gets one clear Dutch message and its exit code, and leaves nothing half-written."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from models.dossier.dossier import Dossier
from models.exits import ExitCode
from tests.reconcile.reports.pdfs import pdf, written_down
from tests.tui.conftest import REPORT_TEXT, Answer, Command

JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb004300") + b"\x08" * 64 + bytes.fromhex("ffd9")
"""The head of a JPEG file, a table and its end."""


def assert_refused(answer: Answer, code: ExitCode, *, naming: str) -> None:
    """One message of three sentences, about this file, and nothing on stdout."""
    assert answer.code == code
    assert answer.out == ""
    assert len(answer.sentences) == 3
    assert naming in answer.sentences[0]
    assert all(sentence.endswith(".") for sentence in answer.sentences)
    assert "Traceback" not in answer.told


def locked_docx() -> bytes:
    """What Word writes for a document with a password: a compound file that holds no document, but a locked package.

    Header, allocation table and directory as in [MS-CFB]; the streams as [MS-OFFCRYPTO] 2.3.4 names them.
    """
    free, end, table = b"\xff\xff\xff\xff", b"\xfe\xff\xff\xff", b"\xfd\xff\xff\xff"
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff09000600") + bytes(6)
    header += (0).to_bytes(4, "little") + (1).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes(4)
    header += (4096).to_bytes(4, "little") + end + bytes(4) + end + bytes(4) + bytes(4) + free * 108

    def entry(name: str, kind: int, child: int, right: int) -> bytes:
        letters = name.encode("utf-16-le") + b"\0\0"
        head = letters.ljust(64, b"\0") + len(letters).to_bytes(2, "little") + bytes([kind, 1])
        links = free + right.to_bytes(4, "little") + child.to_bytes(4, "little")
        return (head + links + bytes(36) + end + bytes(8)).ljust(128, b"\0")

    none = 0xFFFFFFFF
    directory = entry("Root Entry", 5, 1, none) + entry("EncryptionInfo", 2, none, 2)
    directory += entry("EncryptedPackage", 2, none, none) + bytes(128)
    return header + (table + end + free * 126) + directory


def docx_with_a_broken_heart() -> bytes:
    """The first half of a zip file: a download that broke off."""
    import io

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>" * 500)
    return buffer.getvalue()[:400]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("leeg.docx", b"", ExitCode.UNREADABLE),
        ("leeg.txt", b"", ExitCode.UNREADABLE),
        ("wit.txt", b" \r\n \r\n", ExitCode.UNREADABLE),
        ("foto.docx", JPEG, ExitCode.UNREADABLE),
        ("slot.docx", locked_docx(), ExitCode.UNREADABLE),
        ("half.docx", docx_with_a_broken_heart(), ExitCode.UNREADABLE),
        ("slot.pdf", pdf([written_down(["Verslag"])], password="geheim"), ExitCode.UNREADABLE),
        ("scan.pdf", pdf([[]], picture=True), ExitCode.UNREADABLE),
        ("half.pdf", b"%PDF-1.7\n1 0 obj\n<<", ExitCode.UNREADABLE),
    ],
)
def test_a_report_that_cannot_be_read_is_refused(
    kloppend: Command, tmp_path: Path, transcript_file: Path, name: str, content: bytes, code: ExitCode
) -> None:
    report = tmp_path / name
    report.write_bytes(content)
    before = sorted(tmp_path.rglob("*"))
    assert_refused(kloppend("reconcile", transcript_file, report, "--json"), code, naming=name)
    assert_refused(kloppend("import", report, "--as", "report"), code, naming=name)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_that_is_not_there_is_named(kloppend: Command, transcript_file: Path, report_file: Path) -> None:
    gone = report_file.with_name("weg.docx")
    assert_refused(kloppend("reconcile", transcript_file, gone), ExitCode.NOT_FOUND, naming="weg.docx")
    assert_refused(kloppend("reconcile", gone, report_file), ExitCode.NOT_FOUND, naming="weg.docx")
    assert_refused(kloppend("import", gone), ExitCode.NOT_FOUND, naming="weg.docx")
    assert_refused(kloppend("reconcile", gone), ExitCode.NOT_FOUND, naming="weg.docx")


def test_a_report_alone_is_not_enough(kloppend: Command, report_file: Path) -> None:
    answer = kloppend("reconcile", report_file)
    assert answer.code == ExitCode.USAGE
    assert answer.out == ""
    assert len(answer.sentences) == 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leeg.vtt", b""),
        ("foto.docx", JPEG),
        ("slot.docx", locked_docx()),
        ("gesprek.pdf", pdf([written_down(["Juf: hallo"])])),
        ("half.json", b'{"language": "nl", "turns": ['),
        ("anders.json", b'{"a": 1}'),
        ("lied.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x00\xff\xfb\x90\x00" + bytes(200)),
    ],
)
def test_a_transcript_that_cannot_be_read_is_refused(
    kloppend: Command, tmp_path: Path, report_file: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert_refused(kloppend("import", file), ExitCode.UNREADABLE, naming=name)
    assert_refused(kloppend("reconcile", file, report_file, "--json"), ExitCode.UNREADABLE, naming=name)


def test_times_that_run_backwards_are_refused(kloppend: Command, transcript_file: Path, report_file: Path) -> None:
    meeting = json.loads(transcript_file.read_text(encoding="utf-8"))
    meeting["turns"][3] |= {"start": 5.0, "end": 8.0}
    transcript_file.write_text(json.dumps(meeting), encoding="utf-8")
    answer = kloppend("reconcile", transcript_file, report_file)
    assert_refused(answer, ExitCode.UNREADABLE, naming="gesprek.json")
    assert "lopen terug" in answer.sentences[0]


def test_a_report_in_the_letters_of_windows_works(kloppend: Command, tmp_path: Path) -> None:
    report = tmp_path / "verslag.txt"
    report.write_bytes(REPORT_TEXT.replace("'", "’").encode("cp1252"))
    answer = kloppend("import", report, "--as", "report", "--json")
    assert answer.code == ExitCode.DONE
    assert json.loads(answer.out)["text"].startswith("Verslag van het gesprek over Kim")
    assert "één keer per week" in json.loads(answer.out)["text"]


def test_a_dossier_that_is_open_elsewhere_is_left_alone(
    kloppend: Command, tmp_path: Path, transcript_file: Path
) -> None:
    with Dossier.create(tmp_path / "Kim"):
        answer = kloppend("import", transcript_file, "--dossier", tmp_path / "Kim")
    assert_refused(answer, ExitCode.BUSY, naming="Kim")


def test_a_folder_that_is_no_dossier_is_named(kloppend: Command, tmp_path: Path, transcript_file: Path) -> None:
    (tmp_path / "Foto's").mkdir()
    answer = kloppend("import", transcript_file, "--dossier", tmp_path / "Foto's")
    assert_refused(answer, ExitCode.UNREADABLE, naming="Foto's")
    assert list((tmp_path / "Foto's").iterdir()) == []


def test_a_second_dossier_of_the_same_name_is_refused(kloppend: Command, tmp_path: Path) -> None:
    assert kloppend("new", "Kim", "--home", tmp_path).code == ExitCode.DONE
    before = {path: path.read_bytes() for path in (tmp_path / "Kim").iterdir() if path.is_file()}
    assert_refused(kloppend("new", "Kim", "--home", tmp_path), ExitCode.STORAGE, naming="Kim")
    assert {path: path.read_bytes() for path in (tmp_path / "Kim").iterdir() if path.is_file()} == before


def test_an_empty_dossier_says_what_is_missing(kloppend: Command, tmp_path: Path, transcript_file: Path) -> None:
    kloppend("new", "Kim", "--home", tmp_path)
    assert_refused(kloppend("reconcile", tmp_path / "Kim"), ExitCode.NOT_FOUND, naming="Kim")
    kloppend("import", transcript_file, "--dossier", tmp_path / "Kim")
    assert "verslag" in kloppend("reconcile", tmp_path / "Kim").sentences[0]


# A full disk and a read-only folder, made true by mounting a small one that only the command sees.

MOUNT = 'mount -t tmpfs -o "$1" none "$2" && cd "$2" && shift 2 && "$@"; code=$?; echo; find . -type f; exit $code'


def _can_mount(folder: Path) -> bool:
    if not shutil.which("unshare"):
        return False
    return _mounted("size=64k", folder, "true").returncode == 0


def _mounted(options: str, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", MOUNT, "sh", options, str(folder), *command],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )


@pytest.fixture
def on_disk(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `kloppend ARGUMENTS...` in a folder that is a disk with the given mount options."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    if not _can_mount(folder):
        pytest.skip("this system lets nobody mount a disk of their own")
    code = "import sys; from tui.main import main; main()"

    def run(options: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return _mounted(options, folder, sys.executable, "-c", code, *arguments)

    return run


@pytest.mark.parametrize(("options", "word"), [("size=16k", "vol"), ("ro", "niet worden geschreven")])
def test_a_dossier_on_a_full_or_read_only_disk_leaves_nothing(
    on_disk: Callable[..., subprocess.CompletedProcess[str]], options: str, word: str
) -> None:
    answer = on_disk(options, "new", "Kim", "--home", ".")
    assert answer.returncode == ExitCode.STORAGE
    assert answer.stdout.strip() == "", "no path printed, no file left"
    assert word in answer.stderr.splitlines()[0]
    assert len(answer.stderr.splitlines()) == 3
