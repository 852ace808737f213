"""The guard at the door: no letter to the school may show that a recording exists, tell of others, nor lose its calm.

It reads the final bytes, so that nothing a renderer adds can slip past, and refuses what it cannot read.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from models.exits import ExitCode
from models.messages import N_
from models.problems import Problem
from models.report import Report
from models.transcript import Transcript
from reconcile.writing.data import data_table
from reconcile.writing.guard.children import OtherChildren
from reconcile.writing.guard.clock_times import clocks_in, is_no_time, is_time_of_day, spelled
from reconcile.writing.guard.confidential import Confidential, confidential_passages
from reconcile.writing.guard.contents import contents_of
from reconcile.writing.guard.home import Home
from reconcile.writing.guard.personal import personal_in
from reconcile.writing.phrasing.words import rows_of, words_in

_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff]"
)
_SOUND = re.compile(r"[\[(]([^\])]{2,30})[\])]")
"""What a transcript tells of how it sounded: "[gelach]"."""
_SHOUT = re.compile(r"\S+!")
_NEIGHBOURS = 2
"""Words on each side that make a word of the report recognisable as the report's."""


@dataclass(frozen=True)
class Leak:
    """One place in a letter that may not go out."""

    rule: str
    """A key of `reasons.REASONS`, or "file" for what a file tells of its maker, or hides."""
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


@dataclass(frozen=True)
class Private:
    """A stretch of text that a mask may stand for."""

    rule: str
    start: int
    end: int


@cache
def _pattern(name: str) -> re.Pattern[str]:
    entries: list[str] = data_table("guard/leaks.toml")[name]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(f'(?:{entry})' for entry in entries)})(?!\w)", re.IGNORECASE)


class SchoolGuard:
    """The rules for one meeting and one report, ready to be asked many times."""

    def __init__(
        self,
        *,
        transcript: Transcript | None,
        report: Report | None,
        typed: Iterable[str],
        agreed: Iterable[str] = (),
        known: Iterable[str] = (),
        others: Iterable[str] = (),
        confidential: Iterable[str] = (),
        address: str = "",
        secret_address: bool = False,
    ) -> None:
        """`typed` is what the parent wrote; `agreed` are texts of agreements, in which a clock time may stand.

        `known` are who may be named (the child, the parents, who were there, the school). With them, names of other
        children are looked for behind words like "klasgenoot"; so give none as long as the child's name is missing,
        or the child itself would be taken for another. `others` are further names that may not stand there.
        `confidential` are passages of the meeting or the report that appear nowhere; those that say so themselves are
        found. `address` is the family's own: the only one that may be told, and no part of it when `secret_address`.
        """
        self._length: int = data_table("guard/leaks.toml")["longest_run"] + 1
        turns = [readable(turn.text) for turn in transcript.turns] if transcript else []
        speakers = transcript.speakers if transcript else ()
        report_text = readable(report.text) if report else ""
        typed = [readable(text) for text in typed]
        self._spoken = rows_of([" ".join(turns)], self._length)
        self._written = rows_of([report_text, *typed], self._length)
        self._report_lines = [f" {' '.join(words_in(line))} " for line in [report_text, *report_text.splitlines()]]
        self._said = set(words_in(" ".join([*turns, report_text])))
        self._shouts = {hit.lower() for text in [report_text, *typed] for hit in _SHOUT.findall(text)}
        self._times = {spelled(hit) for hit in clocks_in(report_text)}
        self._times |= {spelled(hit) for text in agreed for hit in clocks_in(readable(text)) if is_time_of_day(hit)}
        heard = {
            inside for turn in turns for inside in _SOUND.findall(turn) if _pattern("precision").search(f"[{inside}]")
        }
        sounds = [f" {' '.join(words)} " for each in sorted(heard) if (words := words_in(each))]
        self._sounds = [sound for sound in sounds if not any(sound in line for line in self._report_lines)]
        labels = [re.escape(each.id) for each in speakers if re.search(r"\d", each.id) and each.id not in report_text]
        self._label = re.compile(rf"(?<!\w)(?:de )?(?:{'|'.join(labels)})(?!\w)", re.IGNORECASE) if labels else None
        known = [name for name in known if name.strip()]
        if known:
            known += [name for each in speakers for name in (each.name, each.role) if name]
        self._children = OtherChildren(others, known, [*turns, report_text])
        self._confidential = Confidential([*confidential, *confidential_passages(transcript, report)])
        self._home = Home(address, report_text, known, secret=secret_address)

    def leaks_in(self, text: str) -> tuple[Leak, ...]:
        """Every leak in `text`, whose lines are read one by one."""
        text = readable(text)
        suspect = [rule for rule in ("never", "everyday", "tone", "precision") if _pattern(rule).search(text)]
        found: list[Leak] = []
        for line in text.splitlines():
            words = words_in(line)
            if suspect:
                found += self._words(line)
            found += self._clock_times(line)
            found += [Leak("spoken_row", row) for row in self._spoken_rows(words)]
            found += [Leak("precision", sound.strip()) for sound in self._sounds if sound in f" {' '.join(words)} "]
            found += [Leak("shouting", hit) for hit in _SHOUT.findall(line) if hit.lower() not in self._shouts]
            found += [Leak("confidential", row) for row in self._confidential.rows_in(words)]
        found += [Leak(each.rule, text[each.start : each.end]) for each in self.private_in(text)]
        return tuple(found)

    def allows(self, text: str) -> bool:
        """Whether `text` may go to the school."""
        return not self.leaks_in(text)

    def private_in(self, text: str) -> list[Private]:
        """Every number, address and name in `text` that is nobody's business, in order, none inside another.

        How the program numbers somebody who has no name is among them.
        """
        found = [Private("address", *span) for span in self._home.spans_in(text)]
        found += [
            Private(each.kind, each.start, each.end)
            for each in personal_in(text)
            if not (each.kind == "address" and self._home.may_tell(text[each.start : each.end]))
        ]
        found += [Private("other_child", *span) for span in self._children.spans_in(text)]
        found += [Private("recording", *hit.span()) for hit in self._label.finditer(text)] if self._label else []
        apart: list[Private] = []
        for each in sorted(found, key=lambda one: (one.start, -one.end)):
            if not apart or each.start >= apart[-1].end:
                apart.append(each)
        return apart

    def is_confidential(self, line: str) -> bool:
        """Whether a row of words in `line` was to stay in the room."""
        return bool(self._confidential.rows_in(words_in(readable(line))))

    def _words(self, line: str) -> list[Leak]:
        """Words that give a recording away, attack, or are more exact than memory."""
        found = [
            Leak(rule, hit[0])
            for name, rule in (("never", "recording"), ("tone", "tone"), ("precision", "precision"))
            for hit in _pattern(name).finditer(line)
            if not self._is_the_schools(line, hit)
        ]
        harmless = [hit.span() for hit in _pattern("harmless").finditer(line)]
        for hit in _pattern("everyday").finditer(line):
            inside = any(start <= hit.start() and hit.end() <= end for start, end in harmless)
            if not inside and not set(words_in(hit[0])) <= self._said:
                found.append(Leak("recording", hit[0]))
        return found

    def _is_the_schools(self, line: str, hit: re.Match[str]) -> bool:
        """Whether the report has the same word between the same neighbours, in running text or on its own line."""
        before = words_in(re.split(r"[“|]", line[: hit.start()])[-1])[-_NEIGHBOURS:]
        after = words_in(re.split(r"[”|]", line[hit.end() :])[0])[:_NEIGHBOURS]
        around = f" {' '.join([*before, *words_in(hit[0]), *after])} "
        if len(before) + len(after) < _NEIGHBOURS:
            return around in self._report_lines
        return any(around in written for written in self._report_lines)

    def _clock_times(self, line: str) -> list[Leak]:
        return [
            Leak("time", hit[0])
            for hit in clocks_in(line)
            if spelled(hit) not in self._times and not (hit["mark"] == "." and is_no_time(line, hit))
        ]

    def _spoken_rows(self, words: list[str]) -> list[str]:
        rows = (tuple(words[start : start + self._length]) for start in range(len(words) - self._length + 1))
        return [" ".join(row) for row in rows if row in self._spoken and row not in self._written]


def readable(text: str) -> str:
    """`text` in the letters a reader sees: no ligatures, no characters without a shape, one kind of space.

    Every character stands for one or more of its own, so offsets into the result count in the result.
    """
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


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


def assert_clean(file_name: str, content: bytes, guard: SchoolGuard, original: bytes | None = None) -> None:
    """Raise WouldLeak when the finished file `content` may not go to the school under `file_name`.

    The file is taken apart by its kind (.docx, .pdf, .txt, .ics): its text, and what it tells of its maker or
    hides. A kind nobody can take apart is refused. `original` is the school's own .docx when `content` is that file
    with our tracked changes and comments: what it said and told before, it may still say and tell.
    """
    contents = contents_of(file_name, content)
    lines, traces = contents.lines, contents.traces
    if original is not None:
        theirs = contents_of(file_name, original)
        lines = tuple(line for line in lines if line not in theirs.lines)
        traces = tuple(each for each in traces if each not in theirs.traces and not each.startswith(_OF_A_REVIEW))
    dated = re.compile(r"\d{4}-\d{2}-\d{2}")
    found = [Leak("file", trace) for trace in traces]
    found += guard.leaks_in(dated.sub("", file_name.replace("_", " ").rpartition(".")[0]))
    found += guard.leaks_in("\n\n".join(lines))
    if found:
        raise WouldLeak(tuple(dict.fromkeys(found)))


_OF_A_REVIEW = ("review: ", "zip: extra field", "zip: time of writing", "zip: bytes between parts")
"""Traces of tracked changes and comments, and of a zip that was written anew."""
