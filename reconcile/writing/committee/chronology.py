"""C1, what happened on which day, each with the paper it shows from."""

import datetime

from models.moment import Moment, MomentKind
from reconcile.writing.committee.appendices import References
from reconcile.writing.committee.case import Case
from reconcile.writing.committee.naming import Naming
from reconcile.writing.committee.numbering import titled
from reconcile.writing.committee.words import short_day, words
from reconcile.writing.document import Document, Paragraph, Table, text_of


def chronology(case: Case, *, with_recording: bool = False) -> Document:
    """Every moment, the meeting, and every dated paper that belongs to no moment, by day."""
    references = References(case, with_recording=with_recording)
    naming = Naming(case)
    rows = sorted(_events(case, references, naming, with_recording=with_recording), key=lambda row: row[0])
    table = Table(
        header=tuple(text_of(word) for word in words()["chronology"]["header"]),
        rows=tuple(
            (text_of(str(number)), text_of(short_day(day)), text_of(what), text_of(source))
            for number, (day, what, source) in enumerate(rows, start=1)
        ),
        widths=(6, 15, 55, 24),
    )
    intro = Paragraph(text_of(words()["chronology"]["intro"]), number=1)
    return titled(words()["titles"]["chronology"], intro, table)


def _events(
    case: Case, references: References, naming: Naming, *, with_recording: bool
) -> list[tuple[datetime.date, str, str]]:
    events = [
        (moment.date, _told(moment, naming), _source(moment, references, with_recording=with_recording))
        for moment in case.sources.moments
    ]
    met = case.sources.facts.meeting_date or case.transcript.date
    if met and not any(m.kind is MomentKind.MEETING and m.date == met for m in case.sources.moments):
        source = references.transcript if with_recording else words()["chronology"]["own_statement"]
        events.append((met, words()["moments"][MomentKind.MEETING.value] + ".", source))
    known = {moment.id for moment in case.sources.moments}
    for appendix in references.all:
        paper = appendix.enclosure
        if paper and paper.date and paper.moment not in known:
            author = f" ({paper.author})" if paper.author else ""
            events.append((paper.date, naming.in_text(f"{paper.title}{author}."), appendix.reference))
    return events


def _told(moment: Moment, naming: Naming) -> str:
    """What happened, with the parent's own words after it."""
    kind: str = words()["moments"][moment.kind.value]
    own = naming.in_text(" ".join(moment.text.split()))
    if own and not own.endswith((".", "!", "?")):
        own += "."
    if moment.kind is MomentKind.OTHER and own:
        return own
    return f"{kind}: {own}" if own else f"{kind}."


def _source(moment: Moment, references: References, *, with_recording: bool) -> str:
    enclosed = references.of_moment(moment.id)
    if moment.kind is MomentKind.MEETING and with_recording:
        return f"{enclosed}, {references.transcript}" if enclosed else references.transcript
    return enclosed or words()["chronology"]["own_statement"]
