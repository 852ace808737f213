"""The appendices of a case, numbered once for all papers, and C5, the list of them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from reconcile.writing.committee.case import Case, Enclosure
from reconcile.writing.committee.numbering import titled
from reconcile.writing.committee.words import gap_for, short_day, words
from reconcile.writing.document import Document, Paragraph, Table, text_of
from reconcile.writing.products import Product

_NO_PAGES: Mapping[int, str] = {}


@dataclass(frozen=True)
class Appendix:
    """One appendix: a paper as it was, or one of ours that comes with the recording."""

    number: int
    title: str
    date: datetime.date | None
    author: str
    enclosure: Enclosure | None = None
    product: Product | None = None

    @property
    def reference(self) -> str:
        """How other papers name it: "bijlage 2"."""
        return str(words()["appendix"].format(number=self.number))

    @property
    def heading(self) -> str:
        """What stands over it: "Bijlage 2. Verslag"."""
        return str(words()["appendix_title"].format(number=self.number, title=self.title))


def appendices_of(case: Case, *, with_recording: bool = False) -> tuple[Appendix, ...]:
    """Everything enclosed by day, then what comes with the recording."""
    last = datetime.date.max
    enclosed = sorted(case.enclosures, key=lambda each: each.date or last)
    authors = words()["authors"]
    found = [
        Appendix(number, each.title, each.date, each.author, enclosure=each)
        for number, each in enumerate(enclosed, start=1)
    ]
    for product in (Product.TRANSCRIPT, Product.RECORDING_NOTE) if with_recording else ():
        title = words()["titles"][product.value]
        found.append(Appendix(len(found) + 1, title, case.today, authors["we"], product=product))
    return tuple(found)


class References:
    """Where to look something up: the appendix for a report, a moment, the transcript."""

    def __init__(self, case: Case, *, with_recording: bool = False) -> None:
        """Number the appendices of `case`."""
        self.all = appendices_of(case, with_recording=with_recording)

    @property
    def report(self) -> str:
        """The school's report, or a gap when it is not enclosed."""
        return next((a.reference for a in self.all if a.enclosure and a.enclosure.is_report), gap_for("source"))

    @property
    def transcript(self) -> str:
        """The whole transcript, or a gap when it is not among them."""
        return next((a.reference for a in self.all if a.product is Product.TRANSCRIPT), gap_for("source"))

    def of_moment(self, moment: str) -> str:
        """What was sent or received at a moment; empty when nothing is enclosed of it."""
        found = [a.reference for a in self.all if a.enclosure and a.enclosure.moment == moment]
        return ", ".join(found)


def appendix_list(case: Case, *, with_recording: bool = False, pages: Mapping[int, str] = _NO_PAGES) -> Document:
    """C5. `pages` tells by number of the appendix on which page of the bundle it begins."""
    from reconcile.writing.committee.sheets import sheets_in

    found = appendices_of(case, with_recording=with_recording)
    text = words()["appendices"]
    if not found:
        return titled(words()["titles"]["appendices"], Paragraph(text_of(text["none"])))
    header = text["header"] if pages else text["header"][:-1]
    rows = []
    for each in found:
        sheets = sheets_in(each.enclosure.content) if each.enclosure else None
        row = [
            str(each.number), each.title, short_day(each.date), each.author or "–", str(sheets) if sheets else "–",
            pages.get(each.number, ""),
        ]  # fmt: skip
        rows.append(tuple(text_of(cell) for cell in row[: len(header)]))
    table = Table(tuple(text_of(word) for word in header), tuple(rows), (9, 40, 14, 19, 9, 11)[: len(header)])
    return titled(words()["titles"]["appendices"], Paragraph(text_of(text["intro"]), number=1), table)
