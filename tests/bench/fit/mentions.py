"""Whether what was settled in one meeting comes back in another: `python -m tests.bench.fit.mentions FOLDER...`.

No dossiers over time are labelled. So a later meeting is made of a meeting by another author, as said and as written,
with the school's report of the first put among it: what that report holds (confirmed or altered) comes back, what it
omits does not; and with the report of a third meeting among it nothing does. Needs the other models as they are.
"""

import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reconcile.alignment.linking import link
from reconcile.discourse.agreements import agreements
from reconcile.discourse.coverage import held_features, report_index
from reconcile.meeting import Meeting
from reconcile.over_time.carrying import FOUND_FROM, MAYBE_FROM
from reconcile.over_time.pieces import Piece, said_pieces, written_pieces
from reconcile.over_time.searching import BACK, MODEL, stretch_of
from reconcile.over_time.settled import CARRIED
from tests.bench.cases import KEPT_APART, Case, read_cases
from tests.bench.fit.classes import Examples, fit_classes
from tests.bench.fit.storing import write

GONE = "gone"
ENOUGH = 0.5
"""Share of a labelled agreement's turns that a found one must hold to be it."""


def examples(cases: Sequence[Case]) -> Examples:
    """Every agreement that a program finds in the cases, against four later meetings each."""
    choose = random.Random(1)
    rows, labels, authors = [], [], []
    for case in cases:
        meeting = Meeting(case.transcript)
        one, other = choose.sample([each for each in cases if each.author != case.author], 2)
        own = written_pieces(case.report)
        for later in (said_pieces(one.transcript), written_pieces(one.report)):
            for among, comes_back in ((own, True), (written_pieces(other.report), False)):
                pieces = (*later, *among)
                for row, label in _judged(case, meeting, pieces, comes_back=comes_back):
                    rows.append(row)
                    labels.append(label)
                    authors.append(case.author)
    return Examples(rows, labels, authors)


def _judged(
    case: Case, meeting: Meeting, pieces: tuple[Piece, ...], *, comes_back: bool
) -> list[tuple[dict[str, float], str]]:
    found = tuple(piece.statement for piece in pieces)
    links, index = link(meeting, found), report_index(meeting, found)
    told = {each["id"]: set(each["turns"]) for each in case.agreements}
    held = {f["agreement"] for f in case.findings if f["kind"] in ("confirmed", "altered", "misattributed")}
    left_out = {f["agreement"] for f in case.findings if f["kind"] == "omitted"}
    judged = []
    for settled in agreements(meeting):
        stretch = stretch_of(meeting, settled)
        if settled.kind not in CARRIED or stretch is None:
            continue
        known = {name for name, turns in told.items() if len(turns & set(settled.turns)) >= ENOUGH * len(turns)}
        if comes_back and not known & (held | left_out):
            continue  # nobody said whether the report holds it
        label = BACK if comes_back and known & held else GONE
        judged.append((held_features(meeting, index, links, *stretch), label))
    return judged


def fit_mentions(cases: Sequence[Case], say: Callable[[str], None]) -> dict[str, Any]:
    """The model; says how it does on authors left out, also at the bounds in use."""
    found = examples(cases)
    fit = fit_classes(MODEL, found, 0.1, say)
    chances = fit.left_out[:, fit.stored["classes"].index(BACK)]
    for label in (BACK, GONE):
        of_class = [chance for chance, each in zip(chances, found.labels, strict=True) if each == label]
        certain = sum(chance >= FOUND_FROM for chance in of_class) / len(of_class)
        possible = sum(chance >= MAYBE_FROM for chance in of_class) / len(of_class)
        say(f"  {label}: {len(of_class)}, found {certain:.3f}, found or maybe {possible:.3f}")
    return fit.stored


if __name__ == "__main__":
    cases = [case for folder in sys.argv[1:] for case in read_cases(Path(folder))]
    write({MODEL: fit_mentions([case for case in cases if case.author not in KEPT_APART], say=print)})
