"""How long `reconcile` takes on a long meeting, and how that grows: `python -m tests.bench.judging_speed`.

The meeting is a small invented one said again and again about other children, subjects, numbers and days, so that no
turn and no statement comes back word for word: what is cached per text gains nothing from the repetition.
"""

import itertools
import sys
import time
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from models.report import Report
from models.transcript import Transcript
from reconcile.engine import reconcile
from reconcile.statements import statements
from tests.reconcile.meetings import FAITHFUL, SPOKEN, meeting, report

TURNS = 2_500
STATEMENTS = 600
SAMPLE = 6
"""Statements that difflib is timed on: each takes it a third of a second."""
TIMES = 3
"""The machine may be at something else; the shortest of these tells what the work takes."""
_SUBJECTS = ("lezen", "rekenen", "spellen", "schrijven", "gymmen", "tekenen", "plannen", "luisteren", "samenwerken")
_NUMBERS = ("twee", "drie", "vier", "vijf")
_MONTHS = ("maart", "april", "mei", "juni")
_PLACES = ("klas", "gang", "bibliotheek", "aula", "gymzaal", "hal", "tuin")
_SYLLABLES = ("ba", "de", "fi", "go", "ju", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu")


def _names() -> Iterator[str]:
    """Names nobody bears, each once."""
    for syllables in itertools.product(_SYLLABLES, repeat=3):
        yield "".join(syllables).capitalize() + "n"


def _varied(lines: tuple[str, ...], count: int) -> list[str]:
    """`count` lines: `lines` again and again, each time about another child, subject, number, day and place."""
    found: list[str] = []
    for number, name in enumerate(_names()):
        if len(found) >= count:
            break
        swaps = {
            "Fenna": name,
            "twee keer": f"{_NUMBERS[number % len(_NUMBERS)]} keer",
            "27 maart": f"{number % 27 + 1} {_MONTHS[number % len(_MONTHS)]}",
            "lezen": _SUBJECTS[number % len(_SUBJECTS)],
            "klas": _PLACES[number % len(_PLACES)],
        }
        for line in lines:
            for old, new in swaps.items():
                line = line.replace(old, new)
            found.append(line if name in line else f"{line[:-1]} voor {name}{line[-1]}")
    return found[:count]


def long_meeting(turns: int = TURNS) -> Transcript:
    """A meeting of `turns` turns, no two alike."""
    return meeting(_varied(SPOKEN, turns))


def long_report(statements: int = STATEMENTS) -> Report:
    """A report of `statements` statements, no two alike."""
    return report(_varied(FAITHFUL, statements))


def seconds_for(turns: int, statements: int = STATEMENTS) -> float:
    """Seconds that `reconcile` takes, with nothing remembered of any text; the shortest of a few times."""
    transcript, written = long_meeting(turns), long_report(statements)
    reconcile(meeting(), report())  # imports and tables are read once, at the start of the program
    return min(_seconds(transcript, written) for _ in range(TIMES))


def _seconds(transcript: Transcript, written: Report) -> float:
    _forget()
    begin = time.perf_counter()
    reconcile(transcript, written)
    return time.perf_counter() - begin


def _forget() -> None:
    """Empty every cache of a limited size: those remember texts, the unlimited ones tables."""
    for name, module in list(sys.modules.items()):
        if name.startswith("reconcile."):
            for thing in vars(module).values():
                if hasattr(thing, "cache_parameters") and thing.cache_parameters()["maxsize"]:
                    thing.cache_clear()


def measure() -> list[tuple[str, float, str]]:
    """(name, figure, unit) of each measurement."""
    sizes = (TURNS // 4, TURNS // 2, TURNS)
    taken = [seconds_for(size) for size in sizes]
    figures = [
        (f"reconcile, {size} turns x {STATEMENTS} statements", seconds, "s")
        for size, seconds in zip(sizes, taken, strict=True)
    ]
    return [
        *figures,
        ("reconcile, four times the turns", taken[-1] / taken[0], "x the time"),
        (f"difflib, each of {STATEMENTS} statements against each of {TURNS} turns", by_difflib(), "s"),
        ("reconcile, beside difflib", by_difflib() / taken[-1], "x as fast"),
    ]


@cache
def by_difflib() -> float:
    """Seconds that the same alignment takes with difflib, worked out from a few of the statements."""
    turns = [turn.text for turn in long_meeting().turns]
    begin = time.perf_counter()
    for statement in statements(long_report())[:SAMPLE]:
        for turn in turns:
            SequenceMatcher(None, statement.text, turn, autojunk=False).ratio()
    return (time.perf_counter() - begin) * STATEMENTS / SAMPLE


if __name__ == "__main__":
    for name, figure, unit in measure():
        print(f"{name}: {figure:.2f} {unit}")
