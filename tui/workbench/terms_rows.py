"""The rows of the page with terms: what is due, and what happened. Every mark is also a word."""

from collections import Counter
from collections.abc import Iterator

from textual.content import Content
from textual.widgets.option_list import Option

from models.messages import N_
from models.moment import Moment
from reconcile.clocks import AgreementDate, Deadline
from tui.language import translate
from tui.moment_words import KIND_WORDS, day_label, days_left, is_overdue, standing
from tui.terms import Clocks
from tui.terms_table import WHO_WORDS
from tui.workbench.actions import key_for
from tui.workbench.safe_text import safe_line

Due = Deadline | AgreementDate


def all_due(clocks: Clocks) -> tuple[Due, ...]:
    """Terms and dated agreements together: what is late, what comes, what is over, what is done."""
    late = [each for each in clocks.by_urgency if is_overdue(each, clocks.today)]
    rest = [each for each in clocks.by_urgency if each not in late]
    coming: list[Due] = [each for each in rest if _comes(each, clocks)]
    coming += [each for each in clocks.dates if each.due >= clocks.today]
    coming.sort(key=lambda each: each.due)
    over = [each for each in clocks.dates if each.due < clocks.today]
    return (*late, *coming, *clocks.possible, *reversed(over), *(each for each in rest if not _comes(each, clocks)))


def _comes(each: Deadline, clocks: Clocks) -> bool:
    return each.due >= clocks.today and (each.met_on is None or each.met_on > clocks.today)


def due_rows(clocks: Clocks) -> Iterator[Option]:
    """Two lines for each of `all_due`; one row that says what to do when there are none."""
    seen: Counter[str] = Counter()
    for each in all_due(clocks):
        name, rest = _told_of(each, clocks)
        key = _key_of(each)
        seen[key] += 1
        yield Option(Content.assemble((name, "bold"), "\n  ", (rest, "$label")), id=f"{key} {seen[key]}")
    if not all_due(clocks):
        sentence = translate(N_("Nothing is due yet. Press {note} to note what happened."), note=key_for("note_moment"))
        yield Option(Content(sentence), disabled=True)


def _key_of(each: Due) -> str:
    """By which a row is known again when the rest has changed."""
    if isinstance(each, AgreementDate):
        return f"{each.meeting} {each.agreement}"
    return f"{each.term} {each.moment}"


def _told_of(each: Due, clocks: Clocks) -> tuple[str, str]:
    if isinstance(each, AgreementDate):
        left = days_left((each.due - clocks.today).days)
        message = N_("Perhaps agreed: {what}") if each in clocks.possible else N_("Agreed: {what}")
        name = translate(message, what=safe_line(each.text))
        return name, " · ".join(filter(None, (day_label(each.due), left, safe_line(each.actor))))
    return each.name, " · ".join((day_label(each.due), standing(each, clocks.today), translate(WHO_WORDS[each.who])))


def moment_rows(clocks: Clocks) -> Iterator[Option]:
    """First what may have happened and is not noted, then the moments, the last first."""
    for each in clocks.proposals:
        question = translate(N_("Did this happen? Enter notes it."))
        yield Option(Content.assemble(("? " + _moment(each), "bold $accent"), "\n  ", (question, "$label")), id=each.id)
    unsure = {each.id for each in clocks.links.open}
    for each in reversed(clocks.links.moments):
        parts = [safe_line(each.text)] if each.text else []
        if about := clocks.links.about.get(each.id):
            parts.insert(0, translate(N_("about {number}"), number=about))
        elif each.id in unsure:
            parts.insert(0, translate(N_("about what? Enter asks")))
        line = Content.assemble((_moment(each), "bold"), (f"  {each.id}", "$label"))
        yield Option(Content.assemble(line, "\n  ", (" · ".join(parts), "$label")) if parts else line, id=each.id)
    if not clocks.proposals and not clocks.links.moments:
        yield Option(Content(translate(N_("Here comes what happened and was sent, with its day."))), disabled=True)


def _moment(each: Moment) -> str:
    return f"{day_label(each.date)} {translate(KIND_WORDS[each.kind])}"


def about_label(each: Moment) -> str:
    """A moment on one line, to choose from."""
    return safe_line(" · ".join(filter(None, (each.id, _moment(each), each.text))))
