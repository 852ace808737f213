"""P4, what happens when: agreements and terms in the order of their days, and what still has no day."""

import datetime
from collections.abc import Sequence

from reconcile.writing.document import Block, Document, Heading, Paragraph, Table, Text, text_of
from reconcile.writing.facts import dutch_date
from reconcile.writing.private.house import Appointment, House, opening, words

SOON = 14
"""Days ahead that are counted out."""


def agenda(house: House) -> Document:
    """Two tables, with a box to tick."""
    dutch = words()["agenda"]
    head = opening(
        dutch["title"].format(day=house.meeting),
        dutch["reading"].format(today=_with_weekday(house.today)),
    )
    dated = sorted(
        (each for each in house.appointments if each.date), key=lambda each: (each.date or house.today, each.what)
    )
    undated = [each for each in house.appointments if not each.date]
    blocks: list[Block] = list(head)
    if dated:
        blocks += [Heading(text_of(dutch["dated"])), _table(dated, house.today)]
    if undated:
        blocks += [
            Heading(text_of(dutch["undated"])),
            Paragraph(text_of(dutch["undated_reading"])),
            _table(undated, house.today),
        ]
    if not house.appointments:
        blocks.append(Paragraph(text_of(dutch["none"])))
    return Document(tuple(blocks))


def _table(appointments: Sequence[Appointment], today: datetime.date) -> Table:
    dutch = words()["agenda"]

    def row(each: Appointment) -> tuple[Text, ...]:
        cells = (_when(each.date, today), each.what, each.why, dutch["box"])
        return tuple(text_of(" ".join(cell.split())) for cell in cells)

    return Table(
        header=tuple(text_of(word) for word in dutch["header"]),
        rows=tuple(row(each) for each in appointments),
        widths=(28, 34, 27, 11),
    )


def _when(day: datetime.date | None, today: datetime.date) -> str:
    dutch = words()["agenda"]
    if day is None:
        return ""
    shown, left = _with_weekday(day), (day - today).days
    if left < 0:
        return str(dutch["past"]).format(day=shown)
    if left <= 1:
        return str(dutch["tomorrow" if left else "now"]).format(day=shown)
    return str(dutch["soon"]).format(day=shown, days=left) if left <= SOON else shown


def _with_weekday(day: datetime.date) -> str:
    return f"{words()['agenda']['weekdays'][day.weekday()]} {dutch_date(day)}"
