"""E8, a friendly reminder, in three steps: of what was sent, on which day, and not answered."""

import datetime
from collections.abc import Sequence

from models.moment import Moment, MomentKind
from reconcile.clocks.counting import Length, Rule, Unit, due_date
from reconcile.writing.document import BulletList, Document, text_of
from reconcile.writing.facts import REPLY_DAYS, dutch_date
from reconcile.writing.phrasing.voice import in_voice
from reconcile.writing.phrasing.wording import letters
from reconcile.writing.phrasing.words import enumerated
from reconcile.writing.school.papers import missing, paper
from reconcile.writing.sources import Sources

_BY_LAW = (MomentKind.ACCESS_REQUESTED, MomentKind.RECTIFICATION_REQUESTED, MomentKind.RESTRICTION_REQUESTED)
_ASKS = (MomentKind.REACTION_SENT, MomentKind.CONSENT_REFUSED, *_BY_LAW)
"""What asks for an answer; the parents' own report counts as right when nobody answers."""
LAST_STEP = 3


def reminder(sources: Sources) -> Document:
    """The reminder of what was not answered in time; firmer after each reminder that went before."""
    facts = sources.facts
    moments = [moment for moment in sources.moments if moment.date <= facts.today]
    asked = unanswered(moments)
    waiting = [moment for moment in asked if _is_due(moment, facts.today)] or asked
    reminded = {moment.id: _reminders(moment, moments, alone=len(waiting) == 1) for moment in waiting}
    items = [_line(moment, reminded[moment.id]) for moment in waiting] or [missing("sent")]
    step = min(1 + min((len(days) for days in reminded.values()), default=0), LAST_STEP)  # true of all that is listed
    values = {
        "step": step,
        "by_law": step > 1 and any(moment.kind in _BY_LAW for moment in waiting),
    }
    sent = BulletList(tuple(text_of(in_voice(item, alone=facts.alone)) for item in items))
    return paper("reminder", facts, values, {"sent": [sent]})


def unanswered(moments: Sequence[Moment]) -> list[Moment]:
    """What asks for an answer and has none, in order of date.

    An answer that does not say to what it is counts for all before it, and so does word that it will take longer: a
    reminder may come too late, never wrongly.
    """
    answers = [m for m in moments if m.kind in (MomentKind.ANSWER_RECEIVED, MomentKind.EXTENSION_ANNOUNCED)]

    def is_answered(asked: Moment) -> bool:
        return any(a.answers == asked.id or (not a.answers and a.date >= asked.date) for a in answers)

    asked = [moment for moment in moments if moment.kind in _ASKS and not is_answered(moment)]
    return sorted(asked, key=lambda moment: moment.date)


def _is_due(asked: Moment, today: datetime.date) -> bool:
    """Whether the school had its time: two weeks, or the month of the AVG."""
    if asked.kind in _BY_LAW:
        return due_date(asked.date, Length(count=1, unit=Unit.MONTHS), Rule.EU) < today
    return asked.date + datetime.timedelta(days=REPLY_DAYS) <= today


def _reminders(asked: Moment, moments: Sequence[Moment], *, alone: bool) -> list[str]:
    """The days on which the school was reminded of `asked`; `alone` when a reminder can be of nothing else."""
    return [
        dutch_date(moment.date)
        for moment in sorted(moments, key=lambda moment: moment.date)
        if moment.kind is MomentKind.REMINDER_SENT
        and (moment.answers == asked.id or (alone and not moment.answers and moment.date >= asked.date))
    ]


def _line(asked: Moment, reminded: list[str]) -> str:
    words = letters()["reminder"]
    letter: str = words[asked.kind.value].format(day=dutch_date(asked.date))
    return words["reminded"].format(letter=letter, days=enumerated(reminded)) if reminded else letter
