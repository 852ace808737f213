"""The guard at the door: no letter to the school may show that a recording exists, nor lose its calm.

Rules: word list, clock times, rows of spoken words, tone, and what a file says about its maker. It reads the final
bytes, so that nothing a renderer adds can slip past.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from models.exits import ExitCode
from models.messages import N_
from models.problems import Problem
from models.report import Report
from models.transcript import Transcript
from reconcile.writing.data import data_table
from reconcile.writing.phrasing.words import rows_of, words_in

_CLOCK = re.compile(
    r"(?<![\d.,:€-])(?<!€ )(?P<hour>\d{1,3})(?P<mark>[:.])(?P<minute>[0-5]\d)(?P<rest>:\d\d)?(?![\d:]|[.,]\d)"
)
_MONEY_OR_PERCENT = re.compile(r"\s*(?:%|procent|euro|eur|punt|graad|km|cm|kg|m²)", re.IGNORECASE)


@dataclass(frozen=True)
class Leak:
    """One place in a letter that may not go out."""

    rule: str
    """"recording", "time", "spoken_row", "tone", "shouting" or "file"."""
    excerpt: str
    """The words it is about: for the parent's eyes, never for a log."""


class WouldLeak(Problem):
    """A letter would show more than the school may see, so it was not written."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        """Keep the leaks for the screen; the sentences name only how many there are."""
        super().__init__(
            N_("The letter was not written: {count} places in it do not belong in a letter to the school."),
            meaning=N_("They could give away more than you want, or read as an attack. Nothing was saved or sent."),
            remedy=N_("Say these points in other words, short and calm, and make the letter again."),
            count=len(leaks),
        )
        self.leaks = leaks


@cache
def _pattern(name: str) -> re.Pattern[str]:
    entries: list[str] = data_table("guard/leaks.toml")[name]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(f'(?:{entry})' for entry in entries)})(?!\w)", re.IGNORECASE)


class SchoolGuard:
    """The rules for one meeting and one report, ready to be asked many times."""

    def __init__(
        self, *, transcript: Transcript | None, report: Report | None, typed: Iterable[str], agreed: Iterable[str] = ()
    ) -> None:
        """`typed` is what the parent wrote; `agreed` are texts of agreements, in which a clock time may stand."""
        self._length: int = data_table("guard/leaks.toml")["longest_run"] + 1
        turns = [turn.text for turn in transcript.turns] if transcript else []
        report_text = report.text if report else ""
        typed = list(typed)
        self._spoken = rows_of([" ".join(turns)], self._length)
        self._written = rows_of([report_text, *typed], self._length)
        self._report_lines = [f" {' '.join(words_in(line))} " for line in [report_text, *report_text.splitlines()]]
        self._said = set(words_in(" ".join([*turns, report_text])))
        self._shouts = {hit.lower() for text in [report_text, *typed] for hit in re.findall(r"\S+!", text)}
        self._times = {_clock(hit) for text in [report_text, *agreed] for hit in _CLOCK.finditer(text)}

    def leaks_in(self, text: str) -> tuple[Leak, ...]:
        """Every leak in `text`, whose lines are read one by one."""
        found: list[Leak] = []
        for line in text.splitlines():
            found += self._recording(line)
            found += self._clock_times(line)
            found += self._spoken_rows(line)
            found += [
                Leak("tone", hit[0]) for hit in _pattern("tone").finditer(line) if not self._is_the_schools(line, hit)
            ]
            found += [Leak("shouting", hit) for hit in re.findall(r"\S+!", line) if hit.lower() not in self._shouts]
        return tuple(found)

    def allows(self, text: str) -> bool:
        """Whether `text` may go to the school."""
        return not self.leaks_in(text)

    def _recording(self, line: str) -> list[Leak]:
        harmless = [hit.span() for hit in _pattern("harmless").finditer(line)]
        found = [
            Leak("recording", hit[0]) for hit in _pattern("never").finditer(line) if not self._is_the_schools(line, hit)
        ]
        for hit in _pattern("everyday").finditer(line):
            inside = any(start <= hit.start() and hit.end() <= end for start, end in harmless)
            if not inside and not set(words_in(hit[0])) <= self._said:
                found.append(Leak("recording", hit[0]))
        return found

    def _is_the_schools(self, line: str, hit: re.Match[str]) -> bool:
        """Whether the report has the same word between the same neighbours."""
        before, after = words_in(line[: hit.start()])[-2:], words_in(line[hit.end() :])[:2]
        around = f" {' '.join([*before, *words_in(hit[0]), *after])} "
        return any(around in written for written in self._report_lines)

    def _clock_times(self, line: str) -> list[Leak]:
        return [
            Leak("time", hit[0])
            for hit in _CLOCK.finditer(line)
            if _clock(hit) not in self._times
            and not (hit["mark"] == "." and _MONEY_OR_PERCENT.match(line[hit.end() :]))
        ]

    def _spoken_rows(self, line: str) -> list[Leak]:
        words = words_in(line)
        rows = (tuple(words[start : start + self._length]) for start in range(len(words) - self._length + 1))
        return [Leak("spoken_row", " ".join(row)) for row in rows if row in self._spoken and row not in self._written]


def _clock(hit: re.Match[str]) -> str:
    """A clock time in one spelling: "9.30" and "09:30" are one time; seconds keep it another."""
    return f"{int(hit['hour'])}:{hit['minute']}{hit['rest'] or ''}"


def check_school_text(
    text: str,
    *,
    transcript: Transcript | None,
    report: Report | None,
    typed: Iterable[str] = (),
    agreed: Iterable[str] = (),
) -> tuple[Leak, ...]:
    """Every place in `text` that may not go to the school.

    `typed` is what the parent wrote in their own words: rows of spoken words are theirs to write, but words that give
    a recording away and words that attack are not. `agreed` are texts of agreements, whose clock times may stand.
    """
    return SchoolGuard(transcript=transcript, report=report, typed=typed, agreed=agreed).leaks_in(text)


def assert_clean(file_name: str, content: bytes, guard: SchoolGuard) -> None:
    """Raise WouldLeak when the finished file `content` may not go to the school under `file_name`.

    A .docx is taken apart: text of every part, and what it tells of its maker. Anything else is read as UTF-8 text.
    """
    from reconcile.writing.guard.docx_contents import docx_contents

    lines = [file_name.replace("_", " ").rpartition(".")[0]]
    found: list[Leak] = []
    if file_name.endswith(".docx"):
        contents = docx_contents(content)
        lines += contents.lines
        found += [Leak("file", trace) for trace in contents.traces]
    else:
        lines += [re.sub(r"\\([\\|*_~#\[\]<>`+.-])", r"\1", line) for line in content.decode("utf-8").splitlines()]
        lines = [cell for line in lines for cell in line.split(" | ")]
    dated = re.compile(r"\d{4}-\d{2}-\d{2}")
    found += guard.leaks_in("\n".join(dated.sub("", line) if line is lines[0] else line for line in lines))
    if found:
        raise WouldLeak(tuple(found))
