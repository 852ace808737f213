"""A day takes the place of another moment, and the sentence stays Dutch and true."""

import datetime

import pytest

from reconcile.comparison.day_instead import day_instead
from reconcile.language.bounds import Bound
from reconcile.language.dates import moments

MEETING = datetime.date(2026, 9, 17)
DAY = "1 oktober 2026"


@pytest.mark.parametrize(
    ("report", "bound", "right"),
    [
        ("Het blad is klaar na de herfstvakantie.", Bound.FROM, "Het blad is klaar na 1 oktober 2026."),
        ("Het blad is klaar na de herfstvakantie.", Bound.BEFORE, "Het blad is klaar vóór 1 oktober 2026."),
        ("Na de herfstvakantie is het blad klaar.", Bound.ON, "Op 1 oktober 2026 is het blad klaar."),
        ("Na de herfstvakantie is het blad klaar.", Bound.BEFORE, "Vóór 1 oktober 2026 is het blad klaar."),
        ("Het blad is klaar in november.", Bound.ON, "Het blad is klaar op 1 oktober 2026."),
        ("Het blad is klaar op 8 oktober.", Bound.ON, "Het blad is klaar op 1 oktober 2026."),
        ("Het blad is klaar vóór 8 oktober.", Bound.BEFORE, "Het blad is klaar vóór 1 oktober 2026."),
        ("8 oktober", Bound.ON, "1 oktober 2026"),
        ("8 oktober", Bound.BEFORE, "vóór 1 oktober 2026"),
        ("Van de school naar 8 oktober", Bound.ON, "Van de school naar 1 oktober 2026"),
    ],
)
def test_the_words_before_the_day_fit_it(report: str, bound: Bound, right: str) -> None:
    (written,) = moments(report, MEETING)
    start, text = day_instead(report, written, bound, DAY)
    assert report[:start] + text + report[written.end :] == right
