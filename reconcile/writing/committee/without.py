"""The bundle without the recording, read once more as it will leave the house."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

from reconcile.writing.committee.case import Case, Enclosure
from reconcile.writing.committee.words import words
from reconcile.writing.guard.contents import contents_of
from reconcile.writing.guard.leaks import Leak, SchoolGuard, WouldLeak

_RULES: Final = frozenset({"recording", "time", "spoken_row", "file"})
"""What gives a recording away. Tone is for letters to the school; a committee knows that there is a dispute."""


def assert_no_recording(case: Case, ours: Mapping[str, bytes]) -> None:
    """Raise WouldLeak when one of `ours`, PDFs by file name, or a paper enclosed gives the recording away.

    What the school wrote, the school knows. Any other paper is judged by its text; it stays as it was, so all one can
    do is leave it out.
    """
    enclosed = [line for each in case.enclosures if not _is_of_the_school(each) for line in _lines_of(each)]
    guard = case.sources.guard_with([*_typed(case), *enclosed])
    leaks = [Leak("file", trace) for name, content in ours.items() for trace in contents_of(name, content).traces]
    lines = [line for name, content in ours.items() for line in contents_of(name, content).lines]
    leaks += _leaks([*lines, *enclosed], guard)
    if leaks:
        raise WouldLeak(tuple(dict.fromkeys(leaks)))


def _leaks(lines: Iterable[str], guard: SchoolGuard) -> list[Leak]:
    return [leak for leak in guard.leaks_in("\n\n".join(lines)) if leak.rule in _RULES]


def _is_of_the_school(enclosure: Enclosure) -> bool:
    return enclosure.is_report or enclosure.author == words()["authors"]["they"]


def _lines_of(enclosure: Enclosure) -> list[str]:
    """What a paper says: as the caller read it, as its file has it, and the kind of file that the bundle shows."""
    file_name = f"{words()['files']['appendix']}{PurePosixPath(enclosure.name).suffix.lower()}"
    lines = [file_name, *enclosure.text.splitlines()]
    return [*lines, *contents_of(file_name, enclosure.content).lines]


def _typed(case: Case) -> list[str]:
    """What the parent wrote for these papers: rows of words are theirs to write."""
    asked = case.request
    return [asked.decision, asked.wanted, *asked.grounds, *asked.tried, *(m.text for m in case.sources.moments)]
