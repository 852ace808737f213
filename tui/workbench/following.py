"""What became of earlier agreements, as the parent says: each with what this meeting has of it. Kept at once."""

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models.dossier.events import AgreementFollowed, Change, Kept
from models.dossier.state import Followable, same_words
from tui.days import today
from tui.workbench.taking_back import put_back, take_back

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from reconcile.over_time.carrying import Carried


@dataclass(frozen=True)
class Asked:
    """An earlier agreement to ask after."""

    meeting: int
    """Number of the meeting in which it was settled."""
    settled_on: datetime.date | None
    text: str
    nth: int
    carried: "Carried | None" = None
    """What this meeting has of it; None when it stood so in an earlier text of that meeting, and no longer does."""
    followed: AgreementFollowed | None = None
    """What the parent said of it."""

    @property
    def key(self) -> Followable:
        """How it is known over time."""
        return self.meeting, same_words(self.text), self.nth


class Following:
    """The earlier agreements of an open dossier. What changes raises StorageFailed, and then did not."""

    def __init__(self, dossier: "Dossier", carried: "tuple[Carried, ...]") -> None:
        """`load` makes both."""
        self.dossier = dossier
        self._carried = carried
        self._days = {each.number: each.day for each in dossier.meetings}

    @classmethod
    def load(cls, dossier: "Dossier") -> "Following":
        """Hold all that was settled before against this meeting, which takes seconds. Raises as `carried_in`."""
        from tui.over_time import carried_in

        return cls(dossier, carried_in(dossier))

    @property
    def asked(self) -> tuple[Asked, ...]:
        """All of them: as they were settled, and after those what the parent said of one that is no longer there."""
        followed = dict(self.dossier.state.followed)
        found = [Asked(each.meeting, each.settled_on, each.agreement.text, each.nth, each) for each in self._carried]
        told = [replace(each, followed=followed.pop(each.key, None)) for each in found]
        left = (each for each in followed.values() if each.meeting != self.dossier.number)
        return (
            *told,
            *(Asked(each.meeting, self._days.get(each.meeting), each.text, each.nth, None, each) for each in left),
        )

    def follow(self, asked: Asked, kept: Kept | None = None, note: str | None = None) -> None:
        """Keep what became of it, a note on it, or both; nothing happens when that is what stands there.

        A note alone goes only with what was said before.
        """
        now = asked.followed
        kept = kept or (now.kept if now else None)
        if kept is None:
            return
        change = AgreementFollowed(
            meeting=asked.meeting,
            text=asked.text,
            nth=asked.nth,
            kept=kept,
            on=today(),
            note=note if note is not None else now.note if now else "",
        )
        if now is None or (now.kept, now.note) != (change.kept, change.note):
            self.dossier.append(change)

    def undo(self) -> Change | None:
        """Take back the last change, if it was made here; return it."""
        return take_back(self.dossier, AgreementFollowed)

    def redo(self) -> Change | None:
        """Put back what was taken back last, if it was made here; return it."""
        return put_back(self.dossier, AgreementFollowed)
