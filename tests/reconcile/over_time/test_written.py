"""An earlier report by itself: what it promises is asked after in the next one, and nothing else of it is."""

import datetime

from models.agreement import AgreementKind
from reconcile.over_time.carrying import Search, carried_over
from reconcile.over_time.written import earlier_from_report
from reconcile.reports import pasted
from tests.reconcile.meetings import TUESDAY

BEFORE = pasted("""Verslag

Bespreking
Fenna gaat met plezier naar school en wordt door de groep opgevangen.

Afspraken
- De leerkracht oefent uiterlijk 27 maart elke week de tafels met Fenna.
- De intern begeleider vraagt een ergotherapeut om de schrijfhouding te bekijken.
- Ouders geven geen toestemming voor het delen van gegevens met de logopedist.
""")
AFTER = pasted("""Verslag

De leerkracht oefent elke week de tafels met Fenna.
Het schoolreisje gaat naar de dierentuin.
""")


def test_what_stands_among_the_actions_is_asked_after() -> None:
    before = earlier_from_report(1, TUESDAY, BEFORE)
    assert [(one.kind, one.deadline) for one in before.agreements] == [
        (AgreementKind.DECISION, "2026-03-27"),
        (AgreementKind.DECISION, None),
        (AgreementKind.REFUSAL, None),
    ]
    assert all(one.text in BEFORE.text for one in before.agreements)
    assert not any("plezier" in one.text for one in before.agreements)


def test_what_the_next_report_leaves_out_is_not_found_in_it() -> None:
    tables, writing, _ = carried_over([earlier_from_report(1, TUESDAY, BEFORE)], None, AFTER)
    assert tables.written.search is Search.FOUND
    assert writing.written.search is Search.NOT_FOUND
    assert tables.date
    assert tables.date.due == datetime.date(2026, 3, 27)


def test_of_a_report_without_a_day_nothing_is_ever_overdue() -> None:
    found = carried_over([earlier_from_report(1, None, BEFORE)], None, AFTER)
    assert len(found) == 3
    assert not any(one.overdue(datetime.date(2030, 1, 1)) for one in found)
