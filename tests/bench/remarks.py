"""Remarks on all labelled reports: every one that is raised, how many are shown per report, and how long it takes.

    python -m tests.bench.remarks [FOLDER] [--authors a,b,c] [--faithful] [--quiet]

FOLDER holds cases (default: the meetings beside this file). With --faithful only the last report of each author, in
which everything is right. Whether a remark is a good one only a reader can tell; this lists them to be read.
"""

import argparse
import datetime
import json
import time
from collections import Counter
from pathlib import Path

from models.report import Report, Statement
from models.transcript import Speaker, Transcript, Turn
from reconcile.remarks import remarks
from reconcile.reports import pasted
from reconcile.statements import statements

MEETINGS = Path(__file__).with_name("meetings")
STATEMENTS = 600


def _author(file: Path) -> str:
    return file.stem.rstrip("0123456789")


def _case(file: Path) -> tuple[Transcript, Report]:
    case = json.loads(file.read_text(encoding="utf-8"))
    transcript = Transcript(
        date=datetime.date.fromisoformat(case["meeting_date"]),
        speakers=tuple(Speaker(**one) for one in case["speakers"]),
        turns=tuple(Turn(**one) for one in case["turns"]),
    )
    return transcript, pasted(case["report"])


def _seconds(transcript: Transcript, texts: list[str]) -> float:
    """Seconds for one report of `STATEMENTS` statements, its words read before."""
    report = pasted("\n".join(texts[:STATEMENTS]))
    found, place = [], 0
    for text in texts[:STATEMENTS]:
        found.append(Statement(start=place, end=place + len(text), text=text))
        place += len(text) + 1
    start = time.perf_counter()
    remarks(found, report=report, transcript=transcript)
    return time.perf_counter() - start


def main() -> None:
    """Print it all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=MEETINGS)
    parser.add_argument("--authors", default="")
    parser.add_argument("--faithful", action="store_true")
    parser.add_argument("--quiet", action="store_true")
    asked = parser.parse_args()
    files = sorted(asked.folder.glob("*[0-9].json"))
    if asked.authors:
        files = [file for file in files if _author(file) in asked.authors.split(",")]
    if asked.faithful:
        files = list({_author(file): file for file in files}.values())
    shown, kinds, texts = [], Counter[str](), []
    transcript = None
    for file in files:
        transcript, report = _case(file)
        found = statements(report)
        texts += [statement.text for statement in found]
        raised = remarks(found, report=report, transcript=transcript)
        shown.append(sum(remark.shown for remark in raised))
        kinds.update(remark.kind for remark in raised)
        for remark in () if asked.quiet else raised:
            words = " … ".join(report.text[start:end] for start, end in remark.words)
            place = remark.statements[0].text.replace("\n", " ") if remark.statements else remark.explanation
            print(file.stem, "*" if remark.shown else "-", remark.kind, remark.rule, f"“{words}”", place, sep="\t")
    print(f"{len(files)} reports, {len(texts)} statements, {sum(kinds.values())} remarks: {dict(kinds.most_common())}")
    print(f"shown per report: {sum(shown) / max(1, len(shown)):.2f} on average, {max(shown, default=0)} at most")
    if transcript is not None and len(texts) >= STATEMENTS:
        print(f"{STATEMENTS} statements: {min(_seconds(transcript, texts) for _ in range(3)):.3f} s (best of three)")


if __name__ == "__main__":
    main()
