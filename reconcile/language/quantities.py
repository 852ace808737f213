"""How long, how many and how much: "drie kwartier", "zes bijeenkomsten", "€ 1.500,-"."""

import re
from collections.abc import Iterator

from reconcile.language.amounts import Amount, amount_at, times_at
from reconcile.language.numbers import number_of
from reconcile.language.scales import TIMES, Dimension, Measure
from reconcile.language.weekdays import DAYS
from reconcile.language.words import Words
from reconcile.lexicon import table

_WORDS = table("measures")
_MINUTES: dict[str, int] = _WORDS["minutes"]
_UNITS: dict[str, str] = _WORDS["units"]
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3})\s?%")
_MONEY = re.compile(r"€\s?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d\d)|,-)?")
MONTHS = 12
FORTNIGHT = 14


def written_money(text: str) -> Iterator[Measure]:
    """Every amount behind a euro sign."""
    for match in _MONEY.finditer(text):
        value = float(match[1].replace(".", "")) + int(match[2] or 0) / 100
        yield Measure(Dimension.MONEY, value, "euro", match.start(), match.end())


def written_percentages(text: str) -> Iterator[Measure]:
    """Every "25%"."""
    for match in _PERCENT.finditer(text):
        yield Measure(Dimension.COUNT, float(match[1]), _WORDS["percent"], match.start(), match.end())


def share_at(words: Words, index: int) -> tuple[Measure, int] | None:
    """ "een kwart meer tijd", "de helft": a share that starts at word `index`, in percent, and the index after it."""
    bare = _WORDS["bare_shares"].get(words[index]) if words[index + 1] in _WORDS["of"] else None
    if bare is not None:
        return Measure(Dimension.COUNT, bare, _WORDS["percent"], *words.span(index, index + 1)), index + 1
    value = _WORDS["shares"].get(words[index + 1]) if words[index] in _WORDS["before_share"] else None
    if value is None or words[index + 2] in {*_WORDS["past_hour"], *_WORDS["to_hour"], *_WORDS["no_share_before"]}:
        return None
    return Measure(Dimension.COUNT, value, _WORDS["percent"], *words.span(index, index + 2)), index + 2


def duration_at(words: Words, index: int) -> tuple[Measure, int] | None:
    """The length of time within a day that starts at word `index`, and the index after it."""
    found = _minutes_at(words, index)
    if found is None:
        return None
    minutes, spread, end = found
    is_end = words[index - 1] in _WORDS["closes_span"]  # "15 bij toetsen tot een uur en 30 bij langere"
    more = _minutes_at(words, end + 1) if words[end] in _WORDS["and"] and not is_end else None
    if more and more[0] < minutes:
        minutes, end = minutes + more[0], more[2]
    return Measure(Dimension.DURATION, minutes, "minute", *words.span(index, end), spread), end


def _minutes_at(words: Words, index: int) -> tuple[float, float, int] | None:
    """Minutes, how far a range goes down from them, and the index after the words; "elk uur" is sixty."""
    if words[index] in _WORDS["every"] and words[index + 1] in _MINUTES:
        return _MINUTES[words[index + 1]], 0.0, index + 2
    if words[index] in _WORDS["bare_minutes"]:
        return _WORDS["bare_minutes"][words[index]], 0.0, index + 1
    amount = amount_at(words, index)
    if amount is None:
        return None
    if amount.spread and words[index - 1] in _WORDS["range_open"]:
        return None
    size = _MINUTES.get(words[amount.unit]) or _MINUTES.get(words[amount.unit].partition("/")[0])
    return (amount.value * size, amount.spread * size, amount.end) if size else None


def count_at(words: Words, index: int) -> tuple[Measure, int] | None:
    """The number of things that starts at word `index`, and the index after it. Money in words counts as money."""
    times = times_at(words, index)
    if times:
        return (_measure(Dimension.COUNT, times, TIMES, words, index), times.end) if times.sure else None
    amount = amount_at(words, index)
    if amount is None or not amount.sure:
        return None
    if words[amount.unit] in _WORDS["money"]:
        return _measure(Dimension.MONEY, amount, "euro", words, index), amount.end
    if words[amount.unit] in _WORDS["adjectives"]:
        amount = amount._replace(unit=amount.unit + 1, end=amount.end + 1)
    unit = _UNITS.get(words.lemma(amount.unit))
    by_halves = unit in _WORDS["halved"] and amount.value < 1 and words[index] not in _WORDS["one"]  # "halve dagen"
    if unit is None or by_halves or _tells_when(words, index, amount):
        return None
    scaled = _on_scale(amount, unit)
    return (_measure(Dimension.COUNT, scaled[0], scaled[1], words, index), amount.end) if scaled else None


def _tells_when(words: Words, index: int, amount: Amount) -> bool:
    """ "over zes weken", "over vijf à zes weken", "drie weken geleden": a moment, not a number of weeks."""
    if words[index - 1] in _WORDS["range"] and number_of(words[index - 2]) is not None:
        index -= 2
    index -= words[index - 1] in _WORDS["about"]
    return words[index - 1] in _WORDS["tells_when_before"] or words[amount.end] in _WORDS["tells_when_after"]


def _on_scale(amount: Amount, unit: str) -> tuple[Amount, str] | None:
    """Amount and unit in which equal things are equal: "veertien dagen" is two weeks, "een half jaar" six months."""
    value = amount.value
    if unit in _WORDS["years"]:  # whole years are ages, as good as always
        return None if value == int(value) else (amount._replace(value=value * MONTHS), _WORDS["month"])
    if unit in _WORDS["days"] and value == FORTNIGHT:
        return amount._replace(value=value / DAYS, spread=amount.spread / DAYS), _WORDS["week"]
    if value < 1 and unit not in _WORDS["halved"]:
        return None
    scale, factor = _WORDS["scaled_units"].get(unit, (unit, 1.0))
    return amount._replace(value=value * factor, spread=amount.spread * factor), scale


def _measure(dimension: Dimension, amount: Amount, unit: str, words: Words, index: int) -> Measure:
    return Measure(dimension, amount.value, unit, *words.span(index, amount.end), amount.spread)
