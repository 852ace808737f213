"""`python -m tests.bench.judging FOLDER...`: scores per author, at three levels of noise, beside two baselines."""

import random
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from pathlib import Path

from models.reconciliation import Reconciliation
from reconcile.engine import reconcile
from tests.bench.cases import Case, read_cases
from tests.bench.fit.everything import fit_everything
from tests.bench.fit.storing import in_force
from tests.bench.judging.baselines import by_difflib, by_token_set
from tests.bench.judging.noise import spoiled
from tests.bench.judging.scoring import Score, score

KEPT_APART = "pq"
"""Authors that nobody who works on the rules has read, and whom no model is fitted on."""
NOISE = (0.0, 0.1, 0.25)
DRAWS = 1_000
"""For the intervals: meetings drawn with replacement so many times."""
KINDS = ("omitted", "altered", "added", "misattributed")
ASPECTS = ("quantity", "deadline", "actor", "polarity", "strength", "condition", "scope")
Judge = Callable[[Case], Reconciliation]


def main(*folders: str) -> None:
    """Print a line per author and a block per group."""
    cases = [case for folder in folders for case in read_cases(Path(folder))]
    known = [case for case in cases if case.author not in KEPT_APART]
    apart = [case for case in cases if case.author in KEPT_APART]
    for noise in NOISE:
        scores = {author: _judged(known, author, noise) for author in sorted({case.author for case in known})}
        with in_force(fit_everything(known)):
            scores |= {
                author: [score(case, _judge(case, noise)) for case in apart if case.author == author]
                for author in sorted({case.author for case in apart})
            }
        print(f"\nnoise {noise}: agreements | typed difference | difference of any kind, each precision / recall / F1")
        for author, several in scores.items():
            _line(f"  {author}", several)
        _block("left out in turn", [s for a, several in scores.items() if a not in KEPT_APART for s in several])
        _block("kept apart", [s for a, several in scores.items() if a in KEPT_APART for s in several])
    for name, judge in (("difflib", by_difflib), ("token set", by_token_set)):
        _line(f"baseline {name}", [score(case, judge(case)) for case in cases])


def _judged(cases: Sequence[Case], author: str, noise: float) -> list[Score]:
    """The meetings of one author, judged by models fitted on the others."""
    with in_force(fit_everything([case for case in cases if case.author != author])):
        return [score(case, _judge(case, noise)) for case in cases if case.author == author]


def _judge(case: Case, noise: float) -> Reconciliation:
    return reconcile(spoiled(case.transcript, noise, case.name), case.report)


def _total(scores: Iterable[Score]) -> Score:
    return reduce(lambda one, other: one + other, scores, Score())


def _line(name: str, scores: Sequence[Score]) -> None:
    total = _total(scores)
    right = total.right_kind / max(1, total.agreements.hits)
    print(f"{name:18} {total.agreements} kind {right:.2f} | {total.typed} | {total.any_kind} | alarms {total.alarms}")


def _block(name: str, scores: Sequence[Score]) -> None:
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


def _interval(scores: Sequence[Score], *, typed: bool) -> str:
    chance = random.Random(0)
    drawn = sorted(
        (total.typed if typed else total.any_kind).f1
        for total in (_total(chance.choices(scores, k=len(scores))) for _ in range(DRAWS))
    )
    return f"{drawn[DRAWS // 20]:.2f}-{drawn[-DRAWS // 20]:.2f}"


if __name__ == "__main__":
    main(*sys.argv[1:])
