"""What is due as tables for a terminal, and as JSON for other programs."""

import datetime
from typing import TYPE_CHECKING, Final

from models.messages import N_
from models.moment import Moment
from models.noun import Noun
from reconcile.clocks import AgreementDate, Deadline, Status, status
from tui.language import translate
from tui.moment_words import KIND_WORDS, day_label, days_left, standing
from tui.terms import Clocks

if TYPE_CHECKING:
    from rich.table import Table

WHO_WORDS: Final = {"school": N_("the school"), "parents": N_("you")}


class Standing(Noun):
    """A term and how it stands."""

    status: Status
    days_left: int
    """Until the last day; negative once it is over."""
    deadline: Deadline


class Terms(Noun):
    """Everything that runs, as it is on `today`."""

    today: datetime.date
    deadlines: tuple[Standing, ...]
    agreements: tuple[AgreementDate, ...]
    possible_agreements: tuple[AgreementDate, ...]
    """What may have been agreed, on which the parent did not decide yet."""
    moments: tuple[Moment, ...]
    """With what each is about, as far as that is known."""
    proposals: tuple[Moment, ...]
    """What may have happened and is not noted."""


def terms_of(clocks: Clocks) -> Terms:
    """`clocks` for other programs."""
    links = clocks.links
    return Terms(
        today=clocks.today,
        deadlines=tuple(
            Standing(status=status(each, clocks.today), days_left=(each.due - clocks.today).days, deadline=each)
            for each in clocks.deadlines
        ),
        agreements=clocks.dates,
        possible_agreements=clocks.possible,
        moments=tuple(each.model_copy(update={"answers": links.about.get(each.id, "")}) for each in links.moments),
        proposals=clocks.proposals,
    )


def tables_of(clocks: Clocks) -> "list[Table]":
    """What is due, what was agreed with a day in it, and what happened; a table that would be empty is left out."""
    tables = [_deadlines(clocks), _agreements(clocks), _moments(clocks)]
    return [table for table in tables if table.row_count]


def _table(*columns: str) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE, pad_edge=False, show_lines=True)
    for number, column in enumerate(columns):
        table.add_column(translate(column), no_wrap=number == 0, ratio=1 if number == 1 else None)
    return table


def _deadlines(clocks: Clocks) -> "Table":
    from rich.text import Text

    table = _table(N_("Last day"), N_("What"), N_("Who acts"), N_("How it stands"))
    for each in clocks.by_urgency:
        what = Text(each.name, style="bold")
        for line in (each.basis, each.check, each.remark):
            if line:
                what.append(f"\n{line}", "dim not bold")
        table.add_row(day_label(each.due), what, translate(WHO_WORDS[each.who]), standing(each, clocks.today))
    return table


def _agreements(clocks: Clocks) -> "Table":
    from rich.text import Text

    table = _table(N_("Day"), N_("What was agreed"), N_("Who acts"), N_("How it stands"))
    for each in (*clocks.dates, *clocks.possible):
        what = Text(each.text)
        if each in clocks.possible:
            what.append("\n").append(translate(N_("not decided on yet")), "dim")
        day = day_label(each.due) if each.begins or each.first == each.due else f"≤ {day_label(each.due)}"
        table.add_row(day, what, Text(each.actor), days_left((each.due - clocks.today).days))
    return table


def _moments(clocks: Clocks) -> "Table":
    from rich.text import Text

    table = _table(N_("Happened"), N_("What"), N_("No."), N_("About"))
    for each in clocks.links.moments:
        what = Text(translate(KIND_WORDS[each.kind]))
        if each.text:
            what.append(f"\n{each.text}", "dim")
        table.add_row(day_label(each.date), what, each.id, clocks.links.about.get(each.id, ""))
    return table
