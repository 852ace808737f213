"""The rules against a table of invented sentences, half of which only look like something."""

from pathlib import Path

import pytest

from tests.reconcile.remarks.reports import meeting, on_sentence

TABLE = Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in TABLE if line and not line.startswith("#")]


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_a_sentence_raises_what_stands_beside_it_and_nothing_else(sentence: str, expected: str) -> None:
    kinds = {remark.kind for remark in on_sentence(sentence, meeting(people=()))}
    assert kinds == (set() if expected == "none" else set(expected.split(",")))


def test_the_table_is_large_and_half_of_it_is_innocent() -> None:
    innocent = sum(expected == "none" for _, expected in ROWS)
    assert len(ROWS) >= 120
    assert innocent >= len(ROWS) // 2
