"""What happened in the whole dossier, day by day: what the parent noted, every meeting, and what became of agreements.

Never holds words that were said: a chronology also goes to who may not know that there is a recording.
"""

import datetime
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from models.dossier.events import AgreementFollowed
from models.moment import Moment, MomentKind


class Held(NamedTuple):
    """A meeting of the dossier."""

    number: int
    day: datetime.date | None
    name: str = ""
    """The kind of meeting as it is called ("MDO"); may be empty."""


def timeline(
    meetings: Sequence[Held], noted: Iterable[Moment], followed: Iterable[AgreementFollowed]
) -> tuple[Moment, ...]:
    """All of it by day; of one day first what was noted. A meeting that was noted is not told again.

    A meeting without a day is left out, and so is what became of an agreement without a note on it: its text is as
    it was said. What is not noted has an id that no noted moment has.
    """
    told = tuple(noted)
    days = {each.date for each in told if each.kind is MomentKind.MEETING}
    of_meetings = (_meeting(each, each.day) for each in meetings if each.day and each.day not in days)
    return tuple(sorted((*told, *of_meetings, *_outcomes(meetings, followed)), key=lambda moment: moment.date))


def _meeting(held: Held, day: datetime.date) -> Moment:
    return Moment(id=f"meeting-{held.number}", kind=MomentKind.MEETING, date=day, text=held.name)


def _outcomes(meetings: Sequence[Held], followed: Iterable[AgreementFollowed]) -> Iterator[Moment]:
    days = {held.number: held.day for held in meetings}
    words = _words()
    for number, each in enumerate(followed, start=1):
        note = " ".join(each.note.split())
        if note:
            day = days.get(each.meeting)
            on = words["on"]["known"].format(day=f"{day:%d-%m-%Y}") if day else words["on"]["unknown"]
            text = words["outcome"][each.kept.value].format(on=on, note=note)
            yield Moment(id=f"outcome-{number}", kind=MomentKind.OTHER, date=each.on, text=text)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("timeline.toml").read_text(encoding="utf-8"))
