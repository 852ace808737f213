"""The whole job without a network: from sound to a paper for the school, in processes of their own.

Half a minute here: it loads both engines twice, once where there is no network at all, and once where every call that
could reach one is written down. By hand, for the whole recording:

    unshare -rn kloppend demo --no-tui
    strace -f --seccomp-bpf -e trace=network -o calls.txt kloppend demo --no-tui
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.exits import ExitCode
from tests.transcribe.containers import KINDS, write_sound
from transcribe.audio import SAMPLE_RATE, decode
from transcribe.offline import SWITCHES

DEMO = Path(__file__).parents[2] / "tui" / "demo"
PROGRAM = (sys.executable, "-c", "from tui.main import main; main()")
SECONDS = 31
"""Of the bundled recording, in which five people speak."""
AT_HOME = re.compile(r'sa_family=AF_(UNIX|NETLINK)|inet_addr\("127\.|inet_pton\(AF_INET6, "::1"')
"""Addresses that never leave the computer, as strace writes them."""


def whole_job(folder: Path, *, under: tuple[str, ...]) -> None:
    """Transcribe, and export what reconciling finds, in `folder`, each command run by `under`."""
    samples = decode(DEMO / "recording.opus").samples[: SECONDS * SAMPLE_RATE]
    recording = write_sound(folder / "gesprek.ogg", samples, KINDS["ogg opus"])
    transcript, report = folder / "gesprek.json", DEMO / "report.docx"
    engines = ("--speech", DEMO / "engines" / "speech", "--speakers", DEMO / "engines" / "speakers")

    home = folder / "home"
    home.mkdir()
    environment = {name: value for name, value in os.environ.items() if name not in SWITCHES} | {"HOME": str(home)}

    def command(*arguments: str | Path) -> str:
        ended = subprocess.run(
            [*under, *PROGRAM, *arguments], capture_output=True, encoding="utf-8", cwd=folder, env=environment
        )
        assert ended.returncode == ExitCode.DONE, ended.stderr
        return ended.stdout

    command("transcribe", recording, *engines, "--max-speakers", "5", "--out", transcript)
    assert len(json.loads(transcript.read_bytes())["speakers"]) > 1
    paper = command("export", "counter-version", transcript, report, "--accept", "all", "--to", folder)
    assert Path(paper.strip()).stat().st_size > 0
    assert list(home.rglob("*onnxruntime*")) == []  # what it wants to send, sooner than it sends it


def may(*command: str) -> bool:
    """Whether that command can be run here."""
    return shutil.which(command[0]) is not None and subprocess.run(command, capture_output=True).returncode == 0


@pytest.mark.skipif(not may("unshare", "-rn", "true"), reason="this system gives no network namespace")
def test_the_whole_job_works_where_there_is_no_network(tmp_path: Path) -> None:
    whole_job(tmp_path, under=("unshare", "-rn"))


@pytest.mark.skipif(not may("strace", "-qq", "-o", "/dev/null", "true"), reason="strace is not here, or may not trace")
def test_the_whole_job_never_calls_anything_outside_this_computer(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    calls.mkdir()  # -ff: a file for each process and thread
    whole_job(tmp_path, under=("strace", "-ff", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o", f"{calls}/of"))
    made = [line for path in calls.iterdir() for line in path.read_text(encoding="utf-8").splitlines()]
    assert any(line.startswith("socket(") for line in made)  # it did look
    addressed = [line for line in made if "sa_family=" in line]
    assert [line for line in addressed if not AT_HOME.search(line)] == []


@pytest.mark.skipif(not may("strace", "-qq", "-o", "/dev/null", "true"), reason="strace is not here, or may not trace")
def test_a_call_outside_would_have_been_seen(tmp_path: Path) -> None:
    calling = (
        "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"  # a documentation address
    )
    under = ("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o", tmp_path / "calls")
    subprocess.run([*under, sys.executable, "-c", calling], check=False, capture_output=True)
    made = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert any("connect(" in line and not AT_HOME.search(line) for line in made)
