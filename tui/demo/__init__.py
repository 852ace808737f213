"""The bundled example: a meeting, the school's report of it, and what a careful reader finds between the two.

The school, the child and everybody at the table are invented.
"""

from dataclasses import dataclass
from importlib import resources
from pathlib import Path


@dataclass(frozen=True)
class Example:
    """Where the files of the example lie. They belong to the program: read them, copy them, never write them."""

    transcript: Path
    """Transcript JSON."""
    report: Path
    """The school's report, .docx."""
    expected: Path
    """The labels: agreements, findings and remarks, JSON."""


def example() -> Example:
    """The example as installed, from a checkout or a wheel (which pip unpacks, so that the files have paths)."""
    folder = Path(str(resources.files(__name__)))
    return Example(folder / "meeting.json", folder / "report.docx", folder / "expected.json")
