"""How often: "elke dag", "om de week", "twee keer per week", "driewekelijks", "vrijdags"."""

from typing import NamedTuple

from reconcile.language.amounts import COMPACT, Amount, amount_at, times_at
from reconcile.language.numbers import number_of
from reconcile.language.scales import Dimension, Measure
from reconcile.language.weekdays import DAYS, recurring_weekday_of, weekday_of
from reconcile.language.words import Words
from reconcile.lexicon import table

_WORDS = table("measures")
_PERIODS: dict[str, str] = _WORDS["periods"]
_NO_THINGS = frozenset(_WORDS["minutes"]) | frozenset(_WORDS["money"]) | {"", ",", _WORDS["percent"]}
"""What is measured and not counted: "twee uur per week" is a length."""
_PER = frozenset(_WORDS["per_period"]) | {_WORDS["per"][0]}


class Rate(NamedTuple):
    """`value` times per `unit`, said in the words up to index `end`."""

    value: float
    unit: str
    end: int
    spread: float = 0.0


class Period(NamedTuple):
    """`length` of `unit` ("per twee weken"), said in the words up to index `end`."""

    unit: str
    length: float
    end: int


def frequency_at(words: Words, index: int) -> tuple[Measure, int] | None:
    """The frequency that starts at word `index`, and the index after it."""
    for reader in (_period_first, _every, _all, _alternate, _adverb, _out_of, _repeated):
        rate = reader(words, index)
        if rate:
            span = words.span(index, rate.end)
            return Measure(Dimension.FREQUENCY, rate.value, rate.unit, *span, rate.spread), rate.end
    return None


def _period_at(words: Words, index: int) -> Period | None:
    """The period that starts at word `index`: "per week", "in de twee weken", "p.w.", "elke maand"."""
    word = words[index]
    if word in _WORDS["per_period"]:
        return Period(_WORDS["per_period"][word], 1, index + 1)
    if word not in _WORDS["per"] and word not in _WORDS["every"]:
        return None
    place = index + 1 + (words[index + 1] in _WORDS["the"] or words[index + 1] in _WORDS["articles"])
    if words[place] in _PERIODS:
        return Period(_PERIODS[words[place]], 1, place + 1)
    return _several(words, place)


def _several(words: Words, index: int) -> Period | None:
    """ "twee weken", "14 dagen": days are read as weeks when they fill them, else as school days."""
    count, unit = number_of(words[index]), words[index + 1]
    if not count or unit not in _PERIODS:
        return None
    if unit in _WORDS["fortnight_days"] and count % DAYS == 0:
        return Period("week", count / DAYS, index + 2)
    return Period(_PERIODS[unit], count, index + 2)


def _period_first(words: Words, index: int) -> Rate | None:
    """ "per ochtend eenmaal", "per week twee keer"."""
    if words[index] != "per":
        return None
    period = _period_at(words, index)
    times = times_at(words, period.end) if period else None
    if period is None or times is None or not times.sure:
        return None
    return Rate(times.value / period.length, period.unit, times.end, times.spread / period.length)


def _every(words: Words, index: int) -> Rate | None:
    """ "elke dag", "iedere vrijdag", "elke twee weken", "elke eerste maandag van de maand"."""
    if words[index] not in _WORDS["every"]:
        return None
    if words[index + 1] in _WORDS["kind_of_day"] and words[index + 2] in _PERIODS:
        return Rate(1, _PERIODS[words[index + 2]], index + 3)
    period = _period_at(words, index)
    if period:
        end = _last_part(words, period.end) if words[period.end - 1] in _WORDS["parts"] else period.end
        return Rate((1 + (end - period.end) // 2) / period.length, period.unit, end)
    if weekday_of(words[index + 1]) is not None:
        return Rate(1, "week", index + 2)
    if words[index + 1] in _WORDS["nth"] and weekday_of(words[index + 2]) is not None:
        return Rate(1, "month", index + 3)
    return None


def _last_part(words: Words, end: int) -> int:
    """The index after the "en middag" of "elke ochtend en middag"; `end` when there is none."""
    while words[end] in _WORDS["and"] and words[end + 1] in _WORDS["parts"]:
        end += 2
    return end


def _all(words: Words, index: int) -> Rate | None:
    """ "alle schooldagen"; not "alle weken", which may be those of one stretch."""
    if words[index] not in _WORDS["every_of_many"] or _PERIODS.get(words[index + 1]) != "day":
        return None
    return Rate(1, "day", index + 2) if words[index + 1].endswith("en") else None


def _alternate(words: Words, index: int) -> Rate | None:
    """ "om de week", "om de andere dag", "om de drie weken", "om de dinsdag"."""
    if words[index] not in _WORDS["alternate"] or words[index + 1] not in _WORDS["the"]:
        return None
    place = index + 2 + (words[index + 2] in _WORDS["other"])
    if words[place] in _PERIODS:
        return Rate(1 / 2, _PERIODS[words[place]], place + 1)
    if weekday_of(words[place]) is not None:
        return Rate(1 / 2, "week", place + 1)
    period = _several(words, place)
    return Rate(1 / period.length, period.unit, period.end) if period else None


def _adverb(words: Words, index: int) -> Rate | None:
    """ "wekelijks", "zeswekelijks", "halfjaarlijks", "vrijdags"; not "het dagelijkse werk"."""
    word = words[index]
    if words[index + 1] in _WORDS["day_in_day_out"]:
        return None
    if word in _WORDS["adverbs"]:
        return Rate(1, _WORDS["adverbs"][word], index + 1)
    if word in _WORDS["half_adverbs"]:
        return Rate(2, _WORDS["half_adverbs"][word], index + 1)
    for ending, unit in _WORDS["adverb_endings"].items():
        count = number_of(word.removesuffix(ending).rstrip("-")) if word.endswith(ending) else None
        if count:
            return Rate(1 / count, unit, index + 1)
    return Rate(1, "week", index + 1) if recurring_weekday_of(word) is not None else None


def _out_of(words: Words, index: int) -> Rate | None:
    """ "drie van de vier weken": three times in four weeks."""
    amount = amount_at(words, index)
    if amount is None or words[amount.unit] not in _WORDS["of"] or words[amount.unit + 1] not in _WORDS["the"]:
        return None
    period = _several(words, amount.unit + 2)
    return Rate(amount.value / period.length, period.unit, period.end) if period else None


def _repeated(words: Words, index: int) -> Rate | None:
    """ "twee keer per week", "eens in de zes weken", "2x/week", "twee keer een uur per week", "drie lessen p.w."."""
    compact = COMPACT.fullmatch(words[index])
    if compact and compact[2] in _PERIODS:
        return Rate(float(compact[1]), _PERIODS[compact[2]], index + 1)
    times = times_at(words, index)
    if times is None and words[index] in _WORDS["once"]:
        times = Amount(1.0, 0.0, index, index + 1)
    if times is None:
        return _counted(words, index)
    period = _period_at(words, times.end)
    if period:
        return Rate(times.value / period.length, period.unit, period.end, times.spread / period.length)
    length = amount_at(words, times.end)
    period = _period_at(words, length.end) if length and words[length.unit] in _WORDS["minutes"] else None
    return Rate(times.value / period.length, period.unit, times.end) if period else None


def _counted(words: Words, index: int) -> Rate | None:
    """ "drie sessies per week"; "twee weken elke ochtend" counts no weeks."""
    amount = amount_at(words, index)
    if amount is None or words[amount.end] in _WORDS["every"] or words[amount.unit] in _NO_THINGS:
        return None
    if words.lemma(amount.unit) not in _WORDS["units"] and not (amount.sure and words[amount.end] in _PER):
        return None
    period = _period_at(words, amount.end)
    if period is None:
        return None
    return Rate(amount.value / period.length, period.unit, period.end, amount.spread / period.length)
