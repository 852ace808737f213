"""E0 and E11, for a meeting that is still to come: the parents' questions, and the child's own words."""

import datetime

from reconcile.writing.document import Document, gap
from reconcile.writing.facts import REPLY_DAYS, LetterFacts, dutch_date
from reconcile.writing.phrasing.wording import letters
from reconcile.writing.school.papers import paper


def questions_before(facts: LetterFacts) -> Document:
    """The questions, to be answered before the meeting."""
    day = facts.reply_by or facts.today + datetime.timedelta(days=REPLY_DAYS)
    meeting = _upcoming(facts)
    answer_by = dutch_date(min(day, meeting) if meeting else day)
    return paper("questions_before", facts, {"upcoming": _shown(meeting), "answer_by": answer_by})


def childs_words(facts: LetterFacts) -> Document:
    """A page for the child to say how it goes, and to agree that the school reads it."""
    return paper("childs_words", facts, {"upcoming": _shown(_upcoming(facts))})


def _upcoming(facts: LetterFacts) -> datetime.date | None:
    """The day of the meeting; None when the one we know has been."""
    return facts.meeting_date if facts.meeting_date and facts.meeting_date > facts.today else None


def _shown(day: datetime.date | None) -> str:
    return dutch_date(day) if day else gap(letters()["gaps"]["meeting_date"])
