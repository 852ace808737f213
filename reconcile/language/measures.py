"""Quantities in Dutch text: how often, how long, how many, how much, and at what o'clock."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reconcile.language.numbers import number_of
from reconcile.language.tokens import Token, tokens
from reconcile.lexicon import table


class Dimension(StrEnum):
    """What a measure measures. Only measures of one dimension can conflict."""

    FREQUENCY = "frequency"
    """`value` times per `unit` (day, week, month, year, lesson)."""
    DURATION = "duration"
    """`value` minutes."""
    CLOCK = "clock"
    """`value` minutes after midnight or noon: spoken Dutch does not tell which."""
    COUNT = "count"
    """`value` of `unit` (a lemma)."""
    MONEY = "money"
    """`value` euro."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One quantity. `text[start:end]` of the measured text is how it is written."""

    dimension: Dimension
    value: float
    unit: str
    start: int
    end: int

    def conflicts_with(self, other: "Measure") -> bool:
        """Same dimension and unit, another value. Frequencies per week and per two weeks are comparable."""
        return self.comparable(other) and abs(self.rate - other.rate) > 1e-6

    def comparable(self, other: "Measure") -> bool:
        """Whether the two measure the same thing."""
        if self.dimension is not other.dimension:
            return False
        return self.dimension is not Dimension.COUNT or self.unit == other.unit

    @property
    def rate(self) -> float:
        """The value on one scale: frequencies per week, all else as is."""
        if self.dimension is Dimension.FREQUENCY:
            return self.value * PER_WEEK[self.unit]
        return self.value


PER_WEEK = {
    "day": 5.0,
    "week": 1.0,
    "fortnight": 0.5,
    "three weeks": 1 / 3,
    "month": 0.25,
    "quarter": 1 / 13,
    "year": 1 / 52,
}
"""School days: "elke dag" is five times a week. A month counts as four weeks, as people do."""

_WORDS = table("measures")
_PERIODS: dict[str, str] = _WORDS["periods"]
_MINUTES: dict[str, int] = _WORDS["minutes"]
_HOUR = {name: number for number, name in enumerate(_WORDS["hours"], 1)}
_WEEKDAYS: list[str] = table("dates")["weekdays"]
_PARTS: list[str] = table("dates")["parts_of_day"]
_WRITTEN_CLOCK = re.compile(r"(?<![\d.,-])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d-]|\.\d)")
_MONEY = re.compile(r"€\s?(\d{1,3}(?:\.\d{3})*|\d+)(?:,(?:-|\d\d))?")
HALF_DAY = 12 * 60


@lru_cache(maxsize=16_384)
def measures(text: str) -> tuple[Measure, ...]:
    """Every quantity in `text`, in order."""
    words = [token for token in tokens(text) if token.is_word or token.lower in {"€", "'n", "'t"}]
    found = _written(text)
    taken = {(measure.start, measure.end) for measure in found}
    index = 0
    while index < len(words):
        measure, used = _at(words, index)
        if measure and not any(start < measure.end and measure.start < end for start, end in taken):
            found.append(measure)
            taken.add((measure.start, measure.end))
        index += max(used, 1)
    listed = _listed_weekdays(words)
    if listed and not any(m.dimension is Dimension.FREQUENCY for m in found):
        found.append(listed)
    return tuple(sorted(found, key=lambda measure: measure.start))


def _written(text: str) -> list[Measure]:
    clocks = [
        Measure(Dimension.CLOCK, (int(m[1]) * 60 + int(m[2])) % HALF_DAY, "", m.start(), m.end())
        for m in _WRITTEN_CLOCK.finditer(text)
    ]
    money = [
        Measure(Dimension.MONEY, float(m[1].replace(".", "")), "euro", m.start(), m.end())
        for m in _MONEY.finditer(text)
    ]
    return clocks + money


def _at(words: list[Token], index: int) -> tuple[Measure | None, int]:
    """The measure that starts at word `index`, and how many words it takes."""
    for reader in (_every, _adverb, _clock, _duration, _counted):
        measure, used = reader(words, index)
        if measure:
            return measure, used
    return None, 1


def _measure(
    dimension: Dimension, value: float, unit: str, words: list[Token], index: int, used: int
) -> tuple[Measure, int]:
    return Measure(dimension, value, unit, words[index].start, words[index + used - 1].end), used


def _lowers(words: list[Token], index: int, count: int) -> list[str]:
    return [word.lower for word in words[index : index + count]] + [""] * max(0, index + count - len(words))


def _every(words: list[Token], index: int) -> tuple[Measure | None, int]:
    """ "elke dag", "iedere vrijdag", "om de week", "om de drie weken", "eens in de maand"."""
    first, second, third, fourth = _lowers(words, index, 4)
    if first in _WORDS["every"]:
        if second in _PERIODS:
            return _measure(Dimension.FREQUENCY, 1, _PERIODS[second], words, index, 2)
        if next((second.removesuffix(part) for part in _PARTS if second.endswith(part)), second) in _WEEKDAYS:
            return _measure(Dimension.FREQUENCY, 1, "week", words, index, 2)
        number = number_of(second)
        if number and third.startswith(("week", "weken")):
            return _measure(Dimension.FREQUENCY, 1 / number, "week", words, index, 3)
    if first == "om" and second == "de":
        if third == "week" or (third in {"andere", "twee"} and fourth.startswith("we")):
            return _measure(Dimension.FREQUENCY, 1, "fortnight", words, index, 3 + (third != "week"))
        number = number_of(third)
        if number and fourth == "weken":
            return _measure(Dimension.FREQUENCY, 1 / number, "week", words, index, 4)
    if first == "eens" and second in {"per", "in"}:
        place = 3 if second == "in" and third in {"de", "het"} else 2
        period = (third if place == 2 else fourth)  # fmt: skip
        if period in _PERIODS:
            return _measure(Dimension.FREQUENCY, 1, _PERIODS[period], words, index, place + 1)
    return None, 1


def _adverb(words: list[Token], index: int) -> tuple[Measure | None, int]:
    word = words[index].lower
    if word in _WORDS["adverbs"]:
        return _measure(Dimension.FREQUENCY, 1, _WORDS["adverbs"][word], words, index, 1)
    return None, 1


def _clock(words: list[Token], index: int) -> tuple[Measure | None, int]:
    """ "half drie", "kwart over acht", "tien voor vier", "drie uur" after a preposition of time."""
    first, second, third = _lowers(words, index, 3)
    if first in {"half", "halfn"} and second in _HOUR and third not in {"uur", "uren"}:
        return _measure(Dimension.CLOCK, (_HOUR[second] * 60 - 30) % HALF_DAY, "", words, index, 2)
    if second in {"over", "voor"} and third in _HOUR and first in {"kwart", "vijf", "tien", "twintig"}:
        minutes = 15 if first == "kwart" else int(number_of(first) or 0)
        sign = 1 if second == "over" else -1
        following = words[index + 3].lower if index + 3 < len(words) else ""
        if first == "kwart" or following not in {"weken", "dagen", "uur"}:
            return _measure(Dimension.CLOCK, (_HOUR[third] * 60 + sign * minutes) % HALF_DAY, "", words, index, 3)
    before = words[index - 1].lower if index else ""
    if before in _WORDS["before_clock"] and first in _HOUR and second == "uur":
        return _measure(Dimension.CLOCK, (_HOUR[first] * 60) % HALF_DAY, "", words, index, 2)
    return None, 1


def _duration(words: list[Token], index: int) -> tuple[Measure | None, int]:
    """ "een half uur", "twintig minuten", "een kwartiertje", "anderhalf uur", "drie kwartier"."""
    first, second, third = _lowers(words, index, 3)
    if first in _WORDS["one"] and second in {"half", "halve"} and third in _MINUTES:
        return _measure(Dimension.DURATION, 0.5 * _MINUTES[third], "minute", words, index, 3)
    if first in _WORDS["one"] and second in _MINUTES and second not in {"uur", "minuut", "min"}:
        return _measure(Dimension.DURATION, _MINUTES[second], "minute", words, index, 2)
    if first in {"kwartier", "kwartiertje", "halfuur", "halfuurtje"}:
        return _measure(Dimension.DURATION, _MINUTES[first], "minute", words, index, 1)
    number = number_of(first) or (1.0 if first in _WORDS["one"] else None)
    if number and second in _MINUTES:
        return _measure(Dimension.DURATION, number * _MINUTES[second], "minute", words, index, 2)
    return None, 1


def _counted(words: list[Token], index: int) -> tuple[Measure | None, int]:
    """ "twee keer per week", "driemaal", "2x p.w.", "zes bijeenkomsten"."""
    first, second, third, fourth = _lowers(words, index, 4)
    value: float | None = _WORDS["multiples"].get(first)
    used = 1
    if value is None:
        compact = re.fullmatch(r"(\d+)\s?x", first)
        value = float(compact[1]) if compact else None
    if value is None:
        value = number_of(first) or (1.0 if first == "één" or (first == "een" and second == "keer") else None)
        if value is None:
            return None, 1
        if second in _WORDS["times"]:
            used = 2
        else:
            unit = words[index + 1].lemma if index + 1 < len(words) else ""
            if unit not in _WORDS["units"]:
                return None, 1
            if unit == "euro":
                return _measure(Dimension.MONEY, value, unit, words, index, 2)
            if third == "per" and fourth in _PERIODS:
                return _measure(Dimension.FREQUENCY, value, _PERIODS[fourth], words, index, 4)
            return _measure(Dimension.COUNT, value, unit, words, index, 2)
    following = _lowers(words, index + used, 3)
    if following[0] in {"per", "in"}:
        place = 1 if following[0] == "per" else 2
        period = following[place] if following[0] == "per" or following[1] in {"de", "het", "een"} else ""
        if period in _PERIODS:
            return _measure(Dimension.FREQUENCY, value, _PERIODS[period], words, index, used + place + 1)
    if following[0] in _WORDS["per_week"]:
        return _measure(Dimension.FREQUENCY, value, "week", words, index, used + 1)
    return _measure(Dimension.COUNT, value, "keer", words, index, used)


def _listed_weekdays(words: list[Token]) -> Measure | None:
    """ "maandag, dinsdag en donderdag" says three times a week; one or "dinsdag of donderdag" says nothing."""
    places = [i for i, word in enumerate(words) if word.lower.rstrip("s") in _WEEKDAYS]
    run = [i for i in places if any(0 < abs(i - j) <= 2 for j in places)]
    if len(run) < 2 or any(words[i].lower in {"of", "naar", "nee"} for i in range(run[0], run[-1])):
        return None
    if run[-1] - run[0] > 2 * len(run):
        return None
    return Measure(Dimension.FREQUENCY, float(len(run)), "week", words[run[0]].start, words[run[-1]].end)
