"""The stand-in is used where torchaudio's compiled part fails, and only there. Tried on packages of its shape."""

import subprocess
import sys
from pathlib import Path

import pytest

INIT = "from . import _extension\nfrom ._extension import fail_if_no_align\n"
WORKS = "fail_if_no_align = 'the true one'\n"
SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from transcribe.torchaudio_stand_in import make_torchaudio_importable
make_torchaudio_importable()
import torchaudio
print(torchaudio.fail_if_no_align is None or torchaudio.fail_if_no_align)
"""


def run(folder: Path, extension: str | None) -> subprocess.CompletedProcess[str]:
    package = folder / "torchaudio"
    package.mkdir()
    (package / "__init__.py").write_text(INIT if extension is not None else "import no_such_module\n")
    (package / "_extension.py").write_text(extension or "")
    command = [sys.executable, "-c", SCRIPT, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_torchaudio_that_works_is_left_alone(tmp_path: Path) -> None:
    assert run(tmp_path, WORKS).stdout.strip() == "the true one"


@pytest.mark.parametrize(
    "error", ["OSError('libcudart.so.13')", "ImportError('libtorchaudio')", "RuntimeError('CUDA')"]
)
def test_one_whose_compiled_part_does_not_load_gets_the_stand_in(tmp_path: Path, error: str) -> None:
    assert "_unchanged" in run(tmp_path, f"raise {error}\n").stdout


def test_one_that_is_broken_otherwise_says_so(tmp_path: Path) -> None:
    assert "No module named 'no_such_module'" in run(tmp_path, None).stderr
