"""Terms and dated agreements as a calendar file (.ics, RFC 5545) for a telephone or a mail program."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from reconcile.clocks.agreements import AgreementDate
from reconcile.clocks.deadlines import Deadline, Status, status
from reconcile.clocks.terms import side_word, word

if TYPE_CHECKING:
    from icalendar import Event

DAY: Final = datetime.timedelta(days=1)
MORNING: Final = datetime.timedelta(hours=9)
"""When an alarm goes."""
WARNINGS: Final = (7, 2)
"""Days before the last day on which the parents themselves have to act."""
NAME_LENGTH: Final = 70
"""Characters of what was agreed that stand in the name of a day."""


class Kind(StrEnum):
    """How much the calendar tells: others often see it, on a shared account or on a screen."""

    NEUTRAL = "neutral"
    """Only what is due and when: no word of a recording, nothing that was said or typed."""
    PRIVATE = "private"
    """Also what to do, on what it rests, and what was agreed."""


def calendar(
    deadlines: Iterable[Deadline],
    agreement_dates: Iterable[AgreementDate],
    *,
    today: datetime.date,
    kind: Kind = Kind.NEUTRAL,
    owner: str = "",
) -> bytes:
    """What is still to come on or after `today`, as whole days; the same bytes for the same things.

    `owner` is anything that no other dossier has: with it, taking the file in again renews the dates of this dossier
    and touches no others. Only a hash of it is written.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//Kloppend//NL")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", word("calendar"))
    for event in (*_terms(deadlines, today, kind, owner), *_agreements(agreement_dates, today, kind, owner)):
        made.add_component(event)
    content: bytes = made.to_ical()
    return content


def _terms(deadlines: Iterable[Deadline], today: datetime.date, kind: Kind, owner: str) -> "Iterator[Event]":
    for each in deadlines:
        if status(each, today) is not Status.OPEN:
            continue
        if kind is Kind.PRIVATE:
            name, about = each.name, "\n".join(_told(each))
        else:
            name, about = each.neutral, word("dossier")
        # What school has to do is only of use to the parent once it was not done.
        alarms = [each.due + DAY] if each.who == "school" else [each.due - days * DAY for days in WARNINGS]
        yield _event(_uid(owner, each.term, each.moment), name, about, each.due, today, alarms)


def _told(deadline: Deadline) -> Iterator[str]:
    yield f"{word('who')}: {side_word(deadline.who)}."
    yield deadline.advice
    yield f"{word('after')}: {deadline.late}"
    yield from filter(None, (deadline.check, deadline.remark))
    yield f"{word('basis')}: {deadline.basis}."
    yield f"{word('source')}: {deadline.source}. {word('geldig_per')}: {deadline.geldig_per:%d-%m-%Y}."


def _agreements(dates: Iterable[AgreementDate], today: datetime.date, kind: Kind, owner: str) -> "Iterator[Event]":
    seen: Counter[tuple[str, ...]] = Counter()
    for each in dates:
        key = ("agreement", each.meeting.isoformat(), each.text)  # another comparison gives other ids
        seen[key] += 1
        if each.due < today:
            continue
        if kind is Kind.PRIVATE:
            what = word("agreement_from" if each.begins else "agreement")
            name = f"{what}: {shorten(each.text, NAME_LENGTH, placeholder=' …')}"
            about = f"{each.text}\n{word('who')}: {each.actor}." if each.actor else each.text
        else:
            name, about = word("neutral_agreement"), word("dossier")
        alarm = each.due if each.begins else each.due - DAY
        yield _event(_uid(owner, *key, str(seen[key])), name, about, each.due, today, [alarm])


def _event(
    uid: str, name: str, about: str, day: datetime.date, today: datetime.date, alarms: Iterable[datetime.date]
) -> "Event":
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.datetime.combine(today, datetime.time(), datetime.UTC))
    event.add("dtstart", day)
    event.add("dtend", min(day, datetime.date.max - DAY) + DAY)  # the first day that is no longer part of it
    event.add("summary", name)
    event.add("description", about)
    event.add("transp", "TRANSPARENT")  # nobody is busy all day because something is due
    event.add("class", "PRIVATE")
    for morning in (day for day in alarms if day >= today):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", name)
        alarm.add("trigger", morning - day + MORNING)  # from the first minute of the day
        event.add_component(alarm)
    return event


def _uid(*parts: str) -> str:
    """The same for the same thing, whatever becomes of its date; tells nothing to who reads it."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32] + "@kloppend"
