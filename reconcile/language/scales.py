"""What a measure is, and when two of them cannot both be true."""

from dataclasses import dataclass
from enum import StrEnum

from reconcile.lexicon import table

EPSILON = 1e-6
TIMES: str = table("measures")["times"][0]
"""The unit of a bare "twee keer". It may count any occasion, so it is comparable with all of them."""
OCCASIONS = frozenset({TIMES, *table("measures")["occasions"]})


class Dimension(StrEnum):
    """What a measure measures. Only measures of one dimension can conflict."""

    FREQUENCY = "frequency"
    """`value` times per `unit` (day, week, month, quarter, year)."""
    DURATION = "duration"
    """`value` minutes."""
    CLOCK = "clock"
    """`value` minutes after midnight or noon: spoken Dutch does not tell which."""
    COUNT = "count"
    """`value` of `unit` (a lemma of `lexicon/measures.toml`)."""
    MONEY = "money"
    """`value` euro."""


class Limit(StrEnum):
    """Whether the value is a bound."""

    NONE = "none"
    AT_MOST = "at most"
    AT_LEAST = "at least"


PER_WEEK = {"day": 5.0, "week": 1.0, "month": 0.25, "quarter": 1 / 13, "year": 1 / 52}
"""School days: "elke dag" is five times a week. A month counts as four weeks, as people do."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One quantity. `text[start:end]` of the measured text is how it is written."""

    dimension: Dimension
    value: float
    """The upper end of a range ("drie à vier maanden")."""
    unit: str
    start: int
    end: int
    spread: float = 0.0
    """How far the lower end of a range lies under `value`."""
    limit: Limit = Limit.NONE

    def conflicts_with(self, other: "Measure") -> bool:
        """Comparable, and either no value in common or a ceiling against a floor."""
        if not self.comparable(other):
            return False
        apart = self.rate < other.least - EPSILON or other.rate < self.least - EPSILON
        return apart or {self.limit, other.limit} == {Limit.AT_MOST, Limit.AT_LEAST}

    def comparable(self, other: "Measure") -> bool:
        """Whether the two measure the same thing."""
        if self.dimension is not other.dimension:
            return False
        if self.dimension is not Dimension.COUNT or self.unit == other.unit:
            return True
        return TIMES in {self.unit, other.unit} and {self.unit, other.unit} <= OCCASIONS

    @property
    def rate(self) -> float:
        """The value on one scale: frequencies per week, all else as is."""
        return self.value * self._scale

    @property
    def least(self) -> float:
        """The lower end of a range on the scale of `rate`; `rate` itself for a single value."""
        return (self.value - self.spread) * self._scale

    @property
    def _scale(self) -> float:
        return PER_WEEK[self.unit] if self.dimension is Dimension.FREQUENCY else 1.0
