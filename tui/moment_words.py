"""What moments and terms are called on the screen and on the command line, and how a typed moment is read."""

import datetime
import re
from typing import Final

from models.dossier.state import State
from models.messages import N_
from models.moment import Moment, MomentKind
from reconcile.clocks import Deadline, Status, status
from tui.days import day_in
from tui.language import translate
from tui.misuse import Misused

KIND_WORDS: Final = {
    MomentKind.MEETING: N_("meeting"),
    MomentKind.REPORT_RECEIVED: N_("report received"),
    MomentKind.OWN_REPORT_SENT: N_("own report sent"),
    MomentKind.REACTION_SENT: N_("reaction sent"),
    MomentKind.ACCESS_REQUESTED: N_("access requested"),
    MomentKind.RECTIFICATION_REQUESTED: N_("rectification requested"),
    MomentKind.RESTRICTION_REQUESTED: N_("restriction requested"),
    MomentKind.EXTENSION_ANNOUNCED: N_("delay announced"),
    MomentKind.REMINDER_SENT: N_("reminder sent"),
    MomentKind.ANSWER_RECEIVED: N_("answer received"),
    MomentKind.CONSENT_REFUSED: N_("consent put in writing"),
    MomentKind.DECISION: N_("decision of the school"),
    MomentKind.TLV_DECISION: N_("decision on the TLV"),
    MomentKind.CONDUCT: N_("something to complain of"),
    MomentKind.ENROLLED: N_("enrolled"),
    MomentKind.ADMITTED: N_("admitted"),
    MomentKind.SUPPORT_AGREED: N_("support agreed"),
    MomentKind.OPP_SET: N_("OPP discussed"),
    MomentKind.FILED: N_("filed with a committee"),
    MomentKind.OTHER: N_("something else"),
}
"""In the order in which they are shown; short, for they are typed too."""

KIND_HELP: Final = {
    MomentKind.MEETING: N_("You sat at the table with the school."),
    MomentKind.REPORT_RECEIVED: N_("The school’s report of a meeting came in."),
    MomentKind.OWN_REPORT_SENT: N_("You sent your own report to the school."),
    MomentKind.REACTION_SENT: N_("You sent your reaction to the school’s report."),
    MomentKind.ACCESS_REQUESTED: N_("The school received your request for a copy of the file (art. 15 AVG)."),
    MomentKind.RECTIFICATION_REQUESTED: N_("The school received your request to put facts right (art. 16 AVG)."),
    MomentKind.RESTRICTION_REQUESTED: N_("The school received your request not to use facts for now (art. 18 AVG)."),
    MomentKind.EXTENSION_ANNOUNCED: N_("The school says that its answer takes up to two months more."),
    MomentKind.REMINDER_SENT: N_("You reminded the school of a letter or a request."),
    MomentKind.ANSWER_RECEIVED: N_("The school answered a letter or a request."),
    MomentKind.CONSENT_REFUSED: N_("You gave, refused or took back consent, in writing."),
    MomentKind.DECISION: N_("On admission, removal or an OPP: for the Geschillencommissie."),
    MomentKind.TLV_DECISION: N_("Of the samenwerkingsverband, on the toelaatbaarheidsverklaring."),
    MomentKind.CONDUCT: N_("What a complaint to the Klachtencommissie would be about."),
    MomentKind.ENROLLED: N_("Your child was enrolled: one of three days from which an OPP is counted."),
    MomentKind.ADMITTED: N_("Your child was admitted: one of three days from which an OPP is counted."),
    MomentKind.SUPPORT_AGREED: N_("Extra support was agreed: one of three days from which an OPP is counted."),
    MomentKind.OPP_SET: N_("The OPP was set, or discussed with you again."),
    MomentKind.FILED: N_("You filed a request, an objection or a complaint."),
    MomentKind.OTHER: N_("No term runs from it, but you want to remember the day."),
}
NEAR: Final = {-1: N_("yesterday"), 0: N_("today"), 1: N_("tomorrow")}
_NUMBER: Final = re.compile(r"\s+(M\d+)$", re.IGNORECASE)


def moment_from(line: str, state: State) -> Moment:
    """The moment that was typed as "kind=day", with "M2" after the kind when it is about that, and words after a comma.

    Raises Misused. It gets the next free id.
    """
    left, sign, right = line.partition("=")
    day, _, text = right.partition(",")
    if not (left.strip() and sign and day.strip()):
        raise Misused(
            N_("“{line}” cannot be read as a moment."),
            meaning=N_("Nothing was changed in the dossier."),
            remedy=N_("First what happened, then “=” and the day, as in “{example}”."),
            line=line,
            example=f"{translate(KIND_WORDS[MomentKind.ANSWER_RECEIVED])} M2=20-03-2026",
        )
    left = left.strip()
    found = _NUMBER.search(left)
    answers = known_moment(found[1], state) if found else ""
    kind = kind_from(_NUMBER.sub("", left))
    return Moment(id=state.free_moment, kind=kind, date=day_from(day.strip()), text=text.strip(), answers=answers)


def kind_from(words: str) -> MomentKind:
    """The kind that is called so, or the only one whose name begins so. Raises Misused."""
    wanted = " ".join(words.casefold().split())
    names = {kind: {kind.value, message, translate(message).casefold()} for kind, message in KIND_WORDS.items()}
    exact = [kind for kind, called in names.items() if wanted in called]
    begins = [kind for kind, called in names.items() if any(name.startswith(wanted) for name in called)]
    found = exact or begins
    if len(found) != 1:
        raise Misused(
            N_("“{words}” is not a kind of moment that is known here."),
            meaning=N_("Nothing was changed in the dossier."),
            remedy=N_("Fill in one of these: {words_known}."),
            words=words,
            words_known=", ".join(translate(message) for message in KIND_WORDS.values()),
        )
    return found[0]


def day_from(typed: str) -> datetime.date:
    """The day that was typed. Raises Misused, also for a day that can only be a slip."""
    day = day_in(typed)
    if day is not None:
        return day
    raise Misused(
        N_("“{typed}” is not a day that can be read."),
        meaning=N_("Nothing was changed in the dossier."),
        remedy=N_("Write it as day-month-year, for example 12-03-2026."),
        typed=typed,
    )


def known_moment(number: str, state: State) -> str:
    """The id of the moment that is called so. Raises Misused when there is none."""
    if number.upper() not in state.moments:
        raise Misused(
            N_("There is no moment {number} in this dossier."),
            meaning=N_("Nothing was changed in the dossier."),
            remedy=N_("“kloppend terms” shows the moments with their numbers."),
            number=number,
        )
    return number.upper()


def standing(deadline: Deadline, today: datetime.date) -> str:
    """How a term stands on `today`, in a few words: how long still, or since when it is over."""
    days = (deadline.due - today).days
    match status(deadline, today):
        case Status.MET:
            return translate(N_("✓ done {day}"), day=day_label(deadline.met_on))
        case Status.MET_LATE:
            return translate(N_("✓ done {day}, too late"), day=day_label(deadline.met_on))
        case Status.OPEN:
            return days_left(days)
        case _:
            left = days_left(days)
            return translate(N_("! over: {when}"), when=left) if is_overdue(deadline, today) else left


def is_overdue(deadline: Deadline, today: datetime.date) -> bool:
    """Whether the school is late. Parents who let a term pass may have chosen to, and need no reproach."""
    return deadline.who == "school" and not deadline.soft and status(deadline, today) is Status.PASSED


def days_left(days: int) -> str:
    """How long it is until something that comes in `days` days; negative when it was."""
    if days in NEAR:
        return translate(NEAR[days])
    return translate(N_("{days} days left") if days > 0 else N_("{days} days ago"), days=abs(days))


def day_label(day: datetime.date | None) -> str:
    """A day as 17-11-2026; empty for none."""
    return f"{day:%d-%m-%Y}" if day else ""
