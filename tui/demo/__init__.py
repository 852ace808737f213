"""The bundled example: the recording of a meeting, the school's report of it, and what a careful reader finds in them.

The school, the child and everybody at the table are invented; their voices are synthetic.
"""

from dataclasses import dataclass
from importlib import resources
from pathlib import Path


@dataclass(frozen=True)
class Example:
    """Where the files of the example lie. They belong to the program: read them, copy them, never write them."""

    recording: Path
    """The meeting as sound, Opus."""
    script: Path
    """What the voices in the recording say and when, transcript JSON: the truth to measure hearing by."""
    transcript: Path
    """The meeting as written down by hand, transcript JSON; its times are not those of the recording."""
    report: Path
    """The school's report, .docx."""
    expected: Path
    """The labels: agreements, findings and remarks, JSON."""
    speech: Path
    """The speech engine for this recording."""
    speakers: Path
    """The speaker engine for this recording."""


def example() -> Example:
    """The example as installed, from a checkout or a wheel (which pip unpacks, so that the files have paths)."""
    folder = Path(str(resources.files(__name__)))
    return Example(
        recording=folder / "recording.opus",
        script=folder / "recording.truth.json",
        transcript=folder / "meeting.json",
        report=folder / "report.docx",
        expected=folder / "expected.json",
        speech=folder / "engines" / "speech",
        speakers=folder / "engines" / "speakers",
    )
