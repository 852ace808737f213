"""Over invented dossiers full of what the school may not see, no paper for the school shows any of it.

`python -m tests.bench.leaks` does the same over 500 dossiers and every format of every paper.
"""

from collections import Counter
from functools import cache

from reconcile.writing.products import Product
from reconcile.writing.rendering.files import Format
from reconcile.writing.school.builders import BUILDERS
from tests.bench.leaks import FORMATS, outcomes

DOSSIERS = 60


@cache
def all_outcomes() -> Counter[str]:
    """Half of the papers of every dossier as text, and one of them as Word and as PDF, by turns."""
    papers = list(BUILDERS)
    total: Counter[str] = Counter()
    for seed in range(DOSSIERS):
        plan: list[tuple[Product, Format]] = [(paper, "txt") for paper in papers[seed % 2 :: 2]]
        plan += [(papers[seed % len(papers)], kind) for kind in FORMATS if kind != "txt"]
        total += outcomes(seed, plan)
    return total


def test_nothing_planted_comes_out() -> None:
    assert [name for name in all_outcomes() if name.startswith("LEAK")] == []


def test_what_a_parent_may_say_is_written() -> None:
    count = all_outcomes()
    written, refused = count["written, typed nothing bad"], count["refused, typed nothing bad"]
    assert written > 0.9 * (written + refused)
    assert count["refused, typed badly"] > 30
