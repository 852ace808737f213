"""Pairs of what was said and what was written, for learning and measuring the comparison on its own.

    python -m tests.bench.pairs one        # how often each rule speaks, and how often rightly

Each row is a meeting of a few turns with a report of one sentence, so the evidence is known. `one` and `two` are by
different writers: learn from one, measure on the other.
"""

import csv
import datetime
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from models.report import Statement
from models.transcript import Side, Speaker, Transcript, Turn
from reconcile.comparison.contrast import contrast_features
from reconcile.comparison.judge import RULES, rule_features, signals_of
from reconcile.comparison.pair import Pair, Signal
from reconcile.discourse.features import word_features
from reconcile.language.roles import roles_of
from reconcile.lexicon import table
from reconcile.meeting import Meeting

FOLDER = Path(__file__).with_name("pairs")
_SAID = re.compile(r"\s*(?P<role>[^(:]+?)\s*(?:\((?P<name>[^)]*)\))?\s*:\s*(?P<text>.*)", re.DOTALL)


@dataclass(frozen=True)
class Row:
    """One pair with its label."""

    id: int
    kind: str
    """confirmed, altered, misattributed or unrelated."""
    aspect: str
    pair: Pair


def read_pairs(writer: str) -> Iterator[Row]:
    """The pairs of the writer "one" or "two"."""
    with (FOLDER / f"{writer}.tsv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Row(int(line["id"]), line["kind"], line["aspect"], _pair(line["said"], line["written"], line["date"]))


def _pair(said: str, written: str, date: str) -> Pair:
    turns: list[Turn] = []
    speakers: dict[tuple[str, str], Speaker] = {}
    for number, part in enumerate(said.split("||"), 1):
        match = _SAID.fullmatch(part.strip())
        assert match, part
        role, name = match["role"].strip(), (match["name"] or "").strip()
        speaker = speakers.setdefault((role, name), _speaker(f"S{len(speakers) + 1}", name, role))
        turns.append(Turn(id=number, speaker=speaker.id, text=match["text"].strip()))
    transcript = Transcript(
        date=datetime.date.fromisoformat(date), speakers=tuple(speakers.values()), turns=tuple(turns)
    )
    meeting = Meeting(transcript)
    return Pair(
        statement=Statement(start=0, end=len(written), text=written),
        tight=transcript.turns,
        wide=transcript.turns,
        thread=transcript.turns,
        elsewhere=meeting.values,
        cast=meeting.cast,
        meeting=transcript.date,
    )


def _speaker(number: str, name: str, role: str) -> Speaker:
    roles = roles_of(Speaker(id=number, role=role))
    parents = set(table("roles")["groups"]["ouders"]["words"]) | {"moeder", "vader"}
    side = Side.PARENT if role.lower() in parents or roles & {"moeder", "vader"} else Side.SCHOOL
    return Speaker(id=number, name=name, role=role.lower(), side=side)


def main(*writers: str) -> None:
    """Print for every rule how often it speaks, on which labels, and how many pairs of each aspect are seen."""
    rows = [row for writer in writers for row in read_pairs(writer)]
    spoken: dict[str, Counter[str]] = {rule: Counter() for rule in RULES}
    seen, total = Counter[str](), Counter[str]()
    for row in rows:
        signals = signals_of(row.pair)
        label = row.aspect or row.kind
        total[label] += 1
        for rule in {signal.rule for signal in signals}:
            spoken[rule][label if row.kind != "altered" else row.aspect] += 1
        seen[label] += _sees(signals, row)
    for rule, labels in spoken.items():
        if labels:
            print(f"{rule:32} {sum(labels.values()):4d}  {dict(labels.most_common())}")
    for label in sorted(total):
        word = "falsely accused" if label in ("confirmed", "unrelated") else "seen"
        print(f"{label:14} {word} {seen[label]:3d} of {total[label]}")


def _sees(signals: tuple[Signal, ...], row: Row) -> bool:
    """Whether a rule speaks of the aspect of `row`; of a faithful one, whether any speaks at all."""
    if row.kind == "altered":
        return any(signal.aspect and signal.aspect.value == row.aspect for signal in signals)
    if row.kind == "misattributed":
        return any(signal.aspect is None or signal.aspect.value == "actor" for signal in signals)
    return bool(signals)


@cache
def features(writer: str) -> tuple[tuple[Row, dict[str, float]], ...]:
    """The pairs of a writer, those that speak of the same thing, with what the rules say and the words of each."""
    related = (row for row in read_pairs(writer) if row.kind != "unrelated")
    return tuple((row, _features(row.pair)) for row in related)


def _features(pair: Pair) -> dict[str, float]:
    return rule_features(pair, signals_of(pair)) | contrast_features(pair) | word_features(pair.text)


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["one"]))
