"""Leaks in papers for the school, over generated dossiers: `python -m tests.bench.leaks [dossiers] [processes]`.

Every paper for the school of every dossier is made in every format. Each finished file is searched for what was
planted in the dossier by a program of its own (tests/reconcile/writing/guard/checker.py).
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Final

from reconcile.writing.guard.leaks import WouldLeak
from reconcile.writing.letters import write
from reconcile.writing.products import Product
from reconcile.writing.rendering.files import Format
from reconcile.writing.school.builders import BUILDERS
from tests.reconcile.writing.guard.checker import found_in
from tests.reconcile.writing.guard.dossiers import dossier

FORMATS: Final[tuple[Format, ...]] = ("docx", "pdf", "txt")
DOSSIERS = 500


def outcomes(seed: int, plan: Iterable[tuple[Product, Format]]) -> Counter[str]:
    """What became of each file in `plan` of the dossier `seed`: written, refused, and what leaked."""
    made = dossier(seed)
    count: Counter[str] = Counter()
    who = "typed badly" if made.typed_badly else "typed nothing bad"
    for product, kind in plan:
        count["files"] += 1
        try:
            letter = write(product, made.sources, kind)
        except WouldLeak as refusal:
            count[f"refused, {who}"] += 1
            count.update({f"  because of {rule}, {who}" for rule in {leak.rule for leak in refusal.leaks}})
            continue
        count[f"written, {who}"] += 1
        for leak in found_in(letter.file_name, letter.content, made):
            count[f"LEAK {letter.file_name} {leak} (dossier {seed})"] += 1
    return count


def everything() -> list[tuple[Product, Format]]:
    """Every paper for the school in every format."""
    return [(product, kind) for product in BUILDERS for kind in FORMATS]


def measure(seeds: Sequence[int], processes: int = 2) -> Counter[str]:
    """The outcomes of all files of these dossiers together."""
    total: Counter[str] = Counter()
    with ProcessPoolExecutor(processes) as pool:
        for count in pool.map(partial(outcomes, plan=everything()), seeds, chunksize=5):
            total += count
    return total


def main(arguments: Sequence[str]) -> None:
    """Print a line per figure."""
    dossiers = int(arguments[0]) if arguments else DOSSIERS
    total = measure(range(dossiers), int(arguments[1]) if len(arguments) > 1 else 2)
    fine, stopped = total["written, typed nothing bad"], total["refused, typed nothing bad"]
    print(f"{'dossiers':50} {dossiers:8}")
    for name in sorted(name for name in total if not name.startswith("LEAK")):
        print(f"{name:50} {total[name]:8}")
    print(f"{'share written where nothing bad was typed':50} {fine / max(1, fine + stopped):8.3f}")
    leaks = sorted(name for name in total if name.startswith("LEAK"))
    print(f"{'leaks':50} {len(leaks):8}")
    print("\n".join(leaks[:40]))


if __name__ == "__main__":
    main(sys.argv[1:])
