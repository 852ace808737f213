"""Hours of the day: "half drie", "tien over half negen", "om drie uur", "14.30 uur", all modulo twelve hours."""

import re
from collections.abc import Iterator

from reconcile.language.numbers import number_of
from reconcile.language.scales import Dimension, Measure
from reconcile.language.weekdays import weekday_of
from reconcile.language.words import Words
from reconcile.lexicon import table

HALF_DAY = 12 * 60
SCHOOL_STARTS = 7
LONGEST_CLOCK = 4
"""Words of "vijf voor half drie"."""
NOON = 12
"""A bare "7.30" is a time of day, a bare "2.10" is as likely a paragraph; "tien uur." too, but "vier uur." a length."""

_WORDS = table("measures")
_MONTHS = frozenset(table("dates")["months"])
_HOUR = {name: number for number, name in enumerate(_WORDS["hours"], 1)}
_LATE_HOUR = {name: number for number, name in enumerate(_WORDS["late_hours"], 1)}
_HALF_HOUR = {f"{half}{name}": number for half in _WORDS["half"] for name, number in _HOUR.items()}
HALF_HOURS = frozenset(_HALF_HOUR)
_TIME = r"([01]?\d|2[0-3])([.:])([0-5]\d)"
_MARK = rf"(?:\s?({'|'.join(_WORDS['clock_marks'])})\b)?"
_WRITTEN = re.compile(
    rf"(?<![\d.,:€-])(?<!€ ){_TIME}(?:{_MARK}\s?[-–]\s?{_TIME})?{_MARK}(?![\d:]|[.-]\d|\s?(?:€|euro|%))"
)


def written_clocks(text: str, words: Words) -> Iterator[Measure]:
    """Every time in digits: "14.30 uur", "9:00-10:30"."""
    for match in _WRITTEN.finditer(text):
        hour, colon, minute, mark, last_hour, _, last_minute, last_mark = match.groups()
        before = words[words.index_at(match.start()) - 1]
        plain = ":" in colon or mark or last_mark or last_hour or before in _WORDS["before_clock"]
        if not plain and int(hour) < SCHOOL_STARTS:
            continue
        end = match.end() if last_hour is None else match.end(4) if mark else match.end(3)
        yield _clock(int(hour) * 60 + int(minute), match.start(), end)
        if last_hour is not None:
            yield _clock(int(last_hour) * 60 + int(last_minute), match.start(5), match.end())


def _clock(minutes: int, start: int, end: int) -> Measure:
    return Measure(Dimension.CLOCK, float(minutes % HALF_DAY), "", start, end)


def clock_at(words: Words, index: int) -> tuple[Measure, int] | None:
    """The spoken time that starts at word `index`, and the index after it."""
    for reader in (_half, _minutes_from, _full_hour, _opening_hour, _closing_hour):
        found = reader(words, index)
        if found:
            minutes, end = found
            end += words[end] in _WORDS["hour"]
            return _clock(minutes, *words.span(index, end)), end
    return None


def _hour_of(word: str) -> int | None:
    if word.isdecimal() and len(word) <= 2 and int(word) <= 24:
        return int(word)
    return _HOUR.get(word)


def _hour_in_phrase(word: str) -> int | None:
    """The hour after "half" or "kwart voor", where "een" is no article."""
    return 1 if word in _WORDS["one"] else _hour_of(word)


def _half(words: Words, index: int) -> tuple[int, int] | None:
    """ "half drie", "halfdrie"; "half uur" is no time."""
    fused = _HALF_HOUR.get(words[index])
    if fused is not None:
        return fused * 60 - 30, index + 1
    hour = _hour_in_phrase(words[index + 1])
    if words[index] not in _WORDS["half"] or hour is None or words.lemma(index + 2) in _WORDS["units"]:
        return None
    return hour * 60 - 30, index + 2


def _minutes_from(words: Words, index: int) -> tuple[int, int] | None:
    """ "kwart over acht", "tien voor vier", "vijf voor half negen"; not "tien over vier weken"."""
    first, direction = words[index], words[index + 1]
    if first not in {*_WORDS["quarter"], *_WORDS["minutes_to_hour"]}:
        return None
    if direction not in {*_WORDS["past_hour"], *_WORDS["to_hour"]}:
        return None
    minutes = 15 if first in _WORDS["quarter"] else int(number_of(first) or 0)
    sign = 1 if direction in _WORDS["past_hour"] else -1
    half = _half(words, index + 2)
    if half:
        return half[0] + sign * minutes, half[1]
    hour = _hour_in_phrase(words[index + 2])
    if hour is None or (first not in _WORDS["quarter"] and words.lemma(index + 3) in _WORDS["units"]):
        return None
    return hour * 60 + sign * minutes, index + 3


def _full_hour(words: Words, index: int) -> tuple[int, int] | None:
    """ "om drie uur", "tien maart, vier uur", "negen uur tot half elf", "voor vieren", "om drie"."""
    before, word, following = words[index - 1], words[index], words[index + 1]
    if word in _LATE_HOUR and before in _WORDS["before_late_hour"]:
        return _LATE_HOUR[word] * 60, index + 1
    hour = _hour_of(word)
    if hour is None:
        return None
    if following in _WORDS["hour"]:
        after_date = before in _MONTHS or (before == "," and words[index - 2] in _MONTHS)
        if before in _WORDS["to_hour"] and weekday_of(words[index - 2]) is not None:  # "vrijdag voor vier uur"
            return hour * 60, index + 2
        bare = SCHOOL_STARTS <= hour <= NOON and words[index + 2] in _WORDS["ends_clock"]
        if before in _WORDS["before_clock"] or after_date or bare or words[index + 2] in _WORDS["after_clock"]:
            return hour * 60, index + 2
    elif before in _WORDS["at"] and following in _WORDS["ends_clock"]:
        return hour * 60, index + 1
    return None


def _opening_hour(words: Words, index: int) -> tuple[int, int] | None:
    """ "van twaalf tot half een", "tussen negen en elf."; not "van vijf tot tien sommen", "tussen de negen en elf"."""
    hour = _hour_of(words[index])
    if hour is None or words[index - 1] not in _WORDS["range_open"] or words[index + 1] not in _WORDS["closes_span"]:
        return None
    place = index + 2
    if _half(words, place) or _minutes_from(words, place):
        return hour * 60, index + 1
    last = _hour_of(words[place])
    ends = words[place + 1] in {*_WORDS["ends_clock"], *_WORDS["hour"]}
    return (hour * 60, index + 1) if last is not None and last != hour and ends else None


def _closing_hour(words: Words, index: int) -> tuple[int, int] | None:
    """The "vier" of "van kwart voor drie tot vier" and the "elf" of "van negen tot elf."."""
    hour = _hour_of(words[index])
    if hour is None or words[index - 1] not in _WORDS["closes_span"] or words[index + 1] not in _WORDS["ends_clock"]:
        return None
    opened = any(
        (found := reader(words, start)) is not None and found[1] == index - 1
        for start in range(max(0, index - 1 - LONGEST_CLOCK), index - 1)
        for reader in (_half, _minutes_from, _opening_hour)
    )
    return (hour * 60, index + 1) if opened else None
