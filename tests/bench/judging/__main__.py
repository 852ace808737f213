"""`python -m tests.bench.judging [--left-out] FOLDER...`: scores at three levels of noise, beside two baselines."""

import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from pathlib import Path

from models.reconciliation import Reconciliation
from reconcile.engine import reconcile
from tests.bench.cases import KEPT_APART, READ, Case, read_cases
from tests.bench.fit.everything import fit_everything
from tests.bench.fit.storing import in_force
from tests.bench.judging.baselines import by_difflib, by_token_set
from tests.bench.judging.noise import spoiled
from tests.bench.judging.scoring import TENTHS, Score, score

NOISE = (0.0, 0.1, 0.25)
PARTS = 6
"""Authors are left out a sixth of them at a time."""
DRAWS = 1_000
"""For the intervals: meetings drawn with replacement so many times."""
KINDS = ("omitted", "altered", "added", "misattributed")
ASPECTS = ("quantity", "deadline", "actor", "polarity", "strength", "condition", "scope")
Scores = dict[str, list[Score]]
"""By author, one for each meeting."""


def main(*folders: str, left_out: bool = False) -> None:
    """Print a line per author and a block per group of authors, for each level of noise."""
    cases = [case for folder in folders for case in read_cases(Path(folder))]
    apart = [case for case in cases if case.author in KEPT_APART]
    by_noise = {noise: _scored(apart, noise) for noise in NOISE}
    if left_out:
        for noise, scores in _left_out([case for case in cases if case.author not in KEPT_APART]):
            for author, several in scores.items():
                by_noise[noise].setdefault(author, []).extend(several)
    for noise, scores in by_noise.items():
        print(f"\nnoise {noise}: agreements | typed difference | difference of any kind, each precision / recall / F1")
        for author, several in sorted(scores.items()):
            _line(f"  {author}", several)
        _block("kept apart", scores, lambda author: author in KEPT_APART)
        _block("left out, unread", scores, lambda author: author not in KEPT_APART | READ)
        _block("left out, read", scores, lambda author: author in READ)
    for name, judge in (("difflib", by_difflib), ("token set", by_token_set)):
        _line(f"baseline {name}", [score(case, judge(case)) for case in apart])


def _scored(cases: Sequence[Case], noise: float) -> Scores:
    found: Scores = {}
    for case in cases:
        found.setdefault(case.author, []).append(score(case, _judge(case, noise)))
    return found


def _left_out(cases: Sequence[Case]) -> Iterator[tuple[float, Scores]]:
    """Every author judged by models that were fitted without it, and without other reports of its meetings."""
    authors = sorted({case.author for case in cases})
    for part in range(PARTS):
        own = set(authors[part::PARTS])
        with in_force(fit_everything([case for case in cases if case.author not in own])):
            for noise in NOISE:
                yield noise, _scored([case for case in cases if case.author in own and not case.told_again], noise)


def _judge(case: Case, noise: float) -> Reconciliation:
    return reconcile(spoiled(case.transcript, noise, case.name), case.report)


def _total(scores: Iterable[Score]) -> Score:
    return reduce(lambda one, other: one + other, scores, Score())


def _line(name: str, scores: Sequence[Score]) -> None:
    total = _total(scores)
    right = total.right_kind / max(1, total.agreements.hits)
    print(f"{name:18} {total.agreements} kind {right:.2f} | {total.typed} | {total.any_kind} | alarms {total.alarms}")


def _block(name: str, by_author: Scores, belongs: Callable[[str], bool]) -> None:
    scores = [one for author, several in sorted(by_author.items()) if belongs(author) for one in several]
    if not scores:
        return
    _line(name, scores)
    total = _total(scores)
    print(f"    90 %: typed {_interval(scores, typed=True)}, any {_interval(scores, typed=False)}")
    print("    " + ", ".join(f"{k} {total.kinds[k, 'hit']}/{total.kinds[k, 'labelled']}" for k in KINDS))
    print("    " + ", ".join(f"{a} {total.aspects[a, 'hit']}/{total.aspects[a, 'labelled']}" for a in ASPECTS))
    print(
        "    right per tier: " + ", ".join(f"{t}: {total.tiers[t, 'hit']}/{total.tiers[t, 'found']}" for t in (1, 2, 3))
    )
    _reliability(total)


def _reliability(total: Score) -> None:
    """Per tenth of the chance that was given: how often there was a difference at that place."""
    for tenth in range(TENTHS):
        found, hit = total.reliability[tenth, "found"], total.reliability[tenth, "hit"]
        if found:
            print(f"    chance .{tenth}: {hit:4d} of {found:4d} {hit / found:.2f} " + "#" * round(40 * hit / found))


def _interval(scores: Sequence[Score], *, typed: bool) -> str:
    chance = random.Random(0)
    drawn = sorted(
        (total.typed if typed else total.any_kind).f1
        for total in (_total(chance.choices(scores, k=len(scores))) for _ in range(DRAWS))
    )
    return f"{drawn[DRAWS // 20]:.2f}-{drawn[-DRAWS // 20]:.2f}"


if __name__ == "__main__":
    main(*(argument for argument in sys.argv[1:] if argument != "--left-out"), left_out="--left-out" in sys.argv)
