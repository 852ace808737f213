"""Importing the hearing costs next to nothing; an engine is imported when it is loaded."""

import subprocess
import sys

SCRIPT = """
import sys
import transcribe.job.transcription, transcribe.speech_whisper, transcribe.speakers_pyannote
heavy = {"av", "torch", "torchaudio", "pyannote", "faster_whisper", "ctranslate2", "onnxruntime"}
print(sorted(heavy & set(sys.modules)))
"""


def test_no_engine_is_imported_before_it_is_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "[]\n"
