"""The engines there are and what became of them, as nouns for programs and a table for people."""

from rich import box
from rich.table import Table
from rich.text import Text

from models.messages import N_
from models.noun import Noun
from transcribe.weights.catalogue import Weights, What, catalogue
from transcribe.weights.fetching import fetched_before
from transcribe.weights.shelf import Installed, installed, unfinished_place_of, weights_home
from tui.language import translate
from tui.weights_words import ADVICE_WORDS, WHAT_WORDS, size_label


class Row(Noun):
    """One engine."""

    name: str
    what: What
    size: int
    """Bytes."""
    folder: str | None
    """Where it lies ready; None when it is not installed."""
    fetched: int
    """Bytes of it that are on this computer."""
    memory_gib: float | None
    """While working; None when not known."""
    licence: str
    attribution: str
    gated: bool
    advice: str


class Shelf(Noun):
    """Engines: those of the catalogue, then others that lie ready."""

    home: str
    weights: tuple[Row, ...]


class Checked(Noun):
    """Whether an engine is as it was when it was installed."""

    name: str
    changed: str | None
    """Name of the first file that is not; None when all are."""


class Check(Noun):
    """What `weights verify` found."""

    weights: tuple[Checked, ...]


class Removed(Noun):
    """What `weights remove` did."""

    name: str
    freed: int
    """Bytes."""


def shelf(*names: str) -> Shelf:
    """What there is now, or only the engines called `names`. Uses no network."""
    ready = {each.name: each for each in installed()}
    known = [_known_row(entry, ready.get(entry.name)) for entry in catalogue()]
    others = [_other_row(each) for each in ready.values() if each.name not in {row.name for row in known}]
    rows = tuple(row for row in (*known, *others) if not names or row.name in names)
    return Shelf(home=str(weights_home()), weights=rows)


def _known_row(entry: Weights, ready: Installed | None) -> Row:
    half = unfinished_place_of(entry.name)
    return Row(
        name=entry.name,
        what=entry.what,
        size=entry.size,
        folder=str(ready.folder) if ready else None,
        fetched=entry.size if ready else sum(fetched_before(file, half) for file in entry.files),
        memory_gib=entry.memory_gib,
        licence=entry.licence,
        attribution=entry.attribution,
        gated=entry.gated,
        advice=entry.advice,
    )


def _other_row(ready: Installed) -> Row:
    seal = ready.seal
    return Row(
        name=ready.name,
        what=seal.what,
        size=seal.size,
        folder=str(ready.folder),
        fetched=seal.size,
        memory_gib=None,
        licence=seal.licence,
        attribution=seal.attribution,
        gated=False,
        advice="",
    )


def shelf_table(shelf: Shelf) -> Table:
    """One row per engine."""
    table = Table(box=box.SIMPLE, pad_edge=False, show_lines=True)
    table.add_column(translate(N_("Name")), no_wrap=True)
    table.add_column(translate(N_("State")), min_width=12)
    table.add_column(translate(N_("Size")), justify="right", no_wrap=True)
    table.add_column(translate(N_("What it does")), ratio=1)
    for row in shelf.weights:
        account = translate(WHAT_WORDS[row.what]).capitalize() + "."
        if row.advice in ADVICE_WORDS:
            account += " " + translate(ADVICE_WORDS[row.advice])
        table.add_row(row.name, Text(state_label(row)), size_label(row.size), Text(account))
    return table


def state_label(row: Row) -> str:
    """Whether it lies ready, in words."""
    if row.folder:
        return translate(N_("ready"))
    if row.fetched:
        return translate(N_("{percent} percent fetched"), percent=100 * row.fetched // row.size)
    return translate(N_("not installed"))
